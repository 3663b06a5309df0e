//! Values: every way in is the one parser, every way out gives the same text, and what logs show of them is short.

#![allow(clippy::unwrap_used, reason = "tests")]

use skillcert::{
    Assurance, Audit, CertificateNumber, CityCode, Code, Lang, Mark, NumberScheme, ProvinceCode,
    RecoveryStatus, Score, Serial,
};

const TEXT: &str = "1918010000001";
const VALUE: u64 = 1_918_010_000_001;
const LETTER: &str = "191801000000O";

#[test]
fn a_number_is_parsed_whatever_it_is_made_from() {
    let number = CertificateNumber::parse(TEXT).unwrap();
    let made = [TEXT.parse(), TEXT.try_into(), TEXT.as_bytes().try_into(), VALUE.try_into()];
    assert_eq!(made, [Ok(number); 4]);
    assert_eq!((u64::from(number), format!("{number:?}")), (VALUE, format!("CertificateNumber({TEXT})")));
    let refused: [Result<CertificateNumber, _>; 4] =
        [LETTER.parse(), LETTER.try_into(), LETTER.as_bytes().try_into(), (10 * VALUE).try_into()];
    let [digit, length] = [Code::NumberNotDigit, Code::NumberLength];
    assert_eq!(refused.map(|error| error.unwrap_err().code()), [digit, digit, digit, length]);
}

#[test]
fn parts_and_scores_are_parsed_too() {
    assert_eq!("18".parse(), Ok(ProvinceCode::HUNAN));
    assert_eq!("01".parse(), Ok(CityCode::CHANGSHA));
    assert_eq!("59.99".parse::<Score>().unwrap().hundredths(), 5_999);
    assert_eq!("1".parse::<CityCode>().unwrap_err().code(), Code::CityNotTwoDigits);
    assert_eq!(Serial::new(42).unwrap().to_string(), "0000042");
}

#[test]
fn an_error_says_what_its_finding_says() {
    let letter = CertificateNumber::parse(LETTER).unwrap_err();
    assert_eq!((letter.index(), letter.position()), (Some(12), Some(13)));
    for error in [letter, Score::parse("59.995").unwrap_err(), Serial::new(0).unwrap_err()] {
        let finding = error.finding();
        assert_eq!((error.code(), error.component()), (finding.code(), finding.component()));
        assert_eq!((error.index(), error.position()), (finding.index(), finding.position()));
        assert_eq!(error.clause(), finding.clause());
    }
}

#[test]
fn a_series_shows_its_six_digits() {
    let shown =
        [TEXT, "0018010000001"].map(|text| format!("{:?}", CertificateNumber::parse(text).unwrap().series()));
    assert_eq!(shown, ["SeriesKey(191801)", "SeriesKey(001801)"]);
}

/// The first eight and the last eight of thirteen bytes.
#[test]
fn a_number_is_read_from_two_words() {
    let number = CertificateNumber::parse(TEXT).ok();
    assert_eq!(CertificateNumber::from_words(*b"19180100", *b"10000001"), number);
    assert_eq!(CertificateNumber::from_words(*b"19180100", *b"1000000O"), None);
}

#[test]
fn a_mark_that_is_a_score_has_one() {
    let marks = [Mark::Score(Score::PASS_MARK), Mark::Absent, Mark::Void, Mark::Deferred];
    assert_eq!(marks.map(Mark::score), [Some(Score::PASS_MARK), None, None, None]);
}

/// The notice names one province and one city.
#[test]
fn only_what_the_notice_names_has_a_name() {
    let names = ["18", "43"].map(|code| ProvinceCode::parse(code).unwrap().name());
    assert_eq!(names, [Some("湖南"), None]);
    let names = ["01", "02"].map(|code| CityCode::parse(code).unwrap().name());
    assert_eq!(names, [Some("长沙"), None]);
}

#[test]
fn texts_are_read_as_their_bytes() {
    let scheme = NumberScheme::hunan();
    for text in [TEXT, LETTER, " 1918010000001", "1918020000001", "1843010000001", ""] {
        assert_eq!(scheme.parse(text, None), scheme.parse_bytes(text.as_bytes(), None));
        assert_eq!(scheme.recover(text, None), scheme.recover_bytes(text.as_bytes(), None));
        assert_eq!(scheme.diagnose(text, None), scheme.diagnose_bytes(text.as_bytes(), None));
        assert_eq!(CertificateNumber::diagnose(text), CertificateNumber::diagnose_bytes(text.as_bytes()));
    }
    assert_eq!(scheme.parse(TEXT, None).unwrap().1, Assurance::KnownCodes);
}

/// A number only where it is exact, a reason only where it is not.
#[test]
fn a_recovery_says_how_much_it_is() {
    let rows = [
        (" 1918010000001", RecoveryStatus::Exact, 1),
        ("1.91801E+12", RecoveryStatus::PrefixOnly, 0),
        (LETTER, RecoveryStatus::Lost, 0),
    ];
    for (text, status, repairs) in rows {
        let recovery = CertificateNumber::recover(text);
        assert_eq!((recovery.status(), recovery.repairs().len()), (status, repairs), "{text}");
        let is_exact = status == RecoveryStatus::Exact;
        assert_eq!(recovery.number().map(u64::from), is_exact.then_some(VALUE), "{text}");
        assert_eq!(recovery.finding().is_none(), is_exact, "{text}");
    }
}

#[test]
fn lists_show_what_they_hold_and_no_room() {
    let (_, repairs) = CertificateNumber::recover(" 1918010000001").exact().unwrap();
    assert_eq!(format!("{repairs:?}"), format!("{:?}", repairs.as_slice()));
    let findings = CertificateNumber::diagnose(LETTER);
    assert_eq!(format!("{findings:?}"), format!("{:?}", findings.as_slice()));
}

/// By value, by reference, as a slice.
#[test]
fn lists_are_iterated_like_their_slices() {
    let findings = CertificateNumber::diagnose("O0000000000000");
    let slice = findings.as_slice();
    assert_eq!((findings.len(), findings.is_empty()), (slice.len(), false));
    assert_eq!(findings.as_ref(), slice);
    assert!((&findings).into_iter().eq(slice) && findings.into_iter().eq(slice.iter().copied()));
    assert!(CertificateNumber::diagnose(TEXT).is_empty());
}

#[test]
fn a_scheme_shows_its_fields() {
    let shown = "NumberScheme { province: ProvinceCode(18), first_year: 2019, closed: false, version: 3, cities: [2, 0] }";
    assert_eq!(format!("{:?}", NumberScheme::hunan().with_version(3)), shown);
}

#[test]
fn an_audited_series_shows_its_counts() {
    let mut audit = Audit::default();
    audit.add(&[VALUE, VALUE + 3, VALUE + 3]).unwrap();
    let shown = "AuditedSeries { first: Some(CertificateNumber(1918010000001)), last: Some(CertificateNumber(1918010000004)), \
                 issued: 2, missing: 2, repeated: 1, voided: 0, .. }";
    assert_eq!(format!("{:?}", audit.series()), format!("[{shown}]"));
}

#[test]
fn a_repeated_shard_is_told_with_its_name() {
    let mut audit = Audit::shard("长沙").unwrap();
    let error = audit.merge(&audit.clone()).unwrap_err();
    assert_eq!(error.to_string(), format!("{}: 长沙", error.finding().message(Lang::En)));
}

#[test]
fn languages_have_tags() {
    assert_eq!(["zh", "en", "de"].map(Lang::from_tag), [Some(Lang::Zh), Some(Lang::En), None]);
}

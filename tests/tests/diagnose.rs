//! Every row of `diagnose.tsv`; the first finding is the verdict of the strict reading.

use proptest::prelude::*;
use skillcert::{CertificateNumber, NumberScheme, ValidationError};
use skillcert_tests::table;

#[test]
fn every_row() {
    table::check("diagnose");
}

/// Of any bytes: the first finding is the verdict, and there are findings only if there is one.
fn begins_with_the_verdict(bytes: &[u8]) {
    let verdict = |error: Option<ValidationError>| error.map(|error| *error.finding());
    let form = CertificateNumber::diagnose_bytes(bytes);
    assert_eq!(
        form.iter().next().copied(),
        verdict(CertificateNumber::parse_bytes(bytes).err()),
        "{bytes:?}"
    );
    let date = skillcert::parse_date("2026-11-23").ok();
    for scheme in [NumberScheme::hunan(), NumberScheme::hunan().closed()] {
        for as_of in [None, date] {
            let all = scheme.diagnose_bytes(bytes, as_of);
            assert_eq!(
                all.iter().next().copied(),
                verdict(scheme.parse_bytes(bytes, as_of).err()),
                "{bytes:?}"
            );
            assert!(all.iter().is_sorted_by_key(|finding| finding.code()), "{bytes:?}: {all:?}");
        }
    }
}

#[test]
fn the_rows_of_other_tables_too() {
    for row in ["number", "recover"].into_iter().flat_map(table::read) {
        begins_with_the_verdict(&row.bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        begins_with_the_verdict(&bytes);
    }

    #[test]
    fn what_is_nearly_a_number(text in "[0-9O１٣ ]{0,2}[0-9O]{9,13}[0-9x]{0,2}") {
        begins_with_the_verdict(text.as_bytes());
    }
}

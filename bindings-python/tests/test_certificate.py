"""Holding an assessment, issuing from it, and the life of a certificate."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from skillcert import (
    AbsencePolicy,
    Assessment,
    Blank,
    Book,
    Carried,
    Catalog,
    Certificate,
    CertificateNumber,
    Code,
    DecisionPolicy,
    Entry,
    FeeSchedule,
    FeeSchedules,
    Finding,
    Holding,
    Institution,
    Issuer,
    Outcome,
    PassRule,
    RetakePolicy,
    Score,
    Series,
    Sheet,
    Specification,
    ValidationError,
)
from values import (
    ASSESSMENT,
    CENTER,
    CERTIFICATE,
    DAY,
    EARLY,
    EMBROIDERY,
    ENTRY,
    HOLDING,
    ISSUER,
    OWN_FEES,
    PRINTING,
    SCHOOL,
    SPECIFICATION,
)

ALLOWED, FORBIDDEN = (
    {"reissue": {"policy": {"allowed": allowed}, "reason": "遗失"}} for allowed in (True, False)
)
VOID = {"void": {"reason": "冒名顶替"}}
SPOILT = {"spoil": {"reason": "打印机卡纸"}}


def corrected(holder: str) -> dict[str, object]:
    return {"correct": {"holder": holder, "reason": "姓名录入有误"}}


def code(call: Callable[[], object]) -> str:
    with pytest.raises(ValidationError) as caught:
        call()
    assert caught.value.cure("zh")
    return caught.value.code


def assessment(*entries: Entry, city: str = "01", institution: Institution = SCHOOL) -> Assessment:
    return Assessment(
        city=city, center=CENTER, institution=institution, project=EMBROIDERY, date=DAY, entries=entries
    )


def test_everything_in_the_way_at_once() -> None:
    assert HOLDING.findings() == ()
    assert (HOLDING.assessment, HOLDING.registration) == (ASSESSMENT, "2026-11")
    branch = assessment(city="02", institution=Institution("教学点", False))
    findings = Holding(assessment=branch, catalog=Catalog()).findings()
    assert [finding.code for finding in findings] == [
        "project_unknown",
        "organizer_not_competent",
        "not_independent_legal_person",
        "station_not_approved",
        "examiners_missing",
        "registration_missing",
        "questions_not_drawn",
    ]


def test_policies_decide_where_the_notice_is_silent() -> None:
    kept = Carried(EARLY, practical=Score(70))
    entries = assessment(
        Entry("1", "考生0001", practical="缺考"),
        Entry("2", "考生0002", carried=kept),
        Entry("3", "考生0003", practical=60, attempt=4),
    )
    assert (ENTRY.attempt, ENTRY.carried) == (2, Carried(EARLY, practical=Score(60)))

    def said(policy: DecisionPolicy | None) -> list[object]:
        answers = entries.decide(policy=policy)
        return [answer.code if isinstance(answer, ValidationError) else answer.outcome for answer in answers]

    assert said(None) == [Outcome.FAILED, "carried_mark_lapsed", Outcome.PASSED]
    policy = DecisionPolicy(absence=AbsencePolicy.UNDECIDED, retake=RetakePolicy(attempts=3, keep_days=730))
    assert said(policy) == [Outcome.UNDECIDED, Outcome.PASSED, "retake_not_allowed"]
    absent = PassRule.PRACTICAL.decide(practical="缺考", absence=AbsencePolicy.UNDECIDED)
    assert (absent.absence, absent.outcome) == (AbsencePolicy.UNDECIDED, Outcome.UNDECIDED)


def test_issuing_numbers_the_passes_in_order() -> None:
    entries = assessment(
        Entry("1", "考生0001", practical=60),
        Entry("2", "考生0002", practical="59.99"),
        Entry("1", "考生0001", practical=60),
        Entry("3", "考生0003", practical=100),
    )
    series = Series(DAY, "01")
    answers, after = entries.issue(series, issuer=ISSUER, issued_on=DAY)
    numbers = []
    for answer in answers:
        if isinstance(answer, ValidationError):
            numbers.append(answer.code)
        else:
            decision, certificate = answer
            assert decision.passed == (certificate is not None)
            numbers.append(str(certificate and certificate.number))
    assert numbers == ["2618010000001", "None", "candidate_repeated", "2618010000002"]
    assert (series.next, after.next) == (1, 3)
    full = Series.at(2026, "01", 9_999_999)
    assert code(lambda: entries.issue(full, issuer=ISSUER, issued_on=DAY)) == "series_exhausted"
    assert code(lambda: entries.issue(series, issuer=ISSUER, issued_on=EARLY)) == "issue_before_assessment"
    other = Series(DAY, "02")
    assert code(lambda: entries.issue(other, issuer=ISSUER, issued_on=DAY)) == "certificate_city_mismatch"


def test_a_specification_decides_the_rule() -> None:
    strict = Specification(scope="local", developer=SPECIFICATION.developer, tasks=[], theory=True)
    (answer,) = assessment(Entry("1", "考生0001", practical=60)).decide(specification=strict)
    assert not isinstance(answer, ValidationError)
    assert (answer.rule, answer.outcome) == (PassRule.THEORY_AND_PRACTICAL, Outcome.UNDECIDED)


def complete() -> Certificate:
    certificate = CERTIFICATE.apply(on=DAY, action=PRINTING).apply(on=DAY, action="red_seal")
    return certificate.apply(on=DAY, action="emboss")


def test_printed_and_sealed_twice() -> None:
    assert (CERTIFICATE.stage, CERTIFICATE.seals, CERTIFICATE.opens_subsidy) == ("issued", (), False)
    missing = [(finding.code, finding.value) for finding in CERTIFICATE.findings()]
    assert missing == [("blank_missing", None), ("seal_missing", 1), ("seal_missing", 2)]
    seals = [finding.component for finding in CERTIFICATE.findings()[1:]]
    assert seals == ["seal.bureau_embossed", "seal.center_red"]
    certificate = complete()
    assert (certificate.stage, certificate.seals) == ("complete", ("bureau_embossed", "center_red"))
    assert [event.step for event in certificate.events] == ["print", "red_seal", "emboss"]
    assert (certificate.findings(), certificate.opens_subsidy) == ((), True)
    assert CERTIFICATE.stage == "issued"


def test_void_and_reissued() -> None:
    certificate = complete()
    void = certificate.apply(on=DAY, action=VOID)
    assert (void.stage, [finding.code for finding in void.findings()]) == ("void", ["certificate_void"])
    again = certificate.apply(on=DAY, action=ALLOWED)
    assert (again.stage, again.seals, again.number) == ("issued", (), certificate.number)
    assert [blank.number for blank in again.blanks] == ["43A0000001"]
    printed = CERTIFICATE.apply(on=DAY, action=PRINTING)
    another = {"print": {**PRINTING["print"], "printer": "宁乡市职业技能鉴定中心"}}
    for call, expected in [
        (lambda: void.apply(on=DAY, action=VOID), "void_needs_certificate"),
        (lambda: void.apply(on=DAY, action=PRINTING), "certificate_void"),
        (lambda: CERTIFICATE.apply(on=DAY, action="emboss"), "seal_needs_print"),
        (lambda: printed.apply(on=DAY, action="emboss").apply(on=DAY, action="emboss"), "seal_repeated"),
        (lambda: printed.apply(on=DAY, action=PRINTING), "print_needs_issue"),
        (lambda: printed.apply(on=DAY, action=ALLOWED), "reissue_needs_complete"),
        (lambda: again.apply(on=DAY, action=PRINTING), "blank_used"),
        (
            lambda: certificate.apply(on=DAY, action=FORBIDDEN),
            "reissue_not_allowed",
        ),
        (lambda: CERTIFICATE.apply(on=DAY, action=another), "printing_not_authorized"),
        (lambda: CERTIFICATE.apply(on=EARLY, action=PRINTING), "certificate_event_before_last"),
    ]:
        assert code(call) == expected


def test_a_spoilt_sheet_and_a_wrong_name_take_a_new_sheet() -> None:
    printed = CERTIFICATE.apply(on=DAY, action=PRINTING)
    spoilt = printed.apply(on=DAY, action=SPOILT)
    assert (spoilt.stage, spoilt.events[-1].reason) == ("issued", "打印机卡纸")
    assert spoilt.sheets == (Sheet(Blank("43A0000001"), DAY, "spoilt", DAY),)
    assert (printed.events[0].reason, printed.events[0].blank) == (None, Blank("43A0000001"))
    assert printed.book.blank == Blank("43A0000001")
    assert (spoilt.book.blank, spoilt.book.blanks) == (None, (Blank("43A0000001"),))
    right = complete().apply(on=DAY, action=corrected("考生0009"))
    assert (right.holder, right.issued_to, right.sheets[0].fate) == ("考生0009", "考生0001", "replaced")
    assert right.lookup()["holder"] == "考生0009"
    for call, expected in [
        (lambda: CERTIFICATE.apply(on=DAY, action=SPOILT), "spoil_needs_sheet"),
        (lambda: right.apply(on=DAY, action=corrected("考生0009")), "correction_changes_nothing"),
        (lambda: right.apply(on=DAY, action=corrected(" ")), "holder_missing"),
        (lambda: right.apply(on=DAY, action={"void": {"reason": " "}}), "reason_missing"),
        (lambda: right.apply(on=DAY, action={"void": {"reason": "由" * 501}}), "text_too_long"),
        (lambda: right.apply(on=DAY, action="void"), "json_invalid"),
    ]:
        assert code(call) == expected


def test_a_book_is_replayed_and_makes_a_certificate() -> None:
    certificate = complete().apply(on=DAY, action=corrected("考生0009"))
    events = [event.to_json() for event in certificate.events]
    book = Book.replay(certificate.number, "考生0001", DAY, events)
    assert book == certificate.book
    assert (book.stage, book.holder, book.seals, book.sheets) == (
        certificate.stage,
        "考生0009",
        (),
        certificate.sheets,
    )
    assert (book.findings(), book.opens_subsidy) == (certificate.findings(), False)
    decision = certificate.decision
    rebuilt = Certificate.of(book, decision, project=EMBROIDERY, assessed_on=DAY, issuer=ISSUER)
    assert rebuilt == certificate
    void = book.apply(on=DAY, action=VOID)
    assert book.after(void.events[-1]) == void
    assert (void.voided and void.voided.reason, book.voided) == ("冒名顶替", None)
    assert code(lambda: void.apply(on=DAY, action=VOID)) == "void_needs_certificate"
    assert code(lambda: Book.replay(book.number, "考生0001", DAY, events[::-1])) == "seal_needs_print"
    assert code(lambda: Book.replay(book.number, "考生0001", DAY, ["{"])) == "json_invalid"
    assert code(lambda: Book(book.number, "\u200b", DAY)) == "holder_missing"
    failed = PassRule.PRACTICAL.decide(practical=59)
    assert code(lambda: Certificate.of(book, failed, project=EMBROIDERY)) == "certificate_without_pass"


def test_a_certificate_takes_the_place_of_another() -> None:
    def issue(replaces: str) -> Certificate:
        return Certificate.issue(
            CERTIFICATE.decision,
            holder="考生0001",
            project=EMBROIDERY,
            city="01",
            number=CERTIFICATE.number,
            issued_on=DAY,
            replaces=CertificateNumber(replaces),
        )

    certificate = issue("2518010000001")
    assert (certificate.replaces, certificate.issuer) == (CertificateNumber("2518010000001"), None)
    assert (certificate.assessed_on, certificate.lookup()["bureau"]) == (None, None)
    assert code(lambda: issue("2618010000001")) == "replaces_itself"


def test_custom_is_no_clause() -> None:
    custom = Finding("certificate_void", "certificate")
    assert (custom.basis, custom.clause) == ("custom", None)
    assert custom.message("zh") == "证书已作废（通知未规定，按本单位规定）"
    assert custom.message("en").endswith(" (not in the notice: the center's own rule)")
    assert Finding("seal_missing", "seal.center_red").basis == "clause"
    assert Finding("json_invalid", "document").basis is None
    assert Code("certificate_void").basis == "custom"


def test_what_is_reported_and_what_is_shown() -> None:
    shown = {
        "number": "2618010000001",
        "holder": "考生0001",
        "project": "湘西苗绣",
        "issued_on": "2026-11-20",
        "bureau": ISSUER.bureau,
        "center": ISSUER.center,
        "stage": "complete",
    }
    certificate = complete()
    assert certificate.lookup() == shown
    reported = {"city": "01", "assessed_on": "2026-11-20", "marks": {"practical": "60", "theory": None}}
    sheet = {"blank": "43A0000001", "printed_on": "2026-11-20", "fate": "present", "until": None}
    later = {"issued_to": None, "replaces": None, "blanks": ["43A0000001"], "sheets": [sheet]}
    assert certificate.report() == {**shown, **reported, **later}


def test_an_issuer_has_two_names() -> None:
    assert CERTIFICATE.issuer == ISSUER
    assert code(lambda: Issuer("", "中心")) == "bureau_missing"
    assert code(lambda: Issuer("局", " ")) == "center_name_missing"


def test_fees_since_the_notice_are_the_caller_s() -> None:
    schedules = FeeSchedules.notice().with_schedule(OWN_FEES)
    assert FeeSchedules(schedules.schedules) == schedules
    assert schedules.on(DAY) == OWN_FEES
    assert (OWN_FEES.from_, OWN_FEES.until, OWN_FEES.source) == (EARLY, None, "本地收费文件")
    assert PassRule.PRACTICAL.fee(DAY, schedules).total == 90
    assert code(lambda: schedules.on(datetime.date(2025, 12, 31))) == "fee_schedule_unknown"
    assert code(lambda: schedules.with_schedule(OWN_FEES)) == "fee_schedule_overlap"
    reversed_days = FeeSchedule(DAY, EARLY, theory=0, practical=0, administration=0, source="")
    assert code(lambda: FeeSchedules([reversed_days])) == "fee_schedule_overlap"

"""The register on each database: one transaction, one number to a key, nothing lost.

Where each fault of the catalog is proven, here or elsewhere:

| fault | what | proof |
|---|---|---|
| A1 | crash between number and row | tests/crash; `test_an_exception_takes_everything_back` |
| A2 | commit done, answer lost | tests/crash; `test_the_same_key_has_one_number` |
| A3 | two clerks, one candidate | `test_two_clerks_get_one_number` |
| A4 | key that may be null | test_register_settings.py |
| A5 | first of a year and city | tests/crash (year turns) |
| A6, A24 | counter moved since it was read | `test_a_stale_counter_starts_again` |
| A7, A8 | printing under the lock, before the commit | docs/register.md; `test_other_cities_do_not_wait` |
| A9 | settings that forget commits | test_register_settings.py |
| A10 | restored backup | `test_a_restored_backup_is_found_out`; test_register_property.py |
| A11 | counter changed by hand | `test_a_counter_moved_by_hand_issues_nothing`; test_register_audit.py |
| A12 | row deleted | test_register_roles.py; test_register_audit.py |
| A13 | last serial | `test_the_last_serial_and_no_further` |
| A14 | more than are left | `test_a_batch_is_all_or_nothing` |
| A15 | batch of none, or too many | `test_an_empty_call_takes_nothing`; tests/data/series.tsv |
| A16 | one row of a batch | `test_a_batch_is_all_or_nothing` |
| A17 | two systems | test_register_history.py |
| A18 | real gaps | test_register_history.py |
| A19, A20 | order, other series | test_register_audit.py |
| A21 | many rows | the database finds the breaks: test_register_audit.py |
| A22 | audit cut short | test_register_audit.py |
| A23 | conflicts | `test_patience_ends`; tests/crash |
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier, Event

import pytest
import sqlalchemy as sa
from databases import DAY, Database, historic, issue, number, outcome, request, texts
from skillcert import (
    Assurance,
    CertificateError,
    CertificateEvent,
    Decision,
    Finding,
    Issuer,
    NumberScheme,
    PassRule,
    PrintAuthority,
    Project,
)
from skillcert.register import (
    Answers,
    Correction,
    HighWater,
    Issued,
    Refused,
    Register,
    RegisterError,
    Request,
    RequestError,
    Transaction,
)
from skillcert.register.keys import row_digest

CENTER = "长沙市职业技能鉴定中心"
SEALS = (CertificateEvent(DAY, "emboss"), CertificateEvent(DAY, "red_seal"))


def printing(blank: str) -> CertificateEvent:
    action = {"blank": blank, "printer": CENTER, "authority": PrintAuthority("01", CENTER, [CENTER])}
    return CertificateEvent(DAY, {"print": action})


def issue_interrupted(register: Register, candidate: str) -> None:
    with register.transaction() as transaction:
        transaction.issue([request(candidate)], issued_on=DAY, city="01")
        raise KeyboardInterrupt


def test_the_same_key_has_one_number(register: Register) -> None:
    first = issue(register, request("a"), request("b"), request("a"))
    assert texts(first) == ["2618010000001", "2618010000002", "2618010000001"]
    assert [answer.already for answer in first if isinstance(answer, Issued)] == [False, False, True]
    again = issue(register, request("b"), request("c"), day=date(2027, 1, 5))
    assert texts(again) == ["2618010000002", "2718010000001"]


def test_two_clerks_get_one_number(database: Database) -> None:
    barrier = Barrier(4, timeout=60)

    def clerk(_: int) -> list[str]:
        register = database.register()
        barrier.wait()
        return [text for i in range(10) for text in texts(issue(register, request(f"{i}")))]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(clerk, range(4)))
    assert answers == [[str(number(serial)) for serial in range(1, 11)]] * 4


def test_many_writers_leave_neither_gap_nor_duplicate(database: Database) -> None:
    def work(worker: int) -> list[str]:
        own = database.register()
        return [text for i in range(10) for text in texts(issue(own, request(f"{worker}-{i}")))]

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(text for part in pool.map(work, range(4)) for text in part)
    assert numbers == [str(number(serial)) for serial in range(1, 41)]


def test_two_cities_race_for_one_key(database: Database) -> None:
    barrier = Barrier(4, timeout=60)

    def clerk(city: int) -> list[str]:
        register = database.register()
        barrier.wait()
        return [texts(issue(register, request(f"{i}"), city=f"0{city}"))[0] for i in range(10)]

    with ThreadPoolExecutor(4) as pool:
        for answers in zip(*pool.map(clerk, range(1, 5)), strict=True):
            assert sorted(answers)[1:] == ["certificate_of_another"] * 3
    assert not database.register().audit().faults


def test_the_number_of_another_holder_is_never_given(register: Register) -> None:
    issue(register, request("a"))
    answers = issue(register, request("a", holder="z"), request("b"), request("b", holder="y"))
    assert texts(answers) == ["certificate_of_another", "2618010000002", "certificate_of_another"]
    refused = answers[0]
    assert isinstance(refused, Refused)
    assert "2618010000001 under another name" in refused.message("en")
    assert (refused.number, refused.clause) == (number(1), None)
    assert "更正" in refused.cure("zh")
    assert texts(issue(register, request("a"), city="02")) == ["certificate_of_another"]
    scheme = NumberScheme(province="43")
    [other] = register.issue([request("a")], issued_on=DAY, city="01", scheme=scheme)
    assert isinstance(other, Refused)
    assert (other.code, other.number) == ("certificate_of_another", number(1))


def test_an_exception_takes_everything_back(register: Register) -> None:
    issue(register, request("a"))
    with pytest.raises(KeyboardInterrupt):
        issue_interrupted(register, "b")
    assert register.verify(number(2)) is None
    assert texts(issue(register, request("c"))) == ["2618010000002"]


def test_a_batch_is_all_or_nothing(database: Database) -> None:
    register = database.register()
    for mark in ("59.99", "缺考", ""):
        with pytest.raises(RequestError, match=r"request 2: .*no pass") as error:
            issue(register, request("a"), request("b", practical=mark))
        assert (error.value.row, error.value.code) == (2, "certificate_without_pass")
        assert error.value.message("zh").startswith("第2项：")
    issue(register, request("c"))
    database.execute("UPDATE series SET next = 9999999", "UPDATE certificates SET number = 2618019999998")
    assert outcome(lambda: issue(register, request("d"), request("e"))) == "series_exhausted"
    assert texts(issue(register, request("d"))) == ["2618019999999"]


def test_the_last_serial_and_no_further(database: Database) -> None:
    register = database.register()
    register.declare(2026, "01", 1, 9_999_998, reason="旧系统")
    assert texts(issue(register, request("a"))) == ["2618019999999"]
    assert outcome(lambda: issue(register, request("b"))) == "series_exhausted"
    audit = register.audit()
    assert not audit.faults
    assert audit.series[0].filled == 99.9


def test_nobody_is_no_candidate(register: Register) -> None:
    assert outcome(lambda: issue(register, request(" ", holder="考生"))) == "candidate_missing"
    unnamed = request("b", holder="\u200b ")
    assert outcome(lambda: issue(register, request("a"), unnamed)) == "holder_missing"


def test_an_empty_call_takes_nothing(register: Register) -> None:
    assert issue(register) == []
    assert outcome(lambda: issue(register, city="1")) == "city_not_two_digits"
    assert texts(issue(register, request("a"))) == ["2618010000001"]


def test_a_batch_beyond_the_limits_of_a_statement(register: Register) -> None:
    requests = [request(f"{i}", assessment=f"{i % 3}") for i in range(2001)]
    first = issue(register, *requests)
    assert [int(answer.number) % 10_000_000 for answer in first if isinstance(answer, Issued)] == [
        *range(1, 2002)
    ]
    again = issue(register, *requests, request("2001"))
    assert texts(again) == [*texts(first), "2618010002002"]


def finding_of(answers: Answers) -> Finding | None:
    return answers[0].finding


def falling(answers: Answers) -> list[tuple[int | None, int | None]]:
    assert {finding.code for finding in answers.findings} <= {"issue_date_before_last"}
    return [(finding.value, finding.limit) for finding in answers.findings]


def test_a_date_before_the_last_is_told(register: Register) -> None:
    issue(register, request("a"), day=date(2027, 1, 3))
    before = issue(register, request("b"), day=date(2026, 12, 31))
    assert (texts(before), falling(before)) == (["2618010000001"], [(20261231, 20270103)])
    again = issue(register, request("a"), request("b"), day=date(2026, 12, 31))
    assert (texts(again), falling(again)) == (["2718010000001", "2618010000001"], [])
    elsewhere = issue(register, request("c"), day=date(2026, 12, 31), city="02")
    assert (texts(elsewhere), falling(elsewhere)) == (["2618020000001"], [])
    assert falling(issue(register, request("d"), day=date(2027, 1, 2))) == [(20270102, 20270103)]


def test_verify_shows_what_a_query_may_show(register: Register) -> None:
    issue(register, request("a", holder="考生O001"))
    register.correct(number(1), holder="考生0001", on=DAY, reason="姓名录入有误")
    found = register.verify(number(1))
    assert found is not None
    shown = {
        "number": number(1),
        "holder": "考生0001",
        "project": "湘西苗绣",
        "issued_on": DAY,
        "stage": "issued",
    }
    assert vars(found) == shown | {"voided_on": None, "replaced_by": None}
    assert found.assurance is Assurance.ISSUED
    assert register.verify(number(2)) is None
    assert register.issued([number(1), number(2)]) == {number(1)}
    assert outcome(lambda: register.book(number(2))) == "not_issued"
    assert outcome(lambda: register.record(number(2))) == "not_issued"


def test_a_void_number_stays_used(register: Register) -> None:
    issue(register, request("a"))
    for _ in range(2):
        assert register.void(number(1), on=DAY, reason="冒名顶替").stage == "void"
    found = register.verify(number(1))
    assert found is not None
    assert (found.void, found.voided_on) == (True, DAY)
    assert texts(issue(register, request("a"), request("b"))) == ["certificate_void", "2618010000002"]
    assert register.audit().series[0].void == 1
    assert not register.audit().faults
    assert outcome(lambda: register.void(number(1), on=DAY, reason="另一原因")) == "void_needs_certificate"
    assert outcome(lambda: register.void(number(9), on=DAY, reason="冒名顶替")) == "not_issued"
    early = date(2026, 11, 22)
    assert (
        outcome(lambda: register.void(number(2), on=early, reason="其他")) == "certificate_event_before_last"
    )
    assert outcome(lambda: register.void(number(2), on=DAY, reason=" ")) == "reason_missing"


def in_place_of(void: int, candidate: str = "a", *, holder: str = "", practical: str = "60") -> Request:
    return replace(request(candidate, holder=holder, practical=practical), replaces=number(void))


def test_a_void_certificate_has_one_successor(register: Register) -> None:
    issue(register, request("a", holder="z"), request("b"))
    assert texts(issue(register, in_place_of(1, holder="a"))) == ["replaces_needs_void"]
    register.void(number(1), on=DAY, reason="地市有误")
    # Name, city and year may be others; the candidate has to be the same.
    successor = issue(register, in_place_of(1), day=date(2027, 1, 5), city="02")
    assert texts(successor) == ["2718020000001"]
    assert texts(issue(register, in_place_of(1), request("a"), city="02")) == ["2718020000001"] * 2
    refusals = {
        "replaced_already": in_place_of(1, holder="y"),
        "certificate_of_another": request("a", holder="z"),
        "replaces_needs_void": in_place_of(1, "b"),
    }
    assert texts(issue(register, *refusals.values(), city="02")) == list(refusals)
    found, book = register.verify(number(1)), register.certificate(number(1, year=27, city="02"))
    assert found is not None
    assert found.replaced_by == book.number
    assert (book.replaces, register.record(number(1)).replaced_by) == (number(1), book.number)
    assert not register.audit().faults


def test_a_successor_that_is_void_may_be_replaced(register: Register) -> None:
    issue(register, request("a"))
    for serial in (1, 2):
        register.void(number(serial), on=DAY, reason="项目有误")
        assert texts(issue(register, in_place_of(serial))) == [str(number(serial + 1))]
    answers = issue(register, request("a"), in_place_of(1), in_place_of(2))
    assert texts(answers) == ["2618010000003", "certificate_void", "2618010000003"]
    # The first to name a void one wins; who does not name it is answered with what is there then.
    register.void(number(3), on=DAY, reason="项目有误")
    answers = issue(register, request("a"), in_place_of(3), in_place_of(3, practical="70"))
    assert texts(answers) == ["2618010000004", "2618010000004", "candidate_repeated"]
    assert [answer.already for answer in answers if isinstance(answer, Issued)] == [True, False]
    assert not register.audit().faults


def test_two_clerks_replace_one_certificate(database: Database) -> None:
    issue(database.register(), *(request(f"{i}") for i in range(5)))
    barrier = Barrier(2, timeout=60)

    def clerk(city: int) -> list[str]:
        register = Register(database.url)
        answers: list[Issued | Refused] = []
        for i in range(5):
            barrier.wait()
            register.void(number(i + 1), on=DAY, reason="地市有误")
            answers += issue(register, in_place_of(i + 1, f"{i}"), city=f"0{city}")
        return texts(answers)

    with ThreadPoolExecutor(2) as pool:
        for answers in zip(*pool.map(clerk, (2, 3)), strict=True):
            assert sorted(answers)[1] == "replaced_already"
    assert not database.register().audit().faults


def test_what_only_seems_to_be_void_is_not_replaced(database: Database) -> None:
    register = database.register()
    issue(register, request("a"))
    register.apply(number(1), printing("43A0000001"))
    event = register.book(number(1)).events[0]
    digest = row_digest(int(number(1)), 1, event.on, "void", event.to_json())
    database.execute(f"UPDATE events SET step = 'void', digest = '{digest}'")
    assert outcome(lambda: issue(register, in_place_of(1))) == "replaces_needs_void"


def decided(register: Register, serial: int = 1) -> list[str]:
    """The practical marks of a certificate: its own, then the corrected ones."""
    record = register.record(number(serial))
    assert record.decision is not None
    texts = [record.decision, *(correction.decision for correction in record.corrections)]
    return [str(Decision.from_json(text).practical) for text in texts]


def test_corrected_marks_are_entered_once(register: Register) -> None:
    issue(register, request("a"), request("b"))
    for _ in range(2):
        answers = issue(register, request("a", practical="88"), request("b"), request("c"))
        assert texts(answers) == [str(number(serial)) for serial in (1, 2, 3)]
    found = [answer.finding for answer in answers if isinstance(answer, Issued)]
    assert (decided(register), found) == (["60", "88"], [None] * 3)
    [answer] = issue(register, request("a"))
    assert isinstance(answer, Issued)
    assert answer.finding == Finding("marks_differ", "decision", value=int(number(1)))
    assert register.record(number(1)).corrections[1] == Correction(
        DAY, PassRule.PRACTICAL.decide(practical=60).to_json()
    )
    # The certificate itself rests on the marks on which it was issued.
    assert register.certificate(number(1)).decision == PassRule.PRACTICAL.decide(practical=60)
    assert not register.audit().faults


def test_marks_that_contradict_each_other_in_one_call(register: Register) -> None:
    answers = issue(register, request("a"), request("a", practical="70"), request("a"))
    assert texts(answers) == ["2618010000001", "candidate_repeated", "2618010000001"]
    answers = issue(register, request("a", practical="70"), request("a"))
    assert texts(answers) == ["2618010000001", "candidate_repeated"]
    assert decided(register) == ["60", "70"]


def test_a_certificate_whose_marks_no_longer_pass(register: Register) -> None:
    issue(register, request("a"), request("b"), request("c"))
    register.void(number(2), on=DAY, reason="成绩更正后不合格")
    failed = [request(name, practical="57") for name in "abcd"]
    failed.append(request("c", holder="z", practical="缺考"))

    def review(transaction: Transaction) -> list[Refused | None]:
        return transaction.review(failed, on=DAY)

    for _ in range(2):
        answers = register.run(review)
        told = [answer and (answer.code, answer.number) for answer in answers]
        assert told == [
            ("certificate_stands", number(1)), None, ("certificate_stands", number(3)), None,
            ("certificate_of_another", number(3)),
        ]  # fmt: skip
    assert (decided(register), decided(register, 2), decided(register, 3)) == (
        ["60", "57"], ["60"], ["60", "57"],
    )  # fmt: skip
    assert {fault.finding.code for fault in register.audit().faults} == {"certificate_stands"}
    with pytest.raises(RequestError, match="request 1"), register.transaction() as transaction:
        transaction.review([request(" ", holder="z", practical="1")], on=DAY)


def test_marks_of_an_imported_certificate(register: Register) -> None:
    register.import_([historic(1, "a", holder="a")], source="旧系统")
    wanted = request("a", assessment="旧系统")
    [answer] = issue(register, wanted, day=date(2025, 6, 1))
    assert answer == Issued(number(1, year=25), already=True)
    assert register.record(number(1, year=25)).corrections == ()
    assert outcome(lambda: register.certificate(number(1, year=25))) == "certificate_without_pass"
    failed = request("a", assessment="旧系统", practical="缺考")
    [refused] = register.run(lambda transaction: transaction.review([failed], on=DAY))
    assert refused is not None
    assert len(register.record(number(1, year=25)).corrections) == 1


def test_what_is_kept_comes_back(register: Register) -> None:
    bureau = "长沙市人力资源和社会保障局"
    kept = {"bureau": bureau, "center": CENTER, "班级": "二班", "county": " "}
    wanted = replace(request("a"), keep=kept, assessed_on=date(2026, 11, 20))
    for _ in range(2):
        assert finding_of(issue(register, wanted)) is None
    stored = register.record(number(1))
    assert stored.keep == {"bureau": bureau, "center": CENTER, "班级": "二班"}
    assert (stored.stage, stored.traits, stored.assessed_on) == ("issued", (), date(2026, 11, 20))
    certificate = register.certificate(number(1))
    assert (certificate.issuer, certificate.assessed_on) == (Issuer(bureau, CENTER), stored.assessed_on)
    told = [finding_of(issue(register, replace(wanted, keep=keep))) for keep in (None, {"班级": "三班"})]
    assert told == [None, Finding("record_differs", "kept", value=int(number(1)))]
    other = issue(register, replace(wanted, project=Project("湘西 苗绣")))
    assert finding_of(other) == Finding("record_differs", "project", value=int(number(1)))
    issue(register, request("b"))
    assert register.certificate(number(2)).issuer is None


@pytest.mark.parametrize(
    ("wanted", "component"),
    [
        (request("a", holder="甲" * 201), "holder"),
        (request("a" * 201, holder="甲"), "candidate"),
        (request("a", assessment="考" * 201), "assessment"),
        (replace(request("a"), keep={"备注": "字" * 3000}), "kept"),
    ],
)
def test_texts_that_are_too_long(on_sqlite: Database, wanted: Request, component: str) -> None:
    with pytest.raises(RequestError) as caught:
        issue(on_sqlite.register(), request("b"), wanted)
    assert (caught.value.code, caught.value.component, caught.value.row) == ("text_too_long", component, 2)


def complete(register: Register, candidate: str = "a", **kept: str) -> None:
    issue(register, replace(request(candidate), keep=kept))
    register.apply(number(1), printing("43A0000001"), *SEALS)


def test_a_reissue_keeps_the_number(register: Register) -> None:
    complete(register, center=CENTER)
    for _ in range(2):
        book = register.reissue(number(1), blank="43A0000002", on=DAY, reason="遗失")
    assert [(sheet.blank.number, sheet.fate) for sheet in book.sheets] == [
        ("43A0000001", "replaced"), ("43A0000002", "present"),
    ]  # fmt: skip
    assert outcome(lambda: register.reissue(number(1), on=DAY, reason="遗失")) == "reissue_needs_complete"
    with pytest.raises(CertificateError):
        register.reissue(number(1), blank=" ", on=DAY, reason="遗失")
    register.void(number(1), on=DAY, reason="冒名顶替")
    assert outcome(lambda: register.reissue(number(1), on=DAY, reason="遗失")) == "certificate_void"


def test_who_prints_a_reissue(register: Register) -> None:
    complete(register)
    county = "浏阳市职业技能鉴定中心"

    def reissue(**printer: object) -> str:
        return register.reissue(number(1), blank="43A0000002", on=DAY, reason="遗失", **printer).stage  # type: ignore[arg-type]

    assert outcome(reissue) == "printing_not_authorized"
    assert outcome(lambda: reissue(printer=county, authority=PrintAuthority("01", CENTER, [CENTER]))) == (
        "printing_not_authorized"
    )
    assert register.book(number(1)).stage == "complete"
    assert reissue(printer=county) == "printed"
    assert register.spoil(number(1), on=DAY, reason="卡纸").stage == "issued"


def test_a_dry_run_takes_nothing(register: Register) -> None:
    issue(register, request("a"))
    for _ in range(2):
        answers = register.issue([request("b"), request("a")], issued_on=DAY, city="01", dry_run=True)
        assert texts(answers) == ["2618010000002", "2618010000001"]
    with register.transaction(dry_run=True) as transaction:
        transaction.issue([request("b")], issued_on=DAY, city="01")
        transaction.apply(number(2), printing("43A0000001"))
    assert (register.verify(number(2)), list(register.blanks())) == (None, [])
    assert texts(issue(register, request("c"))) == ["2618010000002"]
    assert not register.audit().faults


def test_everything_of_one_transaction(register: Register) -> None:
    def work(transaction: Transaction) -> str:
        [issued] = transaction.issue([request("a")], issued_on=DAY, city="01")
        assert isinstance(issued, Issued)
        transaction.apply_all([(issued.number, CertificateEvent(DAY, {"void": {"reason": "项目有误"}}))])
        [successor] = transaction.issue([in_place_of(1)], issued_on=DAY, city="01")
        return str(successor.number)

    assert register.run(work) == "2618010000002"
    assert register.states([number(1), 2618010000002, number(3)]) == {
        2618010000001: (True, 2618010000002), 2618010000002: (False, None),
    }  # fmt: skip
    with register.look() as states:
        assert states.of([2618010000002]) == {2618010000002: (False, None)}
    assert not register.audit().faults


def test_two_provinces(register: Register) -> None:
    scheme = NumberScheme(province="19")
    issue(register, request("a"))
    answers = register.issue([request("b")], issued_on=DAY, city="01", scheme=scheme)
    assert texts(answers) == ["2619010000001"]
    register.declare(2026, "01", 2, 9, reason="旧系统", scheme=scheme)
    assert texts(issue(register, request("c"))) == ["2618010000002"]
    assert [(part.province, part.issued) for part in register.audit().series] == [("18", 2), ("19", 1)]
    assert not register.audit().faults


def test_an_export_is_everything_in_order(register: Register) -> None:
    issue(register, request("b", practical="60.5"), request("a"), city="02")
    issue(register, request("c"))
    records = list(register.export())
    assert [(str(record.number), record.candidate, record.city) for record in records] == [
        ("2618010000001", "c", "01"), ("2618020000001", "b", "02"), ("2618020000002", "a", "02"),
    ]  # fmt: skip
    assert records[1].decision is not None
    assert Decision.from_json(records[1].decision) == PassRule.PRACTICAL.decide(practical="60.5")
    assert [record.candidate for record in register.export(city="02", year=2026)] == ["b", "a"]
    assert list(register.export(year=2027)) == []


def test_a_counter_moved_by_hand_issues_nothing(database: Database) -> None:
    register = database.register()
    issue(register, request("a"))
    for next_ in (1, 9):
        database.execute(f"UPDATE series SET next = {next_}")
        assert outcome(lambda: issue(register, request("b"))) == "series_counter_wrong"


def test_a_restored_backup_is_found_out(database: Database) -> None:
    register = database.register()
    issue(register, request("a"), request("b"))
    register.void(number(1), on=DAY, reason="冒名顶替")
    attested = HighWater.from_json(register.high_water().to_json())
    assert register.compare(attested) == []
    issue(register, request("c"), request("d"))
    assert register.compare(attested) == []
    database.execute("DELETE FROM events", "DELETE FROM certificates WHERE number > 2618010000001")
    lost = [(each.place, each.finding.code) for each in register.compare(attested)]
    assert lost == [("2026/18/01", "high_water_regressed"), ("2618010000001", "event_lost")]


def test_other_cities_do_not_wait(on_postgresql: Database) -> None:
    register = on_postgresql.register()
    issue(register, request("a"), city="14")
    locked, done = Event(), Event()

    def hold() -> None:
        with on_postgresql.register().transaction() as transaction:
            transaction.issue([request("b")], issued_on=DAY, city="14")
            locked.set()
            assert done.wait(30)

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(hold)
        assert locked.wait(30)
        for city in range(1, 14):
            issue(register, request(f"{city}"), city=f"{city:02}")
        done.set()
        holding.result()
    assert len(register.audit().series) == 14


def test_patience_ends(on_sqlite: Database) -> None:
    register = on_sqlite.register(patience=0.1)
    issue(register, request("a"))
    sa.event.listen(register._database._engine, "connect", _impatient)
    register._database._engine.dispose()
    with register.transaction():
        impatient = Register(on_sqlite.url, patience=0.1)
        sa.event.listen(impatient._database._engine, "connect", _impatient)
        with pytest.raises(RegisterError, match="safe to run again") as error:
            issue(impatient, request("b"))
    assert error.value.code == "register_busy"
    assert error.value.__cause__ is None
    assert error.value.__context__ is None
    assert texts(issue(register, request("b"))) == ["2618010000002"]


def test_a_transaction_says_when_to_run_it_again(on_postgresql: Database) -> None:
    first, second = on_postgresql.register(), on_postgresql.register()
    issue(first, request("x"))
    issue(second, request("y"))

    def wait_for_the_other_city() -> None:
        with first.transaction() as early:
            early._connection.exec_driver_sql("SET LOCAL lock_timeout = 100")
            early.issue([request("b")], issued_on=DAY, city="02")

    with second.transaction() as late:
        late.issue([request("a")], issued_on=DAY, city="02")
        assert outcome(wait_for_the_other_city) == "register_busy"


def _impatient(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA busy_timeout = 0")


def test_a_register_outlives_its_server(on_postgresql: Database) -> None:
    register, server = on_postgresql.register(), on_postgresql.server
    assert server is not None
    issue(register, request("a"))
    server.kill()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: texts(issue(register, request("a"), request("b"))))
        server.start()
        assert waiting.result() == ["2618010000001", "2618010000002"]


def test_no_call_takes_a_number_by_itself_and_none_deletes() -> None:
    public = {name for kind in (Register, Transaction) for name in vars(kind) if not name.startswith("_")}
    assert public == {
        "apply", "apply_all", "audit", "blanks", "book", "certificate", "compare", "correct", "declare",
        "destroy", "export", "export_lines", "files", "high_water", "import_", "init", "issue", "issued",
        "look", "numbers", "other_tables", "place", "record", "reissue", "review", "run", "snapshot", "spoil",
        "states", "transaction", "verify", "void",
    }  # fmt: skip


def test_no_statement_changes_or_deletes_what_was_issued(database: Database) -> None:
    register, statements = database.register(), []
    engine = register._database._engine
    sa.event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2].upper()))
    complete(register, center=CENTER)
    issue(register, request("a", practical="90"), request("b"))
    register.reissue(number(1), blank="43A0000002", on=DAY, reason="遗失")
    register.spoil(number(1), on=DAY, reason="卡纸")
    register.correct(number(1), holder="考生", on=DAY, reason="姓名录入有误")
    register.void(number(2), on=DAY, reason="冒名顶替")
    register.destroy(["43A0000003"], on=DAY, reason="受潮")
    register.import_([historic(1)], source="旧系统")
    assert not [statement for statement in statements if "DELETE" in statement]
    updates = [statement for statement in statements if statement.startswith("UPDATE")]
    assert updates
    assert all(statement.startswith("UPDATE SERIES SET NEXT") for statement in updates)

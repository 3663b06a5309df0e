"""The register by itself: one transaction, one number to a key, nothing lost."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from skillcert import CertificateNumber, Decision, PassRule, Project, ValidationError
from skillcert.register import Issued, Refused, Register, RegisterError, Request

DAY = date(2026, 11, 23)
PROJECT = Project("湘西苗绣")


def request(candidate: str, *, holder: str = "", practical: str = "60") -> Request:
    decision = PassRule.PRACTICAL.decide(practical=practical)
    return Request("湘西苗绣/01", candidate, holder or candidate, PROJECT, decision)


def issue(register: Register, *requests: Request, day: date = DAY) -> list[Issued | Refused]:
    with register.transaction() as transaction:
        return transaction.issue(requests, issued_on=day, city="01")


def issue_interrupted(register: Register, *requests: Request) -> None:
    with register.transaction() as transaction:
        transaction.issue(requests, issued_on=DAY, city="01")
        raise KeyboardInterrupt


def texts(answers: list[Issued | Refused]) -> list[str]:
    return [str(answer.number) if isinstance(answer, Issued) else answer.code for answer in answers]


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register(f"sqlite:///{tmp_path}/register.db")


def test_the_same_key_has_one_number(register: Register) -> None:
    first = issue(register, request("a"), request("b"), request("a"))
    assert texts(first) == ["2618010000001", "2618010000002", "2618010000001"]
    assert [answer.already for answer in first if isinstance(answer, Issued)] == [False, False, True]
    again = issue(register, request("b", practical="99"), request("c"), day=date(2027, 1, 5))
    assert texts(again) == ["2618010000002", "2718010000001"]


def test_the_number_of_another_holder_is_never_given(register: Register) -> None:
    issue(register, request("a"))
    answers = issue(register, request("a", holder="z"), request("b"), request("b", holder="y"))
    assert texts(answers) == ["certificate_of_another", "2618010000002", "certificate_of_another"]
    assert isinstance(answers[0], Refused)
    assert "another name" in answers[0].message("en")
    with pytest.raises(ValueError, match="zh"):
        answers[0].message("fr")


def test_an_exception_takes_everything_back(register: Register) -> None:
    issue(register, request("a"))
    with pytest.raises(KeyboardInterrupt):
        issue_interrupted(register, request("b"))
    assert register.verify(CertificateNumber("2618010000002")) is None
    assert texts(issue(register, request("c"))) == ["2618010000002"]


def test_only_a_pass_is_stored(register: Register) -> None:
    for mark in ("59.99", "缺考", ""):
        with pytest.raises(ValidationError, match="no pass"):
            issue(register, request("a"), request("b", practical=mark))
    assert texts(issue(register, request("c"))) == ["2618010000001"]


def test_an_empty_call_takes_nothing(register: Register) -> None:
    assert issue(register) == []
    with pytest.raises(ValidationError) as error, register.transaction() as transaction:
        transaction.issue([], issued_on=DAY, city="1")
    assert error.value.code == "city_not_two_digits"


def test_verify_gives_the_record(register: Register) -> None:
    issue(register, request("a", practical="60.5"))
    record = register.verify(CertificateNumber("2618010000001"))
    assert record is not None
    assert (record.candidate, record.project, record.city, record.issued_on) == ("a", "湘西苗绣", "01", DAY)
    assert record.assessed_on is None
    assert Decision.from_json(record.decision) == PassRule.PRACTICAL.decide(practical="60.5")


def test_many_writers_leave_neither_gap_nor_duplicate(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/register.db"

    def work(worker: int) -> list[str]:
        own = Register(url)
        return [text for i in range(10) for text in texts(issue(own, request(f"{worker}-{i}")))]

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(text for part in pool.map(work, range(4)) for text in part)
    assert numbers == [f"26180100000{serial:02}" for serial in range(1, 41)]


def test_the_commit_reaches_the_disk(register: Register) -> None:
    with register.transaction() as transaction:
        synchronous = transaction._connection.exec_driver_sql("PRAGMA synchronous").scalar()
    assert synchronous == 2


def test_a_writer_locks_before_it_reads(register: Register) -> None:
    with register.transaction():
        other = sqlite3.connect(register.files[0], timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_a_counter_moved_back_issues_no_number_twice(register: Register) -> None:
    issue(register, request("a"))
    with sqlite3.connect(register.files[0]) as connection:
        connection.execute("UPDATE series SET next = 1")
    with pytest.raises(RegisterError, match="refused"):
        issue(register, request("b"))
    with sqlite3.connect(register.files[0]) as connection:
        connection.execute("UPDATE series SET next = 0")
    with pytest.raises(ValidationError) as error:
        issue(register, request("b"))
    assert error.value.code == "series_state_invalid"


def test_a_newer_schema_is_left_alone(register: Register) -> None:
    issue(register, request("a"))
    with sqlite3.connect(register.files[0]) as connection:
        connection.execute("UPDATE schema_version SET version = 2")
    with pytest.raises(RegisterError, match="version 2, this program knows 1"):
        issue(register, request("b"))
    with pytest.raises(RegisterError, match="version 2"):
        register.verify(CertificateNumber("2618010000001"))


def test_no_call_takes_a_number_by_itself_and_none_deletes() -> None:
    from skillcert.register import Transaction

    public = {name for kind in (Register, Transaction) for name in vars(kind) if not name.startswith("_")}
    assert public == {"files", "transaction", "verify", "issued", "issue"}

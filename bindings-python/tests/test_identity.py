"""Who a candidate is: ids that are the same however they were typed, and candidates who may be one person."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from databases import DAY, Database, issue, number, outcome, request, texts
from skillcert import Finding, Project
from skillcert.register import Answers, Issued, Refused, Register, Request

# The same person each: zero-width marks, full-width digits, blanks of all kinds, an apostrophe.
SPELLINGS = ["0001", " 0001", "0001 ", "００01", "'0001", "00\u200b01", "0001\u3000", "\ufeff0001\t", "00 01"]


def careful(register: Register, *requests: Request, city: str = "01") -> Answers:
    """Issue as the command does without `--apart`."""
    return register.issue(requests, issued_on=DAY, city=city, apart=False)


def told(answers: Iterable[Issued | Refused]) -> list[tuple[str, str]]:
    """The code of each answer that has one, with the number that it names."""
    findings = [answer.finding for answer in answers]
    return [(finding.code, str(finding.value)) for finding in findings if finding]


def test_one_person_however_the_id_was_typed(register: Register) -> None:
    answers = issue(register, *(request(id_, holder="考生") for id_ in SPELLINGS))
    assert set(texts(answers)) == {"2618010000001"}
    assert [answer.already for answer in answers if isinstance(answer, Issued)] == [False] + [True] * 8
    # As it was typed first.
    assert register.record(number(1)).candidate == "0001"
    for nobody in ("", " ", "\u200b", "'"):
        assert outcome(lambda id_=nobody: issue(register, request(id_, holder="考生"))) == "candidate_missing"  # type: ignore[misc]


def test_ids_that_differ(register: Register) -> None:
    ids = ["0001", "1", "1.0", "A1", "a1", "é", "e\u0301", "①"]
    answers = issue(register, *(request(id_) for id_ in ids))
    assert texts(answers) == [str(number(serial)) for serial in range(1, 9)]
    assert not register.audit().faults


def test_one_assessment_however_it_was_typed(register: Register) -> None:
    answers = issue(
        register, *(request("a", assessment=text) for text in ("2026-11", " 2026-11\n", "2026 11"))
    )
    assert texts(answers) == ["2618010000001", "2618010000001", "2618010000002"]


@pytest.mark.parametrize("holder", ["甲 乙", "甲乙 ", "甲\u3000乙", "甲\u200b乙"])
def test_one_name_however_it_was_typed(register: Register, holder: str) -> None:
    issue(register, request("a", holder="甲乙"))
    [answer] = careful(register, request("a", holder=holder))
    assert answer == Issued(number(1), True, Finding("record_differs", "holder", value=int(number(1))))
    assert texts(careful(register, request("a", holder="甲丙"))) == ["certificate_of_another"]


def test_one_project_however_it_was_typed(register: Register) -> None:
    issue(register, request("a"))
    spelt, other = (replace(request("a"), project=Project(name)) for name in ("湘西 苗绣", "湘绣绣制"))
    [answer] = careful(register, spelt)
    assert answer == Issued(number(1), True, Finding("record_differs", "project", value=int(number(1))))
    assert texts(careful(register, other)) == ["certificate_of_another"]


def test_every_name_that_a_certificate_bore_is_its_holder_s(register: Register) -> None:
    issue(register, request("a", holder="阿依•古丽"))
    for holder in ("阿依古丽", "阿依·古丽娜"):
        register.correct(number(1), holder=holder, on=DAY, reason="姓名录入有误")
    differs = Finding("record_differs", "holder", value=int(number(1)))
    names = ("阿依·古丽娜", "阿依 . 古丽娜", "阿依古丽", "阿依. 古丽", "阿依娜")
    now, spelt, *former, other = (careful(register, request("a", holder=name))[0] for name in names)
    assert now == Issued(number(1), already=True)
    assert spelt == Issued(number(1), True, differs)
    assert former == [Issued(number(1), True, differs, renamed=True)] * 2
    assert texts([other]) == ["certificate_of_another"]
    for name in names[:4]:
        assert texts(careful(register, request("b", holder=name))) == ["candidate_namesake"]
    assert register.book(number(1)).holder == "阿依·古丽娜"


def test_other_marks_under_the_former_name(register: Register) -> None:
    issue(register, request("a"))
    register.correct(number(1), holder="考生甲", on=DAY, reason="姓名录入有误")
    [answer] = issue(register, request("a", practical="99"))
    marks = Finding("marks_differ", "decision", value=int(number(1)))
    assert answer == Issued(number(1), True, marks, renamed=True)


def test_the_same_people_with_other_zeros(register: Register) -> None:
    people = ["0001", "0002", "0003"]
    careful(register, *(request(id_, holder=f"考生{id_}") for id_ in people))
    for ids in (["1", "2", "3"], ["1.0", "2.0", "3.00"]):
        answers = careful(
            register, *(request(id_, holder=f"考生{old}") for id_, old in zip(ids, people, strict=True))
        )
        assert told(answers) == [("candidate_alike", str(number(serial))) for serial in (1, 2, 3)]
    refused = answers[0]
    assert isinstance(refused, Refused)
    assert "2618010000001" in refused.message("zh")
    assert "--apart" in refused.cure("zh")
    assert "0001" not in refused.message("zh").replace("2618010000001", "")
    assert not register.states([number(4)])


def test_two_people_of_one_file(register: Register) -> None:
    wanted = [
        request("0001", holder="张伟"), request("1", holder="张伟"), request("2", holder="张 伟"),
        request("0003", holder="李娜"), request("3", holder="王芳"), request("4", holder="王芳"),
    ]  # fmt: skip
    for already in (False, True):
        answers = careful(register, *wanted)
        assert texts(answers) == [
            "2618010000001", "candidate_alike", "candidate_namesake",
            "2618010000002", "candidate_alike", "2618010000003",
        ]  # fmt: skip
        assert told(answers) == [
            ("candidate_alike", "2618010000001"), ("candidate_namesake", "2618010000001"),
            ("candidate_alike", "2618010000002"),
        ]  # fmt: skip
        assert {answer.already for answer in answers if isinstance(answer, Issued)} == {already}
    # Whoever looked and found that they are different people says so.
    assert texts(issue(register, *wanted)) == [str(number(serial)) for serial in (1, 4, 5, 2, 6, 3)]
    assert texts(careful(register, *wanted)) == texts(issue(register, *wanted))


def test_other_assessments_are_none_of_it(register: Register) -> None:
    careful(register, request("0001", holder="张伟"))
    answers = careful(
        register, request("1", holder="张伟", assessment="另一场"), request("A1", assessment="第三场")
    )
    assert texts(answers) == ["2618010000002", "2618010000003"]
    assert texts(careful(register, request("a1", assessment="第三场"))) == ["candidate_alike"]


def test_a_successor_is_no_second_person(register: Register) -> None:
    issue(register, request("0001", holder="张伟"), request("1", holder="张伟"))
    register.void(number(1), on=DAY, reason="项目有误")
    successor = replace(request("0001", holder="张伟"), replaces=number(1))
    assert texts(careful(register, successor)) == ["2618010000003"]
    # A void certificate still tells who was there.
    register.void(number(2), on=DAY, reason="冒名顶替")
    assert told(careful(register, request("01", holder="李娜"))) == [("candidate_alike", "2618010000001")]


def test_many_candidates(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    wanted = [request(f"{i:04}") for i in range(2000)]
    assert texts(careful(register, *wanted)) == [str(number(serial)) for serial in range(1, 2001)]
    for serial in (1, 1500):
        register.void(number(serial), on=DAY, reason="冒名顶替")
        register.correct(number(serial + 1), holder=f"考生{serial}", on=DAY, reason="姓名录入有误")
    answers = careful(register, *wanted, *(request(f"{i}") for i in range(2000)))
    assert texts(answers)[:3] == ["certificate_void", "2618010000002", "2618010000003"]
    assert texts(answers)[1498:1502] == [
        "2618010001499", "certificate_void", "2618010001501", "2618010001502",
    ]  # fmt: skip
    renamed = [place for place, answer in enumerate(answers) if isinstance(answer, Issued) and answer.renamed]
    assert renamed == [1, 1500, 3500]
    # From 1000 on, they are the same ids.
    assert texts(answers)[2000:3000] == ["candidate_alike"] * 1000
    assert texts(answers)[3000:] == texts(answers)[1000:2000]

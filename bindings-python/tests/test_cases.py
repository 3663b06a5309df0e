"""What went wrong for centers with their registers, told as it happened; each ends as it should.

The tables of `cases` are those of a center's year. All names are made up.
"""

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from databases import Database, issue, number, outcome, request, texts
from desk import FOOD, Desk, Run
from skillcert import (
    Certificate,
    CertificateError,
    CertificateEvent,
    CertificateNumber,
    Issuer,
    NumberScheme,
    PassRule,
    PrintAuthority,
    Project,
    codes,
)
from skillcert.register import Register

TABLES = Path(__file__).parent / "cases"
FIRST, SECOND = "2618010000001", "2618010000002"
CENTER = "长沙市职业技能鉴定中心"
AUTHORITY = PrintAuthority("01", CENTER, [CENTER])


@pytest.fixture
def center(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a register that every command finds, and with a table of two."""
    monkeypatch.setenv("SKILLCERT_REGISTER", "sqlite:///register.db")
    desk.init()
    desk.results("0001,考生0001,84", "0002,考生0002,90")
    return desk


def issued(desk: Desk, day: str = "2026-06-20", *more: str, city: str = "01") -> Run:
    given = ("--project", "project.json", "--city", city, "--date", day, "--out", "issued.csv")
    return desk.run("issue", "results.csv", *given, *more)


def done(run: Run, code: int = 0) -> str:
    """What a run said that ended with this code."""
    assert run.code == code, run.out + run.err
    return run.out + run.err


# Export, then import.


def test_a_void_certificate_stays_void_when_it_is_taken_along(center: Desk) -> None:
    """A void certificate in a list is bad, exit 1 (六(四)); export and import lose nothing."""
    done(issued(center))
    done(center.run("register", "void", FIRST, "--on", "2026-07-01", "--reason", "冒名顶替"))
    reissue = ("register", "reissue", SECOND, "--blank", "B9", "--on", "2026-07-01", "--reason", "遗失")
    assert "先登记打印和盖章" in done(center.run(*reissue, "--printer", CENTER), 2)
    other = ("--register", "sqlite:///other.db")
    for name in ("report.csv", "report.xlsx", "report.jsonl"):
        done(center.run("register", "export", "--out", name))
        done(center.run("register", "init", *other))
        assert "导入2个证书、1项事项" in done(center.run("register", "import", name, *other))
        assert "证书已作废" in done(center.run("register", "verify", FIRST, *other), 1)
        for again in ("again.csv", "again.jsonl"):
            done(center.run("register", "export", "--out", again, *other))
            done(center.run("register", "export", "--out", f"first-{again}"))
            assert center.path(again).read_bytes() == center.path(f"first-{again}").read_bytes()
        for register in ((), other):
            assert "其中作废1个" in done(center.run("check", "report.csv", "--quiet", *register), 1)
        assert "导入0个证书、0项事项，此前已有2个" in done(center.run("register", "import", name, *other))
        center.path("other.db").unlink()


def test_a_backup_that_forgot_a_void(center: Desk) -> None:
    """After a restore, marks that were kept elsewhere name each lost step; the report brings it back."""
    done(issued(center))
    shutil.copy("register.db", "backup.db")
    done(center.run("register", "void", FIRST, "--on", "2026-07-01", "--reason", "冒名顶替"))
    done(center.run("register", "export", "--out", "report.csv", "--high-water", "mark.json"))
    shutil.copy("backup.db", "register.db")
    told = done(center.run("register", "audit", "--high-water", "mark.json"), 1)
    assert f"{FIRST}  event_lost  作废：第1项事项在登记册中没有" in told
    done(center.run("register", "verify", FIRST))
    assert "导入0个证书、1项事项，此前已有2个" in done(center.run("register", "import", "report.csv"))
    done(center.run("register", "audit", "--high-water", "mark.json"))
    done(center.run("register", "verify", FIRST), 1)


def test_two_books_of_one_certificate(center: Desk) -> None:
    """A difference is reported with its place and is final; nothing of the other book is entered."""
    done(issued(center))
    shutil.copy("register.db", "other.db")
    done(center.run("register", "void", FIRST, "--on", "2026-07-01", "--reason", "冒名顶替"))
    done(center.run("register", "void", SECOND, "--on", "2026-07-01", "--reason", "冒名顶替"))
    other = ("--register", "sqlite:///other.db")
    printed = ("--blank", "43A0000001", "--printer", CENTER, "--on", "2026-07-01")
    done(center.run("register", "print", FIRST, *printed, *other))
    done(center.run("register", "export", "--out", "report.csv"))
    told = done(center.run("register", "import", "report.csv", *other), 1)
    assert "events_differ" in told
    assert "第1项事项与登记册中的不同" in told
    done(center.run("register", "verify", SECOND, *other))


def test_a_name_that_other_hands_changed(database: Database) -> None:
    """Found by the row's own digest, and by marks that were kept elsewhere."""
    register = database.register()
    issue(register, request("1"), request("2"))
    marks = register.high_water()
    assert register.compare(marks) == []
    database.execute(f"UPDATE certificates SET holder = 'x' WHERE number = {FIRST}")
    assert [fault.finding.code for fault in register.audit().faults] == ["record_changed"]
    assert [each.finding.code for each in register.compare(marks)] == ["high_water_changed"]


# One typing error.


def test_a_city_or_a_year_that_was_mistyped(center: Desk) -> None:
    """Refused before anything is numbered, unless it is said on purpose (附件2·2, 附件2·4)."""
    told = done(issued(center, city="10"), 2)
    assert "地市代码10不在编号办法的地市代码表中（有：01）" in told
    told = done(issued(center, "2062-06-20"), 2)
    assert "2062-06-20" in told
    assert "--ahead" in told
    assert center.stored() == {}
    assert not center.path("issued.csv").exists()
    done(issued(center))
    assert center.numbers() == [FIRST, SECOND]
    done(issued(center, "2062-06-20", "--ahead", "--assessment", "后年"))
    assert center.numbers()[0].startswith("6218010000001")


def test_a_wrong_city_is_voided_and_replaced(center: Desk) -> None:
    """The one who passed gets a certificate under the right number; the void one stays on record."""
    center.write("scheme.json", NumberScheme(province="18", cities=["01", "10"], closed=True).to_json())
    done(issued(center, "2026-06-20", "--scheme", "scheme.json", "--assessment", "2026-06", city="10"))
    wrong = center.numbers()
    assert wrong == ["2618100000001", "2618100000002"]
    assert "certificate_of_another" in done(issued(center, "2026-06-20", "--assessment", "2026-06"), 1)
    for each in wrong:
        done(center.run("register", "void", each, "--on", "2026-06-21", "--reason", "地市代码录错"))
    replaces = ("--assessment", "2026-06", "--replaces", ",".join(wrong))
    for _ in range(2):
        done(issued(center, "2026-06-21", *replaces))
        assert center.numbers() == [FIRST, SECOND]
    assert f"由{FIRST}代替" in done(center.run("register", "verify", wrong[0]), 1)
    done(center.run("register", "audit"))


# The year of a center.


def year_of_a_center(desk: Desk) -> Callable[..., Run]:
    """Three assessments have been issued; answers how one more table is."""
    for name in ("march.csv", "june.csv", "september.csv", "noodles.json", "embroidery.json"):
        shutil.copy(TABLES / name, desk.folder)

    def work(table: str, project: str, month: str, day: str, *more: str) -> Run:
        held = ("--assessment", f"2026-{month}", "--assessed-on", f"2026-{month}-15")
        place = ("--project", project, "--city", "01", "--date", day)
        return desk.run("issue", table, *place, *held, "--out", "issued.csv", *more)

    assert "新核发23个" in work("march.csv", "noodles.json", "03", "2026-03-20").out
    assert "新核发27个" in work("june.csv", "embroidery.json", "06", "2026-06-20").out
    assert "新核发25个" in work("september.csv", "noodles.json", "09", "2026-09-20").out
    return work


def changed(desk: Desk, table: str, old: str, new: str) -> None:
    text = desk.path(table).read_text("utf-8")
    assert text.count(old) == 1
    desk.write(table, text.replace(old, new))


def row_of(desk: Desk, candidate: str) -> list[str]:
    return next(row for row in desk.issued() if row[0] == candidate)


def test_marks_that_came_later(center: Desk) -> None:
    """A deferred mark that came gets the next number, the others keep theirs."""
    work = year_of_a_center(center)
    changed(center, "march.csv", "0008,考生甲08,85,缓考", "0008,考生甲08,85,70")
    told = done(work("march.csv", "noodles.json", "03", "2026-10-08"))
    assert "新核发1个，此前已核发23个" in told
    assert row_of(center, "0008")[4:6] == ["合格", "2618010000076"]


def test_a_corrected_mark_of_one_who_holds_a_certificate(center: Desk) -> None:
    """Told at once, with the number: only those who pass hold one (六(一))."""
    work = year_of_a_center(center)
    changed(center, "march.csv", "0001,考生甲01,65,87", "0001,考生甲01,65,57")
    for _ in range(2):
        told = done(work("march.csv", "noodles.json", "03", "2026-10-09"), 1)
        assert f"不合格而持有有效证书1个：{FIRST}" in told
        row = row_of(center, "0001")
        assert (row[4:6], "certificate_stands" in row[6], "六(一)" in row[7]) == (["不合格", ""], True, True)
    done(center.run("register", "verify", FIRST))
    assert "certificate_stands" in done(center.run("register", "audit"), 1)
    (record,) = (each for each in Register("sqlite:///register.db").export() if str(each.number) == FIRST)
    assert [(str(each.on), json.loads(each.decision)["outcome"]) for each in record.corrections] == [
        ("2026-10-09", "failed")
    ]
    done(center.run("register", "void", FIRST, "--on", "2026-10-10", "--reason", "成绩更正后不合格"))
    done(center.run("register", "audit"))


def test_a_name_that_was_mistyped_and_replaced(center: Desk) -> None:
    """Void and one successor, which is given once however often it is asked for (六(一))."""
    work = year_of_a_center(center)
    wrong = "2618010000024"
    done(center.run("register", "void", wrong, "--on", "2026-10-10", "--reason", "姓名有误"))
    changed(center, "june.csv", "0001,考生乙01,", "0001,考生乙壹,")
    assert "certificate_void" in done(work("june.csv", "embroidery.json", "06", "2026-10-11"), 1)
    assert row_of(center, "0001")[3:5] == ["拒绝", ""]
    for _ in range(2):
        told = done(work("june.csv", "embroidery.json", "06", "2026-10-11", "--replaces", wrong))
        assert f"代替{wrong}" in told
        assert row_of(center, "0001")[3:5] == ["合格", "2618010000076"]
    center.write("numbers.csv", f"证书编号\n{wrong}\n")
    assert "certificate_void" in done(center.run("check", "numbers.csv"), 1)
    assert "由2618010000076代替" in done(center.run("explain", wrong), 1)
    register = Register("sqlite:///register.db")
    assert register.certificate(CertificateNumber(wrong)).stage == "void"
    assert register.certificate(CertificateNumber("2618010000076")).replaces == CertificateNumber(wrong)


def test_a_name_that_was_mistyped_and_corrected(center: Desk) -> None:
    """The same number, the right name; never a second assessment, which the notice does not ask for."""
    work = year_of_a_center(center)
    wrong = "2618010000024"
    done(center.run(
        "register", "correct", wrong, "--holder", "考生乙壹", "--on", "2026-10-10", "--reason", "姓名录入有误"
    ))  # fmt: skip
    changed(center, "june.csv", "0001,考生乙01,", "0001,考生乙壹,")
    done(work("june.csv", "embroidery.json", "06", "2026-10-11"))
    assert row_of(center, "0001")[3:5] == ["合格", wrong]
    assert "考生乙壹（核发时：考生乙01）" in done(center.run("register", "show", wrong))
    register = Register("sqlite:///register.db")
    certificate = register.certificate(CertificateNumber(wrong))
    assert (certificate.holder, certificate.issued_to, certificate.stage) == (
        "考生乙壹",
        "考生乙01",
        "issued",
    )


def test_the_report_of_a_year(center: Desk) -> None:
    """A workbook is one, a CSV has a mark, dates and marks have columns of their own (四(二)·2)."""
    year_of_a_center(center)
    for name in ("report.csv", "report.xlsx"):
        assert "导出75个证书" in done(center.run("register", "export", "--out", name, "--year", "2026"))
    with zipfile.ZipFile("report.xlsx") as book:
        assert {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} <= set(book.namelist())
    assert center.path("report.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    header, row = center.path("report.csv").read_text("utf-8-sig").splitlines()[:2]
    shown = dict(zip(header.split(","), row.split(","), strict=False))
    names = ("证书编号", "姓名", "操作技能成绩", "理论成绩", "考核日期", "核发日期")
    assert [shown[name] for name in names] == [FIRST, "考生甲01", "87", "65", "2026-03-15", "2026-03-20"]


# Sheets.


def certificate(serial: int = 1) -> Certificate:
    return Certificate.issue(
        PassRule.PRACTICAL.decide(practical=80), holder=f"考生000{serial}", project=Project("湘西苗绣"),
        city="01", issuer=Issuer("长沙市人力资源和社会保障局", CENTER), number=number(serial),
        issued_on=date(2026, 11, 23),
    )  # fmt: skip


def printing(blank: str) -> dict[str, object]:
    return {"print": {"blank": blank, "printer": CENTER, "authority": AUTHORITY}}


def test_a_sheet_that_the_printer_spoilt() -> None:
    """A new sheet, the same number; the spoilt sheet is on record (六(二))."""
    day = date(2026, 11, 24)
    printed = certificate().apply(on=day, action=printing("43A0000001"))
    for action in (printing("43A0000002"), {"reissue": {"policy": {"allowed": True}, "reason": "毁损"}}):
        with pytest.raises(CertificateError) as refused:
            printed.apply(on=day, action=action)
        assert "毁损" in refused.value.cure("zh")
    spoilt = printed.apply(on=day, action={"spoil": {"reason": "打印机卡纸"}})
    again = spoilt.apply(on=day, action=printing("43A0000002"))
    assert [(sheet.blank.number, sheet.fate) for sheet in again.sheets] == [
        ("43A0000001", "spoilt"),
        ("43A0000002", "present"),
    ]
    assert str(again.number) == FIRST


def test_which_seal_is_missing() -> None:
    """Each is named by itself (六(三))."""
    printed = certificate().apply(on=date(2026, 11, 24), action=printing("43A0000001"))
    for action, missing in (("red_seal", "钢印"), ("emboss", "红印")):
        (finding,) = printed.apply(on=date(2026, 11, 24), action=action).findings()
        assert (finding.code, missing in finding.message("zh")) == ("seal_missing", True)
    assert len({finding.message("zh") for finding in printed.findings()}) == 2


def test_nothing_asks_for_another_assessment() -> None:
    """The notice does not know it: 六(一) gives a certificate to whoever passed."""
    told = [text for code in codes() for text in (code.sentence("zh"), code.cure("zh"))]
    assert [text for text in told if "须重新考核" in text] == []


@pytest.mark.parametrize("blank", ["43A0000001", "43A0000001 ", "４３Ａ００００００１", "'43A0000001"])
def test_one_sheet_for_two(database: Database, blank: str) -> None:
    """A sheet is printed once in the whole register, in whatever form its number is written."""
    register = database.register()
    issue(register, request("1"), request("2"))
    day = date(2026, 11, 24)
    register.apply(number(1), CertificateEvent(day, printing("43A0000001")))
    second = CertificateEvent(day, printing(blank))
    assert outcome(lambda: register.apply(number(2), second)) == "blank_of_another"
    assert register.book(number(2)).stage == "issued"


def test_two_counties_enter_in_turn(database: Database) -> None:
    """Both may: 顺排 is of numbers, not of dates (附件2·5); a date that falls is reported."""
    register = database.register()
    issue(register, request("1"), day=date(2026, 11, 23))
    answers = register.issue([request("2")], issued_on=date(2026, 11, 22), city="01")
    assert texts(answers) == [str(number(2))]
    assert [finding.code for finding in answers.findings] == ["issue_date_before_last"]
    assert register.audit().faults == ()


# Provinces.


def test_two_provinces(database: Database) -> None:
    """A series is one of a province, a year and a city."""
    register = database.register()
    day, wanted = date(2026, 11, 23), [request("1")]
    assert texts(issue(register, *wanted)) == ["2618010000001"]
    other = NumberScheme(province="19", cities=["01"])
    answers = register.issue([request("1", assessment="b")], issued_on=day, city="01", scheme=other)
    assert texts(answers) == ["2619010000001"]
    assert texts(issue(register, request("1", assessment="c"))) == ["2618010000002"]
    audit = register.audit()
    assert audit.faults == ()
    assert [(part.province, part.first, part.next) for part in audit.series] == [("18", 1, 3), ("19", 1, 2)]


# A void certificate is bad, everywhere.


def test_a_void_certificate_is_bad_wherever_it_is_looked_at(center: Desk) -> None:
    """Code certificate_void, exit 1: in the table, the document, the page, the counts, and for one number."""
    done(issued(center))
    done(center.run("register", "void", FIRST, "--on", "2026-07-01", "--reason", "作弊"))
    center.write("numbers.csv", f"证书编号\n{FIRST}\n{SECOND}\n")
    check = ("check", "numbers.csv")
    assert "正确 1，有误 1，空白 0" in done(center.run(*check, "--out", "checked.csv"), 1)
    checked = center.issued("checked.csv")[1:]
    assert [row[1:3] for row in checked] == [["有误", "certificate_void"], ["正确", ""]]
    document = json.loads(center.run(*check, "--json").out)
    assert document["counts"] == {
        "rows": 2,
        "good": 1,
        "bad": 1,
        "blank": 0,
        "skipped": 0,
        "void": 1,
        "unnamed": 0,
    }
    done(center.run(*check, "--html", "page.html"), 1)
    assert "证书已作废" in center.path("page.html").read_text("utf-8")
    assert "怎么办" in done(center.run("explain", FIRST), 1)
    assert done(center.run("register", "verify", FIRST), 1).startswith("证书已作废")


# What issue does not look at is said.


def test_what_was_not_compared_is_told(center: Desk) -> None:
    """Filing, examiners, draw and registration are not compared by `issue` (二(二), 三): it says so."""
    center.write("project.json", json.dumps({"name": "没有备案的项目", "traits": []}))
    assert "未核对：备案、考评人员、抽题、报名" in done(issued(center))


# Tables in which the same people look otherwise.

SAME = ["0001,{}1,80", "0002,{}2,80", "0003,{}3,80"]
OTHERWISE = {
    "a blank behind": (["0001 ,{}1,80", "0002 ,{}2,80", "0003 ,{}3,80"], 0, ""),
    "a tab before": (["\t0001,{}1,80", "\t0002,{}2,80", "\t0003,{}3,80"], 0, ""),
    "an apostrophe": (["'0001,{}1,80", "'0002,{}2,80", "'0003,{}3,80"], 0, ""),
    "full width": (["０００１,{}1,80", "０００２,{}2,80", "０００３,{}3,80"], 0, ""),
    "numbers of a sheet": (["1,{}1,80", "2,{}2,80", "3,{}3,80"], 1, "candidate_alike"),
    "numbers with a tail": (["1.0,{}1,80", "2.0,{}2,80", "3.0,{}3,80"], 1, "candidate_alike"),
    "scientific": (["1E+3,{}1,80", "2E+3,{}2,80", "3E+3,{}3,80"], 1, "candidate_digits_lost"),
}


@pytest.mark.parametrize("rows", OTHERWISE)
def test_the_same_three_people(center: Desk, rows: str) -> None:
    """Nothing new is issued, and what differs is reported."""
    center.results(*(row.format("考生") for row in SAME))
    done(issued(center))
    lines, code, told = OTHERWISE[rows]
    center.results(*(line.format("考生") for line in lines))
    assert told in done(issued(center), code)
    assert len(center.stored()) == 3


def test_two_people_in_four_rows(center: Desk) -> None:
    center.results("0001,考生甲,80", "0001 ,考生甲,82", "１,考生丙,80", "1,考生丙,80")
    done(issued(center), 1)
    assert sorted(center.stored().values()) == [int(FIRST), int(SECOND)][: len(center.stored())]
    assert len(center.stored()) <= 2


def test_a_blank_in_a_name(center: Desk) -> None:
    done(issued(center))
    center.results("0001,考生 0001,84", "0002,考生0002 ,90")
    assert "2个姓名与登记册只差空格" in done(issued(center))
    assert center.numbers() == [FIRST, SECOND]


def test_namesakes_are_held_back_once(center: Desk) -> None:
    """张伟 exists twice: --apart says so."""
    done(issued(center))
    center.results("0003,考生0001,84")
    assert "candidate_namesake" in done(issued(center), 1)
    done(issued(center, "2026-06-20", "--apart"))
    assert len(center.stored()) == 3


def test_marks_that_were_corrected(center: Desk) -> None:
    """Another pass keeps the number and is reported; its own marks stay, the corrected ones beside."""
    center.write("project.json", FOOD)
    center.write("results.csv", "考生编号,姓名,理论,操作技能\n0001,考生0001,70,88\n0002,考生0002,61,62\n")
    done(issued(center))
    center.write("results.csv", "考生编号,姓名,理论,操作技能\n0001,考生0001,70,99\n0002,考生0002,58,62\n")
    told = done(issued(center, "2026-07-01"), 1)
    assert f"不合格而持有有效证书1个：{SECOND}" in told
    assert "成绩与登记册中最近的不同1个，已记入成绩更正" in told
    assert center.numbers() == [FIRST, ""]
    done(issued(center, "2026-07-02"), 1)
    register = Register("sqlite:///register.db")
    assert [len(record.corrections) for record in register.export()] == [1, 1]
    assert json.loads(str(register.record(number(1)).decision))["marks"]["practical"] == "88"

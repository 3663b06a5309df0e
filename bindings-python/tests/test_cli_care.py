"""`skillcert issue` before anything is numbered, and on what the register holds already."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import formats
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from desk import REGISTER, Desk
from skillcert import CertificateNumber, NumberScheme
from skillcert.cli.work import clock
from skillcert.register import Record, Register, Transaction

FIRST = "2618010000001"


def record(number: str = FIRST) -> Record:
    return Register(REGISTER).record(CertificateNumber(number))


def codes(desk: Desk, name: str = "issued.csv") -> list[str]:
    header, *rows = desk.issued(name)
    return [row[header.index("代码")] for row in rows]


def outcomes(desk: Desk) -> list[str]:
    header, *rows = desk.issued()
    return [row[header.index("结果")] for row in rows]


def void(desk: Desk, number: str = FIRST) -> None:
    Register(REGISTER).void(CertificateNumber(number), on=date(2026, 11, 24), reason="冒名顶替")


def test_a_trial_shows_every_row_and_uses_no_number(desk: Desk) -> None:
    desk.results("0001,考生0001,60", "0002,考生0002,59", "", "1,考生0003,60")
    arguments = ["issue", "results.csv", "--project", "project.json", "--city", "01", "--date", "2026-11-23"]
    desk.init()
    run = desk.run(*arguments, "--register", REGISTER, "--dry-run")
    assert (run.code, run.err, desk.stored()) == (1, "", {})
    assert run.out.splitlines()[:3] == [
        f"第2行  0001  考生0001  合格  {FIRST}",
        "第3行  0002  考生0002  不合格  part_below_pass_mark",
        "第5行  1  考生0003  拒绝  candidate_alike",
    ]
    assert f"拟用编号{FIRST}：新核发1个，此前已核发0个\n" in run.out
    assert run.out.endswith("未核对：备案、考评人员、抽题、报名\n试运行：没有核发，编号没有用掉\n")
    english = desk.run(*arguments, "--register", REGISTER, "--dry-run", "--lang", "en").out
    assert english.startswith(f"row 2  0001  考生0001  passed  {FIRST}\n")
    assert english.endswith("dry run: nothing was issued, no number was used\n")
    real = desk.issue()
    assert (real.code, desk.numbers()) == (1, [FIRST, "", "", ""])
    assert real.out.endswith(f"登记册：{desk.path('register.db')}\n")


def test_a_table_of_a_trial_cannot_be_taken_for_one_of_certificates(desk: Desk) -> None:
    desk.results("0001,考生0001,60")
    desk.issue(out="first.csv")
    desk.results("0001,考生0001,60", "0002,考生0002,60")
    run = desk.issue("--dry-run", "--json-out", "trial.json")
    assert run.code == 0
    header, *rows = desk.issued()
    assert header[3:5] == ["结果", "拟用编号"]
    assert [row[4] for row in rows] == [FIRST, "2618010000002"]
    document = json.loads(desk.path("trial.json").read_text("utf-8"))
    assert document["trial"] is True
    assert [row.get("number") for row in document["rows"]] == [FIRST, None]
    assert [row.get("proposed") for row in document["rows"]] == [None, "2618010000002"]
    assert desk.stored() == {"0001": int(FIRST)}


def test_a_trial_for_programs_prints_one_document(desk: Desk) -> None:
    desk.results("0001,考生0001,60")
    desk.init()
    usual = ["--project", "project.json", "--city", "01", "--date", "2026-11-23", "--register", REGISTER]
    run = desk.run("issue", "results.csv", *usual, "--dry-run", "--json")
    assert json.loads(run.out)["rows"][0]["proposed"] == FIRST


def test_a_day_after_today_is_refused_unless_it_is_meant(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 23))
    desk.results("0001,考生0001,60")
    assert desk.issue(date="2026-11-23").code == 0
    desk.results("0002,考生0002,60")
    run = desk.issue(date="2062-11-23")
    assert (run.code, run.out, len(desk.stored())) == (2, "", 1)
    assert run.err == (
        "skillcert: --date：日期2062-11-23晚于今天2026-11-23（通知未规定，按本单位规定）；"
        "怎么办：核对日期；确要预先登记的，加 --ahead\n"
    )
    assert desk.issue("--ahead", date="2026-11-24").code == 0
    assert desk.numbers() == ["2618010000002"]


def test_today_is_that_of_beijing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Late(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime(2026, 11, 23, 16, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Late)
    assert clock.today() == date(2026, 11, 24)


def test_a_city_that_no_scheme_lists_is_refused(desk: Desk) -> None:
    desk.results("0001,考生0001,60")
    for lang, there in (
        ("zh", "（有：01）；确为本地市的，写入 --scheme 文件的 cities"),
        ("en", "which has 01; if"),
    ):
        run = desk.issue("--lang", lang, city="10")
        assert (run.code, run.out, desk.stored()) == (2, "", {})
        assert there in run.err
    desk.write("scheme.json", NumberScheme(cities=["01", "10"]).to_json())
    assert desk.issue(city="10", scheme="scheme.json").code == 0
    assert "地市代码11" in desk.issue(city="11", scheme="scheme.json").err


def test_no_register_is_made(desk: Desk) -> None:
    desk.results("0001,考生0001,60")
    before = desk.files()
    run = desk.issue(register="sqlite:///rgister.db")
    assert (run.code, run.out) == (2, "")
    assert f"{desk.path('rgister.db')}" in run.err
    assert run.err.endswith("怎么办：核对地址；确为新登记册的，先运行 skillcert register init\n")
    assert desk.files() == before


def test_a_pass_that_is_none_any_more_names_its_certificate(desk: Desk) -> None:
    desk.results("0001,考生0001,60", "0002,考生0002,60")
    desk.issue()
    desk.results("0001,考生0001,57", "0002,考生0002,缓考", "0003,考生0003,50")
    run = desk.issue()
    assert (run.code, desk.numbers()) == (1, ["", "", ""])
    assert outcomes(desk) == ["不合格", "待定", "不合格"]
    assert codes(desk)[0] == "part_below_pass_mark certificate_stands"
    assert f"不合格而持有有效证书2个：{FIRST}、2618010000002\n" in run.out
    assert "怎么办: 核实成绩；不合格属实的，作废该证书（register void）" in run.out
    assert len(record().corrections) == 1
    void(desk)
    void(desk, "2618010000002")
    assert desk.issue().code == 0


def test_a_table_from_before_a_name_was_corrected(desk: Desk) -> None:
    desk.results("0001,考生0001,60", "0002,考生0002,61")
    desk.issue()
    on = ("--on", "2026-11-23", "--reason", "录入有误", "--register", REGISTER)
    assert desk.run("register", "correct", FIRST, "--holder", "考生甲", *on).code == 0
    run = desk.issue()
    assert run.code == 0
    assert f"姓名已在登记册更正的1个：{FIRST}\n" in run.out
    assert "只差空格" not in run.out
    assert codes(desk) == ["part_passed record_differs", "part_passed"]
    assert desk.numbers() == [FIRST, "2618010000002"]


def test_other_marks_are_entered_as_corrected(desk: Desk) -> None:
    desk.results("0001,考生0001,60", "0002,考生0002,61")
    desk.issue()
    desk.results("0001,考生 0001,60", "0002,考生0002,71")
    for trial in (True, False):
        run = desk.issue(*["--dry-run"] * trial, out=f"{trial}.csv")
        assert run.code == 0
        assert "1个姓名与登记册只差空格\n" in run.out
        entered = "" if trial else "，已记入成绩更正"
        assert f"成绩与登记册中最近的不同1个{entered}\n" in run.out
    assert codes(desk, "False.csv") == ["part_passed", "part_passed marks_differ"]
    assert desk.numbers("False.csv") == [FIRST, "2618010000002"]
    assert [row[6] for row in desk.issued("False.csv")[1:]] == ["三(二)", "三(二)"]


def test_a_void_certificate_has_one_successor(desk: Desk) -> None:
    desk.results("0001,考生0001,60", "0002,考生0002,60")
    desk.issue()
    void(desk)
    run = desk.issue()
    assert (run.code, outcomes(desk), codes(desk)[0]) == (1, ["拒绝", "合格"], "certificate_void")
    assert f"已作废的证书1个：{FIRST}；确须另发的，用 --replaces 写明\n" in run.out
    for _ in range(2):
        run = desk.issue(replaces=f"{FIRST}")
        assert (run.code, desk.numbers()) == (0, ["2618010000003", "2618010000002"])
        assert f"代替{FIRST}\n" in run.out
    assert record("2618010000003").replaces == CertificateNumber(FIRST)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"replaces": "261801000000"}, "--replaces：编号"),
        ({"replaces": "2618010000009"}, "--replaces 2618010000009：登记册中没有此编号"),
        (
            {"replaces": f"{FIRST}，2618010000002"},
            "--replaces：2618010000002是考生0002的证书，成绩表中没有这名合格考生",
        ),
        (
            {"replaces": FIRST, "assessment": "2026-12"},
            f"--replaces：{FIRST}属于考核“湘西苗绣/01”，应以 --assessment 给出",
        ),
        ({"keep": "身份证号,,县市区"}, "--keep：列名之间用逗号分开，列名不能为空"),
        ({"keep": "身份证号"}, "results.csv：没有“身份证号”这一列；有：A“考生编号”、B“姓名”、C“操作技能”"),
    ],
)
def test_what_is_asked_for_in_vain_is_refused(desk: Desk, given: dict[str, str], said: str) -> None:
    desk.results("0001,考生0001,60", "0002,考生0002,60")
    desk.issue()
    void(desk)
    void(desk, "2618010000002")
    desk.results("0001,考生0001,60", "0002,考生0002,59")
    kept = desk.stored()
    run = desk.issue(out="other.csv", **given)
    assert (run.code, run.out, desk.stored()) == (2, "", kept)
    assert run.err.startswith(f"skillcert: {said}")
    assert not desk.path("other.csv").exists()


def test_a_column_names_what_is_replaced(desk: Desk) -> None:
    desk.results("0001,考生0001,60")
    desk.issue()
    void(desk)
    header = "考生编号,姓名,操作技能,代替\n"
    desk.write("results.csv", f"{header}0001,考生0001,60, {FIRST}\n0002,考生0002,60,x\n0003,考生0003,60,\n")
    run = desk.issue()
    assert (run.code, outcomes(desk)) == (1, ["合格", "无法读取", "合格"])
    assert desk.numbers() == ["2618010000002", "", "2618010000003"]
    assert f"代替{FIRST}\n" in run.out


def test_columns_are_kept_with_the_certificate(desk: Desk) -> None:
    header = "考生编号,姓名,操作技能,证件号码,班级"
    desk.write("results.csv", f"{header}\n0001,考生0001,60,X1,三班\n0002,考生0002,60,,\n")
    assert desk.issue(keep="身份证号,班级，发证人社局=长沙市人力资源和社会保障局").code == 0
    bureau = {"bureau": "长沙市人力资源和社会保障局"}
    assert record().keep == {"id": "X1", "班级": "三班"} | bureau
    assert record("2618010000002").keep == bureau
    desk.write("results.csv", f"{header}\n0001,考生0001,60,X9,三班\n")
    assert desk.issue(keep="身份证号").code == 0
    assert codes(desk) == ["part_passed record_differs"]


def test_an_identity_number_whose_digits_are_lost_is_not_kept(desk: Desk) -> None:
    desk.write("results.csv", "考生编号,姓名,操作技能,身份证号\n1,考生1,60,X1\n2,考生2,60,4.30101E+17\n")
    run = desk.issue(keep="身份证号")
    assert (run.code, desk.stored()) == (2, {})
    assert run.err == "skillcert: results.csv：第3行身份证号的数字已丢失；怎么办：在原系统按文本导出\n"


def test_candidates_who_may_be_one_are_held_back(desk: Desk) -> None:
    desk.results("0001,考生0001,60", "1,考生0002,60", "0003,考生0001,60", "0004,考生0004,60")
    run = desk.issue()
    assert (run.code, outcomes(desk)) == (1, ["合格", "拒绝", "拒绝", "合格"])
    assert codes(desk)[1:3] == ["candidate_alike", "candidate_namesake"]
    assert "确非同一人的，加 --apart" in run.out
    assert desk.issue("--apart").code == 0
    assert desk.numbers() == [FIRST, "2618010000003", "2618010000004", "2618010000002"]


def test_a_candidate_is_known_in_normal_form(desk: Desk) -> None:
    desk.results("0001,考生0001,60", "０００１,考生0001,60", "'0001,考生0001,60", "00 01,考生0001,60")
    assert desk.issue().code == 1
    assert codes(desk)[1:] == ["candidate_repeated"] * 3


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".ods", ".parquet"])
def test_an_id_whose_digits_are_lost_is_unreadable(desk: Desk, ending: str) -> None:
    lost: dict[str, Callable[[Path], None]] = {
        ".csv": _csv,
        ".xlsx": _xlsx,
        ".ods": _ods,
        ".parquet": _parquet,
    }
    lost[ending](desk.path(f"r{ending}"))
    desk.init()
    run = desk.run("decide", f"r{ending}", "--out", f"out{ending}")
    header, first, *rest = formats.read(desk.path(f"out{ending}"))
    assert run.code == int(ending != ".parquet")
    assert [row[header.index("代码")] for row in rest] == ["candidate_digits_lost"] * len(rest)
    assert first[header.index("结果")] == "合格"


HEADER = ["考生编号", "姓名", "操作技能"]


def _csv(path: Path) -> None:
    formats.write(path, HEADER, [["430101199001010001", "考生", "60"], ["4.3E+17", "考生", "60"]])


def _xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, [430_101, "考生", 60], [430_101_199_001_010_001, "考生", 60], [4.3e17, "考生", 60]):
        book.active.append(row)
    book.active.append([datetime(2026, 11, 23), "考生", 60])
    book.save(path)


def _ods(path: Path) -> None:
    def cell(number: str) -> str:
        return f'<table:table-cell office:value-type="float" office:value="{number}"/>'

    rows = [cell(number) + cell("60") for number in ("430101", "430101199001010000", "4.3E+17")]
    texts = [row.replace("/><", f"/>{_name()}<") for row in rows]
    written = "".join(f"<table:table-row>{row}</table:table-row>" for row in texts)
    formats.write_ods(path, formats.ods_row(HEADER) + written)


def _name() -> str:
    return '<table:table-cell office:value-type="string"><text:p>考生</text:p></table:table-cell>'


def _parquet(path: Path) -> None:
    # Whole numbers are exact there.
    pq.write_table(pa.table([[430_101_199_001_010_001], ["考生"], ["60"]], HEADER), path)


def test_what_the_register_cannot_hold_is_told_by_its_row(desk: Desk) -> None:
    for marks in (60, 59):
        desk.results("0001,考生0001,60", "", f"{'9' * 201},考生0002,{marks}")
        run = desk.issue()
        assert (run.code, desk.stored()) == (2, {})
        assert run.err == "skillcert: results.csv：第4行考生编号超过200个字；怎么办：缩短\n"


@pytest.mark.parametrize("ending", formats.ENDINGS)
def test_a_transaction_that_is_done_again_writes_its_answer_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    def twice(register: Register, work: Callable[[Transaction], object], **_: object) -> object:
        with suppress(RuntimeError), register.transaction() as transaction:
            work(transaction)
            raise RuntimeError
        with register.transaction() as transaction:
            return work(transaction)

    desk.init()
    formats.write(desk.path(f"r{ending}"), HEADER, [["0001", "考生0001", "60"], ["0002", "考生0002", "59"]])
    monkeypatch.setattr(Register, "run", twice)
    usual = ["--project", "project.json", "--city", "01", "--date", "2026-11-23", "--register", REGISTER]
    run = desk.run("issue", f"r{ending}", *usual, "--out", f"out{ending}", "--json-out", "out.json", "--json")
    assert (run.code, run.err) == (0, "")
    assert [row[4] for row in formats.read(desk.path(f"out{ending}"))] == ["证书编号", FIRST, ""]
    document = json.loads(run.out)
    assert document == json.loads(desk.path("out.json").read_text("utf-8"))
    assert [row["outcome"] for row in document["rows"]] == ["passed", "failed"]
    assert document["counts"]["rows"] == 2

"""Steps on certificates from the command line: `skillcert register print|seal|spoil|correct|void|reissue`."""

import json
from dataclasses import replace

import openpyxl
import pytest
from booked import CENTER, DAY, PROJECT, certified, number, of, replaced
from desk import REGISTER, Desk
from skillcert import CertificateEvent, Finding, ValidationError
from skillcert.cli.work import sequence
from skillcert.register import Register, Request
from skillcert.texts import BilingualError

PRINT = ("register", "print")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCERT_REGISTER", REGISTER)


@pytest.fixture
def book(desk: Desk) -> Register:
    return certified()


def table(desk: Desk, *rows: str, header: str = "证书编号") -> None:
    desk.write("t.csv", "".join(f"{row}\n" for row in (header, *rows)))


def complete(register: Register, serial: int, blank: str) -> None:
    printing = {
        "print": {
            "blank": blank,
            "printer": CENTER,
            "authority": {"city": "01", "center": CENTER, "granted": [CENTER]},
        }
    }
    register.apply(
        of(serial), *(CertificateEvent(DAY, action) for action in (printing, "emboss", "red_seal"))
    )


def test_the_way_of_a_certificate(desk: Desk, book: Register) -> None:
    first = number(1)
    run = desk.run(*PRINT, first, "--blank", "43A0000001")
    assert run.code == 0
    assert run.out.splitlines() == [
        "日期：2026-12-31（今天）",
        f"未给出打印权限，按本地市鉴定中心自行打印登记：{CENTER}",
        f"{first} 已登记：打印，空白证书43A0000001",
        "  现为：已打印，待盖章",
    ]
    run = desk.run(
        "register", "spoil", first, "--reason", "卡纸", "--blank", "43A 0000001", "--on", "2026-12-31"
    )
    assert run.out.splitlines() == [f"{first} 已登记：毁损", "  现为：已核发，待打印"]
    desk.run(*PRINT, first, "--blank", "43A0000002", "--lang", "en")
    run = desk.run("register", "seal", first, "--lang", "en")
    assert run.out.splitlines() == [
        "day: 2026-12-31, today",
        f"{first}: entered: apply the bureau's embossed seal, apply the center's red seal",
        "  now: complete",
    ]
    run = desk.run("register", "reissue", first, "--reason", "遗失", "--blank", "43A0000003")
    assert f"{first} 已登记：补发、换发，打印，空白证书43A0000003" in run.out
    run = desk.run("register", "correct", first, "--holder", "考生甲", "--reason", "录入有误")
    assert f"{first} 已登记：更正\n  现为：已核发，待打印\n" in run.out
    run = desk.run("register", "void", first, "--reason", "冒名顶替")
    assert run.out.endswith("编号保留，不再使用；确须另发的，核发时用 --replaces 写明所代替的编号\n")
    assert [event.step for event in book.book(of(1)).events] == [
        "print", "spoil", "print", "emboss", "red_seal", "reissue", "print", "correct", "void",
    ]  # fmt: skip
    assert [sheet.fate for sheet in book.book(of(1)).sheets] == ["spoilt", "replaced", "spoilt"]


def test_the_same_step_again_changes_nothing(desk: Desk, book: Register) -> None:
    steps = (
        ("void", number(1), "--reason", "冒名顶替"),
        ("print", number(2), "--blank", "43A1"),
        ("seal", number(2)),
    )
    for step in steps:
        assert [desk.run("register", *step).code for _ in range(2)] == [0, 0]
    assert [len(book.book(of(serial)).events) for serial in (1, 2)] == [1, 3]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (f"seal {number(1)}", "证书尚未打印或已完成，不能加盖印章（依据六(三)）；怎么办："),
        (f"reissue {number(1)} --reason 遗失", "（通知未规定，按本单位规定）；怎么办：先登记打印和盖章；"),
        (f"spoil {number(1)} --reason 卡纸", "证书没有已打印的空白证书，无可毁损"),
        (f"spoil {number(2)} --reason 卡纸 --blank 43A2", "证书现在所用的不是这张空白证书"),
        (f"void {number(1)}", "未写明原因（通知未规定，按本单位规定）；怎么办：写明原因，如："),
        (f"correct {number(1)} --reason 录入有误", "未填写持证人姓名"),
        (f"correct {number(1)} --holder 考生0001 --reason 录入有误", "更正后的姓名与现在的相同"),
        (f"print {number(1)} --blank 43A1", "该空白证书已用于另一证书"),
        (f"print {number(1)}", "未登记空白证书编号"),
        (f"print {number(9)} --blank 43A3", "登记册中没有此编号（依据六(四)）；怎么办："),
        (f"print {number(9)} --blank 43A3 --printer x", "登记册中没有此编号（依据六(四)）；怎么办："),
        (f"print {number(1)} --blank 43A3 --authority away.json", "打印单位没有市州鉴定中心给予的打印权限"),
        ("void 261801000000 --reason x", "编号长度为12，应为13位"),
        (f"void {number(1)} --reason x --on 2027-01-01", "--on：日期2027-01-01晚于今天2026-12-31"),
        (f"void {number(1)} --reason x --on heute", "--on：日期应写作2026-11-23这样的形式"),
        (f"void {number(1)} --reason x --on 2026-11-22", "日期早于核发或上一步的日期"),
        ("void --reason x", "写一个证书编号，或用 --from 给出表格"),
        (f"void {number(1)} --reason x --from t.csv", "写一个证书编号，或用 --from 给出表格"),
        (f"print {number(1)} --blanks 43A1", "--blank 用于一个编号，--blanks 用于表格"),
        ("print --from t.csv --blank 43A1", "--blank 用于一个编号，--blanks 用于表格"),
        (f"spoil {number(1)} --blanks 43A1 --reason x", "--blanks 是还没有打印的，不写证书编号"),
        ("spoil --blanks 43A1", "未写明原因"),
    ],
)  # fmt: skip
def test_what_cannot_be_entered_is_told_with_its_cure(
    desk: Desk, book: Register, arguments: str, told: str
) -> None:
    desk.run(*PRINT, number(2), "--blank", "43A1")
    desk.write("away.json", '{"city": "01", "center": "某市中心", "granted": ["某市中心"]}')
    table(desk, number(1))
    run = desk.run("register", *arguments.split())
    assert (run.code, run.out) == (2, "")
    assert told in run.err
    assert run.err.count("\n") == 1
    assert book.book(of(1)).events == ()


def test_a_later_day_on_purpose(desk: Desk, book: Register) -> None:
    assert desk.run("register", "void", number(1), "--reason", "x", "--on", "2027-01-05", "--ahead").code == 0
    assert str(book.book(of(1)).events[0].on) == "2027-01-05"


def test_a_table_is_printed_on_blanks_in_sequence(desk: Desk, book: Register) -> None:
    table(
        desk, f"{number(1)},2026/11/24", f"{number(2)},", ",x", ",", f"{number(3)},", header="证书编号,日期"
    )
    run = desk.run(*PRINT, "--from", "t.csv", "--blanks", "43A0000009")
    assert run.code == 0
    assert run.out.splitlines() == [
        "t.csv：CSV，UTF-8，逗号分隔",
        "  表头第1行；证书编号 A“证书编号”，日期 B“日期”（自动识别）",
        "  第2至6行",
        "日期：2026-12-31（今天）",
        f"未给出打印权限，按本地市鉴定中心自行打印登记：{CENTER}",
        "已登记3项：打印，空白证书43A0000009至43A0000011",
        "另有1行没有证书编号，没有登记",
    ]
    assert [str(book.book(of(serial)).events[0].on)[-2:] for serial in (1, 2, 3)] == ["24", "31", "31"]
    again = desk.run(*PRINT, "--from", "t.csv", "--blanks", "43A0000009", "--json")
    assert json.loads(again.out)["certificates"][0] == {
        "number": number(1), "stage": "printed", "blank": "43A0000009",
    }  # fmt: skip
    run = desk.run("register", "seal", "--from", "t.csv", "--red", "--lang", "en")
    assert "3 entered: apply the center's red seal" in run.out
    assert "1 rows have no number: nothing entered" in run.out


def test_a_word_is_no_number_of_a_sheet(desk: Desk, book: Register) -> None:
    table(desk, f"{number(1)},43A01", f"{number(2)},同上", f"{number(3)},/", header="证书编号,空白证书")
    run = desk.run(*PRINT, "--from", "t.csv")
    assert (run.code, run.out.count("blank_missing")) == (1, 2)
    assert book.book(of(1)).events == ()


def test_the_cells_of_a_row_count_before_the_options(desk: Desk, book: Register) -> None:
    header = "证书编号,更正后姓名,原因,日期"
    table(desk, f"{number(1)},考生甲,,2026年11月24日", f"{number(2)},考生乙,身份证姓名不同,", header=header)
    run = desk.run("register", "correct", "--from", "t.csv", "--reason", "录入有误", "--on", "2026-11-25")
    assert (run.code, run.out.splitlines()[3:]) == (0, ["已登记2项：更正"])
    books = [book.book(of(serial)) for serial in (1, 2)]
    assert [(each.holder, each.events[0].reason, str(each.events[0].on)) for each in books] == [
        ("考生甲", "录入有误", "2026-11-24"), ("考生乙", "身份证姓名不同", "2026-11-25"),
    ]  # fmt: skip


def test_of_a_table_all_or_nothing_is_entered(desk: Desk, book: Register) -> None:
    complete(book, 1, "43A1")
    complete(book, 2, "43A2")
    table(desk, number(1), number(3), number(4), number(2), number(99))
    before = desk.files()
    run = desk.run("register", "reissue", "--from", "t.csv", "--reason", "遗失")
    assert run.code == 1
    incomplete = "reissue_needs_complete  证书尚未打印、盖章完毕，不能补发、换发（通知未规定，按本单位规定）"
    assert run.out.splitlines()[3:] == [
        f"第3行  {number(3)}  {incomplete}",
        "  怎么办: 先登记打印和盖章；打印毁损的登记毁损，姓名有误的办理更正",
        f"第4行  {number(4)}  {incomplete}",
        f"第6行  {number(99)}  not_issued  登记册中没有此编号（依据六(四)）",
        "  怎么办: 对照证书原件核对编号",
        "没有登记任何一项",
    ]
    assert desk.files() == before
    table(desk, number(1), number(2))
    run = desk.run("register", "reissue", "--from", "t.csv", "--reason", "遗失", "--blanks", "43A09")
    assert run.out.splitlines()[-1] == "已登记2项：补发、换发，打印，空白证书43A09至43A10"


def test_rows_that_cannot_be_read_are_refused_with_the_others(desk: Desk, book: Register) -> None:
    header = "证书编号,日期,空白证书"
    table(
        desk,
        f"{number(1)},2026-11-31,43A1",
        "26180,,43A2",
        f"{number(2)},2027-01-24,43A3",
        f"{number(9)},,43A4",
        f"{number(3)},,43A5",
        f"{number(4)},,",
        header=header,
    )
    run = desk.run(*PRINT, "--from", "t.csv", "--json")
    refused = json.loads(run.out)["refused"]
    assert run.code == 1
    assert {each["row"]: each["code"] for each in refused} == {
        2: "date_day_invalid",
        3: "number_length",
        4: "date_ahead",
        5: "not_issued",
        7: "blank_missing",
    }
    assert all(each["cure"] for each in refused)
    # Digits that are no number may be somebody's.
    assert [each["number"] for each in refused if each["row"] == 3] == [""]
    assert json.loads(run.out)["entered"] == 0
    assert book.book(of(3)).events == ()


def test_the_sheet_that_a_row_names_has_to_be_the_present_one(desk: Desk, book: Register) -> None:
    for serial in (1, 2):
        complete(book, serial, f"43A{serial}")
    table(desk, f"{number(1)},43A1,卡纸", f"{number(2)},43A1,卡纸", header="证书编号,空白证书,原因")
    run = desk.run("register", "spoil", "--from", "t.csv", "--json")
    assert (run.code, [each["code"] for each in json.loads(run.out)["refused"]]) == (1, ["blank_not_present"])
    assert [book.book(of(serial)).stage for serial in (1, 2)] == ["complete", "complete"]
    table(desk, f"{number(1)},43A1,卡纸", f"{number(2)},,卡纸", header="证书编号,空白证书,原因")
    assert desk.run("register", "spoil", "--from", "t.csv").out.splitlines()[-1] == "已登记2项：毁损"


def test_many_refused_rows_are_counted(desk: Desk) -> None:
    certified(25)
    table(desk, *(number(serial) for serial in range(1, 26)))
    run = desk.run("register", "seal", "--from", "t.csv", "--lang", "en")
    assert run.out.count("seal_needs_print") == 20
    assert "… and 5 more\nnothing was entered\n" in run.out


def test_a_table_without_any_number(desk: Desk, book: Register) -> None:
    table(desk, ",x", header="证书编号,原因")
    run = desk.run("register", "void", "--from", "t.csv")
    assert (run.code, run.out.splitlines()[3:]) == (0, ["没有要登记的行", "另有1行没有证书编号，没有登记"])


def test_a_row_that_another_hand_made_possible_meanwhile(
    desk: Desk, book: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step is refused; when the rows are gone through, none is any more: told by its row, to run again."""
    entered = Register.run

    def late(register: Register, work: object, *, dry_run: bool = False) -> object:
        if dry_run:
            monkeypatch.setattr(Register, "run", entered)
            complete(book, 1, "43A1")
        return entered(register, work, dry_run=dry_run)  # type: ignore[arg-type]

    table(desk, number(1))
    monkeypatch.setattr(Register, "run", late)
    run = desk.run("register", "reissue", "--from", "t.csv", "--reason", "遗失")
    assert (run.code, run.err) == (1, "")
    assert f"第2行  {number(1)}  reissue_needs_complete  证书尚未打印、盖章完毕" in run.out


def test_a_broken_book_that_another_hand_put_right_meanwhile(
    desk: Desk, book: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(register: Register, work: object, *, dry_run: bool = False) -> list[object]:
        if not dry_run:
            raise ValidationError(Finding("events_impossible", "event", value=1))
        return []

    table(desk, number(2), number(1))
    monkeypatch.setattr(Register, "run", broken)
    run = desk.run("register", "void", "--from", "t.csv", "--reason", "x")
    assert (run.code, f"第2行  {number(2)}  events_impossible" in run.out) == (1, True)


def test_a_sheet_that_stands_twice_is_told_by_its_row(desk: Desk, book: Register) -> None:
    table(desk, f"{number(1)},43A1", f"{number(2)},43A2", f"{number(3)},43A1", header="证书编号,空白证书")
    run = desk.run(*PRINT, "--from", "t.csv", "--json")
    refused = json.loads(run.out)["refused"]
    assert (run.code, [(each["row"], each["code"]) for each in refused]) == (1, [(4, "blank_of_another")])
    assert book.book(of(1)).events == ()


@pytest.mark.parametrize("more", [("void", "--reason", "x"), ("print", "--blanks", "43A1")])
def test_a_number_that_stands_twice_is_told_by_its_rows(
    desk: Desk, book: Register, more: tuple[str, ...]
) -> None:
    table(desk, number(1), number(2), number(1), number(9))
    run = desk.run("register", *more[:1], "--from", "t.csv", *more[1:])
    assert (run.code, run.out.splitlines()[3:]) == (1, [
        f"第4行  {number(1)}  number_repeated  与第2行重复",
        "  怎么办: 每个证书编号只留一行",
        f"第5行  {number(9)}  not_issued  登记册中没有此编号（依据六(四)）",
        "  怎么办: 对照证书原件核对编号",
        "没有登记任何一项",
    ])  # fmt: skip
    found = json.loads(desk.run("register", *more[:1], "--from", "t.csv", *more[1:], "--json").out)
    assert (found["refused"][0]["code"], found["refused"][0]["clause"]) == ("number_repeated", None)
    assert book.book(of(1)).events == ()


def test_who_prints(desk: Desk) -> None:
    certified(2, keep={})
    run = desk.run(*PRINT, number(1), "--blank", "43A1")
    assert (run.code, run.err) == (
        2, f"skillcert: {number(1)}：登记册中没有它的鉴定中心，请用 --printer 写明打印单位\n",
    )  # fmt: skip
    desk.write("may.json", json.dumps({"city": "01", "center": CENTER, "granted": ["浏阳市中心"]}))
    run = desk.run(*PRINT, number(1), "--blank", "43A1", "--printer", "浏阳市中心", "--authority", "may.json")
    assert run.out.splitlines() == [
        "日期：2026-12-31（今天）", f"{number(1)} 已登记：打印，空白证书43A1", "  现为：已打印，待盖章",
    ]  # fmt: skip
    run = desk.run(*PRINT, number(2), "--blank", "43A2", "--printer", "浏阳市中心", "--lang", "en")
    assert "recorded as printed by the city's own center: 浏阳市中心" in run.out


def test_blanks_are_spoilt_before_printing(desk: Desk, book: Register) -> None:
    run = desk.run("register", "spoil", "--blanks", "43A0000012..43A0000015", "--reason", "打印机卡纸")
    assert (run.code, run.out) == (
        0, "空白证书43A0000012至43A0000015（4张）已登记毁损，2026-12-31；新登记4张\n",
    )  # fmt: skip
    run = desk.run("register", "spoil", "--blanks", "43A0000015", "--reason", "打印机卡纸", "--json")
    assert json.loads(run.out) == {"sheets": 1, "entered": 0}
    run = desk.run(*PRINT, number(1), "--blank", "43A0000013")
    assert (run.code, "该空白证书已登记毁损" in run.err) == (2, True)
    other = desk.run("register", "spoil", "--blanks", "43A0000014..43A0000016", "--reason", "受潮")
    assert (other.code, other.err.startswith("skillcert: 空白证书43A0000014：该空白证书已登记毁损")) == (
        2,
        True,
    )


def test_what_has_become_of_the_blanks(desk: Desk, book: Register) -> None:
    assert desk.run("register", "blanks").out == "没有这样的空白证书\n"
    desk.run("register", "spoil", "--blanks", "43A0000012..43A0000015", "--reason", "打印机卡纸")
    desk.run("register", "spoil", "--blanks", "43A0000016", "--reason", "受潮", "--on", "2025-11-24")
    for serial in (1, 2, 3):
        complete(book, serial, f"43B{serial}")
    desk.run("register", "reissue", number(1), "--reason", "遗失")
    desk.run("register", "void", number(2), "--reason", "冒名顶替")
    assert desk.run("register", "blanks").out.splitlines() == [
        "43A0000012至43A0000015（4张）  打印前毁损  2026-12-31  打印机卡纸",
        "43A0000016  打印前毁损  2025-11-24  受潮",
        "43B1  已由新证代替  2026-12-31  遗失",
        "43B2  随证书作废  2026-12-31  冒名顶替",
    ]
    run = desk.run("register", "blanks", "--fate", "打印前毁损，void", "--year", "2026", "--lang", "en")
    assert run.out.splitlines() == [
        "43A0000012 to 43A0000015 (4 sheets)  spoilt before printing  2026-12-31  打印机卡纸",
        "43B2  void with its certificate  2026-12-31  冒名顶替",
    ]
    assert desk.run("register", "blanks", "--fate", "present").out == "43B3  在用  2026-11-23\n"
    found = json.loads(desk.run("register", "blanks", "--fate", "present,destroyed", "--json").out)["blanks"]
    assert found[-1] == {
        "blank": "43B3", "number": number(3), "fate": "present", "used_on": "2026-11-23", "until": None,
        "reason": None,
    }  # fmt: skip
    assert found[0]["number"] is None
    row = ["43A0000012", "43A0000015", "4", "打印前毁损", "2026-12-31", "打印机卡纸"]
    desk.run("register", "blanks", "--out", "blanks.csv")
    assert desk.issued("blanks.csv")[:2] == [["\ufeff空白证书", "至", "张数", "去向", "日期", "原因"], row]
    desk.run("register", "blanks", "--out", "blanks.xlsx")
    sheet = openpyxl.load_workbook(desk.path("blanks.xlsx"))["空白证书"]
    assert [cell.value for cell in sheet[2]] == row
    run = desk.run("register", "blanks", "--fate", "lost")
    assert (run.code, run.err) == (
        2, "skillcert: --fate：没有 lost，只有 present（在用）、spoilt（毁损）、replaced（已由新证代替）、"
        "void（随证书作废）、destroyed（打印前毁损）\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "sheets"),
    [
        ("43A0000099", ["43A0000099", "43A0000100"]),
        ("A09-湘", ["A09-湘", "A10-湘"]),
        ("7", ["7", "8"]),
    ],
)
def test_the_last_run_of_digits_counts_on(first: str, sheets: list[str]) -> None:
    numbers = sequence.counted("--blanks", first)
    assert [next(numbers) for _ in sheets] == sheets


def test_a_sequence_ends_where_its_digits_do() -> None:
    numbers = sequence.counted("--blanks", "A98")
    assert [next(numbers), next(numbers)] == ["A98", "A99"]
    with pytest.raises(BilingualError, match="the digits run out"):
        next(numbers)
    with pytest.raises(BilingualError, match="no digits"):
        next(sequence.counted("--blanks", "甲"))


@pytest.mark.parametrize("text", ["A1..B2", "A1..A01", "甲..乙", "A2..A1", "A000000..A999999"])
def test_ranges_that_are_none(text: str) -> None:
    with pytest.raises(BilingualError):
        sequence.between("--blanks", text)


def test_runs_of_blanks() -> None:
    found = sequence.runs(["A9", "A10", "B1", "甲", "B2", "B3", "B03"])
    assert [run.text.en for run in found] == ["A9", "A10", "B1", "甲", "B2 to B3", "B03"]
    assert [run.sheets for run in found] == [1, 1, 1, 1, 2, 1]
    assert sequence.between("--blanks", "A1") == ["A1"]


def test_many_runs_are_not_all_named(desk: Desk) -> None:
    certified(7)
    rows = [f"{number(serial)},43A{2 * serial}" for serial in range(1, 8)]
    table(desk, *rows, header="证书编号,空白证书")
    run = desk.run(*PRINT, "--from", "t.csv")
    assert run.out.splitlines()[-1] == "已登记7项：打印，空白证书43A2、43A4、43A6、43A8、43A10等"


def test_the_source_and_marks_told_later_are_shown(desk: Desk) -> None:
    register = certified(1)
    stored = register.record(of(1))
    register.issue(
        [Request(stored.assessment, "0001", "考生0001", PROJECT, PROJECT.rule.decide(practical=90))],
        issued_on=DAY,
        city="01",
    )
    register.import_([replace(stored, number=of(2), candidate="0002")], source="旧系统")
    assert "  成绩更正      2026-11-23  操作技能90" in desk.run("register", "show", number(1)).out
    assert "  来源          旧系统\n" in desk.run("register", "show", number(2)).out


def test_the_whole_book_is_shown(desk: Desk) -> None:
    register = certified(3, keep={"center": CENTER, "班级": "一班"})
    desk.run(*PRINT, number(1), "--blank", "43A1", "--on", "2026-11-24")
    desk.run("register", "seal", number(1), "--on", "2026-11-24")
    desk.run(
        "register", "correct", number(1), "--holder", "考生甲", "--reason", "录入有误", "--on", "2026-11-25"
    )
    assert desk.run("register", "show", number(1)).out.splitlines() == [
        f"{number(1)}  已核发，待打印",
        "  持证人        考生甲（核发时：考生0001）",
        "  项目          湘西苗绣",
        "  考核          2026-11，考生编号0001；操作技能88",
        "  核发          2026-11-23",
        f"  发证鉴定中心  {CENTER}",
        "  班级          一班",
        "  事项",
        f"    1  2026-11-24  打印              43A1，{CENTER}",
        "    2  2026-11-24  加盖人社局钢印",
        "    3  2026-11-24  加盖鉴定中心红印",
        "    4  2026-11-25  更正              考生甲，录入有误",
        "  空白证书",
        "    43A1  2026-11-24至2026-11-25  已由新证代替",
        "  尚缺          未登记空白证书编号（依据六(二)）",
        "  尚缺          缺少人力资源和社会保障局钢印，证书不完整（依据六(三)）",
        "  尚缺          缺少职业技能鉴定中心红印，证书不完整（依据六(三)）",
    ]
    desk.run("register", "void", number(2), "--reason", "地市录错")
    assert "尚缺" not in desk.run("register", "show", number(2)).out
    replaced(register, 2)
    assert f"  被代替        {number(4)}\n" in desk.run("register", "show", number(2)).out
    assert f"  replaces      {number(2)}\n" in desk.run("register", "show", number(4), "--lang", "en").out
    found = json.loads(desk.run("register", "show", number(1), "--json").out)
    assert found["certificate"]["number"] == number(1)
    assert (found["stage"], found["holder"], found["replaced_by"]) == ("issued", "考生甲", None)
    assert found["sheets"][0]["fate"] == "replaced"
    assert json.loads(desk.run("register", "show", number(2), "--json").out)["replaced_by"] == number(4)
    assert desk.run("register", "show", number(9)).err.startswith("skillcert: 登记册中没有此编号")

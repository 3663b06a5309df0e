"""The command `skillcert audit`: tables and parts in, text, part, JSON, picture and page out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html.parser import HTMLParser

import pytest
import skillcert
from booked import DAY, certified, number, of, replaced
from desk import REGISTER, Desk, desk
from fontTools.ttLib import TTFont
from matplotlib.image import imread
from skillcert.cli.commands import audit
from skillcert.cli.pages.picture import FONTS
from skillcert.cli.pages.strips import NAMES, TITLE

__all__ = ["desk"]

JANUARY = "编号\n2618010000001\n2618010000002\n2618010000002\n2618010000006\nx\n"
FEBRUARY = "编号\n2618010000003\n2618020000002\n"
VOIDS = "编号\n2618010000004\n"


@pytest.fixture
def tables(desk: Desk) -> Desk:
    for name, content in {"01.csv": JANUARY, "02.csv": FEBRUARY, "voids.csv": VOIDS}.items():
        desk.write(name, content)
    return desk


def test_tables_are_shards_of_one_audit(tables: Desk) -> None:
    run = tables.run("audit", "01.csv", "02.csv", "--column", "编号", "--voids", "voids.csv")
    assert (run.code, run.err) == (1, "")
    assert run.out.splitlines() == [
        "01.csv：CSV，UTF-8，逗号分隔", "  表头第1行；证书编号 A“编号”（指定）", "  第2至6行",
        "第6行  number_not_digit  编号第1位是U+0078 'x'，应为数字0至9；格中没有数字，不是编号（依据附件2·1）",
        "02.csv：CSV，UTF-8，逗号分隔", "  表头第1行；证书编号 A“编号”（指定）", "  第2至3行",
        "voids.csv：CSV，UTF-8，逗号分隔", "  表头第1行；证书编号 A“编号”（指定）", "  第2行",
        "读取7行：编号 6，不是编号 1，空白 0；2个序列",
        "  2026 18 01：核发4，0000001–0000006，缺1，重1，作废1",
        "  2026 18 02：核发1，0000002–0000002，缺0，重0，作废0",
        "2026 18 01  serials_missing  首末之间缺1个序列号，最小的是5（依据附件2·5）",
        "2026 18 01  serials_repeated  1个序列号出现两次或更多，最小的是2（依据附件2·5）",
        "2026 18 02  series_first_not_one  本序列从2起，应从1起（依据附件2·5）",
        "怎么办",
        "  number_not_digit  对照证书原件写13位数字，一格一个编号；别的文字移到备注栏，其中作废的另行登记",
        "  serials_missing  逐个查明：未录入、未核发，或作废而未声明",
        "  serials_repeated  对照登记册，确定每个编号属于哪一份证书",
        "  series_first_not_one  补上此前的编号，或确认其不在本次审计范围",
    ]  # fmt: skip
    english = tables.run("audit", "02.csv", "--column", "编号", "--lang", "en")
    assert english.out.splitlines()[3] == "2 rows read: 2 numbers, 0 invalid, 0 blank; 2 series"


def test_a_guess_is_told_and_a_blank_cell_is_no_fault(tables: Desk) -> None:
    tables.write("blank.csv", "考生,编号\n考生0001,2618010000001\n考生0002,\n")
    run = tables.run("audit", "blank.csv")
    assert (run.code, run.out.splitlines()[1:4]) == (
        0,
        [
            "  表头第1行；证书编号 B“编号”（自动识别）",
            "  第2至3行",
            "读取2行：编号 1，不是编号 0，空白 1；1个序列",
        ],
    )


def test_nothing_to_look_into_is_told_by_the_exit_code(tables: Desk) -> None:
    tables.write("good.csv", "编号\n2618010000001\n2618010000002\n")
    assert tables.run("audit", "good.csv", "--column", "编号").code == 0
    assert tables.run("audit", "good.csv", "--column", "编号", "--expect", "3").code == 1
    assert (
        "serials_not_reached"
        in tables.run("audit", "good.csv", "--column", "编号", "--last", "2618010000009").out
    )


def test_rows_without_a_number_are_named(tables: Desk) -> None:
    rows = [*(f"{place}" for place in range(25)), "2618010000001 ", "第2618010000002号", "同上", ""]
    tables.write("bad.csv", "".join(f"{row}\n" for row in ("证书编号", "2618010000003", *rows)))
    run = tables.run("audit", "bad.csv", "--json-out", "out.json")
    assert run.code == 1
    assert [line.split("  ")[0] for line in run.out.splitlines()[3:23]] == [
        f"第{row}行" for row in range(3, 23)
    ]
    assert run.out.splitlines()[23] == "……还有8行"
    assert run.out.splitlines()[-1] == "有2行的编号可用 skillcert recover 还原，不猜任何一位"
    [file] = json.loads(tables.path("out.json").read_text("utf-8"))["files"]
    assert (file["recoverable"], len(file["refused"]), file["refused"][0]["row"]) == (2, 20, 3)
    run = tables.run("audit", "bad.csv", "--voids", "bad.csv")
    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines()[-2:] == [
        "  对照证书原件写13位数字，一格一个编号；别的文字移到备注栏，其中作废的另行登记",
        "  先用 skillcert recover 还原编号",
    ]


def test_parts_merge_to_the_same_result(tables: Desk) -> None:
    for month in ("01", "02"):
        tables.run("audit", f"{month}.csv", "--column", "编号", "--part", f"{month}.part")
    merged = tables.run("audit", "02.part", "01.part")
    tabled = tables.run("audit", "01.csv", "02.csv", "--column", "编号").out
    assert merged.out.splitlines()[:-5] == tabled.splitlines()[7:-6]
    again = tables.run("audit", "01.part", "01.csv", "--column", "编号")
    assert (again.code, again.out) == (2, "")
    assert "分片“01.csv”已经合并过" in again.err


def test_json_is_that_of_every_language(tables: Desk) -> None:
    tables.run("audit", "01.csv", "--column", "编号", "--expect", "9", "--json-out", "out.json")
    cells = JANUARY.split()[1:]
    expected = skillcert.audit(cells, shard="01.csv").report(rows=9)
    found = json.loads(tables.path("out.json").read_text("utf-8"))
    (file,) = found.pop("files")
    assert (file["file"], file["understood"]["sheets"][0]["last_row"], found) == ("01.csv", 6, expected)


def test_the_picture_shows_what_is_missing(tables: Desk) -> None:
    run = tables.run("audit", "01.csv", "--column", "编号", "--plot", "out.png")
    assert run.code == 1
    # serials 3 to 5 of 1 to 6 are missing: the middle of the strip is red, both ends are not
    pixels = imread(tables.path("out.png"))[:, :, :3]
    height, width, _ = pixels.shape
    row = pixels[int(height * (1.0 + 0.6 * 0.41) / 1.72)]
    left, middle, right = (row[int(width * (0.12 + 0.60 * share))] for share in (0.1, 0.6, 0.95))
    assert middle[0] > 0.7 > middle[1] + 0.2
    assert all(end[0] < 0.3 and end[2] > 0.4 for end in (left, right))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_picture_is_the_same_without_any_font_of_the_system(tables: Desk, lang: str) -> None:
    arguments = ["audit", "01.csv", "--column", "编号", "--lang", lang, "--plot"]
    assert tables.run(*arguments, "here.png").err == ""
    nowhere = f"{os.devnull}/nowhere"
    bare = {"FONTCONFIG_FILE": nowhere, "MPLCONFIGDIR": nowhere, "HOME": nowhere}
    run = subprocess.run(
        [sys.executable, "-m", "skillcert", *arguments, "bare.png"], env=os.environ | bare, check=False
    )
    assert run.returncode == 1
    assert tables.path("here.png").read_bytes() == tables.path("bare.png").read_bytes()


def test_the_fonts_have_every_character_of_the_picture() -> None:
    words = "".join(name.zh + name.en for name in NAMES.values()) + "0123456789,"
    for weight, text in (("regular", words), ("bold", TITLE.zh + TITLE.en)):
        with TTFont(FONTS / f"{weight}.otf") as font:
            assert {*map(ord, text)} <= font.getBestCmap().keys()


class Page(HTMLParser):
    """The addresses that a page would fetch, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str | None] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [value for name, value in attrs if name in {"src", "href"}]
        self.fetched += [tag] if tag in {"script", "link", "iframe"} else []

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_needs_nothing_else_and_escapes_names(tables: Desk) -> None:
    tables.write("<b>.csv", JANUARY)
    tables.run("audit", "<b>.csv", "--column", "编号", "--html", "out.html")
    page = Page()
    page.feed(tables.path("out.html").read_text("utf-8"))
    assert page.fetched == []
    assert "<b>.csv" in page.text
    assert "0000003 – 0000005" in page.text
    assert "number_not_digit" in page.text
    tables.run("audit", "02.csv", "--column", "编号", "--html", "en.html", "--lang", "en")
    assert "To be looked into" in tables.path("en.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["names.csv"], "看不出证书编号在哪一列"),
        (["gone.csv", "--column", "编号"], "没有这个文件"),
        (["01.csv", "--column", "编号", "--expect", "many"], "应为数字"),
        (["01.csv", "--column", "编号", "--last", "26"], "编号长度为2"),
        (["01.csv", "--column", "编号", "--voids", "01.csv", "--part", "01.csv"], "输出会覆盖输入"),
        (
            ["01.csv", "--column", "编号", "--html", "out.html", "--voids", "bad.csv"],
            "bad.csv第2行：编号第1位",
        ),
        (["01.csv", "--column", "编号", "--part", "one", "--json-out", "./one"], "两个输出是同一个文件"),
        (["01.csv", "--column", "编号", "--plot", "out.svg"], "应以 .png 结尾"),
        (["cut.part"], "不合格式"),
    ],
)
def test_what_cannot_run_says_so_and_writes_nothing(tables: Desk, arguments: list[str], words: str) -> None:
    tables.write("cut.part", b"SKCA\1\0")
    tables.write("bad.csv", "编号\nx\n")
    tables.write("names.csv", "甲,乙\nx,y\n")
    before = tables.files()
    run = tables.run("audit", *arguments)
    assert (run.code, run.out) == (2, "")
    assert words in run.err
    assert tables.files() == before


def test_a_package_that_is_missing_is_named(tables: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    for name in ("audit", "template"):
        monkeypatch.delitem(sys.modules, f"skillcert.cli.pages.{name}", raising=False)
    run = tables.run("audit", "01.csv", "--column", "编号", "--html", "out.html")
    assert (run.code, 'pip install "skillcert[report]"' in run.err) == (2, True)


@pytest.fixture
def registered(desk: Desk) -> Desk:
    """Numbers 1 to 3, of which 2 is void; 4 and 5 are another system's."""
    desk.results("001,考生0001,60", "002,考生0002,88", "003,考生0003,61")
    desk.issue()
    on = ("--register", REGISTER)
    desk.run("register", "void", "2618010000002", "--on", "2026-11-24", "--reason", "姓名有误", *on)
    desk.run("register", "declare", "2026", "01", "4", "5", "--reason", "另一系统", *on)
    return desk


def test_a_register_is_audited_without_a_file(registered: Desk) -> None:
    outputs = ("--plot", "out.png", "--html", "out.html", "--json-out", "out.json")
    run = registered.run("audit", "--register", REGISTER, *outputs)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines() == [
        "读取3行：编号 3，不是编号 0，空白 0；1个序列",
        "  2026 18 01：核发3，0000001–0000005，缺0，重0，作废3",
    ]
    assert all(registered.path(name).stat().st_size > 1000 for name in ("out.png", "out.html"))
    assert json.loads(registered.path("out.json").read_text("utf-8"))["findings"] == []
    registered.set_next(2026, 9)
    run = registered.run("audit", "--register", REGISTER)
    assert (run.code, "serials_not_reached  最大序列号为5，登记册的末号为8" in run.out) == (1, True)


def test_a_file_is_compared_with_the_register(registered: Desk) -> None:
    whole = registered.run("audit", "issued.csv", "--column", "证书编号", "--register", REGISTER)
    assert whole.code == 0
    assert whole.out.splitlines()[5:] == [
        "2618010000002  certificate_void  证书已作废（通知未规定，按本单位规定）"
    ]
    # a digit that was mistyped makes another well-formed number, of this city or of another
    registered.write("wrong.csv", "编号\n2618010000001\n2618010000003\n2618010000020\n2618070000003\n")
    run = registered.run(
        "audit", "wrong.csv", "--column", "编号", "--register", REGISTER, "--json-out", "out.json"
    )
    assert run.code == 1
    assert [line.split("  ")[:2] for line in run.out.splitlines()[6:11]] == [
        ["2026 18 01", "serials_missing"], ["2026 18 01", "serials_above_last"],
        ["2026 18 01", "serials_not_issued"], ["2026 18 07", "series_first_not_one"],
        ["2026 18 07", "serials_not_issued"],
    ]  # fmt: skip
    assert "1个序列号登记册中没有，最小的是20（依据六(四)）" in run.out
    found = json.loads(registered.path("out.json").read_text("utf-8"))["findings"]
    assert [each["limit"] for each in found if each["code"] == "serials_not_issued"] == [20, 3]


def test_void_numbers_of_a_file_are_listed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    register = certified(3)
    for serial in (1, 2, 3):
        register.void(of(serial), on=DAY, reason="冒名顶替")
    replaced(register, 2)
    desk.write("n.csv", "".join(f"{cell}\n" for cell in ("编号", *map(number, (3, 1, 4, 2)))))
    arguments = ("audit", "n.csv", "--column", "编号", "--register", REGISTER, "--lang", "en")
    run = desk.run(*arguments)
    assert run.code == 0
    void = "certificate_void  the certificate is void (not in the notice: the center's own rule)"
    assert run.out.splitlines()[5:] == [
        f"{number(1)}  {void}", f"{number(2)}  {void}, replaced by {number(4)}", f"{number(3)}  {void}",
    ]  # fmt: skip
    monkeypatch.setattr(audit, "SHOWN", 1)
    assert desk.run(*arguments).out.endswith("… and 2 more\n")


def test_the_register_may_stand_in_the_environment(registered: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert registered.run("audit").err.startswith("skillcert: 缺少参数：FILE 或 --register；怎么办：")
    monkeypatch.setenv("SKILLCERT_REGISTER", REGISTER)
    assert registered.run("audit").code == 0
    before = registered.path("register.db").read_bytes()
    run = registered.run("audit", "--json-out", "register.db")
    assert (run.code, "输出会覆盖登记册" in run.err) == (2, True)
    assert registered.path("register.db").read_bytes() == before

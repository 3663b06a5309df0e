"""Tables of offices as they are understood: each line, each block is one, with the answer behind `=>`."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest
from desk import Desk
from skillcert.tables import rows as noted
from skillcert.tables.aliases import built_in, read_aliases
from skillcert.tables.column import Chosen, counted
from skillcert.tables.document import Document, SheetFacts
from skillcert.tables.heading import letters, listed, normal, shown
from skillcert.tables.roles import Role, Wanted
from skillcert.tables.rows import Skipped
from skillcert.tables.understood import ALL, Said, Understanding, Understood, understand
from skillcert.texts import BilingualError

OFFICES = Path(__file__).parent / "offices"
BOTH = (Role.CANDIDATE, Role.NAME, Role.PRACTICAL, Role.THEORY)
FURTHER = (
    Role.THEORY_STATUS, Role.PRACTICAL_STATUS, Role.STATUS, Role.VERDICT, Role.NUMBER, Role.ASSESSED_ON,
    Role.ISSUED_ON, Role.COUNTY, Role.INSTITUTION, Role.ID, Role.PROJECT, Role.REPLACES,
)  # fmt: skip
WANTED = {
    "marks": Wanted(BOTH[:3], (Role.THEORY, *FURTHER)),
    "both": Wanted(BOTH, FURTHER),
    "numbers": Wanted(number=True),
    "import": Wanted((Role.NUMBER, Role.CANDIDATE, Role.NAME, Role.PROJECT), (Role.ISSUED_ON,), number=True),
}
Rows = Sequence[Sequence[str]]


@dataclass
class Sheets:
    """A document of which only the first rows are looked at."""

    previews: Sequence[tuple[str, bool, Rows]]
    name: str = "表"
    sheets: Sequence[SheetFacts] = field(init=False)

    def __post_init__(self) -> None:
        self.sheets = [SheetFacts(title, hidden) for title, hidden, _ in self.previews]

    def preview(self, sheet: int) -> Rows:
        return self.previews[sheet][2]

    def table(self, *asked: object) -> tuple[object, ...]:
        return asked


def look(wanted: Wanted, *previews: tuple[str, bool, Rows], said: Said | None = None) -> Understanding:
    return understand(cast(Document, Sheets(previews)), wanted, said or Said())


def one(wanted: Wanted, rows: Rows, said: Said | None = None) -> Understood:
    [found] = look(wanted, ("", False, rows), said=said).sheets
    return found


def answer(wanted: Wanted, rows: Rows, said: Said) -> str:
    """What is understood in a line; of a refusal the Chinese sentence. The English one has a cure, too."""
    try:
        found = one(wanted, rows, said)
    except BilingualError as error:
        cures = "; cure: " in error.message("en") and "；怎么办：" in error.message("zh")
        return "! " + error.message("zh").removeprefix("表：") if cures else str(error)
    roles = [
        f"{role} {'+'.join(each.letters for each in (chosen, *found.others.get(role, ())))}"
        for role, chosen in found.places.items()
    ]
    return f"{found.header.first}-{found.header.last}: " + ", ".join(roles)


def cells(line: str) -> list[str]:
    for escape, text in (
        (r"\n", "\n"),
        (r"\r", "\r"),
        (r"\t", "\t"),
        (r"\u200b", "\u200b"),
        (r"\u3000", "\u3000"),
    ):
        line = line.replace(escape, text)
    return line.split("|")


def lines(name: str) -> Iterator[tuple[str, str]]:
    for line in (OFFICES / name).read_text("utf-8").splitlines():
        if not line.startswith("# "):
            given, expected = line.split(" => ")
            yield given, expected


def blocks() -> Iterator[tuple[str, str, str]]:
    """The command with what was said, the rows, and the answer."""
    text = (OFFICES / "blocks.txt").read_text("utf-8")
    for block in text.split("\n\n")[1:]:
        head, _, rest = block.strip("\n").partition("\n")
        given, expected = rest.rsplit("\n=> ", 1)
        yield head, given, expected


HEADINGS, BLOCKS = [*lines("headings.txt")], [*blocks()]


def said_of(words: Sequence[str]) -> Said:
    given = dict(word.split("=", 1) for word in words)
    row = given.pop("header_row", None)
    columns = {Role(role): cells(text)[0] for role, text in given.items()}
    return Said(header_row=None if row is None else int(row), columns=columns)


def numbers(headings: Sequence[str]) -> list[str]:
    """A row with a number wherever a heading speaks of one of certificates."""
    return ["2618010000001" if "证" in it and "号" in it and "准" not in it else "甲" for it in headings]


@pytest.mark.parametrize(("given", "expected"), HEADINGS, ids=[given for given, _ in HEADINGS])
def test_line(given: str, expected: str) -> None:
    kind, _, line = given.partition(" ")
    headings = cells(line)
    # Text that is nobody's heading; where numbers are sought, in the column that is meant.
    row = ["甲" if heading.strip() else "" for heading in headings]
    if kind != "marks":
        row = numbers(headings)
    assert answer(WANTED[kind], [headings, row], Said()).removeprefix("1-1: ") == expected


@pytest.mark.parametrize(("head", "given", "expected"), BLOCKS)
def test_block(head: str, given: str, expected: str) -> None:
    kind, *words = head.split()
    rows = [cells(line) if line != "-" else [] for line in given.split("\n")]
    assert answer(WANTED[kind], rows, said_of(words)) == expected


def test_many_kinds_are_tried() -> None:
    assert len(HEADINGS) + len(BLOCKS) > 200
    assert sum(expected.startswith("! ") for *_, expected in (*HEADINGS, *BLOCKS)) > 40


HEADER, DATA = ["准考证号", "姓名", "理论", "实操"], ["A1", "甲", "70", "80"]
REGISTER = [["姓名", "证书编号"], ["甲", "2618010000001"]]
TITLE = "某县专项职业能力考核成绩登记表" * 20


def test_title_of_three_hundred_characters() -> None:
    found = one(WANTED["both"], [[TITLE], [], HEADER, DATA])
    assert (found.header.first, found.header.last) == (3, 3)
    with pytest.raises(BilingualError, match="A“某县专项") as refused:
        one(WANTED["both"], [[TITLE, "甲"], ["乙", "丙"]])
    assert len(refused.value.message("zh")) < 250


def test_three_hundred_columns() -> None:
    headings = [f"第{place}次课" for place in range(300)]
    headings[20], headings[200], headings[299] = HEADER[0], HEADER[1], HEADER[3]
    found = one(WANTED["marks"], [headings, ["甲"] * 300])
    assert [chosen.letters for chosen in found.places.values()] == ["U", "GS", "KN"]
    with pytest.raises(BilingualError) as refused:
        one(WANTED["both"], [headings, ["甲"] * 300])
    assert "A“第0次课”、B“第1次课”、C“第2次课”、D“第3次课”、E“第4次课”等300列" in refused.value.message("zh")
    assert "E“第4次课” and 295 more" in refused.value.message("en")


def test_twenty_thousand_headings_in_time() -> None:
    headings = [f"heading {place}" for place in range(19_999)] + ["证书编号"]
    started = time.process_time()
    found = one(WANTED["numbers"], [headings, ["1"] * 19_999 + ["2618010000001"]])
    assert found.places[Role.NUMBER].letters == "ACOF"
    # A tenth of that without coverage; each with each would be many minutes.
    assert time.process_time() - started < 40


@pytest.mark.parametrize("names", [HEADER, ["准考证号", "姓名", "成绩", ""]])
def test_header_further_down(names: Sequence[str]) -> None:
    notes: list[list[str]] = [[f"第{row}条说明"] for row in range(29)]
    found = one(WANTED["both"], [*notes, HEADER, DATA])
    assert found.header.last == 30
    with pytest.raises(BilingualError, match=r"--header-row 31 .row 31 looks like it") as refused:
        one(WANTED["both"], [["说明"], *notes, HEADER, DATA])
    assert "--header-row 31 指定表头行（第31行像是表头）" in refused.value.message("zh")
    assert one(WANTED["both"], [["说明"], *notes, HEADER, DATA], Said(header_row=31)).header.last == 31


def test_rows_are_known_by_the_roles_that_were_found() -> None:
    found = one(WANTED["both"], [HEADER, DATA])
    assert found.words.roles == {0: Role.CANDIDATE, 1: Role.NAME, 2: Role.THEORY, 3: Role.PRACTICAL}
    document = cast(Document, Sheets([("", False, [])]))
    assert cast(Any, found.table(document)) == (0, found.header, found.words)


def test_option_for_a_role_that_is_not_wanted_says_nothing() -> None:
    said = Said(columns={Role.THEORY: "没有这一列", Role.NUMBER: "B"})
    assert one(WANTED["numbers"], REGISTER, said).places == {Role.NUMBER: Chosen(1, "证书编号", False)}


def test_column_without_heading_beyond_the_header() -> None:
    found = one(WANTED["numbers"], [["姓名"], ["甲", "", "2618010000001"]], Said(columns={Role.NUMBER: "C"}))
    assert found.header.columns == ["姓名", "", ""]
    assert found.places[Role.NUMBER].text.zh == "C"


def test_header_is_no_wider_than_its_columns() -> None:
    found = one(WANTED["numbers"], [REGISTER[0], [*REGISTER[1], "", "待核"]])
    assert found.header.columns == REGISTER[0]


@pytest.mark.parametrize("form", ['="{}"', "{}.0", " {}", "'{}", "{}"])
def test_damaged_numbers_are_found_by_content(form: str) -> None:
    rows = [
        ["人员", "代码", "新证号"],
        *(["甲", f"A{row}", form.format(2618010000001 + row)] for row in range(9)),
    ]
    assert one(WANTED["numbers"], rows).places[Role.NUMBER].letters == "C"


SHEETS: tuple[tuple[str, bool, Rows], ...] = (
    ("填表说明", False, [["1. 请勿修改表头"], ["2. 证书编号为13位"]]),
    ("字典", True, REGISTER),
    ("长沙县", False, REGISTER),
    ("宁乡市", False, REGISTER),
    ("空表", False, []),
    ("浏阳市", False, [["姓名", "证书编号", "证书编号"], ["甲", "2618010000001", "2618010000002"]]),
)


def test_first_sheet_that_has_the_columns() -> None:
    found = look(WANTED["numbers"], *SHEETS)
    assert [(sheet.sheet, sheet.title) for sheet in found.sheets] == [(2, "长沙县")]
    assert found.left_out == ["宁乡市", "浏阳市"]
    assert [(title, why.zh, why.en) for title, why in found.passed_over] == [
        ("填表说明", "没有证书编号列", "no column of the certificate number"),
        ("字典", "隐藏", "hidden"),
    ]


@pytest.mark.parametrize("title", ["宁乡市", "字典"])
def test_sheet_that_was_named(title: str) -> None:
    found = look(WANTED["numbers"], *SHEETS, said=Said(sheet=title))
    assert [sheet.title for sheet in found.sheets] == [title]
    assert (found.left_out, found.passed_over) == ([], [])


def test_all_sheets() -> None:
    found = look(WANTED["numbers"], *SHEETS[:5], said=Said(sheet=ALL))
    assert [sheet.title for sheet in found.sheets] == ["长沙县", "宁乡市"]
    assert [title for title, _ in found.passed_over] == ["填表说明", "字典"]
    named = look(WANTED["numbers"], SHEETS[0], (ALL, False, REGISTER), said=Said(sheet=ALL))
    assert [sheet.title for sheet in named.sheets] == [ALL]


REFUSED = (
    (SHEETS, Said(sheet=ALL), "表：工作表“浏阳市”：有2列可作证书编号：B“证书编号”、C“证书编号”"),
    (
        SHEETS,
        Said(sheet="长沙"),
        "表：没有“长沙”工作表；有：“填表说明”、“字典”、“长沙县”、“宁乡市”、“空表”；怎么办：改正 --sheet",
    ),
    (SHEETS, Said(sheet="浏阳市"), "表：工作表“浏阳市”：有2列可作证书编号"),
    (SHEETS, Said(sheet="空表"), "表：工作表“空表”：没有内容；怎么办：填好后再用"),
    ((SHEETS[5], *SHEETS), Said(), "表：工作表“浏阳市”：有2列可作证书编号"),
    ((SHEETS[4], SHEETS[0]), Said(), "表：工作表“填表说明”：以第1行为表头，看不出证书编号在哪一列"),
    (SHEETS[:2], Said(), "；隐藏的工作表没有看：“字典”（用 --sheet 指定）"),
    (
        SHEETS[1:2],
        Said(),
        "表：工作表“字典”：工作表都是隐藏的；隐藏的工作表没有看：“字典”（用 --sheet 指定）",
    ),
    (SHEETS, Said(header_row=7), "表：工作表“填表说明”：第7行是空行，或者不在前2行之内，不能作表头"),
)


@pytest.mark.parametrize(("sheets", "said", "sentence"), REFUSED)
def test_sheets_that_are_refused(sheets: Sequence[tuple[str, bool, Rows]], said: Said, sentence: str) -> None:
    with pytest.raises(BilingualError) as refused:
        look(WANTED["numbers"], *sheets, said=said)
    assert sentence in refused.value.message("zh")
    assert refused.value.message("en").startswith("表: ")


def test_further_words_come_first(tmp_path: Path) -> None:
    words = tmp_path / "words.toml"
    words.write_text(
        '[roles]\npractical = ["手艺*", "手工"]\ncandidate = ["会员号"]\n[never]\npractical = ["手艺课"]\n'
        '[words]\nexample = ["样张"]\n[headings]\nbefore = ["县级"]\n',
        "utf-8-sig",
    )
    said = Said(aliases=str(words))
    rows = [["准考证号", "会员号", "姓名", "手艺课", "县级手艺分"], ["A1", "7", "甲", "乙", "80"]]
    found = one(WANTED["marks"], rows, said)
    assert {role: chosen.letters for role, chosen in found.places.items()} == {
        Role.CANDIDATE: "B", Role.NAME: "C", Role.PRACTICAL: "E",
    }  # fmt: skip
    assert [other.named for other in found.others[Role.CANDIDATE]] == ["A“准考证号”"]
    assert found.words.example[0] == "样张"
    assert built_in().words.example[0] == "示例"


WRONG = (
    (b"[roles]\npractical = \n", "第2行第13个字不合TOML格式", "line 2, column 13 is not TOML"),
    (b"[roles", "末尾不合TOML格式", "its end is not TOML"),
    ("[roles]\n# 甲".encode("gb18030"), "不是UTF-8文字；怎么办：用记事本另存为UTF-8编码", "not UTF-8 text"),
    (
        b"[role]\n",
        "[role]没有这一节；怎么办：改为其中之一：[roles]、[never]、[words]、[headings]",
        "[role] is no section",
    ),
    (b"roles = 1\n", "[roles]没有这一节", "[roles] is no section"),
    (
        b"[roles]\nmarks = []\n",
        "[roles] marks没有这一项；怎么办：改为其中之一：candidate、name",
        "[roles] marks is no entry",
    ),
    (b"[roles]\nname = 'x'\n", "[roles] name应为一列文字", "[roles] name has to be a list of texts"),
    (b"[roles]\nname = [1]\n", "[roles] name应为一列文字", "[roles] name has to be a list of texts"),
    (b"name = " + b"[" * 50_000, "末尾不合TOML格式", "its end is not TOML"),
    (b"name = " + b"1" * 5000, "末尾不合TOML格式", "its end is not TOML"),
    (b"a." * 100 + b"a = 1", "末尾不合TOML格式", "its end is not TOML"),
    (
        b"[roles]\n" + b"a" * 100 + b" = 1",
        f"[roles] {'a' * 39}…没有这一项",
        f"[roles] {'a' * 39}… is no entry",
    ),
    (b"#" * (257 << 10), "超过256KB", "over 256 KB"),
    (b"[words]\nfooter = ['*']\n", "[words] footer应为一列文字", "[words] footer has to be a list of texts"),
)


@pytest.mark.parametrize(("content", "zh", "en"), WRONG)
def test_words_that_are_refused(tmp_path: Path, content: bytes, zh: str, en: str) -> None:
    words = tmp_path / "words.toml"
    words.write_bytes(content)
    with pytest.raises(BilingualError) as refused:
        read_aliases(str(words))
    assert f"{words}：{zh}" in refused.value.message("zh")
    assert f"{words}: {en}" in refused.value.message("en")
    assert "怎么办：" in refused.value.message("zh")
    assert "cure: " in refused.value.message("en")


def test_every_role_has_its_words() -> None:
    known = {role for ranks in built_in().exact.values() for role in ranks}
    assert known == {*Role}
    assert all(role.text.zh and role.text.en.isascii() for role in Role)


# 序号, candidate, name, theory, practical.
ENTRIES = """
1|0003|甲乙|80|85
备注：补考|0003|甲乙|80|85
说明|0003|甲乙|80|85
统计|0003|甲乙|80|85
大专以上|0003|甲乙|80|85
男|0003|甲乙|80|85
1|0003|计划|80|85
1|0003|平凡|80|85
1|0003|共工|80|85
1|0003|第五名|80|85
1|0003|例行|80|85
1|0003|注某|80|85
1|0003|附某|80|85
1|0003|备战|80|85
1|0003|合计科|80|85
1|注0001|甲|80|85
1|TOTAL001|Max|80|85
1|0001|Totaro|80|80
6||||
6|0006|||
||甲乙||
|||80|
长沙县||||
"""
SKIPPED = """
statistics 合计 6|合计||450|480
statistics 合计 合计||3人|450|480
statistics 合计 合计|3人||450|480
statistics 合计 |合计|3人|450|480
statistics 总计 总计|35|30人|450|480
statistics 平均分 |平均分||75|80
statistics 平均分 7||平均分|75|80
statistics 合格率 合格率|||80%|90%
statistics 最高分 最高分：95||||
statistics 小计 【小计】||||5
statistics 合计 合　计||||5
statistics 满分 |满分|100|100|100
statistics Total |Total|3|450|480
statistics 平均 |一班平均|2人|75|80
statistics 平均值 |一班 平均值||75|80
statistics 备案人数 |备案人数|2|100|100
statistics - |优秀|1人|80|80
statistics - |90-100|0人||
footer 以下 |60分以下|||
statistics 合计 |2|合计||
statistics 最高分 |最高分|张三|95|98
footer 制表人 |制表人：甲||审核人：乙|
footer 制表人 制表人|甲|审核人|乙|
footer 制表人 制表人甲||||
footer 日期 日期：|2026-11-23|||
footer 审核 审核：|甲|乙||
footer 备注 备注：成绩以公示为准||||
footer 以上 |以上人员成绩已公示|||
footer 注 注：缺考记“缺考”||||
footer 第 第1页 共3页||||
footer 考评员签名 考评员签名：|||日期：|
footer Note |Note: absent means||
footer - 2026年11月23日||||
example 示例 示例|0001|张三|80|85
example 示例 |示例|张三|80|85
example 例 1|例：0001|张三|80|85
example 示例 |（示例）0001|张三|80|85
example 必填 |必填|必填|选填|必填
remark - |长沙县|||
remark - |第一考场|||
remark - 成绩自公布之日起生效||||
"""
UNCLEAR = """
合计|0003|甲乙|80|85
1|0003|合计|80|85
1|0003|王小计|80|85
|30|合计|80|85
1|0001|示例|80|85
|例1|张三|80|85
|示例001|张三|80|85
|附-001|张三|80|85
1|注0001|-|80|85
"""
NUMBERED = """
entry 合计|2618010000001||
entry 考生5|||
entry |2618010000001||
entry |待补发||
entry 备注|261801000000O||
statistics 合计|3||
statistics 甲|合计||
footer |以上编号作废||
footer 以上共3人，其中缺考1人|||
footer |2026年11月23日||
remark |编号由中心统一填写||
"""
MARKS = {1: Role.CANDIDATE, 2: Role.NAME, 3: Role.THEORY, 4: Role.PRACTICAL}


def skipped(line: str, roles: dict[int, Role]) -> Skipped | noted.RowFault | None:
    """What a row is, noted as the native part does."""
    row = [*line.split("|"), *[""] * 5][:5]
    filled = [cell for cell in row if cell.strip()]
    wanted = {place: row[place] for place in (*roles, 4)}
    words = replace(built_in().words, roles=roles)
    begun = any(
        cell.endswith(word[1:]) if word[0] == "…" else cell == word[1:] or cell.startswith(word)
        for cell, word in product(("".join(it.split()) for it in (filled[0], *wanted.values())), words.all)
        if cell
    )
    flags = noted.WORD * begun | noted.ALONE * (len(filled) == 1)
    return noted.classify(flags, 5, filled[0], wanted, words, 5)


@pytest.mark.parametrize("line", ENTRIES.split())
def test_person_is_never_dropped(line: str) -> None:
    assert skipped(line, MARKS) is None


@pytest.mark.parametrize("line", SKIPPED.strip().split("\n"))
def test_row_that_is_no_entry(line: str) -> None:
    kind, word, row = line.split(" ", 2)
    assert skipped(row, MARKS) == Skipped(kind, word.strip("-"))


@pytest.mark.parametrize("line", UNCLEAR.split())
def test_row_that_may_be_a_person_is_refused(line: str) -> None:
    found = skipped(line, MARKS)
    assert isinstance(found, noted.RowFault)
    assert found.code == "row_unclear"
    assert found.word in line
    assert found.word in found.message("zh")


@pytest.mark.parametrize("line", NUMBERED.strip().split("\n"))
def test_row_of_a_table_of_numbers(line: str) -> None:
    kind, row = line.split(" ", 1)
    found = skipped(row, {1: Role.NUMBER})
    assert (found.kind if isinstance(found, Skipped) else "entry") == kind


def test_candidate_without_a_column_of_names() -> None:
    assert skipped("合计|0003||80|85", {1: Role.CANDIDATE}) is None
    assert skipped("合计|||80|85", {1: Role.CANDIDATE}) == Skipped("statistics", "合计")


FLAGGED = (
    (noted.HEADING, "", Skipped("header", "")),
    (noted.HEADING | noted.QUOTES, "row_quotes", None),
    (noted.BYTES | noted.WIDTH, "row_bytes", None),
    (noted.WIDTH, "row_width", None),
    (noted.FORMULA, "row_formula", None),
    (noted.FORBIDDEN, "row_cell", None),
    (noted.HIDDEN | noted.STRAY, "", None),
)


@pytest.mark.parametrize(("flags", "code", "expected"), FLAGGED)
def test_what_is_noted_of_a_row(flags: int, code: str, expected: Skipped | None) -> None:
    found = noted.classify(flags, 3, "甲", {0: "A1"}, built_in().words, 4)
    if isinstance(found, noted.RowFault):
        assert found.code == code
        assert found.message("zh") != found.message("en")
        assert found.cure("zh") != found.cure("en")
    else:
        assert (found, code) == (expected, "")


def test_headings_are_shown_in_one_line() -> None:
    assert shown("证书\n编号\u202e\x1b[31m") == "证书 编号 [31m"
    assert shown("甲" * 41) == "甲" * 39 + "…"
    assert shown("甲" * 40) == "甲" * 40
    assert listed(["", " "]).zh == "没有文字"
    assert listed(["", "姓\n名"]).en == "B“姓 名”"
    assert [letters(place) for place in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert [counted(text, 30) for text in ("1", "a", "30", "AD")] == [0, 0, 29, 29]
    assert not any(counted(text, 30) for text in ("AE", "31", "0", "A1", "列", "123456", "ABCD"))
    assert normal("２０２６年　理论\n成绩（满分100分）：") == "理论成绩"


def test_rows_above_the_header_that_are_not_read() -> None:
    other = [["姓名", "单位", "电话"], ["甲", "乙厂", "13800000000"], ["丙", "乙厂", "13900000000"]]
    assert one(WANTED["both"], [*other, [], HEADER, DATA]).unread == [2, 3]
    titles = [[TITLE], ["考核站：某站", "", "", "", "2026年11月23日"], HEADER, DATA]
    assert one(WANTED["both"], titles).unread == []


GUIDES = """
Exam No|Name|Theory|Practical|header
Exam No.|Full name|Mark in theory|Skill mark|header
zkzh|xm|llcj|czjn|header
AAC147|AAC003|ACC001|ACC002|header
AB01|Max|AB80|AB85|
（13位数字）|（中文）|（0-100）|（0-100）|header
1|2|3|4|header
第1栏|第2栏|第3栏|第4栏|header
（001）|（甲）|（80）|（85）|
A|Max|absent|void|
A|Max|||
1|2|3|3|
"""
HEADED = """
准考证号|姓名|实操|理论|row_header
姓名|准考证号|理论|实操|row_header
考号|姓名|原因||row_header
考号|考生姓名|理论成绩|实操成绩|header
考号||理论|实操|header
理论|实操|||
"""


@pytest.mark.parametrize("line", GUIDES.split("\n")[1:-1])
def test_rows_below_the_header_that_say_how_to_fill_in(line: str) -> None:
    *row, kind = line.split("|")
    found = one(WANTED["both"], [HEADER, row, [""], DATA]).words.rows
    assert [(number, each.kind) for number, each in found.items()] == ([(2, kind)] if kind else [])


@pytest.mark.parametrize("line", HEADED.split("\n")[1:-1])
def test_header_of_another_table(line: str) -> None:
    *row, expected = line.split("|")
    words = one(WANTED["both"], [HEADER, DATA]).words
    found = noted.classify(noted.WORD, 4, row[0], dict(enumerate(row)), words, 4)
    assert (found.code if isinstance(found, noted.RowFault) else found.kind if found else "") == expected


SAMPLES = (
    ("A1", "张三（示例）", "80", "85", ""),
    ("A1", "张三", "80", "85", "示例，请删除"),
    ("A1", "张三", "80", "85", "（例）"),
    ("如 A1", "张三", "80", "85", "此行为样例（填写示例）"),
)


@pytest.mark.parametrize("sample", SAMPLES)
def test_row_that_shows_how_to_fill_in(
    desk: Desk, sample: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [[*HEADER, "备注"], sample, *([f"A{row}", "李四", "80", "85", "示例"] for row in range(2, 9))]
    found = one(WANTED["both"], rows)
    assert [*found.words.rows] == [2, 3, 4, 5, 6]
    desk.write("t.csv", "\n".join(",".join(row) for row in (*rows[:2], [*DATA, "例行"])))
    run = desk.run("decide", "t.csv", "--rule", "both")
    assert "不计第2行" in run.out
    assert "读取1行：合格 1，" in run.out
    # Also where it is not in the block with the others.
    monkeypatch.setattr("skillcert.tables.csv.BLOCK", 16)
    assert desk.run("decide", "t.csv", "--rule", "both") == run

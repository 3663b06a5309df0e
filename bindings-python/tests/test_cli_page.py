"""The page of `skillcert check --html`."""

import random
import re
from html.parser import HTMLParser

import pytest
from booked import DAY, certified, number, of
from desk import REGISTER, Desk
from skillcert.cli.pages.check import PARTS, Strip

GOOD = "1918010000001"
EVIL = '<script>alert("x")</script>'


class Page(HTMLParser):
    """What stands in a page: its texts and what it refers to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.references: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.references += [value or "" for name, value in attrs if name in ("src", "href", "action")]
        self.references += re.findall(r"url\([^)]*\)|@import", dict(attrs).get("style") or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.references += re.findall(r"url\([^)]*\)|@import", data)
        elif data.strip():
            self.texts.append(data.strip())


def page(desk: Desk, *more: str) -> Page:
    run = desk.run("check", "n.csv", "--html", "r.html", *more)
    assert run.err == ""
    answer = Page(desk.path("r.html").read_text("utf-8"))
    assert answer.open == []
    assert answer.references == []
    return answer


def table(desk: Desk, *cells: str) -> None:
    desk.write("n.csv", "证书编号\n" + "".join(f"{cell}\n" for cell in cells))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "zh",
            [
                "证书编号核对报告",
                "正确",
                "含有数字以外的字符",
                "不是13位",
                "怎么办",
                "2019",
                "01",
                "没有校验位",
            ],
        ),
        (
            "en",
            [
                "Check of certificate numbers",
                "good",
                "something that is no digit",
                "what to do",
                "check digit",
            ],
        ),
    ],
)
def test_a_page_says_what_is_wrong_and_what_to_do(desk: Desk, lang: str, words: list[str]) -> None:
    table(desk, GOOD, "191801000000O", "1", "", *["2"] * 9)
    texts = page(desk, "--lang", lang).texts
    text = " ".join(texts)
    assert [word for word in words if word not in text] == []
    assert "7.7%" in texts
    assert "number_length" in texts
    # The rows of a reason, those that are shown, and the rest.
    for said in ("第3行 ", "10 行", "5 行") if lang == "zh" else ("row 3 ", "10 rows", "5 more"):
        assert said in f"{text} "
    assert ("怎么办" in text) == (lang == "zh")


def test_nothing_in_a_table_becomes_part_of_the_page(desk: Desk) -> None:
    desk.write("n.csv", f"证书编号,x\n{EVIL.replace(',', '')},1\n".replace('"', "'"))
    evil = EVIL.replace('"', "'")
    answer = page(desk, "--show-numbers")
    assert any(evil[:40] in text for text in answer.texts)
    desk.write("n.csv", f"{evil}\n{GOOD}\n")
    assert any(evil[:30] in text for text in page(desk, "--column", "1").texts)


@pytest.mark.parametrize(
    "cells", [[GOOD], ["1"], ['"x"y'], [GOOD] * 300], ids=["good", "bad", "broken", "many"]
)
def test_a_page_of_any_table(desk: Desk, cells: list[str]) -> None:
    table(desk, *cells)
    answer = page(desk)
    assert answer.texts[5] == ("100%" if cells[0] == GOOD else "0%")
    assert any("为什么有误" in text for text in answer.texts) == (cells[0] != GOOD)


def test_a_small_share_is_not_nothing(desk: Desk) -> None:
    table(desk, *[GOOD] * 99_999, "1")
    texts = page(desk).texts
    assert "99.9%" in texts
    assert "0.1%" in texts


def test_a_register_and_an_output_beside_the_page(desk: Desk) -> None:
    desk.results("考生0001,考生0001,60")
    desk.issue()
    table(desk, "2618010000001", "2618010000002")
    text = " ".join(page(desk, "--register", REGISTER, "--out", "out.csv").texts)
    assert "登记册中没有此编号" in text
    assert "没有校验位" not in text
    certified(3).void(of(1), on=DAY, reason="x")
    desk.write("n.csv", f"证书编号,姓名,考核项目\n{number(1)},,\n{number(2)},x,\n{number(3)},,x\n")
    text = " ".join(page(desk, "--register", REGISTER).texts)
    for title in ("证书已作废", "持证人与登记册不同", "考核项目与登记册不同"):
        assert title in text
    before = desk.files()
    run = desk.run("check", "n.csv", "--html", "n.csv")
    assert run.err == "skillcert: n.csv：输出会覆盖输入；怎么办：换一个文件名\n"
    assert desk.files() == before


def test_the_parts_of_a_strip_are_equal_and_lose_no_row() -> None:
    chance = random.Random(3)
    for rows in (1, 2, PARTS, 2 * PARTS, 2 * PARTS + 1, 777, 5000):
        bad = [chance.random() < 0.1 for _ in range(rows)]
        strip = Strip(first=2)
        for first in range(0, rows, 37):
            strip.add(bad[first : first + 37])
        parts = list(strip.shown())
        assert len(parts) <= 2 * PARTS
        assert parts[0]["first"] == 2
        assert parts[-1]["last"] == rows + 1
        assert {part["last"] - part["first"] + 1 for part in parts[:-1]} <= {strip.size}
        for part in parts:
            assert part["bad"] == sum(bad[part["first"] - 2 : part["last"] - 1])

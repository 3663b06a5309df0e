"""Columns between signs that separate nothing: they are in one, which is said."""

import formats
import pytest
from desk import Desk

GOOD = "1918010000001"
JOINED = [
    (f"姓名，证书编号\n甲一，{GOOD}\n乙一，{GOOD}\n", "，"),
    (f"名单\n\n姓名、证书编号、备注\n甲一、{GOOD}、\n（共1人）\n", "、"),
    (f"序号；姓名；号码\n1；甲一；{GOOD}\n", "；"),
    (f"姓名｜证书编号\n甲一｜{GOOD}\n", "｜"),
    (f"姓名　　证书编号\n甲一　　{GOOD}\n乙　一　　{GOOD}\n", "空格"),
    (f"姓名 证书编号\n甲一  {GOOD}\n", "空格"),
]
# A name in two languages, blanks in a number, a label before it, and signs in a remark.
APART = [
    f"证书编号 No\n{GOOD[:2]} {GOOD[2:]}\n",
    "证书编号\n19 1801 0000001\n",
    f"证书编号\n证书编号 {GOOD}\n",
    f"姓名、证书编号\n{GOOD}\n",
    f"姓名,证书编号\n甲，一,{GOOD}\n",
    f"证书编号，必填\n{GOOD}\n{GOOD}\n",
]


@pytest.mark.parametrize(("text", "sign"), JOINED)
def test_columns_in_one_are_refused_with_the_sign(desk: Desk, text: str, sign: str) -> None:
    desk.write("n.csv", text)
    formats.write(desk.path("n.xlsx"), [text.split("\n")[0]], [[line] for line in text.split("\n")[1:]])
    for name in ("n.csv", "n.xlsx"):
        run = desk.run("check", name)
        assert (run.code, run.out) == (2, "")
        assert f"各列之间是“{sign}”，没有分成各列；怎么办：" in run.err
        assert "甲" not in run.err
    english = desk.run("check", "n.csv", "--lang", "en")
    assert f"between the columns is {'blanks' if sign == '空格' else f'“{sign}”'}" in english.err


@pytest.mark.parametrize("text", APART)
def test_columns_that_are_apart(desk: Desk, text: str) -> None:
    desk.write("n.csv", text)
    assert "没有分成各列" not in desk.run("check", "n.csv").err

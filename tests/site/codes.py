"""Writes the pages of the codes, docs/codes.md and docs/codes.en.md, from tests/data/vocabulary.tsv.

With --check it writes nothing and fails where a page is not what it would write.
"""

from __future__ import annotations

import csv
import re
import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    1: ("编号", "Numbers", "NumberError"),
    2: ("成绩", "Marks", "MarkError"),
    3: ("考核与结论", "Assessments and decisions", "AssessmentError"),
    4: ("序列与证书", "Series and certificates", "CertificateError"),
    5: ("项目、目录与收费", "Projects, catalog and fees", "ProjectError"),
    6: ("日期", "Dates", "DateError"),
    7: ("机构与考评人员", "Organizations and examiners", "OrganizationError"),
    8: ("文档", "Documents", "DocumentError"),
    9: ("调用", "Calls", "ValidationError"),
}
INTRO = {
    "zh": """# 代码

每个错误和每条说明都带有一个代码。数字和名称永不改变、永不重用，可以存入数据库。{花括号}中的内容按具体情况填入。
在 Python 中查代码用 `skillcert.Code("serial_zero")`，列出全部代码用 `skillcert.codes()`；
C 中的句子由 `skillcert_message` 给出。
""",
    "en": """# Codes

Every error and every finding carries one of these. Numbers and names are never changed and never reused:
they may be kept in a database. What stands in {braces} is filled in from the facts. In Python,
`skillcert.Code("serial_zero")` looks a code up and `skillcert.codes()` lists them; in C, `skillcert_message`
gives the sentence.
""",
}
WORDS = {"zh": ("条款", "怎么办"), "en": ("clause", "cure")}


def page(lang: str, codes: list[dict[str, str]]) -> str:
    text = INTRO[lang]
    for room, members in groupby(codes, key=lambda code: int(code["number"]) // 100):
        chinese, english, error = ROOMS[room]
        text += f"\n## {chinese if lang == 'zh' else english} · `{error}`\n"
        text += "".join(entry(lang, code) for code in members)
    return text


def entry(lang: str, code: dict[str, str]) -> str:
    clause, cure = WORDS[lang]
    lines = [code[lang]]
    if code["clause"]:
        lines.append(f"{clause}: [{code['clause']}](clauses.md#{anchor(code['clause'])})")
    if code[f"cure_{lang}"]:
        lines.append(f"{cure}: {code[f'cure_{lang}']}")
    return f"\n### {code['number']} `{code['name']}` {{ #{code['name']} }}\n\n" + "<br>\n".join(lines) + "\n"


def anchor(clause: str) -> str:
    """The anchor of its heading among the clauses."""
    return re.sub(r"[^\w-]", "", clause)


def main() -> int:
    with (ROOT / "tests" / "data" / "vocabulary.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        codes = [row for row in rows if row["list"] == "code"]
    stale = 0
    for lang, name in (("zh", "codes.md"), ("en", "codes.en.md")):
        path, text = ROOT / "docs" / name, page(lang, codes)
        if "--check" not in sys.argv:
            path.write_text(text, "utf-8")
        elif path.read_text("utf-8") != text:
            print(f"{path}: not what `make tables` writes", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())

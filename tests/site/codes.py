"""What the site adds to docs/codes.md and docs/codes.en.md: every code, from Rust's own words."""

from __future__ import annotations

import csv
import re
import subprocess
from functools import cache
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
WORDS = {"zh": ("条款", "怎么办"), "en": ("clause", "cure")}


def entries(lang: str) -> str:
    """Every code with its sentence, clause and cure, by rooms."""
    text = ""
    for room, members in groupby(codes(), key=lambda code: int(code["number"]) // 100):
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


@cache
def codes() -> list[dict[str, str]]:
    tables = ROOT / "build" / "tables"
    command = ["cargo", "run", "-q", "-p", "skillcert-tests", "--bin", "tables", "--", str(tables)]
    subprocess.run(command, cwd=ROOT, check=True)
    with (tables / "vocabulary.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["list"] == "code"]

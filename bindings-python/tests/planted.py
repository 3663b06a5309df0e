"""Made-up people whose traces are looked for in whatever the package says or writes.

What may be found where is in privacy.tsv, which the page of the documentation shows.
"""

from __future__ import annotations

import csv
import json
import logging
import re
import traceback
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
WORDS = ("yes", "derived")
KINDS = ("name", "candidate", "id", "mark", "number")

# Family names with a given name that nobody has, and numbers that no authority gives.
NAMES = tuple(f"欧阳隐名{end}" for end in "甲乙丙丁戊己庚辛壬癸")
CANDIDATES = tuple(f"KSQ70{place:02}" for place in range(1, 11))
IDENTITIES = tuple(f"99000019010101{place:04}" for place in range(1, 11))
PASSED, FAILED, CORRECTED, BEYOND = "84.17", "41.23", "38.19", "384.17"
# By what a trace is known: a part of it is one already.
_PARTS = {
    "name": ("隐名",),
    "candidate": ("KSQ70",),
    "id": ("990000190101", "9.90000190"),
}
_CODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def _forms(text: str) -> Iterator[bytes]:
    """The ways to write a text: in bytes, and as escapes of JSON, Python and addresses."""
    yield from (text.encode(coding) for coding in _CODINGS)
    yield from (form.encode() for form in (json.dumps(text)[1:-1], quote(text), repr(text.encode())[2:-1]))


def _patterns() -> Iterator[tuple[str, re.Pattern[bytes]]]:
    for kind, parts in _PARTS.items():
        forms = {form for part in parts for form in _forms(part)}
        yield kind, re.compile(b"|".join(map(re.escape, sorted(forms))))
    # Within a digest, these digits mean nothing.
    marks = "|".join(f"{mark}|{mark.replace('.', '')}" for mark in (PASSED, FAILED, CORRECTED, BEYOND))
    yield "mark", re.compile(rf"(?<![0-9A-Za-z])({marks.replace('.', '[.]')})(?![0-9A-Za-z])".encode())
    yield "number", re.compile(rb"(?<![0-9A-Za-z])2[56]1801\d{7}(?![0-9A-Za-z])")


PATTERNS = dict(_patterns())


def traces(said: str | bytes) -> set[str]:
    """The kinds of personal data in a text or in the content of a file."""
    data = said.encode("utf-8", "surrogatepass") if isinstance(said, str) else said
    if zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return set().union(*(traces(archive.read(name)) for name in archive.namelist()))
    return {kind for kind, pattern in PATTERNS.items() if pattern.search(data)}


def said_by(error: BaseException) -> str:
    """Everything that an exception says, and those do that led to it: whoever logs it may log all of that."""
    texts, seen, waiting = [""], set[int](), [error]
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        texts += [str(each), repr(each), repr(each.args), *getattr(each, "__notes__", ())]
        for name in ("message", "cure"):
            if call := getattr(each, name, None):
                texts += [call("zh"), call("en")]
        if to_json := getattr(each, "to_json", None):
            texts.append(to_json())
        waiting += filter(None, [each.__cause__, each.__context__])
    lines = traceback.format_exception(error)
    # Of the tests themselves, the lines that the traceback quotes are none of the package's.
    return "\n".join([*texts, *(line for line in lines if "/tests/" not in line)])


class Log(logging.Handler):
    """Everything that is logged, at every level, also by those who are quiet unless they are asked."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        lines = traceback.format_exception(record.exc_info[1]) if record.exc_info else []
        self.lines.append("".join([record.name, " ", record.getMessage(), *lines]))


def _around(kind: str, said: str | bytes) -> str:
    data = said.encode("utf-8", "surrogatepass") if isinstance(said, str) else said
    found = PATTERNS[kind].search(data)
    return (
        data[max(found.start() - 150, 0) : found.end() + 50].decode(errors="replace") if found else "a part"
    )


class Watch:
    """Where which kinds of personal data were seen, and the places where they must not be."""

    def __init__(self) -> None:
        self.seen: dict[str, set[str]] = {key: set() for key in allowed()}
        self.leaks: list[str] = []

    def look(self, key: str, said: str | bytes, where: str) -> None:
        """Look for traces in an output of a kind."""
        found = traces(said)
        self.seen[key] |= found
        for kind in sorted(found - allowed()[key]):
            self.leaks.append(f"{key}: {kind} in {where}: {_around(kind, said)}")

    def refused(self, key: str, calls: dict[str, Callable[[], object]]) -> None:
        """Look into the exception that each of the calls raises."""
        for where, call in calls.items():
            try:
                call()
            except Exception as error:
                self.look(key, said_by(error), where)
            else:
                self.leaks.append(f"{where}: nothing was refused")


def rows() -> list[dict[str, str]]:
    """The rows of the table."""
    with (Path(__file__).parent / "privacy.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def allowed(*words: str) -> dict[str, set[str]]:
    """The kinds that each output may carry: all of them, or those with one of these words in the table."""
    return {row["key"]: {kind for kind in KINDS if row[kind] in (words or WORDS)} for row in rows()}


def page_table(lang: str) -> str:
    """The table as a page shows it."""
    heads = {
        "zh": "| 输出 | 姓名 | 考生编号 | 身份证号 | 成绩 | 证书编号 |",
        "en": "| output | name | candidate id | ID card number | marks | certificate number |",
    }
    said = {
        "zh": {"yes": "有", "derived": "可推算", "-": "无"},
        "en": {"yes": "yes", "derived": "derivable", "-": "never"},
    }[lang]
    lines = [f"| {row[lang]} | {' | '.join(said[row[kind]] for kind in KINDS)} |" for row in rows()]
    return "\n".join([heads[lang], "|---" * (len(KINDS) + 1) + "|", *lines, ""])

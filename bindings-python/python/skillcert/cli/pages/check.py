"""The answer to look at: one HTML page that needs nothing else, not even a network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from skillcert import SeriesKey, __version__
from skillcert.tables.output import open_output
from skillcert.tables.table import Batch
from skillcert.texts import Text

from ..work.found import Found
from ..work.place import Place
from ..work.reasons import NO_PROOF, Reason
from ..work.report import Report
from ..work.verdicts import MISSING, Checker, Verdicts

# Examples of each reason, and so many faults of a batch are looked at for them.
EXAMPLES, LOOK = 5, 1000
# The file is shown in at most twice as many parts.
PARTS = 50
# So many years or cities are shown.
GROUPS = 16

# What is wrong, without the figures of a single row.
TITLES = {
    "number_not_digit": Text("含有数字以外的字符", "something that is no digit"),
    "number_length": Text("不是13位", "not 13 digits"),
    "year_before_scheme": Text("年份早于编号办法的首年", "a year before the first one of the scheme"),
    "year_after_date": Text("年份晚于核对日期", "a year after the date of the check"),
    "province_unknown": Text("省级代码不对", "another province code"),
    "city_unknown": Text("地市代码不在代码表中", "a city code that the scheme does not list"),
    "serial_zero": Text("序列号为0000000", "the serial 0000000"),
    "not_issued": Text("登记册中没有此编号", "not in the register"),
    "certificate_void": Text("证书已作废", "the certificate is void"),
    "holder_differs": Text("持证人与登记册不同", "another holder than in the register"),
    "certificate_project_differs": Text("考核项目与登记册不同", "another project than in the register"),
    "row_width": Text("这一行的字段数与表头不同", "a row of another width than the header"),
    "row_quotes": Text("这一行的引号未配对", "a row whose quotes do not match"),
    "row_bytes": Text("这一行有不是该编码的字节", "a row with bytes that are no text in the encoding"),
}


@dataclass
class Strip:
    """How many rows of each part of a file are bad; parts are equal, and joined when there are too many."""

    # The number of the first row; of several sheets, rows are counted through.
    first: int = 1
    size: int = 1
    parts: list[list[int]] = field(default_factory=list)

    def add(self, bad: Iterable[bool]) -> None:
        """Add rows."""
        for one in bad:
            if not self.parts or self.parts[-1][0] == self.size:
                if len(self.parts) == 2 * PARTS:
                    self._join()
                self.parts.append([0, 0])
            part = self.parts[-1]
            part[0] += 1
            part[1] += one

    def _join(self) -> None:
        halves = zip(self.parts[::2], self.parts[1::2], strict=True)
        self.parts = [[first[0] + second[0], first[1] + second[1]] for first, second in halves]
        self.size *= 2

    def shown(self) -> Iterator[dict[str, Any]]:
        """Return first row, last row, count and share of each part, as a page shows them."""
        first = self.first
        for rows, bad in self.parts:
            yield {"first": first, "last": first + rows - 1, "bad": bad, "share": bad / rows}
            first += rows


class Page:
    """Watches a check and makes the page."""

    def __init__(self, path: str, report: Report, checker: Checker, *, numbers: bool) -> None:
        # Before anything is read: a missing package is reported at once.
        from .template import template

        self._template = template("check")
        self._path, self._report, self._checker, self._numbers = path, report, checker, numbers
        self._strip = Strip()
        self._prefixes: Counter[int] = Counter()
        self._examples: dict[str, list[tuple[Place, str]]] = {}

    def add(self, sheet: str, batch: Batch[Any], verdicts: Verdicts) -> None:
        """Take from a batch what the page shows."""
        if not (sheet or self._strip.parts):
            self._strip.first = batch.first
        self._strip.add(verdicts.bad)
        self._prefixes.update(
            number // SeriesKey.SPAN for number in verdicts.numbers if isinstance(number, int)
        )
        cells: list[str] = []
        for row, fault in islice(verdicts.faults(), LOOK):
            examples = self._examples.setdefault(fault.code, [])
            if fault.code != MISSING and len(examples) < EXAMPLES:
                cells = cells or (batch.texts(0) if self._numbers else [])
                examples.append((Place(batch.first + row, sheet), cells[row] if cells else ""))

    def publish(self, found: Found, lang: str, *, inputs: Sequence[str]) -> None:
        """Write the page."""
        report = self._report
        page = self._template.render(
            t=lambda zh, en: Text(zh, en).of(lang),
            lang=lang,
            version=__version__,
            name=Path(found.name).name,
            found=[line.of(lang) for line in found.lines()],
            kinds=self._kinds(),
            read=report.read,
            percent=_percent,
            assurances=[(kind.text(lang), n) for kind, n in sorted((+report.good).items())],
            reasons=list(self._reasons(lang)),
            strip=list(self._strip.shown()),
            worst=max(self._strip.shown(), key=lambda part: part["share"], default=None),
            years=self._groups(lambda key: str(key.year)),
            cities=self._groups(lambda key: key.city),
            cut_off=report.cut_off.of(lang) if report.cut_off else None,
            strength=None if self._checker.register else NO_PROOF.of(lang),
        )
        with open_output(self._path, inputs=inputs, private=self._numbers) as output:
            output.write(page.encode())
            output.publish()

    def _kinds(self) -> dict[str, int]:
        report = self._report
        return {"good": report.good.total(), "bad": report.bad, "blank": report.blank}

    def _reasons(self, lang: str) -> Iterator[dict[str, Any]]:
        for count, place, reason in self._report.reasons.items():
            examples = self._examples.get(reason.code) or [(place, "")]
            yield {
                "code": reason.code,
                "clause": reason.clause,
                "count": count,
                "sentence": _sentence(reason, lang),
                "cure": reason.cure(lang),
                "examples": [(each.text.of(lang), cell) for each, cell in examples],
                "more": count - len(examples),
            }

    def _groups(self, name: Callable[[SeriesKey], str]) -> list[tuple[str, int]]:
        groups: Counter[str] = Counter()
        for prefix, count in self._prefixes.items():
            groups[name(SeriesKey.from_prefix(prefix))] += count
        most = groups.most_common(GROUPS)
        rest = groups.total() - sum(count for _, count in most)
        return sorted(most) + ([("…", rest)] if rest else [])


def _sentence(reason: Reason, lang: str) -> str:
    """Return what is wrong in general: the message is about one row."""
    return TITLES[reason.code].of(lang) if reason.code in TITLES else reason.message(lang)


def _percent(count: int, whole: int) -> str:
    """Return a share that is neither 0 nor 100 % unless it is all or nothing."""
    if count in (0, whole):
        return "0%" if count == 0 else "100%"
    return f"{min(max(100 * count / whole, 0.1), 99.9):.1f}%"

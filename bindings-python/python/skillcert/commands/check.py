"""`skillcert check`: checks a column of numbers, row by row."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from .. import Assurance, CertificateNumber, NumberScheme, ValidationError
from ..inputs import open_register, read_date, read_scheme
from ..tables import Row, open_output, open_table
from ..texts import Text
from .reasons import Reason, Tally, cells, listed

if TYPE_CHECKING:
    from ..register import Register

ADDED = (
    Text("核对", "verdict"),
    Text("代码", "code"),
    Text("条款", "clause"),
    Text("说明", "reason"),
)
GOOD, BAD, BLANK = Text("正确", "good"), Text("有误", "bad"), Text("空白", "blank")
# So many bad rows are shown; all of them are counted.
SHOWN = 20
BATCH = 10_000
# Where old and new spreadsheets cut a table off without a word.
SHEET_LIMITS = (65_536, 1_048_576)
NO_PROOF = Text(
    "形式正确不证明证书已核发：编号没有校验位，错一位仍可能是另一个形式正确的编号。",
    "a good form does not prove that a certificate was issued: numbers have no check digit, and one wrong "
    "digit makes another good form.",
)


@dataclass(frozen=True)
class NotIssued:
    """The register does not hold the number."""

    code = "not_issued"
    clause = "六(四)"

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        return Text(
            f"登记册中没有此编号（依据{self.clause}）",
            f"the register does not hold this number (clause {self.clause})",
        ).of(lang)

    def cure(self, lang: str) -> str:
        """Return what would cure it."""
        return Text("对照证书原件核对编号", "compare the number with the certificate itself").of(lang)


@dataclass(frozen=True)
class Verdict:
    """The answer to one cell: a number and its assurance, or what is wrong."""

    number: CertificateNumber | None = None
    assurance: Assurance | None = None
    fault: Reason | None = None

    @property
    def kind(self) -> Text:
        """Return good, bad or blank."""
        if self.fault is None:
            return GOOD
        return BLANK if self.fault.code == "number_missing" else BAD

    def cells(self, lang: str) -> list[str]:
        """Return the cells that are added to the row."""
        if self.fault:
            return [self.kind.of(lang), *cells([self.fault], lang)]
        return [self.kind.of(lang), "", "", self.assurance.text(lang) if self.assurance else ""]


@dataclass
class Report:
    """Counts, reasons and the first bad rows."""

    read: int = 0
    last_row: int = 1
    kinds: dict[Text, int] = field(default_factory=lambda: {GOOD: 0, BAD: 0, BLANK: 0})
    assurances: dict[Assurance, int] = field(default_factory=dict)
    reasons: Tally = field(default_factory=Tally)
    shown: list[tuple[int, Reason]] = field(default_factory=list)

    def add(self, row: int, verdict: Verdict) -> None:
        """Count a row."""
        self.read, self.last_row = self.read + 1, row
        self.kinds[verdict.kind] += 1
        if verdict.assurance:
            self.assurances[verdict.assurance] = self.assurances.get(verdict.assurance, 0) + 1
        if verdict.fault and verdict.kind is BAD:
            self.reasons.add(row, [verdict.fault])
            if len(self.shown) < SHOWN:
                self.shown.append((row, verdict.fault))

    def bad_rows(self, lang: str) -> Iterator[str]:
        """Return a line per bad row, as many as are shown."""
        for row, fault in self.shown:
            message = fault.message(lang)
            yield Text(f"第{row}行  {fault.code}  {message}", f"row {row}  {fault.code}  {message}").of(lang)
        if more := self.kinds[BAD] - len(self.shown):
            yield Text(f"……还有{more}行", f"… and {more} more").of(lang)

    def summary(self, lang: str) -> Iterator[str]:
        """Return what was read, how it was judged, and what that is worth."""
        counts = listed((f"{kind.of(lang)} {n}" for kind, n in self.kinds.items()), lang)
        yield Text(f"读取{self.read}行：{counts}", f"{self.read} rows read: {counts}").of(lang)
        for assurance in sorted(self.assurances):
            yield f"  {self.assurances[assurance]:>6}  {assurance.text(lang)}"
        yield from self.reasons.lines(lang)
        if self.last_row in SHEET_LIMITS:
            yield Text(
                f"注意：共{self.last_row}行，正是表格软件的行数上限，可能有数据被截断",
                f"note: {self.last_row} rows is just what a spreadsheet can hold, some may have been cut off",
            ).of(lang)


@dataclass(frozen=True)
class Checker:
    """What a cell is compared with."""

    scheme: NumberScheme
    as_of: date | None
    register: Register | None

    def verdicts(self, rows: Iterator[Row], place: int) -> Iterator[tuple[Row, Verdict]]:
        """Return every row with the verdict on its cell; the register is asked about many numbers at once."""
        while batch := list(islice(rows, BATCH)):
            verdicts = [self._verdict(row.cells[place]) for row in batch]
            if self.register:
                numbers = [verdict.number for verdict in verdicts if verdict.number]
                issued = self.register.issued(numbers)
                verdicts = [_compared(verdict, issued) for verdict in verdicts]
            yield from zip(batch, verdicts, strict=True)

    def _verdict(self, cell: str) -> Verdict:
        try:
            return Verdict(*self.scheme.parse(cell, as_of=self.as_of))
        except ValidationError as error:
            return Verdict(fault=error)


def _compared(verdict: Verdict, issued: set[CertificateNumber]) -> Verdict:
    """Return the verdict with the register's word on its number."""
    if verdict.number is None:
        return verdict
    if verdict.number in issued:
        return replace(verdict, assurance=Assurance.ISSUED)
    return Verdict(fault=NotIssued())


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a cell was bad."""
    checker, report = read_checker(args), Report()
    inputs = [args.file, *([args.scheme] if args.scheme else [])]
    inputs += checker.register.files if checker.register else []
    opened = open_output(args.out, inputs=inputs) if args.out else nullcontext()
    with open_table(args.file) as table, opened as output:
        place = table.required_column(args.column)
        if output:
            output.write(table.header_with([name.of(lang) for name in ADDED]))
        for row, verdict in checker.verdicts(table.rows(), place):
            report.add(row.number, verdict)
            if output:
                output.write(row.with_cells(verdict.cells(lang)))
        if output:
            output.publish()
    lines = [] if args.out else [*report.bad_rows(lang)]
    lines += [*report.summary(lang), *([] if checker.register else [NO_PROOF.of(lang)])]
    print("\n".join(lines))
    return int(report.kinds[BAD] > 0)


def read_checker(args: Namespace) -> Checker:
    """Return the scheme, date and register that were asked for."""
    return Checker(
        scheme=read_scheme(args.scheme),
        as_of=read_date("--as-of", args.as_of) if args.as_of else None,
        register=open_register(args.register) if args.register else None,
    )

"""`skillcert check`: checks a column of numbers, row by row."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field

from .. import Assurance
from ..parser import Parser
from ..tables import check_endings, open_table
from ..tables.output import open_output
from ..texts import Text
from .progress import watched
from .reasons import Reason, Tally, listed
from .strength import NO_PROOF, declare_strength, read_checker
from .verdicts import BAD, BLANK, GOOD, MISSING, Verdicts

NAME = "check"
ABOUT = Text(
    "逐行核对一列证书编号。没有 --out 时列出有误的行（最多20行）。",
    "Checks a column of certificate numbers row by row. Without --out the bad rows are listed, at most 20.",
)
ADDED = (
    Text("核对", "verdict"),
    Text("代码", "code"),
    Text("条款", "clause"),
    Text("说明", "reason"),
)
# So many bad rows are shown; all of them are counted.
SHOWN = 20
# Where old and new spreadsheets cut a table off without a word.
SHEET_LIMITS = (65_536, 1_048_576)


@dataclass
class Report:
    """Counts, reasons and the first bad rows."""

    read: int = 0
    last_row: int = 1
    bad: int = 0
    blank: int = 0
    _good: Counter[Assurance] = field(default_factory=Counter)
    _reasons: Tally = field(default_factory=Tally)
    _shown: list[tuple[int, Reason]] = field(default_factory=list)

    def add(self, first: int, verdicts: Verdicts) -> None:
        """Count rows, the first of which has this number."""
        self.read, self.last_row = self.read + len(verdicts), first + len(verdicts) - 1
        for assurance, count in verdicts.assurances().items():
            self._good[assurance] += count
        codes = verdicts.codes()
        self.blank += codes.pop(MISSING, 0)
        self.bad += sum(codes.values())
        self._reasons.count(codes)
        for row, fault in verdicts.faults():
            # Reasons take time: no more of them are asked for than are shown.
            if len(self._shown) >= min(self.bad, SHOWN) and self._reasons.complete():
                break
            if fault.code != MISSING:
                self._take(first + row, fault)

    def _take(self, row: int, fault: Reason) -> None:
        self._reasons.example(row, fault)
        if len(self._shown) < SHOWN:
            self._shown.append((row, fault))

    def bad_rows(self, lang: str) -> Iterator[str]:
        """Return a line per bad row, as many as are shown."""
        for row, fault in self._shown:
            message = fault.message(lang)
            yield Text(f"第{row}行  {fault.code}  {message}", f"row {row}  {fault.code}  {message}").of(lang)
        if more := self.bad - len(self._shown):
            yield Text(f"……还有{more}行", f"… and {more} more").of(lang)

    def summary(self, lang: str) -> Iterator[str]:
        """Return what was read, how it was judged, and what that is worth."""
        kinds = {GOOD: self._good.total(), BAD: self.bad, BLANK: self.blank}
        counts = listed((f"{kind.of(lang)} {n}" for kind, n in kinds.items()), lang)
        yield Text(f"读取{self.read}行：{counts}", f"{self.read} rows read: {counts}").of(lang)
        for assurance, count in sorted((+self._good).items()):
            yield f"  {count:>6}  {assurance.text(lang)}"
        yield from self._reasons.lines(lang)
        if self.last_row in SHEET_LIMITS:
            yield Text(
                f"注意：共{self.last_row}行，正是表格软件的行数上限，可能有数据被截断",
                f"note: {self.last_row} rows is just what a spreadsheet can hold, some may have been cut off",
            ).of(lang)


def declare(parser: Parser) -> None:
    """Add the arguments."""
    table = Text(
        "有一列证书编号的表：CSV、Parquet或XLSX，由扩展名决定",
        "table with a column of numbers: CSV, Parquet or XLSX, as its name ends",
    )
    parser.positional("file", "FILE", table)
    parser.option("--column", "NAME", Text("编号所在列的表头", "header of that column"), required=True)
    parser.option(
        "--sheet", "NAME", Text("XLSX的工作表，默认为第一个", "sheet of an XLSX, by default the first")
    )
    out = Text(
        "输出的表，格式与输入相同：原列不变，加核对、代码、条款、说明四列",
        "a table to write, in the same format: the columns as they are, and verdict, code, clause, reason",
    )
    parser.option("--out", "OUT", out)
    parser.flag("--quiet", Text("终端上也不显示进度", "no progress bar, not even on a terminal"))
    declare_strength(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a cell was bad."""
    checker, report = read_checker(args), Report()
    inputs = [args.file, *([args.scheme] if args.scheme else [])]
    inputs += checker.register.files if checker.register else []
    if args.out:
        check_endings(args.file, args.out)
    opened = open_output(args.out, inputs=inputs) if args.out else nullcontext()
    with open_table(args.file, sheet=args.sheet) as table, opened as output:
        place = table.required_column(args.column)
        writing = table.writer(output, [name.of(lang) for name in ADDED]) if output else nullcontext()
        batches = watched(table.batches(place, whole=bool(output)), table.size, lang, quiet=args.quiet)
        with writing as writer:
            for batch in batches:
                verdicts = checker.verdicts(batch.column)
                report.add(batch.first, verdicts)
                if writer:
                    writer.write(batch.rows, verdicts.cells(lang))
        if output:
            output.publish()
    lines = [] if args.out else [*report.bad_rows(lang)]
    lines += [*report.summary(lang), *([] if checker.register else [NO_PROOF.of(lang)])]
    print("\n".join(lines))
    return int(report.bad > 0)

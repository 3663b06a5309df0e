"""What a check of a table found: counts, reasons, the first bad rows, and where they lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from skillcert import Assurance, recover_column
from skillcert.tables.table import Batch
from skillcert.texts import Text

from .objections import VOID
from .place import Place
from .reasons import Reason, Tally, listed
from .verdicts import BAD, BLANK, GOOD, MISSING, Checker, Verdicts

# So many bad rows are shown; all of them are counted.
SHOWN = 20
# What damage to a cell makes of a number.
DAMAGED = {"number_not_digit", "number_length"}
RECOVERABLE = Text(
    "有{}行的编号可用 skillcert recover 还原，不猜任何一位",
    "the numbers of {} rows come back with skillcert recover, without a guess",
)
# Where old and new spreadsheets cut a table off without a word.
SHEET_LIMITS = (65_536, 1_048_576)


class Watcher(Protocol):
    """Sees every batch of a table with its verdicts."""

    def add(self, sheet: str, batch: Batch[Any], verdicts: Verdicts) -> None:
        """Look at a batch; rows are named with the sheet, unless it is empty."""


@dataclass
class Report:
    """Counts, reasons and the first bad rows."""

    read: int = 0
    last_row: int = 1
    bad: int = 0
    blank: int = 0
    # Rows that are no entries, which are not among those read.
    skipped: int = 0
    # Good numbers without a name to compare, and the first of them.
    unnamed: int = 0
    first_unnamed: Place | None = None
    # Void certificates, where a register is asked.
    void: int | None = None
    # What the numbers of damaged cells have to fit, and how many of them come back without a guess.
    checker: Checker | None = None
    recoverable: int = 0
    good: Counter[Assurance] = field(default_factory=Counter)
    reasons: Tally = field(default_factory=Tally)
    # Given every bad row, if somebody wants all of them.
    listener: Callable[[Place, Reason], None] | None = None
    shown: list[tuple[Place, Reason]] = field(default_factory=list)

    def add(self, sheet: str, batch: Batch[Any], verdicts: Verdicts) -> None:
        """Count the entries of a batch."""
        self.read, self.last_row = self.read + batch.entries, batch.first + len(batch) - 1
        self.good.update(verdicts.assurances())
        self.skipped += len(batch.skipped)
        if verdicts.unnamed:
            self.unnamed += len(verdicts.unnamed)
            self.first_unnamed = self.first_unnamed or Place(batch.first + verdicts.unnamed[0], sheet)
        codes = verdicts.codes()
        self.blank += codes.pop(MISSING, 0)
        self.bad += sum(codes.values())
        if self.void is not None:
            self.void += codes.get(VOID, 0)
        self.reasons.count(codes)
        if self.checker and codes.keys() & DAMAGED:
            scheme, as_of = self.checker.scheme, self.checker.as_of
            found = recover_column(batch.columns[0], scheme=scheme, as_of=as_of)
            self.recoverable += found.counts["repaired"]
        for row, fault in verdicts.faults():
            # Reasons take time: no more of them are asked for than are shown.
            enough = len(self.shown) >= min(self.bad, SHOWN) and self.reasons.complete()
            if enough and self.listener is None:
                break
            if fault.code != MISSING:
                self._take(Place(batch.first + row, sheet), fault)

    def _take(self, place: Place, fault: Reason) -> None:
        self.reasons.example(place, fault)
        if len(self.shown) < SHOWN:
            self.shown.append((place, fault))
        if self.listener:
            self.listener(place, fault)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each kind: the void among the bad, the unnamed among the good."""
        counts = {"rows": self.read, "good": self.good.total(), "bad": self.bad, "blank": self.blank}
        counts["skipped"] = self.skipped
        return counts if self.void is None else {**counts, "void": self.void, "unnamed": self.unnamed}

    @property
    def assurance(self) -> dict[str, int]:
        """Return what the good rows are worth."""
        return {str(kind): count for kind, count in sorted((+self.good).items())}

    @property
    def cut_off(self) -> Text | None:
        """Return a warning if the table ends just where spreadsheets cut tables off."""
        if self.last_row not in SHEET_LIMITS:
            return None
        return Text(
            f"注意：共{self.last_row}行，正是表格软件的行数上限，可能有数据被截断",
            f"note: {self.last_row} rows is just what a spreadsheet can hold, some may have been cut off",
        )

    def bad_rows(self, lang: str) -> Iterator[str]:
        """Return a line per bad row, as many as are shown."""
        for place, fault in self.shown:
            yield f"{place.text.of(lang)}  {fault.code}  {fault.message(lang)}"
        if more := self.bad - len(self.shown):
            yield Text(f"……还有{more}行", f"… and {more} more").of(lang)

    def summary(self, lang: str) -> Iterator[str]:
        """Return what was read, how it was judged, and what that is worth."""
        kinds = {GOOD: self.good.total(), BAD: self.bad, BLANK: self.blank}
        counts = listed((f"{kind.of(lang)} {n}" for kind, n in kinds.items()), lang)
        yield Text(f"读取{self.read}行：{counts}", f"{self.read} rows read: {counts}").of(lang)
        if self.void:
            yield Text(f"其中作废{self.void}个", f"{self.void} of them void").of(lang)
        if self.first_unnamed:
            at = self.first_unnamed.text
            yield Text(
                f"其中{self.unnamed}行的姓名空白，没有核对姓名，如{at.zh}",
                f"{self.unnamed} of them without a name, which was not compared, such as {at.en}",
            ).of(lang)
        for assurance, count in sorted((+self.good).items()):
            yield f"  {count:>6}  {assurance.text(lang)}"
        yield from self.reasons.cured(lang)
        if self.recoverable:
            yield RECOVERABLE.of(lang).format(self.recoverable)
        if self.cut_off:
            yield self.cut_off.of(lang)

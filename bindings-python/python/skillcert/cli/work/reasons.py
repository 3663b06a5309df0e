"""Reasons in tables and summaries: code, clause and sentence, counted by code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from skillcert.texts import Text

from .place import Place

CURE = Text("怎么办", "cure")
NO_PROOF = Text(
    "形式正确不证明证书已核发：编号没有校验位，错一位仍可能是另一个形式正确的编号。",
    "a valid format does not prove that a certificate was issued: numbers have no check digit, so one wrong "
    "digit can make another valid number.",
)


@runtime_checkable
class Curable(Protocol):
    """What has a cure: a finding, the error of a rule, what a database said."""

    def message(self, lang: str) -> str:
        """Return the sentence."""

    def cure(self, lang: str) -> str:
        """Return what would cure it."""


class Reason(Curable, Protocol):
    """What findings, errors and refusals have in common."""

    @property
    def code(self) -> str:
        """Return the stable name."""

    @property
    def clause(self) -> str | None:
        """Return the provision."""


def cells(reasons: Sequence[Reason], lang: str) -> list[str]:
    """Return three cells: the codes, the clauses, the sentences."""
    clauses = dict.fromkeys(reason.clause for reason in reasons if reason.clause)
    sentences = Text("；", "; ").of(lang).join(reason.message(lang) for reason in reasons)
    return [" ".join(reason.code for reason in reasons), " ".join(clauses), sentences]


def finding_lines(findings: Sequence[Reason], lang: str) -> Iterator[str]:
    """Return a line per finding with what would cure it, or that there is none."""
    if not findings:
        yield Text("没有发现问题", "no problems found").of(lang)
    for finding in findings:
        yield f"{finding.code}  {finding.message(lang)}"
        yield f"  {CURE.of(lang)}: {finding.cure(lang)}"


def cured(reason: Curable) -> Text:
    """Return a reason in one line with what would cure it."""
    return Text(
        f"{reason.message('zh')}；{CURE.zh}：{reason.cure('zh')}",
        f"{reason.message('en')}; {CURE.en}: {reason.cure('en')}",
    )


def listed(items: Iterable[str], lang: str) -> str:
    """Return the items with the commas of the language."""
    return Text("，", ", ").of(lang).join(items)


@dataclass
class Tally:
    """How often each code occurred, with the first row and sentence of each."""

    _counts: dict[str, int] = field(default_factory=dict)
    _first: dict[str, tuple[Place, Reason]] = field(default_factory=dict)

    def add(self, place: Place, reasons: Iterable[Reason]) -> None:
        """Count the reasons of a row."""
        for reason in reasons:
            self.count({reason.code: 1})
            self.example(place, reason)

    def count(self, codes: Mapping[str, int]) -> None:
        """Count how often each code occurred."""
        for code, count in codes.items():
            self._counts[code] = self._counts.get(code, 0) + count

    def example(self, place: Place, reason: Reason) -> None:
        """Take a reason as the first of its code, if it is."""
        self._first.setdefault(reason.code, (place, reason))

    def complete(self) -> bool:
        """Return whether every code that was counted has its first row."""
        return self._counts.keys() == self._first.keys()

    def items(self) -> Iterator[tuple[int, Place, Reason]]:
        """Return count, first place and reason of each code, the most frequent first."""
        for code, count in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])):
            yield (count, *self._first[code])

    def lines(self, lang: str) -> Iterator[str]:
        """Return a line per code, the most frequent first."""
        for count, place, reason in self.items():
            code, example, row = reason.code, reason.message(lang), place.text
            yield Text(
                f"  {count:>6}  {code}  如{row.zh}：{example}", f"  {count:>6}  {code}  {row.en}: {example}"
            ).of(lang)

    def cured(self, lang: str) -> Iterator[str]:
        """Return the lines, each with what would cure it."""
        for line, (_, _, reason) in zip(self.lines(lang), self.items(), strict=True):
            yield line
            yield f"{'':10}{CURE.of(lang)}: {reason.cure(lang)}"

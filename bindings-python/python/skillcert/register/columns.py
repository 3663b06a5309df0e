"""表: certificates as rows for people, a cell for each thing that is known, and all of it as JSON behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from .. import Book, CertificateEvent
from ..texts import Text
from .batch import Spoilt
from .declarations import Declaration
from .lines import compact, corrected, declaration, happened, spoilt
from .record import Record
from .words import STAGES, STEPS

Cell = Text | str


@dataclass(frozen=True)
class Shown:
    """A certificate that is shown, with its book."""

    record: Record
    book: Book

    def mark(self, part: str) -> str:
        """Return a mark of the decision at its issue."""
        decision = self.record.decision
        return "" if decision is None else json.loads(decision)["marks"][part] or ""

    def kept(self, name: str) -> str:
        """Return what was kept under a name."""
        return (self.record.keep or {}).get(name, "")


@dataclass(frozen=True)
class Column:
    """A column: its heading, and what its cells hold."""

    name: Text
    cell: Callable[[Shown], Cell]


def _blank(it: Shown) -> str:
    return it.book.blank.number if it.book.blank else ""


def _voided(it: Shown) -> str:
    return str(it.book.voided.on) if it.book.voided else ""


def _void_reason(it: Shown) -> str:
    return it.book.voided.reason or "" if it.book.voided else ""


def _history(it: Shown) -> Cell:
    steps = [_step(event) for event in it.book.events]
    return Text("；".join(step.zh for step in steps), "; ".join(step.en for step in steps))


def _step(event: CertificateEvent) -> Text:
    word = STEPS[event.step]
    blank, reason = f" {event.blank.number}" if event.blank else "", event.reason
    zh, en = f"{event.on} {word.zh}{blank}", f"{event.on} {word.en}{blank}"
    return Text(f"{zh}（{reason}）", f"{en} ({reason})") if reason else Text(zh, en)


def _kept(zh: str, name: str) -> Column:
    return Column(Text(zh, name), lambda it: it.kept(name))


def _text(value: object) -> str:
    return "" if value is None else str(value)


NUMBER = Column(Text("证书编号", "number"), lambda it: str(it.record.number))
STAGE = Column(Text("状态", "stage"), lambda it: STAGES[it.book.stage])
HOLDER = Column(Text("姓名", "holder"), lambda it: it.book.holder)
PROJECT = Column(Text("考核项目", "project"), lambda it: it.record.project)
PRACTICAL = Column(Text("操作技能成绩", "practical"), lambda it: it.mark("practical"))
THEORY = Column(Text("理论成绩", "theory"), lambda it: it.mark("theory"))
ASSESSED_ON = Column(Text("考核日期", "assessed_on"), lambda it: _text(it.record.assessed_on))
ISSUED_ON = Column(Text("核发日期", "issued_on"), lambda it: str(it.record.issued_on))
BLANK = Column(Text("空白证书", "blank"), _blank)
VOIDED_ON = Column(Text("作废日期", "voided_on"), _voided)
VOID_REASON = Column(Text("作废原因", "void_reason"), _void_reason)
HISTORY = Column(Text("办理记录", "history"), _history)
REPLACES = Column(Text("代替", "replaces"), lambda it: _text(it.record.replaces))
REPLACED_BY = Column(Text("被代替", "replaced_by"), lambda it: _text(it.record.replaced_by))
KEPT = (
    _kept("身份证号", "id"),
    _kept("考核机构", "institution"),
    _kept("县市区", "county"),
    _kept("发证人社局", "bureau"),
    _kept("发证鉴定中心", "center"),
)
ASSESSMENT = Column(Text("考核", "assessment"), lambda it: it.record.assessment)
CANDIDATE = Column(Text("考生编号", "candidate"), lambda it: it.record.candidate)
ISSUED_TO = Column(Text("核发时姓名", "issued_to"), lambda it: it.record.holder)
SOURCE = Column(Text("来源", "source"), lambda it: it.record.source)
TRAITS = Column(
    Text("项目特征", "traits"), lambda it: "" if it.record.traits is None else compact(it.record.traits)
)
KEEP = Column(Text("附加", "keep"), lambda it: compact(it.record.keep) if it.record.keep else "")
DECISION = Column(Text("结论", "decision"), lambda it: it.record.decision or "")
CORRECTIONS = Column(
    Text("成绩更正", "corrections"), lambda it: compact(corrected(it.record)) if it.record.corrections else ""
)
EVENTS = Column(Text("事项", "events"), lambda it: compact(happened(it.record)))
COLUMNS = (
    NUMBER, STAGE, HOLDER, PROJECT, PRACTICAL, THEORY, ASSESSED_ON, ISSUED_ON, BLANK, VOIDED_ON, VOID_REASON,
    HISTORY, REPLACES, REPLACED_BY, *KEPT, ASSESSMENT, CANDIDATE, ISSUED_TO, SOURCE, TRAITS, KEEP, DECISION,
    CORRECTIONS, EVENTS,
)  # fmt: skip
# What is said once more for people: where it differs from what the other columns say, somebody changed it.
VIEWS = (STAGE, HOLDER, PRACTICAL, THEORY, BLANK, VOIDED_ON, VOID_REASON, *KEPT)
# The second sheet of a workbook, a row an event.
STEP_HEADINGS = (
    NUMBER.name,
    Text("序号", "seq"),
    Text("日期", "on"),
    Text("事项", "step"),
    Text("空白证书", "blank"),
    Text("更正后姓名", "corrected_to"),
    Text("原因", "reason"),
)
_DECLARED, _SPOILT = Text("声明", "declared"), Text("空白证书毁损", "spoilt")


def cells(record: Record, lang: str) -> list[str]:
    """Return the row of a certificate."""
    it = Shown(record, record.book)
    return [_of(column.cell(it), lang) for column in COLUMNS]


def other_cells(item: Declaration | Spoilt, lang: str) -> list[str]:
    """Return the row of declared serials, or of a spoilt blank sheet: no certificate, so without a number."""
    said = (_DECLARED, declaration(item)) if isinstance(item, Declaration) else (_SPOILT, spoilt(item))
    there = {STAGE: said[0].of(lang), EVENTS: said[1]}
    return [there.get(column, "") for column in COLUMNS]


def steps(record: Record, lang: str) -> list[list[str]]:
    """Return a row for each event."""
    return [
        [
            str(record.number),
            str(seq),
            str(event.on),
            STEPS[event.step].of(lang),
            event.blank.number if event.blank else "",
            event.action["correct"]["holder"] if event.step == "correct" else "",
            event.reason or "",
        ]
        for seq, event in enumerate(record.events, 1)
    ]


def _of(cell: Cell, lang: str) -> str:
    return cell if isinstance(cell, str) else cell.of(lang)

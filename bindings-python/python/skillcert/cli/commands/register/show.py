"""`skillcert register show`: the whole book of a certificate."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillcert import Book, CertificateEvent, CertificateNumber, Decision, Sheet
from skillcert.texts import Text

from ...parser import Parser
from ...work.machine import print_object
from ...work.said import say
from ...wrap import columns
from .. import options

if TYPE_CHECKING:
    from skillcert.register import Record

ABOUT = Text(
    "列出登记册中一个证书的全部内容：成绩、事项和原因、空白证书。含个人信息。",
    "Shows all that the register holds of a certificate, personal data included: marks, events, sheets.",
)
MARKS = {
    "absent": Text("缺考", "absent"),
    "void": Text("成绩无效", "void"),
    "deferred": Text("缓考", "deferred"),
}
# Columns of the terminal that a label takes.
WIDTH = 16
Fact = tuple[Text, str]


def declare(parser: Parser) -> None:
    """Add the arguments."""
    parser.positional("number", "NUMBER", Text("证书编号", "the number"))
    options.declare_register(parser)
    options.declare_object(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    record = options.required_register(args).record(CertificateNumber(args.number))
    if args.json:
        print_object(_facts(record, lang))
    else:
        say(_lines(record, lang))
    return 0


def _lines(record: Record, lang: str) -> Iterator[str]:
    from skillcert.register.words import STAGES

    book = record.book
    yield f"{record.number}  {STAGES[book.stage].of(lang)}"
    for label, fact in [*_issued(record, book, lang), *_kept(record, lang)]:
        yield _padded(f"  {label.of(lang)}") + fact
    if book.events:
        yield Text("  事项", "  events").of(lang)
        yield from _events(book, lang)
    if book.sheets:
        yield Text("  空白证书", "  blanks").of(lang)
        yield from (f"    {_sheet(sheet, lang)}" for sheet in book.sheets)
    for label, fact in _rest(record, book, lang):
        yield _padded(f"  {label.of(lang)}") + fact


def _padded(text: str, width: int = WIDTH) -> str:
    return text + " " * max(width - columns(text), 1)


def _issued(record: Record, book: Book, lang: str) -> Iterator[Fact]:
    """Return who was certified in what, when, and on which marks."""
    before = Text(f"（核发时：{book.issued_to}）", f" (issued to {book.issued_to})")
    corrected = before.of(lang) if book.issued_to != book.holder else ""
    yield Text("持证人", "holder"), book.holder + corrected
    yield Text("项目", "project"), record.project
    candidate = Text(f"考生编号{record.candidate}", f"candidate {record.candidate}").of(lang)
    known = filter(None, [record.assessment, candidate, str(record.assessed_on or "")])
    marks = [_marks(record.decision, lang)] if record.decision else []
    comma, semicolon = Text("，", ", ").of(lang), Text("；", "; ").of(lang)
    yield Text("考核", "assessment"), semicolon.join([comma.join(known), *marks])
    yield Text("核发", "issued"), str(record.issued_on)
    if record.replaces:
        yield Text("代替", "replaces"), str(record.replaces)
    if record.replaced_by:
        yield Text("被代替", "replaced by"), str(record.replaced_by)


def _kept(record: Record, lang: str) -> Iterator[Fact]:
    """Return what else is held of it."""
    from skillcert.register.columns import KEPT

    names = {column.name.en: column.name for column in KEPT}
    for name, text in (record.keep or {}).items():
        yield names.get(name, Text(name, name)), text
    if record.source:
        yield Text("来源", "source"), record.source


def _events(book: Book, lang: str) -> Iterator[str]:
    from skillcert.register.words import STEPS

    steps = [STEPS[event.step].of(lang) for event in book.events]
    width = max(map(columns, steps)) + 2
    for place, (event, step) in enumerate(zip(book.events, steps, strict=True), 1):
        yield f"  {place:>3}  {event.on}  {_padded(step, width)}{_more(event, lang)}".rstrip()


def _more(event: CertificateEvent, lang: str) -> str:
    """Return what an event says besides its step."""
    facts = [event.reason] if event.reason else []
    if event.step == "print":
        facts = [event.action["print"]["blank"], event.action["print"]["printer"]]
    if event.step == "correct":
        facts = [event.action["correct"]["holder"], *facts]
    return Text("，", ", ").of(lang).join(facts)


def _sheet(sheet: Sheet, lang: str) -> str:
    from skillcert.register.words import FATES

    until = sheet.until or ""
    days = Text(f"{sheet.printed_on}至{until}", f"{sheet.printed_on} to {until}").of(lang)
    return f"{sheet.blank.number}  {days}  {FATES[sheet.fate].of(lang)}"


def _rest(record: Record, book: Book, lang: str) -> Iterator[Fact]:
    """Return the marks that were corrected, and what the certificate lacks."""
    for correction in record.corrections:
        yield (
            Text("成绩更正", "corrected"),
            f"{correction.on}  {_marks(correction.decision, lang, outcome=True)}",
        )
    for finding in book.findings() if book.voided is None else ():
        yield Text("尚缺", "lacks"), finding.message(lang)


def _marks(stored: str, lang: str, *, outcome: bool = False) -> str:
    decision = Decision.from_json(stored)
    parts = {Text("操作技能", "practical "): decision.practical, Text("理论", "theory "): decision.theory}
    marks = [
        name.of(lang) + (MARKS[mark].of(lang) if isinstance(mark, str) else str(mark))
        for name, mark in parts.items()
        if mark is not None
    ]
    verdict = decision.outcome.text(lang)
    end = Text(f"（{verdict}）", f" ({verdict})").of(lang) if outcome else ""
    return Text("，", ", ").of(lang).join(marks) + end


def _facts(record: Record, lang: str) -> dict[str, object]:
    """Return the line of the register's own format, and what follows from it."""
    from skillcert.register import lines

    book = record.book
    return {
        **json.loads(lines.certificate(record)),
        "stage": book.stage,
        "holder": book.holder,
        "replaced_by": str(record.replaced_by) if record.replaced_by else None,
        "sheets": [json.loads(sheet.to_json()) for sheet in book.sheets],
        "lacks": [{"code": each.code, "message": each.message(lang)} for each in book.findings()],
    }

"""The messages about steps that were taken or refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from skillcert.texts import Text

from .reasons import CURE
from .sequence import runs
from .steps import Refusal, Step

if TYPE_CHECKING:
    from skillcert import Book

# So many refused rows are shown, and so many runs of blanks.
SHOWN, RUNS = 20, 5


def one(step: Step, book: Book, lang: str) -> Iterator[str]:
    """Return what was entered for one certificate, and its stage."""
    from skillcert.register.words import STAGES

    said, stage = _said([step]), STAGES[book.stage]
    yield Text(f"{step.number} 已登记：{said.zh}", f"{step.number}: entered: {said.en}").of(lang)
    yield Text(f"  现为：{stage.zh}", f"  now: {stage.en}").of(lang)
    yield from _advice([step], lang)


def all_of(steps: Sequence[Step], blank: int, lang: str) -> Iterator[str]:
    """Return what was entered for the rows of a table."""
    said, count = _said(steps), len(steps)
    entered = Text(f"已登记{count}项：{said.zh}", f"{count} entered: {said.en}")
    yield (entered if steps else Text("没有要登记的行", "there are no rows to enter")).of(lang)
    if blank:
        yield Text(
            f"另有{blank}行没有证书编号，没有登记", f"{blank} rows have no number: nothing entered"
        ).of(lang)
    yield from _advice(steps, lang)


def refused(refusals: Sequence[Refusal], lang: str) -> Iterator[str]:
    """Return the rows that were refused, and the cure with the first of each code."""
    cured = set[str]()
    for each in _sorted(refusals)[:SHOWN]:
        reason = each.reason
        facts = filter(None, [each.place.text.of(lang), each.number, reason.code, reason.message(lang)])
        yield "  ".join(facts)
        if reason.code not in cured:
            yield f"  {CURE.of(lang)}: {reason.cure(lang)}"
        cured.add(reason.code)
    if more := len(refusals[SHOWN:]):
        yield Text(f"……还有{more}行", f"… and {more} more").of(lang)
    yield Text("没有登记任何一项", "nothing was entered").of(lang)


def count_of(books: Sequence[Book]) -> Text | None:
    """Return how many steps were entered; None if nothing was."""
    return Text(f"{len(books)}项", f"{len(books)} rows") if books else None


def facts(steps: Sequence[Step], books: Sequence[Book]) -> list[dict[str, object]]:
    """Return what was entered, as a program reads it."""
    return [
        {"number": str(step.number), "stage": book.stage, "blank": book.blank.number if book.blank else None}
        for step, book in zip(steps, books, strict=False)
    ]


def reasons(refusals: Sequence[Refusal], lang: str) -> list[dict[str, object]]:
    """Return why rows were refused, as a program reads it."""
    return [
        {
            **each.place.facts,
            "number": each.number,
            "code": each.reason.code,
            "clause": each.reason.clause,
            "message": each.reason.message(lang),
            "cure": each.reason.cure(lang),
        }
        for each in _sorted(refusals)
    ]


def _sorted(refusals: Sequence[Refusal]) -> list[Refusal]:
    """Return refusals by their rows, those of each sheet together."""
    sheets = [*dict.fromkeys(each.place.sheet for each in refusals)]
    return sorted(refusals, key=lambda each: (sheets.index(each.place.sheet), each.place.row))


def _said(steps: Sequence[Step]) -> Text:
    """Return the words of the steps, and the blanks that were printed on."""
    from skillcert.register.words import STEPS

    events = [event for step in steps for event in step.events]
    words = [STEPS[name] for name in dict.fromkeys(event.step for event in events)]
    zh, en = [word.zh for word in words], [word.en for word in words]
    found = runs(event.blank.number for event in events if event.blank)
    if found:
        more = found[RUNS:]
        shown = [run.text for run in found[:RUNS]]
        zh.append(f"空白证书{'、'.join(run.zh for run in shown)}{'等' if more else ''}")
        en.append(f"blank {', '.join(run.en for run in shown)}{' and others' if more else ''}")
    return Text("，".join(zh), ", ".join(en))


def _advice(steps: Sequence[Step], lang: str) -> Iterator[str]:
    if any(event.step == "void" for step in steps for event in step.events):
        yield Text(
            "编号保留，不再使用；确须另发的，核发时用 --replaces 写明所代替的编号",
            "the number stays used; to issue a certificate in its place, name it with --replaces",
        ).of(lang)

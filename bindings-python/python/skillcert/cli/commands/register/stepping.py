"""What the commands that take a step on certificates share: one number, or a table of them, all or none."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING, TypeAlias

from skillcert import CertificateEvent, CertificateNumber, Finding, PrintAuthority, ValidationError, name_form
from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work import clock, sequence, taken
from ...work.inputs import read_date, read_document
from ...work.machine import print_object
from ...work.objections import NOT_ISSUED
from ...work.repeated import unrepeated
from ...work.said import say
from ...work.steps import Asked, Refusal, Rows, Step, enter, enter_all, plain
from ...work.unplaced import telling
from .. import options

if TYPE_CHECKING:
    from skillcert.register import Register

NEW_BLANK = Text("空白证书的流水号", "number of the blank sheet")
HOLDER_DIFFERS = Finding("holder_differs", "holder")
# Actions of core, as they are written in JSON.
Actions: TypeAlias = Sequence[str | Mapping[str, object]]


@dataclass(frozen=True)
class Printing:
    """Who prints, as far as it was said: else the center that the register keeps, for its own city."""

    printer: str | None
    authority: PrintAuthority | None

    def action(
        self, asked: Asked, number: CertificateNumber, centers: Mapping[int, str]
    ) -> Mapping[str, object]:
        """Return the action of printing on the blank that was asked for, by a center that is kept."""
        printer = self.printer or centers.get(int(number))
        if printer is None:
            raise ValidationError(NOT_ISSUED.finding)
        authority = self.authority or PrintAuthority(number.city, printer, [printer])
        return {"print": {"blank": asked.blank, "printer": printer, "authority": authority}}


@dataclass(frozen=True)
class Kind:
    """What a command does to a certificate."""

    # Before anything is printed.
    actions: Callable[[Asked], Actions]
    # Whether it prints: always, or where a blank is given.
    prints: bool = False
    may_print: bool = False
    # Whether the blank is the sheet that has to be the present one.
    ends_sheet: bool = False

    def prints_on(self, asked: Asked) -> bool:
        """Return whether what is asked for is printed."""
        return self.prints or (self.may_print and bool(asked.blank))


@dataclass(frozen=True)
class Job:
    """Steps to take: on one certificate, or on those of a table."""

    register: Register
    kind: Kind
    given: Asked
    rows: Rows | None
    printing: Printing
    # The first of the blanks that the rows of a table are printed on.
    blanks: str | None
    # Whether nobody said a day, and whether one may be later than today.
    dated: bool
    ahead: bool
    json: bool


def declare(parser: Parser, *, reason: bool = True, blank: Text | None = None, prints: bool = False) -> None:
    """Add the arguments of a command that takes a step."""
    parser.positional("number", "NUMBER", Text("证书编号", "the number"), count="?")
    table = Text(
        "按表格逐行办理，全部登记或都不登记；列：证书编号，可有日期、原因、空白证书、更正后姓名",
        "take the step for each row of a table, all or none; columns: the number, and on, reason, blank, "
        "corrected_to where they differ",
    )
    parser.option("--from", "FILE", table)
    options.declare_layout(parser)
    options.declare_column(parser)
    parser.option("--on", "DATE", Text("日期，默认为今天", "day, today by default"))
    if reason:
        parser.option("--reason", "TEXT", Text("原因", "why"))
    if blank:
        parser.option("--blank", "BLANK", blank)
    if prints:
        _declare_printing(parser)
    ahead = Text("允许日期晚于今天", "allow a day later than today")
    parser.flag("--ahead", about=ahead)
    options.declare_register(parser)
    options.declare_object(parser)


def _declare_printing(parser: Parser) -> None:
    blanks = Text(
        "表格各行依次使用的空白证书，从这一张数起；“空白证书”一栏已填写的行，以所填的为准",
        "print the rows on blanks in sequence, from this one on; a filled cell “blank” counts before them",
    )
    parser.option("--blanks", "FIRST", blanks)
    printer = Text(
        "打印单位，默认为登记册中该证书的鉴定中心",
        "who prints, by default the center recorded with the certificate",
    )
    parser.option("--printer", "NAME", printer)
    authority = Text(
        "市州鉴定中心授予的打印权限（JSON），默认为打印单位即本地市鉴定中心",
        "printing authority (JSON) granted by the city center; by default that center prints itself",
    )
    parser.option("--authority", "FILE.json", authority)


def run(args: Namespace, lang: str, kind: Kind) -> int:
    """Take the steps; 1 if rows of a table were refused, and nothing was entered."""
    job = _job(args, kind)
    return _one(job, lang) if job.rows is None else _table(job, job.rows, lang)


def _job(args: Namespace, kind: Kind) -> Job:
    said, path = vars(args), vars(args)["from"]
    if (args.number is None) == (path is None):
        raise BilingualError(
            "写一个证书编号，或用 --from 给出表格", "give a number, or a table of them with --from"
        )
    blank, blanks = said.get("blank"), said.get("blanks")
    if (blank and path) or (blanks and not path):
        raise BilingualError(
            "--blank 用于一个编号，--blanks 用于表格", "--blank goes with one number, --blanks with a table"
        )
    authority = said.get("authority")
    return Job(
        register=options.required_register(args),
        kind=kind,
        given=_given(args),
        rows=Rows(path, options.read_layout(args), compared=kind.prints) if path else None,
        printing=Printing(
            said.get("printer"), read_document(authority, PrintAuthority.from_json) if authority else None
        ),
        blanks=blanks,
        dated=not args.on,
        ahead=args.ahead,
        json=args.json,
    )


def _given(args: Namespace) -> Asked:
    blank, reason, holder = (vars(args).get(name) or "" for name in ("blank", "reason", "holder"))
    return Asked(args.number or "", day(args), blank=blank, reason=reason, holder=holder)


def day(args: Namespace) -> date:
    """Return the day that was given, else today; a later one is refused, unless it is given on purpose."""
    on = read_date("--on", args.on) if args.on else clock.today()
    if not args.ahead:
        clock.refuse_ahead("--on", on)
    return on


def _one(job: Job, lang: str) -> int:
    try:
        step = _step(job, job.given, _centers(job, [job.given]))
        books = enter(job.register, [step])
    except ValidationError as error:
        raise plain(error) from None
    with telling(Text(str(step.number), str(step.number))):
        if job.json:
            print_object({"entered": 1, "certificates": taken.facts([step], books)})
        else:
            say([*_notes(job, [step], lang), *taken.one(step, books[0], lang)])
    return 0


def _table(job: Job, rows: Rows, lang: str) -> int:
    refused = list[Refusal]()
    read = rows.read(job.given, refused, lang)
    steps = list(_steps(job, read.asked, refused))
    books = enter_all(job.register, steps, refused)
    with telling(taken.count_of(books)):
        if job.json:
            facts = {"entered": len(books), "certificates": taken.facts(steps, books)}
            print_object({**read.found.facts(lang), **facts, "refused": taken.reasons(refused, lang)})
        else:
            entered = [*_notes(job, steps, lang), *taken.all_of(steps, read.blank, lang)]
            say(
                [
                    *(line.of(lang) for line in read.found.lines()),
                    *(taken.refused(refused, lang) if refused else entered),
                ]
            )
    return int(bool(refused))


def _steps(job: Job, asked: Sequence[Asked], refused: list[Refusal]) -> Iterator[Step]:
    """Return the steps that the rows of a table request, their blanks in sequence."""
    blanks = sequence.counted("--blanks", job.blanks) if job.blanks else repeat("")
    asked = _ours(job, unrepeated(asked, refused), refused)
    filled = [each if each.blank else replace(each, blank=next(blanks)) for each in asked]
    centers = _centers(job, filled)
    for each in filled:
        try:
            yield _step(job, each, centers)
        except ValidationError as error:
            refused.append(Refusal(each.place, each.number, plain(error)))


def _ours(job: Job, asked: Iterable[Asked], refused: list[Refusal]) -> list[Asked]:
    """Return the steps but for those on the certificate of somebody else than the table says."""
    wanted, kept = [*asked], list[Asked]()
    numbers = sorted({each.key for each in wanted if each.called and each.key})
    if not numbers:
        return wanted
    with job.register.look() as states:
        names = states.names(numbers)
    for each in wanted:
        if _is_other(each, names):
            refused.append(Refusal(each.place, each.number, HOLDER_DIFFERS))
        else:
            kept.append(each)
    return kept


def _is_other(asked: Asked, names: Mapping[int, Sequence[str]]) -> bool:
    held = names.get(asked.key) if asked.called else None
    return held is not None and name_form(held[0]) != name_form(asked.called)


def _step(job: Job, asked: Asked, centers: Mapping[int, str]) -> Step:
    number = CertificateNumber(asked.number)
    if not job.ahead and (finding := clock.ahead(asked.on)):
        raise ValidationError(finding)
    actions = [*job.kind.actions(asked)]
    if job.kind.prints_on(asked):
        actions.append(job.printing.action(asked, number, centers))
    events = tuple(CertificateEvent(asked.on, action) for action in actions)
    return Step(asked, number, events, asked.blank if job.kind.ends_sheet else "")


def _centers(job: Job, asked: Iterable[Asked]) -> dict[int, str]:
    """Return the centers that are kept with certificates to be printed, where nobody said who prints."""
    wanted = [each.key for each in asked if job.kind.prints_on(each)]
    if job.printing.printer or not wanted:
        return {}
    with job.register.look() as states:
        kept = states.kept(filter(None, wanted))
    for number, columns in kept.items():
        if "center" not in columns:
            raise BilingualError(
                f"{number:013}：登记册中没有它的鉴定中心，请用 --printer 写明打印单位",
                f"{number:013}: the register has no center for it; say who prints with --printer",
            )
    return {number: columns["center"] for number, columns in kept.items()}


def _notes(job: Job, steps: Sequence[Step], lang: str) -> Iterator[str]:
    """Return what was taken for granted."""
    day = job.given.on
    if job.dated and any(step.asked.on == day for step in steps):
        yield Text(f"日期：{day}（今天）", f"day: {day}, today").of(lang)
    actions = (event.action for step in steps for event in step.events if event.blank)
    printers = dict.fromkeys(action["print"]["printer"] for action in actions)
    if printers and not job.printing.authority:
        yield Text(
            f"未给出打印权限，按本地市鉴定中心自行打印登记：{'、'.join(printers)}",
            "no printing authority was given: recorded as printed by the city's own center: "
            f"{', '.join(printers)}",
        ).of(lang)

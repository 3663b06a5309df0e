"""`skillcert register import`: what another register, or another system, says happened."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from skillcert import NumberScheme, ValidationError, normal_form
from skillcert.tables.document import Document as File
from skillcert.tables.heading import shown
from skillcert.tables.source import local
from skillcert.tables.table import Table
from skillcert.tables.understood import Understood, understand
from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work.found import Found, Seen
from ...work.inputs import read_scheme
from ...work.job import Answer, Layout, Part, entries, parts, tell
from ...work.machine import Document
from ...work.place import Place
from ...work.reasons import CURE, Tally
from ...work.row_errors import RowError, RowErrors
from ...work.said import say
from ...work.unplaced import telling
from .. import options

if TYPE_CHECKING:
    from skillcert.register import Batch, Import, Overlap, Register
    from skillcert.register.batch import Item

    from .cells import Cells

ABOUT = Text(
    "导入登记册的导出文件，或另一系统已核发的证书：全部导入或都不导入。\n"
    "已有的不变，后来的事项补上；与登记册不同的逐条说明；缺号如实报告，不补。",
    "Imports what a register exported, or certificates that another system issued: all or none.\n"
    "What is here stays, later events are added; differences and gaps are reported, nothing is filled in.",
)


# Bytes of a line: what happened to one certificate is far less.
LINE = 16 << 20


@dataclass(frozen=True)
class Job:
    """An import: the file, the name of the system that numbered, and the register."""

    path: str
    layout: Layout
    answer: Answer
    system: str
    scheme: NumberScheme | None
    dry_run: bool
    register: Register


@dataclass
class Input:
    """What a file holds, the row of each item, and what is to be told of how it was read."""

    batch: Batch
    places: Sequence[Place]
    # What was understood of a table, in words too, and notes on how it was read.
    head: Mapping[str, object]
    understood: Sequence[Text] = ()
    notes: Sequence[Text] = ()
    # The sheets that were not read.
    left_out: Sequence[str] = ()


def declare(parser: Parser) -> None:
    """Add the arguments."""
    file = Text(
        "登记册的导出文件（.xlsx、.csv、.jsonl），或另一系统的表格，列：证书编号、考核、考生编号、姓名、考核项目、核发日期，"
        "可有考核日期、作废日期和作废原因、代替",
        "what a register exported (.xlsx, .csv, .jsonl), or a table of another system with columns number, "
        "assessment, candidate, holder, project, issued_on (assessed_on, voided_on, void_reason, replaces)",
    )
    options.declare_table(parser, file)
    options.declare_column(parser)
    options.declare_marks(parser, marks=False)
    options.declare_answer(parser, None)
    system = Text(
        "来源系统的名称，记在没有来源的证书上；另一系统的表格必须给出",
        "name of the system that issued them, for certificates that name none; needed for a table of another",
    )
    parser.option("--source", "NAME", system)
    parser.option("--scheme", "SCHEME.json", options.SCHEME)
    parser.flag("--dry-run", about=Text("试运行：只说明，不写入", "only report, and import nothing"))
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if the register holds something else, which is reported, or a sheet is left."""
    answer, register = options.read_answer(args), options.required_register(args)
    scheme = read_scheme(args.scheme) if args.scheme else None
    layout, system = options.read_layout(args), args.source or ""
    if system and not normal_form(system):
        raise BilingualError("--source：不能为空", "--source: must not be blank")
    try:
        return _import(Job(args.file, layout, answer, system, scheme, args.dry_run, register), lang)
    except RowErrors as errors:
        say(errors.lines(lang), sys.stderr)
        return 2


def _import(job: Job, lang: str) -> int:
    given = _lines(job, lang) if job.path.lower().endswith(".jsonl") else _table(job, lang)
    job.answer.check_rows(len(given.places), job.path)
    with Document(job.answer, lang, inputs=[job.path, *job.register.files]) as document:
        result = _taken(job, given)
        with telling(None if job.dry_run or result.overlaps else _entered(result)):
            _answer(job, given, result, document, lang)
    return int(bool(result.overlaps or given.left_out))


def _answer(job: Job, given: Input, result: Import, document: Document, lang: str) -> None:
    tally = Tally()
    for overlap in result.overlaps:
        place = given.places[overlap.row - 1]
        tally.add(place, [overlap.finding])
        facts = {"number": str(overlap.number or ""), "source": overlap.source}
        document.add(place, **document.about(overlap.finding), **facts)
    counts = {
        "rows": len(given.places),
        "imported": result.imported,
        "events": result.events,
        "declared": result.declared,
        "destroyed": result.destroyed,
        "already": result.already,
    }
    document.finish({**given.head, "counts": counts}, tally)
    document.publish()
    if not job.answer.json:
        tell(job.answer.files, _told(job, given, result, lang))


def _lines(job: Job, lang: str) -> Input:
    from skillcert.register import lines

    with local(job.path, job.path) as source:
        # Cut off, a line that is longer is none.
        batch, rows = lines.read(iter(partial(source.file.readline, LINE), b""), job.path)
        source.refuse_changed()
    form = Text("JSON行", "lines of JSON").of(lang)
    return Input(batch, [*map(Place, rows)], {"file": job.path, "form": form})


def _table(job: Job, lang: str) -> Input:
    from skillcert.register.batch import sort

    from .candidates import Candidates
    from .cells import WANTED, Cells

    candidates = Candidates()
    with job.layout.open(job.path) as document:
        understanding = understand(document, WANTED, job.layout.said)

        def choose(understood: Understood, table: Table[Any]) -> Cells:
            above = document.preview(understood.sheet)[: understood.header.first - 1]
            titles = [understood.title, *(cell for cells in above for cell in cells)]
            return Cells(understood, table, candidates, titles, escapes=document.escapes)

        read = [(part, Seen(part.understood)) for part in parts(document, understanding, choose)]
        items = _items(job, read, lang)
        notes = [note for part, _ in read for note in part.chosen.notes]
        notes += _steps(document)
        found = Found.of(document, understanding, [seen for _, seen in read])
        document.source.refuse_changed()
    lines = [] if job.answer.quiet else found.lines()
    return Input(*sort(items), found.facts(lang), [*lines], notes, understanding.left_out)


def _items(job: Job, read: Sequence[tuple[Part[Cells], Seen]], lang: str) -> list[tuple[Place, Item]]:
    """Return what the rows of all sheets say.

    Raises `RowErrors` with every row that cannot be read.
    """
    from skillcert.register.batch import sort

    items: list[tuple[Place, Item]] = []
    errors = RowErrors(job.path)
    for part, seen in read:
        cells = part.chosen
        if not (job.system or cells.exported):
            raise BilingualError(
                "缺少参数：--source（另一系统的表格须给出来源）；怎么办：用 --source 写明系统的名称",
                "the following arguments are required: --source (for a table of another system); cure: "
                "name the system with --source",
            )
        for place, texts in entries(part, seen, lang, quiet=job.answer.quiet):
            try:
                items.append((place, cells.item(place, texts)))
            except RowError as error:
                errors.add(place, error)
            except ValidationError as error:
                errors.add(place, RowError.of(error))
    if errors:
        raise _with_faults(errors, job, *sort(items))
    return items


def _with_faults(errors: RowErrors, job: Job, batch: Batch, places: Sequence[Place]) -> RowErrors:
    """Return the errors with those of rows that can be read, but not taken in."""
    from skillcert.register.exchange import faults

    for at, finding in faults(batch, job.system, job.scheme):
        # With the row of the file instead of the place in the list.
        errors.add(places[at - 1], RowError.of(finding))
    return errors


def _steps(document: File) -> Iterator[Text]:
    """Return that the sheet of events is not read, which an export has for people."""
    for sheet in document.sheets:
        if sheet.title in ("事项", "events"):
            yield Text(
                f"工作表“{sheet.title}”只供查阅，改动没有导入；怎么办：用 register 的各命令办理",
                f"sheet “{sheet.title}” is only to be looked at, changes in it are not imported; cure: enter "
                "them with the commands of skillcert register",
            )


def _taken(job: Job, given: Input) -> Import:
    from skillcert.register import RequestError

    batch = given.batch
    try:
        return job.register.import_(
            batch.records,
            source=job.system,
            scheme=job.scheme,
            declarations=batch.declarations,
            destroyed=batch.destroyed,
            dry_run=job.dry_run,
        )
    except RequestError:
        errors = _with_faults(RowErrors(job.path), job, batch, given.places)
    raise errors


def _told(job: Job, given: Input, result: Import, lang: str) -> Iterator[str]:
    yield from (note.of(lang) for note in (*given.understood, *given.notes))
    for overlap in result.overlaps:
        yield _conflict(overlap, given.places[overlap.row - 1], lang)
    if result.overlaps:
        cures = {overlap.finding.code: overlap.finding.cure(lang) for overlap in result.overlaps}
        yield CURE.of(lang)
        yield from (f"  {code}  {cure}" for code, cure in cures.items())
        yield Text("有冲突，没有导入", "there are conflicts: nothing was imported").of(lang)
        return
    counted = _entered(result)
    gaps = Text("；缺号见 skillcert register audit", "; for gaps see `skillcert register audit`")
    yield Text(counted.zh + gaps.zh, counted.en + gaps.en).of(lang)
    if job.dry_run:
        yield Text("试运行：没有写入登记册", "dry run: nothing was imported").of(lang)
    if given.left_out:
        yield _left(given.left_out).of(lang)


def _left(titles: Sequence[str]) -> Text:
    """Return that some sheets were not read, and what to do."""
    names = [f"“{shown(title)}”" for title in titles]
    return Text(
        f"工作表{'、'.join(names)}没有导入；怎么办：用 --sheet all 导入全部，或用 --sheet 再导入其中一张",
        f"not imported: {', '.join(names)}; cure: import all sheets with --sheet all, or one of them with "
        "--sheet",
    )


def _conflict(overlap: Overlap, place: Place, lang: str) -> str:
    number = f"  {overlap.number}" if overlap.number else ""
    source = Text(f"（{overlap.source}）", f" ({overlap.source})").of(lang) if overlap.source else ""
    return f"{place.text.of(lang)}{number}  {overlap.finding.code}  {overlap.finding.message(lang)}{source}"


def _entered(result: Import) -> Text:
    """Return how much was taken in, of each kind."""
    more = [
        Text(f"、{result.declared}段声明", f", {result.declared} declarations") if result.declared else None,
        Text(f"、{result.destroyed}张毁损的空白证书", f", {result.destroyed} spoilt blank sheets")
        if result.destroyed
        else None,
    ]
    others = [each for each in more if each]
    zh, en = "".join(each.zh for each in others), "".join(each.en for each in others)
    return Text(
        f"导入{result.imported}个证书、{result.events}项事项{zh}，此前已有{result.already}个",
        f"{result.imported} certificates and {result.events} events{en} imported, {result.already} "
        "already here",
    )

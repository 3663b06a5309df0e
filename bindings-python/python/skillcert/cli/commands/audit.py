"""`skillcert audit`: which numbers were issued, which are missing, which are duplicates."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from skillcert import (
    Audit,
    AuditFinding,
    CertificateNumber,
    NumberError,
    ShardError,
    ValidationError,
    normal_form,
)
from skillcert.tables.column import Chosen
from skillcert.tables.formats import listed
from skillcert.tables.heading import normal
from skillcert.tables.output import Output, open_output
from skillcert.tables.roles import Wanted
from skillcert.tables.source import STANDARD, Source, local
from skillcert.tables.table import Batch
from skillcert.tables.understood import Said, understand
from skillcert.texts import BilingualError, Text

from ..parser import Parser
from ..work.found import Found, Seen
from ..work.inputs import about
from ..work.job import Layout, Number, Part, parts, tell
from ..work.machine import print_document
from ..work.objections import Objection
from ..work.place import Place
from ..work.progress import watched
from ..work.reasons import CURE
from ..work.report import RECOVERABLE, SHOWN, Report
from ..work.row_errors import RowError, RowErrors
from ..work.said import say
from ..work.tally import Tally
from ..work.verdicts import Checker, Judge
from ..work.void_words import is_state, said
from . import options

if TYPE_CHECKING:
    from skillcert.register import Register

ABOUT = Text(
    "核查一列证书编号：每年每个地市核发了哪些、缺哪些、哪些重复。可合并多个表和分片。\n"
    "给出登记册时，与其核发的编号比较；没有文件时，核查登记册本身的编号。",
    "Audits columns of numbers: what was issued, is missing or duplicate, per year and city.\n"
    "Several tables, and parts of audits, are merged. Given a register, they are compared with what it "
    "issued; without a file, its own numbers are audited.",
)
# How a part begins, whatever its name is.
MAGIC = b"SKCA"
# The outputs that hold numbers; pictures and pages hold counts.
PRIVATE = ("part", "json-out")
# What counts for a row that cannot be judged: no number, and not blank.
BROKEN = "?"
VOID_ROWS = Text(
    "表中写明作废的{}行，没有计入作废；怎么办：用 --voids 给出作废的编号，或给出登记册",
    "rows that call their certificate void: {}; not counted as void; "
    "cure: give their numbers with --voids, or a register",
)


@dataclass(frozen=True)
class Job:
    """An audit: files with numbers, what they are compared with, and what is written."""

    files: Sequence[str]
    layout: Layout
    voids: str | None
    register: Register | None
    checker: Checker
    expect: int | None
    last: Sequence[CertificateNumber]
    # What must not be overwritten.
    inputs: Sequence[str]
    # What is written, by the names of the options.
    outputs: Mapping[str, str]
    json: bool
    quiet: bool

    def outputs_but(self, name: str) -> list[str]:
        """Return what else is written: no output may overwrite another."""
        return [path for other, path in self.outputs.items() if other != name]


def declare(parser: Parser) -> None:
    """Add the arguments."""
    files = Text(
        f"有一列证书编号的表（{listed().zh}），或核查分片；每个文件是一个分片，名称为文件名",
        f"tables with a column of numbers ({listed().en}), or parts of audits; each is a shard",
    )
    options.declare_table(parser, files, count="*")
    options.declare_column(parser)
    voids = Text("已声明作废的编号，列名同上", "numbers declared void, in a column of the same name")
    parser.option("--voids", "FILE", voids)
    options.declare_register(parser)
    expect = Text("应有的行数；不符时列为问题", "expected number of rows; a difference is reported")
    parser.option("--expect", "N", expect)
    last = Text(
        "登记册中各序列的末号，以逗号分隔", "last number of each series by the register, separated by commas"
    )
    parser.option("--last", "NUMBERS", last)
    options.declare_scheme(parser)
    part = Text("写出合并后的分片，供上级再合并", "write the merged part, to be merged further")
    parser.option("--part", "FILE", part)
    options.declare_json(parser)
    picture = Text(
        "画图：每个序列一条（需要 skillcert[plot]）", "draw a strip per series (needs skillcert[plot])"
    )
    parser.option("--plot", "FILE.png", picture)
    page = Text(
        "写出单个网页的报告（需要 skillcert[report]）", "write an HTML report (needs skillcert[report])"
    )
    parser.option("--html", "FILE.html", page)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a row was no number or something is to be looked into."""
    try:
        return _audit(_job(args), lang)
    except RowErrors as errors:
        say(errors.lines(lang), sys.stderr)
        return 2


def _job(args: Namespace) -> Job:
    named = {"part": args.part, "json-out": args.json_out, "plot": args.plot, "html": args.html}
    outputs = {name: path for name, path in named.items() if path}
    options.refuse_two_outputs(named, json=args.json)
    if args.plot and args.plot != STANDARD and not args.plot.lower().endswith(".png"):
        raise BilingualError("--plot：文件名应以 .png 结尾", "--plot: the name has to end in .png")
    expect, last = options.read_count("--expect", args.expect), _last(args.last)
    register = options.optional_register(args)
    if not args.files and register is None:
        raise BilingualError(
            "缺少参数：FILE 或 --register；怎么办：给出要核查的表，或登记册的地址",
            "a FILE or --register is required; cure: give tables to audit, or the address of the register",
        )
    return Job(
        files=args.files,
        layout=options.read_layout(args),
        voids=args.voids,
        register=register,
        checker=options.read_checker(args),
        expect=expect,
        last=last,
        inputs=[
            *args.files,
            *filter(None, [args.scheme, args.voids]),
            *(register.files if register else []),
        ],
        outputs=outputs,
        json=args.json,
        quiet=args.quiet,
    )


def _audit(job: Job, lang: str) -> int:
    with ExitStack() as stack:
        outputs = {
            name: stack.enter_context(
                open_output(path, inputs=[*job.inputs, *job.outputs_but(name)], private=name in PRIVATE)
            )
            for name, path in job.outputs.items()
        }
        writers = {name: _writer(name, lang) for name in outputs}
        read: list[Read] = []
        result = _result(job, read, lang)
        read[:] = [each.without(result.void) for each in read]
        for name, output in outputs.items():
            writers[name](result, output)
        # Only now: all of them, or none.
        for output in outputs.values():
            output.publish()
    if job.json:
        print_document([result.json(), "\n"])
    else:
        tell(
            job.outputs.values(),
            [
                *(line for each in read for line in each.lines(lang)),
                *_lines(result.audit, result.findings, lang),
                *_void_lines(result.void, lang),
                *_cures(read, result, lang),
            ],
        )
    stated = any(each.void for each in read)
    return int(bool(result.findings) or stated or Tally.of(result.audit).refused > 0)


class VoidRow(NamedTuple):
    """A row of a list that says that its certificate is void, and its cell with the number."""

    place: Place
    number: str
    said: Text

    def line(self, lang: str) -> str:
        """Return it in words."""
        return f"{self.place.text.of(lang)}  {self.said.of(lang)}"


class Read(NamedTuple):
    """A table as it was understood, its rows without a number, and those that call a certificate void."""

    found: Found
    refused: Report
    void: Sequence[VoidRow]

    def without(self, void: Collection[int]) -> Read:
        """Return it without the rows whose certificates are known to be void."""
        known = {f"{number:013}" for number in void}
        return self._replace(void=[row for row in self.void if normal_form(row.number) not in known])

    def lines(self, lang: str) -> Iterator[str]:
        """Return both in words."""
        yield from (line.of(lang) for line in self.found.lines())
        yield from self.refused.bad_rows(lang)
        yield from (row.line(lang) for row in self.void[:SHOWN])
        if self.void:
            yield VOID_ROWS.of(lang).format(len(self.void))

    def facts(self, lang: str) -> dict[str, object]:
        """Return both as a program reads them."""
        refused = [
            {**place.facts, "code": reason.code, "message": reason.message(lang)}
            for place, reason in self.refused.shown
        ]
        void = [{**row.place.facts, "message": row.said.of(lang)} for row in self.void]
        more = {"refused": refused, "recoverable": self.refused.recoverable, "void": void}
        return {**self.found.facts(lang), **more}


class Result(NamedTuple):
    """An audit and what is to be looked into, also as every language writes it, with what was read.

    `void` are numbers of the files that the register knows to be void: used up, so no findings.
    """

    audit: Audit
    findings: Sequence[AuditFinding]
    void: Mapping[int, Objection]
    json: Callable[[], str]


def _result(job: Job, read: list[Read], lang: str) -> Result:
    audit, issued, last = _audited(job, read, lang), None, [*job.last]
    void: dict[int, Objection] = {}
    if job.register is not None:
        void = _void_ones(audit, job.register)
        numbers = job.register.numbers(scheme=job.checker.scheme)
        issued, last = numbers.issued, [*last, *numbers.last]
        _merge(audit, numbers.voids, "--register")
        if not job.files:
            _merge(audit, issued, "--register")
    findings = audit.findings(rows=job.expect, last=last, issued=issued)

    def document() -> str:
        files = json.dumps([each.facts(lang) for each in read], ensure_ascii=False, separators=(",", ":"))
        return f'{audit.to_json(rows=job.expect, last=last, issued=issued)[:-1]},"files":{files}}}'

    return Result(audit, findings, void, document)


def _void_ones(audit: Audit, register: Register) -> dict[int, Objection]:
    """Return the void numbers of what was read."""
    with register.look() as states:
        runs = (run for series in audit.series() for run in series.issues)
        found = (states.void(range(int(run.first), int(run.last) + 1)) for run in runs)
        return {number: Objection.of(state) for void in found for number, state in void.items()}


Writing = Callable[[Result, Output], None]


def _writer(name: str, lang: str) -> Writing:
    """Return what writes an output; a missing package is reported before anything is read."""
    if name == "plot":
        from ..pages.picture import save

        return lambda result, output: save(result.audit, output, lang)
    if name == "html":
        from ..pages.audit import render

        return lambda result, output: output.write(render(result.audit, result.findings, lang).encode())
    if name == "json-out":
        return lambda result, output: output.write(f"{result.json()}\n".encode())
    return lambda result, output: output.write(result.audit.to_bytes())


def _audited(job: Job, read: list[Read], lang: str) -> Audit:
    whole = Audit()
    for path in job.files:
        with local(path, path) as source:
            _merge(whole, _part(source) or _table(source, job, read, lang), path)
            source.refuse_changed()
    if job.voids:
        with local(job.voids, job.voids) as source:
            _merge(whole, _voids(source, job, read, lang), job.voids)
            source.refuse_changed()
    return whole


def _merge(whole: Audit, shard: Audit, name: str) -> None:
    try:
        whole.merge(shard)
    except ShardError as error:
        raise BilingualError(
            f"{name}：分片“{error.shard}”已经合并过，再合并会重复计数；怎么办：每个文件只给一次",
            f"{name}: shard {error.shard!r} is merged already, its rows would count twice; "
            "cure: give each file once",
        ) from None


def _part(source: Source) -> Audit | None:
    """Return the audit in a file, if it is a part."""
    if source.file.read(len(MAGIC)) != MAGIC:
        return None
    source.file.seek(0)
    try:
        return Audit.from_bytes(source.file.read())
    except ValidationError as error:
        raise about(source.name, error) from None


def _table(source: Source, job: Job, read: list[Read], lang: str) -> Audit:
    audit = Audit(PurePath(source.name).name, scheme=job.checker.scheme, as_of=job.checker.as_of)
    report, judge = Report(checker=job.checker), Judge(job.checker.scheme, job.checker.as_of, None)
    void = None if job.voids else list[VoidRow]()
    for part, batch in _batches(source, job.layout, job, read, report, lang, void):
        refused = Tally.of(audit).refused
        audit.add(_entries(batch))
        if Tally.of(audit).refused > refused:  # why, is worth a second look
            report.add(part.sheet, batch, judge.verdicts(batch))
    return audit


def _entries(batch: Batch[Any]) -> Any:  # noqa: ANN401 - a column, as the kernel takes it
    """Return the numbers of a batch; a row that cannot be judged is one that holds no number."""
    if not (batch.faults or batch.skipped):
        return batch.columns[0]
    cells = enumerate(batch.texts(0))
    return [BROKEN if row in batch.faults else cell for row, cell in cells if row not in batch.skipped]


def _voids(source: Source, job: Job, read: list[Read], lang: str) -> Audit:
    # Another table: where its sheet and header are was not said.
    layout = Layout(Said(columns=job.layout.said.columns, aliases=job.layout.said.aliases))
    name = source.name
    audit = Audit(PurePath(name).name)
    errors = RowErrors(name)
    for part, batch in _batches(source, layout, job, read, Report(), lang):
        found = list[CertificateNumber]()
        for row, (cell,) in part.table.records([batch]):
            try:
                found.append(CertificateNumber(cell.strip()))
            except NumberError as error:
                errors.add(part.place(row), RowError.of_number(cell, error))
        audit.void(found)
    if errors:
        raise errors
    return audit


def _batches(
    source: Source,
    layout: Layout,
    job: Job,
    read: list[Read],
    report: Report,
    lang: str,
    void: list[VoidRow] | None = None,
) -> Iterator[tuple[Part[Number], Batch[Any]]]:
    """Return the batches of a table with its sheets; what was understood of it is added to `read`.

    Rows that call their certificate void are added to `void`, if it is given.
    """
    with layout.open(source.path, name=source.name) as document:
        understanding = understand(document, Wanted(number=True), layout.said)
        seen = []
        for part in parts(document, understanding, lambda understood, _: Number.of(understood)):
            seen.append(Seen(part.understood))
            states = _states(part) if void is not None else []
            along = [chosen.place for chosen in states]
            batches = part.table.batches(part.chosen.places, whole=False, along=along)
            for batch in seen[-1].passing(watched(batches, part.table.size, lang, quiet=job.quiet)):
                if void is not None:
                    void += _void_rows(part, batch, states)
                yield part, batch
        read.append(Read(Found.of(document, understanding, seen), report, void or []))


def _states(part: Part[Number]) -> list[Chosen]:
    """Return the columns of a list that may say that a certificate is void."""
    columns = enumerate(part.table.columns)
    return [
        Chosen(place, heading, True)
        for place, heading in columns
        if place not in part.chosen.places and is_state(heading) and part.table.is_legible(place)
    ]


def _void_rows(part: Part[Number], batch: Batch[Any], states: Sequence[Chosen]) -> Iterator[VoidRow]:
    """Return the rows with a number that call it void; without one, it is marks that are void."""
    numbers = batch.texts(0)
    for index, chosen in enumerate(states, 1):
        for row, cell in enumerate(batch.texts(index)):
            number = "" if row in batch.skipped else numbers[row]
            if number and cell and (found := said(normal(chosen.name), cell)):
                told = Text(f"{chosen.named}{found.zh}", f"{chosen.named} {found.en}")
                yield VoidRow(part.place(batch.first + row), number, told)


def _last(text: str | None) -> list[CertificateNumber]:
    try:
        return [CertificateNumber(number.strip()) for number in text.split(",")] if text else []
    except NumberError as error:
        raise about("--last", error) from None


def _lines(audit: Audit, findings: Sequence[AuditFinding], lang: str) -> Iterator[str]:
    rows, series = Tally.of(audit), audit.series()
    yield Text(
        f"读取{rows.all}行：编号 {rows.numbers}，不是编号 {rows.refused}，空白 {rows.blank}；"
        f"{len(series)}个序列",
        f"{rows.all} rows read: {rows.numbers} numbers, {rows.refused} invalid, {rows.blank} blank; "
        f"{len(series)} series",
    ).of(lang)
    for it in series:
        yield Text(
            f"  {it.year} {it.province} {it.city}：核发{it.issued}，{_ends(it.first, it.last)}，"
            f"缺{it.missing}，重{it.repeated}，作废{it.voided}",
            f"  {it.year} {it.province} {it.city}: {it.issued} issued, {_ends(it.first, it.last)}, "
            f"{it.missing} missing, {it.repeated} duplicate, {it.voided} void",
        ).of(lang)
    for found in findings:
        of = found.series
        name = f"{of.year} {of.province} {of.city}" if of else Text("全部行", "all rows").of(lang)
        yield f"{name}  {found.finding.code}  {found.finding.message(lang)}"


def _cures(read: Sequence[Read], result: Result, lang: str) -> Iterator[str]:
    """Return what to do, once for each kind of what was found."""
    refused = (reason for each in read for _, _, reason in each.refused.reasons.items())
    reasons = [*refused, *(found.finding for found in result.findings)]
    cures = {reason.code: reason.cure(lang) for reason in reasons}
    if cures:
        yield CURE.of(lang)
    yield from (f"  {code}  {cure}" for code, cure in cures.items())
    if recoverable := sum(each.refused.recoverable for each in read):
        yield RECOVERABLE.of(lang).format(recoverable)


def _void_lines(void: Mapping[int, Objection], lang: str) -> Iterator[str]:
    """Return the void numbers of the files, as many as are shown."""
    for number, objection in [*void.items()][:SHOWN]:
        yield f"{number:013}  {objection.code}  {objection.message(lang)}"
    if (more := len(void) - SHOWN) > 0:
        yield Text(f"……还有{more}个", f"… and {more} more").of(lang)


def _ends(first: CertificateNumber | None, last: CertificateNumber | None) -> str:
    return f"{first.serial:07}–{last.serial:07}" if first and last else "–"

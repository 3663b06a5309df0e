"""`skillcert audit`: which numbers were issued, which are missing, which stand twice."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path, PurePath
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from skillcert import Audit, AuditFinding, CertificateNumber, NumberError, ShardError, ValidationError
from skillcert.tables import source
from skillcert.tables.column import choose
from skillcert.tables.output import Output, open_output
from skillcert.tables.source import open_binary
from skillcert.tables.table import Batch
from skillcert.texts import BilingualError, Text

from ..parser import Parser
from ..work.inputs import SCHEME, about, declare_register, optional_register, read_date, read_scheme
from ..work.job import Found, declare_column
from ..work.progress import watched
from ..work.strength import AS_OF
from ..work.tally import Tally

if TYPE_CHECKING:
    from skillcert.register import Register

NAME = "audit"
ABOUT = Text(
    "审计一列证书编号：每年每个地市核发了哪些、缺哪些、哪些重复。可合并多个表和分片。\n"
    "给出登记册时，与其核发的编号比较；没有文件时，审计登记册本身的编号。",
    "Audits columns of numbers: per year and city what was issued, is missing, stands twice.\n"
    "Several tables, and parts of audits, are merged. Given a register, they are compared with what it\n"
    "issued; without a file, its own numbers are audited.",
)
# How a part begins, whatever its name is.
MAGIC = b"SKCA"
# What draws and what writes the page, with the extra and the package that they need.
PICTURE, PAGE = ("picture", "plot", "matplotlib"), ("audit", "report", "jinja2")


def declare(parser: Parser) -> None:
    """Add the arguments."""
    files = Text(
        "有一列证书编号的表（CSV、XLSX、ODS或Parquet），或审计分片；每个文件是一个分片，名称为文件名",
        "tables with a column of numbers (CSV, XLSX, ODS, Parquet), or parts of audits; each is a shard",
    )
    parser.options.add_argument("files", metavar="FILE", nargs="*", help=files.of(parser.lang))
    declare_column(parser)
    parser.option(
        "--voids",
        "TABLE",
        Text("已声明作废的编号，列名同上", "numbers declared void, in a column of the same name"),
    )
    declare_register(parser)
    parser.option("--rows", "N", Text("应有的行数", "how many rows there should be"))
    last = Text(
        "登记册中各序列的末号，以逗号分隔",
        "the last number of each series by the register, commas between",
    )
    parser.option("--last", "NUMBERS", last)
    parser.option("--scheme", "SCHEME.json", SCHEME)
    parser.option("--as-of", "DATE", AS_OF)
    parser.option(
        "--part", "OUT", Text("写出合并后的分片，供上级再合并", "the merged part, to be merged further")
    )
    parser.option("--json", "OUT.json", Text("写出全部结果（JSON）", "the whole result as JSON"))
    parser.option("--plot", "OUT.png", Text("画图：每个序列一条", "a picture with a strip per series"))
    parser.option("--html", "OUT.html", Text("写出单个网页的报告", "a report in one HTML file"))
    parser.flag("--quiet", Text("终端上也不显示进度", "no progress bar, not even on a terminal"))


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if a row was no number or something is to be looked into."""
    rows, last, register = _rows(args.rows), _last(args.last), optional_register(args)
    if not args.files and register is None:
        raise BilingualError("缺少参数：FILE 或 --register", "a FILE or --register is required")
    inputs = [*args.files, *filter(None, [args.scheme, args.voids]), *(register.files if register else [])]
    with ExitStack() as stack:
        outputs = {
            name: stack.enter_context(open_output(path, inputs=inputs)) for name, path in _targets(args)
        }
        writers = {name: _writer(name, lang) for name in outputs}
        result = _result(args, register, rows, last, lang)
        for name, output in outputs.items():
            writers[name](result, output)
        # Only now: all of them, or none.
        for output in outputs.values():
            output.publish()
    print("\n".join(_lines(result.audit, result.findings, lang)))
    return int(bool(result.findings) or Tally.of(result.audit).refused > 0)


class Result(NamedTuple):
    """An audit and what is to be looked into, also as the document that every language writes."""

    audit: Audit
    findings: Sequence[AuditFinding]
    json: Callable[[], str]


def _result(
    args: Namespace, register: Register | None, rows: int | None, last: list[CertificateNumber], lang: str
) -> Result:
    audit, issued = _audited(args, lang), None
    if register is not None:
        numbers = register.numbers(scheme=read_scheme(args.scheme))
        issued, last = numbers.issued, [*last, *numbers.last]
        _merge(audit, numbers.voids, "--register")
        if not args.files:
            _merge(audit, issued, "--register")
    findings = audit.findings(rows=rows, last=last, issued=issued)
    return Result(audit, findings, lambda: audit.to_json(rows=rows, last=last, issued=issued))


def _targets(args: Namespace) -> list[tuple[str, str]]:
    return [(name, path) for name in ("part", "json", "plot", "html") if (path := getattr(args, name))]


Writing = Callable[[Result, Output], None]


def _writer(name: str, lang: str) -> Writing:
    """Return what writes an output; a package that is missing is told before anything is read."""
    if name == "plot":
        picture = _needing(*PICTURE)
        return lambda result, output: picture.save(result.audit, output.file, lang)
    if name == "html":
        page = _needing(*PAGE)
        return lambda result, output: output.write(page.render(result.audit, result.findings, lang).encode())
    if name == "json":
        return lambda result, output: output.write(f"{result.json()}\n".encode())
    return lambda result, output: _write(output.file, result.audit.to_bytes(), output)


def _write(file: BinaryIO, content: bytes, output: Output) -> None:
    with output.writing():
        file.write(content)


def _needing(module: str, extra: str, package: str) -> ModuleType:
    try:
        return import_module(f"skillcert.cli.pages.{module}")
    except ImportError:
        raise BilingualError(
            f'这一输出需要 {package}：pip install "skillcert[{extra}]"',
            f'this output needs {package}: pip install "skillcert[{extra}]"',
        ) from None


def _audited(args: Namespace, lang: str) -> Audit:
    whole = Audit()
    for path in [*args.files, *([args.voids] if args.voids else [])]:
        shard = _voids(path, args, lang) if path == args.voids else _part(path) or _table(path, args, lang)
        _merge(whole, shard, path)
    return whole


def _merge(whole: Audit, shard: Audit, name: str) -> None:
    try:
        whole.merge(shard)
    except ShardError as error:
        raise BilingualError(
            f"{name}：分片“{error.shard}”已经合并过，再合并会重复计数",
            f"{name}: shard {error.shard!r} is merged already, its rows would count twice",
        ) from None


def _part(path: str) -> Audit | None:
    """Return the audit in a file, if it is a part."""
    with open_binary(path) as file:
        if file.read(len(MAGIC)) != MAGIC:
            return None
    try:
        return Audit.from_bytes(Path(path).read_bytes())
    except ValidationError as error:
        raise about(path, error) from None


def _table(path: str, args: Namespace, lang: str) -> Audit:
    as_of = read_date("--as-of", args.as_of) if args.as_of else None
    audit = Audit(PurePath(path).name, scheme=read_scheme(args.scheme), as_of=as_of)
    for batch in _batches(path, args, lang):
        audit.add(batch.columns[0])
    return audit


def _voids(path: str, args: Namespace, lang: str) -> Audit:
    audit = Audit(PurePath(path).name)
    for batch in _batches(path, args, lang):
        audit.void([_void(cell, path) for cell in batch.texts(0)])
    return audit


def _batches(path: str, args: Namespace, lang: str) -> Iterator[Batch[Any]]:
    with source(path) as file, file.open() as table:
        column = choose(file, table, args.column)
        if column.guessed:
            print(Found(path, table.form, column).text.of(lang))
        batches = table.batches([column.place], whole=False)
        yield from watched(batches, table.size, lang, quiet=args.quiet)


def _void(cell: str, path: str) -> CertificateNumber:
    try:
        return CertificateNumber(cell)
    except NumberError as error:
        raise about(path, error) from None


def _rows(text: str | None) -> int | None:
    if text is None or (text.isascii() and text.isdigit()):
        return None if text is None else int(text)
    raise BilingualError("--rows：应为行数", "--rows: expected a number of rows")


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
        f"{rows.all} rows read: {rows.numbers} numbers, {rows.refused} that are none, {rows.blank} blank; "
        f"{len(series)} series",
    ).of(lang)
    for it in series:
        yield Text(
            f"  {it.year} {it.province} {it.city}：核发{it.issued}，{_ends(it.first, it.last)}，"
            f"缺{it.missing}，重{it.repeated}，作废{it.voided}",
            f"  {it.year} {it.province} {it.city}: {it.issued} issued, {_ends(it.first, it.last)}, "
            f"{it.missing} missing, {it.repeated} repeated, {it.voided} void",
        ).of(lang)
    for found in findings:
        of = found.series
        name = f"{of.year} {of.province} {of.city}" if of else Text("全部行", "all rows").of(lang)
        yield f"{name}  {found.finding.code}  {found.finding.message(lang)}"


def _ends(first: CertificateNumber | None, last: CertificateNumber | None) -> str:
    return f"{first.serial:07}–{last.serial:07}" if first and last else "–"

"""`skillcert audit`: which numbers were issued, which are missing, which stand twice."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path, PurePath
from types import ModuleType
from typing import Any, BinaryIO

from .. import Audit, AuditFinding, CertificateNumber, NumberError, ShardError, ValidationError
from ..inputs import SCHEME, about, read_date, read_scheme
from ..parser import Parser
from ..tables import source
from ..tables.column import choose
from ..tables.output import Output, open_output
from ..tables.source import open_binary
from ..tables.table import Batch
from ..texts import BilingualError, Text
from .progress import watched
from .strength import AS_OF

NAME = "audit"
ABOUT = Text(
    "审计一列证书编号：每年每个地市核发了哪些、缺哪些、哪些重复。可合并多个表和分片。",
    "Audits columns of numbers: per year and city what was issued, is missing, stands twice.\n"
    "Several tables, and parts of audits, are merged.",
)
# How a part begins, whatever its name is.
MAGIC = b"SKCA"
# What draws and what writes the page, with the extra and the package that they need.
PICTURE, PAGE = ("picture", "plot", "matplotlib"), ("page", "report", "jinja2")


def declare(parser: Parser) -> None:
    """Add the arguments."""
    files = Text(
        "有一列证书编号的表（CSV、XLSX、ODS或Parquet），或审计分片；每个文件是一个分片，名称为文件名",
        "tables with a column of numbers (CSV, XLSX, ODS, Parquet), or parts of audits; each is a shard",
    )
    parser.options.add_argument("files", metavar="FILE", nargs="+", help=files.of(parser.lang))
    parser.option("--column", "NAME", Text("编号所在列的表头", "header of the column"))
    parser.option(
        "--voids",
        "TABLE",
        Text("已声明作废的编号，列名同上", "numbers declared void, in a column of the same name"),
    )
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
    rows, last = _rows(args.rows), _last(args.last)
    inputs = [*args.files, *filter(None, [args.scheme, args.voids])]
    with ExitStack() as stack:
        outputs = {
            name: stack.enter_context(open_output(path, inputs=inputs)) for name, path in _targets(args)
        }
        writers = {name: _writer(name, lang, rows, last) for name in outputs}
        audit = _audited(args, lang)
        findings = audit.findings(rows=rows, last=last)
        for name, output in outputs.items():
            writers[name](audit, findings, output)
        # Only now: all of them, or none.
        for output in outputs.values():
            output.publish()
    print("\n".join(_lines(audit, findings, lang)))
    return int(bool(findings) or audit.rows["refused"] > 0)


def _targets(args: Namespace) -> list[tuple[str, str]]:
    return [(name, path) for name in ("part", "json", "plot", "html") if (path := getattr(args, name))]


Writing = Callable[[Audit, Sequence[AuditFinding], Output], None]


def _writer(name: str, lang: str, rows: int | None, last: Sequence[CertificateNumber]) -> Writing:
    """Return what writes an output; a package that is missing is told before anything is read."""
    if name == "plot":
        picture = _needing(*PICTURE)
        return lambda audit, _, output: picture.save(audit, output.file, lang)
    if name == "html":
        page = _needing(*PAGE)
        return lambda audit, findings, output: output.write(page.render(audit, findings, lang).encode())
    if name == "json":
        return lambda audit, _, output: output.write(f"{audit.to_json(rows=rows, last=last)}\n".encode())
    return lambda audit, _, output: _write(output.file, audit.to_bytes(), output)


def _write(file: BinaryIO, content: bytes, output: Output) -> None:
    with output.writing():
        file.write(content)


def _needing(module: str, extra: str, package: str) -> ModuleType:
    try:
        return import_module(f"skillcert.{module}")
    except ImportError:
        raise BilingualError(
            f'这一输出需要 {package}：pip install "skillcert[{extra}]"',
            f'this output needs {package}: pip install "skillcert[{extra}]"',
        ) from None


def _audited(args: Namespace, lang: str) -> Audit:
    whole = Audit()
    for path in [*args.files, *([args.voids] if args.voids else [])]:
        shard = _voids(path, args, lang) if path == args.voids else _part(path) or _table(path, args, lang)
        try:
            whole.merge(shard)
        except ShardError as error:
            raise BilingualError(
                f"{path}：分片“{error.shard}”已经合并过，再合并会重复计数",
                f"{path}: shard {error.shard!r} is merged already, its rows would count twice",
            ) from None
    return whole


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
    if args.column is None:
        raise BilingualError(
            f"{path}：是表格，须用 --column 指明编号列", f"{path}: is a table, name its column with --column"
        )
    with source(path) as file, file.open() as table:
        batches = table.batches([choose(file, table, args.column).place], whole=False)
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
    rows = audit.rows
    read, series = rows["numbers"] + rows["refused"] + rows["null"], audit.series()
    yield Text(
        f"读取{read}行：{rows['numbers']}个编号，{rows['refused']}行不是编号；{len(series)}个序列",
        f"{read} rows read: {rows['numbers']} numbers, {rows['refused']} rows are none; {len(series)} series",
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

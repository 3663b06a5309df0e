"""`skillcert register import`: certificates that another system numbered."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from skillcert import CertificateNumber, ValidationError, parse_date
from skillcert.tables import source
from skillcert.tables.table import Table
from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work.inputs import SCHEME, about, declare_register, read_scheme, required_register
from . import columns

if TYPE_CHECKING:
    from skillcert.register import Import, Record

NAME = "import"
ABOUT = Text(
    "导入另一系统已核发的证书，全部导入或都不导入；缺号如实报告，不补。",
    "Takes in certificates that another system issued, all or none; gaps are told, not filled.",
)
_REQUIRED = (
    columns.NUMBER, columns.ASSESSMENT, columns.CANDIDATE, columns.HOLDER, columns.PROJECT, columns.ISSUED_ON,
)  # fmt: skip


def declare(parser: Parser) -> None:
    """Add the arguments."""
    file = Text(
        "表格，列：证书编号、考核、考生编号、姓名、考核项目、核发日期，可有考核日期",
        "table with the columns number, assessment, candidate, holder, project, issued_on (assessed_on)",
    )
    parser.positional("file", "FILE.csv", file)
    system = Text("来源系统的名称", "name of the system that issued them")
    parser.option("--source", "NAME", system, required=True)
    parser.option("--scheme", "SCHEME.json", SCHEME)
    declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if both systems numbered, and nothing was taken in."""
    register, scheme = required_register(args), read_scheme(args.scheme)
    with source(args.file) as file, file.open() as table:
        rows = list(_records(table, args.file))
    try:
        result = register.import_([record for _, record in rows], source=args.source, scheme=scheme)
    except ValidationError as error:
        raise _at_row(args.file, rows, error) from None
    print("\n".join(_told(result, [row for row, _ in rows], lang)))
    return int(bool(result.overlaps))


def _records(table: Table[Any], name: str) -> Iterator[tuple[int, Record]]:
    places = [table.required_column(column.zh, column.en) for column in _REQUIRED]
    assessed = table.column(columns.ASSESSED_ON.zh, columns.ASSESSED_ON.en)
    for row, cells in table.records(places if assessed is None else [*places, assessed]):
        try:
            yield row, _record(*cells)
        except ValidationError as error:
            raise about(Text(f"{name}第{row}行", f"{name} row {row}"), error) from None


def _record(
    number: str,
    assessment: str,
    candidate: str,
    holder: str,
    project: str,
    issued_on: str,
    assessed_on: str = "",
) -> Record:
    from skillcert.register import Record

    return Record(
        number=CertificateNumber(number),
        assessment=assessment,
        candidate=candidate,
        holder=holder,
        project=project,
        decision=None,
        assessed_on=parse_date(assessed_on) if assessed_on else None,
        issued_on=parse_date(issued_on),
    )


def _at_row(name: str, rows: list[tuple[int, Record]], error: ValidationError) -> BilingualError:
    """Return the error with the row of the file instead of the place in the list."""
    place = rows[getattr(error, "row", 1) - 1][0]
    plain = ValidationError(error.finding)
    return about(Text(f"{name}第{place}行", f"{name} row {place}"), plain)


def _told(result: Import, rows: list[int], lang: str) -> Iterator[str]:
    for overlap in result.overlaps:
        row, source = rows[overlap.row - 1], overlap.source or Text("本登记册", "this register").of(lang)
        reason = overlap.finding.message(lang)
        yield Text(
            f"第{row}行  {overlap.number}  {reason}：{source}",
            f"row {row}  {overlap.number}  {reason}: {source}",
        ).of(lang)
    if result.overlaps:
        yield Text("两个系统重复编号，没有导入", "both systems numbered: nothing was taken in").of(lang)
        return
    yield Text(
        f"导入{result.imported}个证书，此前已有{result.already}个；缺号见 skillcert register audit",
        f"{result.imported} certificates taken in, {result.already} were here before; for gaps see "
        "`skillcert register audit`",
    ).of(lang)

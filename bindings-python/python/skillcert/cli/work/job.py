"""What commands that go through a table have in common: options, opening, what was found out about it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from skillcert.tables import Source, check_endings, source
from skillcert.tables.column import Chosen
from skillcert.tables.output import open_output
from skillcert.tables.source import STANDARD
from skillcert.tables.table import Table, Writer
from skillcert.texts import BilingualError, Text

from ..parser import Parser

TABLE = Text(
    "表格：CSV、TSV、XLSX、ODS或Parquet，由扩展名决定；“-”为标准输入",
    "a table: CSV, TSV, XLSX, ODS or Parquet, as its name ends; - is the standard input",
)
OUT = Text(
    "输出的表，格式、编码与输入相同：原列不变，结果加在后面；“-”为标准输出",
    "a table to write, in the same format and encoding: the columns as they are, the answer behind them; "
    "- is the standard output",
)


@dataclass(frozen=True)
class Found:
    """What was found out about a table: its format, and the column of numbers."""

    name: str
    form: Text
    column: Chosen

    @property
    def text(self) -> Text:
        """Return it in a line."""
        return Text(
            f"{self.name}：{self.form.zh}；{self.column.text.zh}",
            f"{self.name}: {self.form.en}; {self.column.text.en}",
        )


def declare_table(parser: Parser, about: Text = TABLE, *, required: bool = True) -> None:
    """Add the table and how to read it."""
    parser.positional("file", "FILE", about, required=required)
    parser.option("--sheet", "NAME", Text("XLSX或ODS的工作表，默认为第一个", "sheet, by default the first"))
    encoding = Text(
        "CSV的编码：utf-8、gb18030或utf-16；默认自动识别",
        "encoding of a CSV: utf-8, gb18030 or utf-16; by default it is detected",
    )
    parser.option("--encoding", "NAME", encoding)
    delimiter = Text(
        "CSV的分隔符，如 ; 或 tab；默认自动识别",
        "delimiter of a CSV, such as ; or tab; by default it is detected",
    )
    parser.option("--delimiter", "CHAR", delimiter)


def declare_column(parser: Parser) -> None:
    """Add the column of numbers."""
    column = Text(
        "编号所在列：表头、第几列（从1起）或列标（A起）；默认猜测并说明",
        "column of the numbers: its header, its place from 1, or its letter; by default a guess is told",
    )
    parser.option("--column", "NAME", column)


def declare_json(parser: Parser) -> None:
    """Add the ways to look at the answer and at the progress."""
    parser.flag("--json", Text("输出一个JSON文档，供程序读取", "print one JSON document, for programs"))
    parser.flag("--quiet", Text("终端上也不显示进度", "no progress bar, not even on a terminal"))


def refuse_two_outputs(args: Namespace) -> None:
    """Refuse two answers in one place."""
    if args.json and args.out == STANDARD:
        raise BilingualError(
            "--json 与 --out - 都写标准输出，只能用一个",
            "--json and --out - both write to the standard output",
        )


def opened(args: Namespace) -> AbstractContextManager[Source]:
    """Return the table that was asked for."""
    return source(args.file, sheet=args.sheet, encoding=args.encoding, delimiter=args.delimiter)


@contextmanager
def answered(
    args: Namespace, table: Table[Any], added: Sequence[Text], lang: str, *inputs: str | None
) -> Iterator[Writer[Any] | None]:
    """Return what writes the table again, if `--out` asks for it; the file appears at the end."""
    if not args.out:
        yield None
        return
    check_endings(args.file, args.out)
    with open_output(args.out, inputs=[args.file, *filter(None, inputs)]) as output:
        with table.writer(output, [name.of(lang) for name in added]) as writer:
            yield writer
        output.publish()


def tell(args: Namespace, lines: Iterable[str]) -> None:
    """Print lines, where they do not get into a table."""
    print("\n".join(lines), file=sys.stderr if args.out == STANDARD else sys.stdout)

"""Why a file cannot be read: a code and where, and the sentence that is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ..texts import BilingualError, Text

_COPIED = Text(
    "在办公软件中打开，只把有数据的行和列复制到新的XLSX",
    "open it in the office program and copy only the rows and columns with data to a new XLSX",
)
_ANEW = Text("在办公软件中打开，另存为XLSX", "open it in the office program and save it as XLSX")
# What is wrong, and what cures it. Never CSV: a spreadsheet that saves one ruins thirteen digits.
SENTENCES = {
    "damaged": (Text("文件已损坏，或没有传完", "the file is damaged or cut off"), _ANEW),
    "password": (
        Text("文件有密码", "the file has a password"),
        Text("在办公软件中去掉密码，再保存", "take the password off in the office program and save it"),
    ),
    "too_large": (
        Text("展开后的内容过大，不像表格", "what it unpacks to is too large for a table"),
        _COPIED,
    ),
    "too_many_formats": (
        Text("单元格格式过多，超出办公软件的上限", "more cell formats than an office program knows"),
        _COPIED,
    ),
    "beyond_sheet": (
        Text("行号或列号超出工作表的范围", "a row or column number that no sheet has"),
        _ANEW,
    ),
    "rows_unordered": (Text("工作表中的行不按顺序", "rows of the sheet are out of order"), _ANEW),
    "row_repeated": (Text("工作表中有一行出现两次", "a row of the sheet stands there twice"), _ANEW),
    "not_utf8": (Text("文件内部的文字编码不对", "its inner text is in no known encoding"), _ANEW),
    "no_sheets": (
        Text("文件中没有工作表", "there is no sheet in it"),
        Text("给出有数据的工作簿", "give a workbook with data"),
    ),
    "unreadable": (
        Text("无法读取", "cannot be read"),
        Text("先把文件复制到本机再试", "copy the file to this machine first"),
    ),
    "no_room": (
        Text("工作表右侧已没有空列，结果无处可写", "no column is free right of the table for the results"),
        Text("删去表右侧多余的内容", "delete what stands right of the table"),
    ),
    "cell_too_long": (
        Text("有单元格超过32,767个字", "a cell has more than 32,767 characters"),
        Text("缩短它的内容，或改用CSV", "shorten it, or write a CSV"),
    ),
}


class TableError(ValueError):
    """A file that the native part cannot read; nothing of what stands in it."""

    def __init__(self, code: str, where: Mapping[str, str | int]) -> None:
        super().__init__(code)
        self.code, self.where = code, where


@contextmanager
def told(name: str) -> Iterator[None]:
    """Say in a sentence what the native part finds wrong with a file of this name."""
    try:
        yield
    except TableError as error:
        raise _sentence(name, error) from None


def _sentence(name: str, error: TableError) -> BilingualError:
    (what, cure), where = SENTENCES[error.code], error.where
    zh, en = name, name
    if sheet := where.get("sheet"):
        zh, en = f"{zh}：工作表“{sheet}”", f"{en}: sheet “{sheet}”"
    if row := where.get("row"):
        zh, en = f"{zh}：第{row}行", f"{en}: row {row}"
    limit = where.get("limit")
    most = Text(f"（最多{limit:,}）", f" ({limit:,} at most)") if isinstance(limit, int) else Text("", "")
    return BilingualError(
        f"{zh}：{what.zh}{most.zh}；怎么办：{cure.zh}", f"{en}: {what.en}{most.en}; cure: {cure.en}"
    )

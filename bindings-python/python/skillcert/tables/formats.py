"""The formats of tables: one row for each says all that is known of it outside of its own file.

What a file holds is known by its content, never by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from ..extras import needed_for
from ..texts import BilingualError, Text
from .document import Document
from .source import STANDARD, Source, local

# So many bytes at the beginning say what a text is.
LOOK = 1 << 12
ARCHIVES, COMPOUND = (b"PK\3\4", b"PK\5\6"), bytes.fromhex("d0cf11e0a1b11ae1")
SHEETS_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
Members = Collection[str]


@dataclass(frozen=True)
class Format:
    """A format of tables."""

    name: str
    # How the names of its files end, and those of the answer to one.
    endings: tuple[str, ...]
    answers: tuple[str, ...]
    # The file of this folder that holds `open_document(source, form, **options)`.
    module: str
    # Whether content is of this format, by its first bytes and the members that it has as an archive.
    holds: Callable[[bytes, Members], bool]
    # Those of `encoding` and `delimiter` that it takes.
    options: tuple[str, ...] = ()
    # What brings its packages.
    extra: str = ""


def _any(*parts: str) -> Callable[[bytes, Members], bool]:
    """Return whether an archive has a member with one of these words in its name."""
    return lambda _, members: any(part in member for member in members for part in parts)


def _markup(head: bytes, _: Members) -> bool:
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    begins = text.startswith(
        (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body", b"<style")
    )
    return begins or (text.startswith(b"<") and (b"<table" in text or b"<html" in text))


def _sheets_2003(head: bytes, _: Members) -> bool:
    return SHEETS_2003 in head.replace(b"\0", b"")


XLSX = (".xlsx",)
# As they are tried on content; what nothing else claims is CSV.
FORMATS = (
    Format(
        "Parquet", (".parquet",), (".parquet",), "parquet", lambda head, _: head[:4] == b"PAR1", (), "parquet"
    ),
    Format("ODS", (".ods",), (".ods",), "workbook", lambda _, members: "mimetype" in members),
    Format("XLSB", (".xlsb",), XLSX, "workbook", _any("xl/workbook.bin")),
    Format("XLSM", (".xlsm",), (".xlsm",), "workbook", _any("xl/vbaproject.bin")),
    Format("XLSX", XLSX, XLSX, "workbook", _any("[content_types].xml")),
    Format("XLS", (".xls", ".et"), XLSX, "workbook", lambda head, _: head.startswith(COMPOUND)),
    Format("XML 2003", (".xml",), XLSX, "markup", _sheets_2003),
    Format("HTML", (".html", ".htm"), XLSX, "markup", _markup),
    Format(
        "CSV",
        (".csv", ".tsv", ".txt"),
        (".csv", ".tsv", ".txt"),
        "csv",
        lambda *_: True,
        ("encoding", "delimiter"),
    ),
)

# Content that is no table, by its first bytes.
OTHERS = (
    (b"%PDF", Text("PDF文件", "a PDF")),
    (b"MIME-Version:", Text("网页归档（MHTML）", "a page with its parts in one file (MHTML)")),
    (b"{\\rtf", Text("RTF文档", "an RTF document")),
    (b"\x89PNG", Text("图片", "a picture")),
    (b"\xff\xd8\xff", Text("图片", "a picture")),
    (b"GIF8", Text("图片", "a picture")),
    (b"\x1f\x8b", Text("压缩文件", "a compressed file")),
    (b"Rar!", Text("压缩文件", "a compressed file")),
    (b"7z\xbc\xaf", Text("压缩文件", "a compressed file")),
    (b"SQLite format 3", Text("数据库", "a database")),
)


def listed(taking: str | None = None) -> Text:
    """Return the names of all formats, or of those that take an option."""
    names = [each.name for each in reversed(FORMATS) if taking is None or taking in each.options]
    first, last = names[:-1], names[-1]
    if not first:
        return Text(last, last)
    return Text(f"{'、'.join(first)}或{last}", f"{', '.join(first)} or {last}")


@contextmanager
def open_document(
    path: str, name: str, *, out: str | None = None, **options: str | None
) -> Iterator[Document]:
    """Open a file with tables, by its content; `-` is the standard input, `name` is what messages call it.

    `out` is the name of the answer, whose ending has to be that of what is written.
    """
    with local(path, name) as source:
        kind = _by_content(source)
        given = {name: value for name, value in options.items() if value is not None}
        for option in given:
            if option not in kind.options:
                takers = listed(option)
                raise BilingualError(
                    f"{name}：是{kind.name}，--{option} 只用于{takers.zh}；怎么办：去掉 --{option}",
                    f"{name}: is {kind.name}, --{option} is for {takers.en} only; cure: leave --{option} out",
                )
        if out is not None:
            _check_ending(name, out, kind)
        with needed_for(Text(f"{kind.name}表格", f"tables in {kind.name}"), kind.extra):
            module = import_module(f".{kind.module}", __package__)
        with module.open_document(source, kind.name, **given) as document:
            yield document


def _check_ending(source: str, target: str, kind: Format) -> None:
    """Refuse a name for the answer that promises another format than it will have."""
    ending = PurePath(target).suffix.lower()
    others = {each for other in FORMATS if other is not kind for each in (*other.endings, *other.answers)}
    plain = kind.module == "csv" and ending not in others
    if target != STANDARD and ending not in kind.answers and not plain:
        wanted = kind.answers[0]
        raise BilingualError(
            f"{target}：{source}是{kind.name}，输出的表是{wanted[1:].upper()}；怎么办：换 {wanted} 文件名",
            f"{target}: {source} is {kind.name}, the table that is written is {wanted[1:].upper()}; cure: a "
            f"name that ends in {wanted}",
        )


def _by_content(source: Source) -> Format:
    head, name = source.file.read(LOOK), source.name
    for begin, what in OTHERS:
        if head.startswith(begin):
            raise _no_table(name, what)
    archive = head.startswith(ARCHIVES)
    members = _members(source) if archive else ()
    source.file.seek(0)
    found = next(each for each in FORMATS if each.holds(head, members))
    if archive and found.module == "csv":
        raise _no_table(name, Text("压缩文件", "an archive"))
    return found


def _members(source: Source) -> Members:
    """Return the names of what an archive holds, in one case and with one slash."""
    import zipfile

    try:
        with zipfile.ZipFile(source.file) as archive:
            names = {member.lower().replace("\\", "/") for member in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise BilingualError(
            f"{source.name}：文件已损坏，或没有传完；"
            "怎么办：重新取得这个文件，或在办公软件中打开并另存为XLSX",
            f"{source.name}: the file is damaged or cut off; cure: get it anew, or open it in the "
            "office program and save it as XLSX",
        ) from None
    for folder, what in (("word/", "Word"), ("ppt/", "PowerPoint"), ("index/document.iwa", "iWork")):
        if any(member.startswith(folder) for member in names):
            raise _no_table(source.name, Text(f"{what}文档", f"a {what} document"))
    return names


def _no_table(name: str, what: Text) -> BilingualError:
    return BilingualError(
        f"{name}：是{what.zh}，不是表格；怎么办：给出其中表格的XLSX文件",
        f"{name}: is {what.en}, no table; cure: give an XLSX file with the table that it holds",
    )

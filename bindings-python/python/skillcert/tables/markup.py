"""Tables in markup, whatever they are called: pages, and XML Spreadsheet 2003."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from . import page, spreadsheet2003
from .fault import told
from .grid import GridDocument
from .source import open_binary


@contextmanager
def open_document(path: str, name: str, form: str) -> Iterator[GridDocument]:
    """Open a page or a workbook in XML."""
    with told(name), open_binary(path) as file:
        found = page.sheets(file, name) if form == "HTML" else spreadsheet2003.sheets(file, name)
        document = GridDocument(path, name, form, found)
    yield document

"""Tables in markup, whatever they are called: pages, and XML Spreadsheet 2003."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from . import page, spreadsheet2003
from .fault import told
from .grid import GridDocument
from .source import Source


@contextmanager
def open_document(source: Source, form: str) -> Iterator[GridDocument]:
    """Open a page or a workbook in XML."""
    with told(source.name):
        read = page.sheets if form == "HTML" else spreadsheet2003.sheets
        document = GridDocument(source, form, read(source.file, source.name))
    yield document

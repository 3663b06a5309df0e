"""What was understood of a document: its sheets, their headers, and what their columns are there for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..texts import BilingualError, Text
from .aliases import Aliases, Ranks, read_aliases
from .column import Chosen
from .document import Document
from .guide import guides
from .header import Header, Rows
from .heading import LISTED, is_list, normal, shown
from .roles import Role, Wanted
from .rows import HEADED, Words
from .sheet import Asked, Missing, Reading, Unclear
from .table import Table

# In so many rows a sheet says what it is.
TITLES = 3
# The sheets that `--sheet` can name at once.
ALL = "all"


@dataclass(frozen=True)
class Said:
    """What was said of a table: the sheet, the last row of the header, columns by role, a file of aliases."""

    sheet: str | None = None
    header_row: int | None = None
    # By heading, number or letter.
    columns: Mapping[Role, str] = field(default_factory=dict)
    aliases: str | None = None


@dataclass(frozen=True)
class Understood:
    """A sheet that is read."""

    sheet: int
    title: str
    header: Header
    places: Mapping[Role, Chosen]
    # Further columns that could have a role.
    others: Mapping[Role, Sequence[Chosen]]
    words: Words
    aliases: Aliases
    # The headings of all columns, by their places, and the roles that each may have.
    headings: Sequence[tuple[str, Ranks]] = ()
    # The cells of the rows above the header.
    above: Rows = ()
    # What the sheets of the file are called.
    titles: Sequence[str] = ()
    # Sheets beside it of those who have not passed: what each is called, the word that says so, its rows.
    beside: Sequence[tuple[str, str, Rows]] = ()
    # Rows above the header that may be data: of another table.
    unread: Sequence[int] = ()

    def table(self, document: Document) -> Table[Any]:
        """Return the table of the sheet."""
        return document.table(self.sheet, self.header, self.words)


@dataclass(frozen=True)
class Understanding:
    """The sheets that are read, those that could be read too, and those that hold no such table and why."""

    sheets: Sequence[Understood]
    left_out: Sequence[str]
    passed_over: Sequence[tuple[str, Text]]


def understand(document: Document, wanted: Wanted, said: Said) -> Understanding:
    """Find the sheets, headers and columns that are wanted.

    Raises `BilingualError` where none has the columns, where two columns could be one that is wanted, and for
    what was said that is not there.
    """
    asked = Asked(wanted, said.columns, said.header_row, read_aliases(said.aliases))
    titles = [facts.title for facts in document.sheets]
    if said.sheet in titles:
        return Understanding([_one(document, titles.index(said.sheet), asked)], [], [])
    if said.sheet not in (None, ALL) and not any(titles):
        raise BilingualError(
            f"{document.name}：不是工作簿，没有工作表；怎么办：去掉 --sheet",
            f"{document.name}: is no workbook and has no sheets; cure: leave --sheet out",
        )
    if said.sheet not in (None, ALL):
        there = [f"“{shown(title)}”" for title in titles[:LISTED]]
        raise BilingualError(
            f"{document.name}：没有“{shown(said.sheet)}”工作表；有：{'、'.join(there)}；怎么办：改正 --sheet",
            f"{document.name}: there is no sheet “{shown(said.sheet)}”; there are: {', '.join(there)}; "
            "cure: correct --sheet",
        )
    return _Search(document, asked, every=said.sheet == ALL).result


class _Search:
    """The visible sheets, gone through for what is asked."""

    def __init__(self, document: Document, asked: Asked, *, every: bool) -> None:
        self._document, self._asked, self._every = document, asked, every
        self._read: list[Understood] = []
        self._left_out: list[str] = []
        self._passed_over: list[tuple[str, Text]] = []
        self._missing: list[tuple[int, Missing]] = []
        for place, facts in enumerate(document.sheets):
            if facts.hidden:
                self._passed_over.append((facts.title, Text("隐藏", "hidden")))
            else:
                self._take(place)

    @property
    def result(self) -> Understanding:
        """Return what was found; why nothing was in the first sheet that is not blank, where nothing was."""
        if not self._read:
            raise self._nothing()
        return Understanding(self._read, self._left_out, self._passed_over)

    def _nothing(self) -> BilingualError:
        hidden = "、".join(f"“{shown(facts.title)}”" for facts in self._document.sheets if facts.hidden)
        place, error = min(
            self._missing, key=lambda it: it[1].why is None, default=(0, Missing(_ALL_HIDDEN, None))
        )
        more = Text(
            f"；隐藏的工作表没有看：{hidden}（用 --sheet 指定）",
            f"; hidden sheets were not looked at: {hidden} (name one with --sheet)",
        )
        text = Text(error.text.zh + more.zh, error.text.en + more.en) if hidden else error.text
        return _error(self._document, place, text)

    def _take(self, place: int) -> None:
        title = self._document.sheets[place].title
        try:
            found = _read(self._document, place, self._asked)
        except Missing as error:
            self._missing.append((place, error))
            if error.why:
                self._passed_over.append((title, error.why))
        except Unclear as error:
            if self._every or not self._read:
                raise _error(self._document, place, error.text) from None
            self._left_out.append(title)
        else:
            if self._every or not self._read:
                self._read.append(found)
            else:
                self._left_out.append(title)


_ALL_HIDDEN = Text("工作表都是隐藏的", "all sheets are hidden")


def _one(document: Document, place: int, asked: Asked) -> Understood:
    """Return the sheet that was named."""
    try:
        return _read(document, place, asked)
    except Unclear as error:
        raise _error(document, place, error.text) from None


def _read(document: Document, place: int, asked: Asked) -> Understood:
    rows = document.preview(place)
    if ours := _ours(document, place, rows, asked):
        return ours
    reading = Reading(rows, asked)
    below = reading.header.last
    if len(rows) == below and len(document.sheets) > 1:
        raise Missing(
            Text(
                "只有表头，没有数据行；怎么办：填好后再用，或用 --sheet 指定工作表",
                "there is a header but no row; cure: fill it in, or name another with --sheet",
            ),
            Text("没有数据行", "no rows"),
        )
    words = _words(reading, rows[below:], asked.aliases.words)
    title = document.sheets[place].title
    return Understood(
        place,
        title,
        reading.header,
        reading.places,
        reading.others,
        words,
        asked.aliases,
        reading.headings,
        rows[: reading.header.first - 1],
        [facts.title for facts in document.sheets],
        [*_beside(document, place, asked)],
        reading.unread,
    )


def _beside(document: Document, place: int, asked: Asked) -> Iterator[tuple[str, str, Rows]]:
    """Return the other sheets of a workbook of results that are lists of those who have not passed."""
    others = [it for it in range(len(document.sheets)) if it != place]
    for other in others if Role.PRACTICAL in asked.wanted.required else ():
        title, rows = document.sheets[other].title, document.preview(other)
        titles = (cell for cells in rows[:TITLES] for cell in cells if is_list(cell))
        words = map(asked.aliases.remarks.said, (title, *titles))
        if word := next(filter(None, words), None):
            yield title, word, rows


def _words(reading: Reading, below: Rows, words: Words) -> Words:
    """Return the words with what is known of a sheet: roles, headings, the rows below its header."""
    roles = {chosen.place: role for role, chosen in reversed([*reading.places.items()])}
    headings = dict(words.headings)
    for place, role in roles.items():
        if role in HEADED:
            form = normal(reading.header.columns[place])
            headings[form] = {role, *headings.get(form, ())}
    words = replace(words, roles=roles, headings=headings)
    return replace(words, rows=guides(below, reading.header.last + 1, words))


def _ours(document: Document, place: int, rows: Rows, asked: Asked) -> Understood | None:
    """Return a table as a command of ours wrote it: nothing is guessed, and no row is left out."""
    heading = [cell.strip() for row in rows[:1] for cell in row]
    for headings in asked.wanted.ours:
        if all(heading.count(each) == 1 for each in headings) and not (asked.columns or asked.header_row):
            places = {
                role: Chosen(heading.index(name), name, True) for name, role in headings.items() if role
            }
            title = document.sheets[place].title
            return Understood(place, title, Header(1, 1, heading), places, {}, Words(), asked.aliases)
    return None


def _error(document: Document, place: int, text: Text) -> BilingualError:
    title = shown(document.sheets[place].title)
    zh, en = (f"工作表“{title}”：", f"sheet “{title}”: ") if title else ("", "")
    return BilingualError(f"{document.name}：{zh}{text.zh}", f"{document.name}: {en}{text.en}")

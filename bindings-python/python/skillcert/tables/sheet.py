"""A sheet that is understood by its first rows: its header, and the columns that are wanted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .. import recover_column
from ..texts import Text
from .aliases import Aliases
from .column import Chosen, counted, named
from .header import Finder, Header, Headings, Rows, Sought
from .heading import LISTED, letters, listed, shown
from .number import Column, Numbers, Split
from .roles import Role, Wanted

# No two of these are in one column.
_APART = (Role.NUMBER, Role.CANDIDATE, Role.NAME, Role.PRACTICAL, Role.THEORY)
# What a column 情况 to the right of a mark is about.
_STATUSES = {Role.PRACTICAL: Role.PRACTICAL_STATUS, Role.THEORY: Role.THEORY_STATUS}
# Marks of a second attempt, which are named beside those that are taken.
_RETAKES = {Role.PRACTICAL: Role.PRACTICAL_RETAKE, Role.THEORY: Role.THEORY_RETAKE}
# Who is in each of several blocks side by side.
_PERSON = {Role.CANDIDATE, Role.NAME}


class Unclear(Exception):  # noqa: N818 - it becomes an error with the name of the file
    """What is wanted may be several things, or was said wrongly."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Missing(Unclear):
    """What is wanted is not in a sheet; `why` says so shortly, and is None for a blank sheet."""

    def __init__(self, text: Text, why: Text | None) -> None:
        super().__init__(text)
        self.why = why


@dataclass(frozen=True)
class Asked:
    """What is sought in a sheet: roles, what was said of columns and header, and what they are called."""

    wanted: Wanted
    columns: Mapping[Role, str]
    header_row: int | None
    aliases: Aliases

    @property
    def roles(self) -> Sequence[Role]:
        """Return the roles of which there must be columns."""
        number = (Role.NUMBER,) if self.wanted.number else ()
        return [*dict.fromkeys((*number, *self.wanted.required))]

    @property
    def said(self) -> Mapping[Role, str]:
        """Return what was said of columns that are wanted at all."""
        return {
            role: text for role, text in self.columns.items() if role in (*self.roles, *self.wanted.optional)
        }

    @property
    def sought(self) -> Sought:
        """Return what the header is known by."""
        return Sought([role for role in self.roles if role not in self.said], [*self.said.values()])


class Reading:
    """The first rows of a sheet, read for what is asked.

    Raises `Missing` or `Unclear`.
    """

    def __init__(self, rows: Rows, asked: Asked) -> None:
        self._asked, self._rows = asked, rows
        self._finder = Finder(rows, asked.aliases, asked.sought)
        self._headings = self._find()
        self._body = rows[self._headings.last :]
        self._width = max(len(self._headings.levels), *map(len, self._body), 0)
        self._known = bool(self._headings.likely or asked.sought.found(self._headings))
        # A row of data that was taken for the header may be about somebody: it is not shown.
        self._names = [*self._headings.header(self._width).columns] if self._known else [""] * self._width
        self.others: dict[Role, list[Chosen]] = {}
        self.places = self._places()
        self.unread = self._finder.unread(self._headings)

    @property
    def header(self) -> Header:
        """Return the header, wide enough for all columns that were chosen."""
        widest = max((chosen.place + 1 for chosen in self.places.values()), default=0)
        return self._headings.header(widest)

    def _find(self) -> Headings:
        if self._finder.first is None:
            raise Missing(
                Text("没有内容；怎么办：填好后再用", "there is nothing in it; cure: fill it in"), None
            )
        if self._asked.header_row is not None:
            return self._said_header(self._asked.header_row)
        found = self._finder.find()
        if (
            not found.known
            and recover_column([text for each in found.levels for text in each]).counts["exact"]
        ):
            row = found.last
            raise Missing(
                Text(
                    f"第{row}行已是数据，不像表头；怎么办：在副本的数据上面加一行表头，如“姓名”“证书编号”",
                    f"row {row} is data and not like a header; cure: put a row of headings above it, such "
                    "as name, certificate number, in a copy",
                ),
                Text("没有表头", "no header"),
            )
        return found

    def _said_header(self, row: int) -> Headings:
        if found := self._finder.ending(row):
            return found
        first = self._finder.first
        raise Missing(
            Text(
                f"第{row}行是空行，或者不在前{len(self._rows)}行之内，不能作表头；有内容的第一行是第{first}行；"
                "怎么办：改正 --header-row",
                f"row {row} is blank or not among the first {len(self._rows)}, and no header; the first row "
                f"with content is {first}; cure: correct --header-row",
            ),
            Text(f"第{row}行不是表头", f"row {row} is no header"),
        )

    def _places(self) -> Mapping[Role, Chosen]:
        asked = self._asked
        found = {role: self._said(role) for role in asked.said}
        if asked.wanted.number:
            self._number(found)
        for role in (*asked.wanted.required, *asked.wanted.optional):
            required = role in asked.wanted.required
            if role not in found and (chosen := self._pick(role, required=required)):
                found[role] = chosen
        self._statuses(found)
        if lacking := [role for role in asked.roles if role not in found]:
            raise self._missing(lacking)
        self._refuse_same(found)
        order = (Role.NUMBER, *asked.wanted.required, *asked.wanted.optional, *_STATUSES.values())
        return {role: found[role] for role in order if role in found}

    def _said(self, role: Role) -> Chosen:
        """Return the column that was named: by its heading, its number or its letters."""
        text = self._asked.columns[role]
        places = named(text, self._headings.levels)
        if len(places) > 1:
            raise Unclear(self._several(role, places))
        place = places[0] if places else counted(text, self._width)
        if place is None:
            there = self._there
            raise Missing(
                Text(
                    f"没有“{shown(text)}”这一列；有：{there.zh}；怎么办：改正 {role.option}，"
                    "或用 --header-row 指定表头行",
                    f"there is no column “{shown(text)}”; there are: {there.en}; cure: correct "
                    f"{role.option}, or name the row of the header with --header-row",
                ),
                Text(f"没有“{shown(text)}”列", f"no column “{shown(text)}”"),
            )
        return Chosen(place, self._names[place], False)

    def _number(self, found: dict[Role, Chosen]) -> None:
        """Find the column of numbers by heading and content together, or look at the one that was named."""
        numbers = Numbers(self._headings, self._body)
        said = found.get(Role.NUMBER)
        places = numbers.find() if said is None else numbers.split(said.place) or [said.place]
        if isinstance(places, Split):
            raise Unclear(places.text(self._names, self._headings.last + 1))
        if len(places) > 1:
            raise Unclear(self._several(Role.NUMBER, places))
        if places and said is None:
            found[Role.NUMBER] = self._chosen(places[0])
            self.others[Role.NUMBER] = [*map(self._chosen, numbers.others(places[0]))]

    def _pick(self, role: Role, *, required: bool) -> Chosen | None:
        """Return the column whose heading comes first in the list, of those that are not blank.

        Columns of equal headings are unclear, and so are several of marks: the order decides about no mark.
        """
        ranked = sorted((ranks[role], place) for place, ranks in self._of(role))
        if not ranked:
            return None
        filled = [(rank, place) for rank, place in ranked if self._is_filled(place)]
        best, chosen = (filled or ranked)[0]
        more = [place for _, place in ranked if place != chosen]
        equal = [place for rank, place in ranked if rank == best]
        if role in _RETAKES:
            more += [place for place, _ in self._of(_RETAKES[role])]
            equal = [place for _, place in filled] or equal
        self.others[role] = [*map(self._chosen, more)]
        if required and len(equal) > 1:
            raise Unclear(self._several(role, equal))
        # A theory that is not part of the rule is only told.
        return self._chosen(chosen) if len(equal) == 1 or role == Role.THEORY else None

    def _of(self, role: Role) -> Iterator[tuple[int, Mapping[Role, float]]]:
        """Return the columns that may have a role, but for those of certificate numbers that are no ids."""
        for place, ranks in enumerate(self._headings.ranks):
            if role in ranks and not (
                role == Role.CANDIDATE and Role.NUMBER_HINT in ranks and self._is_good(place)
            ):
                yield place, ranks

    def _statuses(self, found: dict[Role, Chosen]) -> None:
        """Give each mark the column 情况 to its right, where there are several of them."""
        general = {place for place, ranks in enumerate(self._headings.ranks) if Role.STATUS in ranks}
        if len(general) < 2 or Role.STATUS not in self._asked.wanted.optional:
            return
        found.pop(Role.STATUS, None)
        self.others.pop(Role.STATUS, None)
        for mark, status in _STATUSES.items():
            if mark in found and found[mark].place + 1 in general:
                found.setdefault(status, self._chosen(found[mark].place + 1))

    def _refuse_same(self, found: Mapping[Role, Chosen]) -> None:
        """Refuse one column for two roles, which can only have been said."""
        by_place: dict[int, list[Role]] = defaultdict(list)
        for role in _APART:
            if role in found:
                by_place[found[role].place].append(role)
        for place, (one, *others) in by_place.items():
            if others:
                raise Unclear(
                    Text(
                        f"{letters(place)}列不能既是{one.text.zh}又是{others[0].text.zh}；"
                        f"怎么办：改正 {one.option} 或 {others[0].option}",
                        f"column {letters(place)} cannot be both {one.text.en} and {others[0].text.en}; "
                        f"cure: correct {one.option} or {others[0].option}",
                    )
                )

    def _several(self, role: Role, places: Sequence[int]) -> Text:
        """Return that several columns may be the one that is wanted, and what decides."""
        names = [self._chosen(place).named for place in places[:LISTED]]
        zh, en = "、".join(names), ", ".join(names)
        if self._in_blocks:
            return Text(
                f"有并排的几块表，{role.text.zh}有{zh}；怎么办：在副本中把右边的各块移到左边一块的下面",
                f"there are blocks side by side, {role.text.en} is in {en}; cure: in a copy, move the "
                "blocks on the right below the one on the left",
            )
        cure = (
            Text(
                f"用 {role.option} 指定一列，如 {role.option} {letters(places[0])}",
                f"name one with {role.option}, such as {role.option} {letters(places[0])}",
            )
            if role.option
            else Text(
                "在副本中只留一列，或改其中一列的表头", "keep one of them in a copy, or rename the other"
            )
        )
        return Text(
            f"有{len(places)}列可作{role.text.zh}：{zh}；怎么办：{cure.zh}",
            f"{len(places)} columns could be the {role.text.en}: {en}; cure: {cure.en}",
        )

    @cached_property
    def _in_blocks(self) -> bool:
        """Return whether a person is in two columns of the same heading, and something else is, too."""
        seen = Counter((role, rank) for ranks in self._headings.ranks for role, rank in ranks.items())
        twice = {role for (role, _), count in seen.items() if count > 1}
        return not twice.isdisjoint(_PERSON) and len(twice & {*_APART}) > 1

    @property
    def _there(self) -> Text:
        """Return the columns that there are."""
        if self._known:
            return listed(self._names)
        last = letters(self._width - 1)
        return Text(f"A至{last}列，这一行像是数据", f"columns A to {last}, and the row is like data")

    def _missing(self, lacking: Sequence[Role]) -> Missing:
        """Return the error for roles of which there is no column."""
        row, there = self._headings.last, self._there
        zh, en = "、".join(role.text.zh for role in lacking), ", ".join(role.text.en for role in lacking)
        cures = [*self._cures(lacking)]
        return Missing(
            Text(
                f"以第{row}行为表头，看不出{zh}在哪一列；有：{there.zh}；"
                f"怎么办：{'；或'.join(it.zh for it in cures)}",
                f"with row {row} as the header, no column is known as the {en}; there are: {there.en}; "
                f"cure: {', or '.join(it.en for it in cures)}",
            ),
            Text(f"没有{zh}列", f"no column of the {en}"),
        )

    def _cures(self, lacking: Sequence[Role]) -> Iterator[Text]:
        options = [role.option for role in lacking if role.option]
        mark = next((self._chosen(place) for place, _ in self._of(Role.MARK)), None)
        if options:
            yield Text(f"用 {'、'.join(options)} 指定列", f"name the column with {', '.join(options)}")
        else:
            yield Text("在 --aliases 文件中写上它的表头", "write its heading into a file for --aliases")
        if mark and Role.PRACTICAL in lacking:
            yield Text(
                f"{mark.named}就是操作技能成绩的，写 --practical {mark.letters}",
                f"--practical {mark.letters} if {mark.named} is the practical mark",
            )
        beyond = self._finder.beyond()
        yield Text(
            f"用 --header-row {beyond or 'N'} 指定表头行" + (f"（第{beyond}行像是表头）" if beyond else ""),
            f"name the row of the header with --header-row {beyond or 'N'}"
            + (f" (row {beyond} looks like it)" if beyond else ""),
        )

    def _chosen(self, place: int) -> Chosen:
        return Chosen(place, self._names[place], True)

    def _is_filled(self, place: int) -> bool:
        return any(place < len(row) and row[place].strip() for row in self._body)

    def _is_good(self, place: int) -> bool:
        return Column(place, self._body).good

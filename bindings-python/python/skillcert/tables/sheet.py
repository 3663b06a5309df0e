"""A sheet that is understood by its first rows: its header, and the columns that are wanted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .. import recover_column
from ..texts import Text
from .aliases import Aliases, Ranks
from .column import Chosen, counted, named
from .halves import blocks, halved
from .header import Finder, Header, Headings, Rows, Sought, spread
from .heading import LISTED, letters, listed, shown
from .joined import joined
from .number import Column, Numbers, Split
from .roles import Role, Wanted
from .scale import Scale, scale

# No two of these are in one column.
_APART = (Role.NUMBER, Role.CANDIDATE, Role.NAME, Role.PRACTICAL, Role.THEORY)
# What a column 情况 to the right of a mark is about.
_STATUSES = {Role.PRACTICAL: Role.PRACTICAL_STATUS, Role.THEORY: Role.THEORY_STATUS}
# Marks of a second attempt, which are named beside those that are taken.
_RETAKES = {Role.PRACTICAL: Role.PRACTICAL_RETAKE, Role.THEORY: Role.THEORY_RETAKE}
# A column of parts has so many different cells at most.
_SUBJECTS, _PARTS = 8, {*_STATUSES}
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
        self._names = [*self._headings.header(self._width).columns]
        self.others: dict[Role, list[Chosen]] = {}
        self.places = self._places()
        self._refuse_scales()
        self.unread = self._finder.unread(self._headings)

    @property
    def header(self) -> Header:
        """Return the header, wide enough for all columns that were chosen."""
        widest = max((chosen.place + 1 for chosen in self.places.values()), default=0)
        return self._headings.header(widest)

    @property
    def headings(self) -> Sequence[tuple[str, Ranks]]:
        """Return the headings of all columns, and the roles that each may have."""
        ranks = self._headings.ranks
        return [(name, ranks[place] if place < len(ranks) else {}) for place, name in enumerate(self._names)]

    def _find(self) -> Headings:
        if self._finder.first is None:
            raise Missing(
                Text("没有内容；怎么办：填好后再用", "there is nothing in it; cure: fill it in"), None
            )
        if self._asked.header_row is not None:
            return self._said_header(self._asked.header_row)
        if text := joined(self._rows, self._asked.aliases):
            raise Missing(text, Text("各列连在一起", "columns in one"))
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
        self._refuse_blocks(found)
        if asked.wanted.number:
            self._number(found)
        for role in (*asked.wanted.required, *asked.wanted.optional):
            required = role in asked.wanted.required
            if role not in found and (chosen := self._pick(role, required=required)):
                found[role] = chosen
        self._statuses(found)
        self._refuse_subjects(found)
        split = halved(self._headings, self._names, found.get(Role.NAME))
        if split and Role.NAME in asked.roles:
            raise Unclear(split)
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
            there = listed(self._names)
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
        equal = [place for rank, place in filled or ranked if rank == best]
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

    def _refuse_blocks(self, said: Mapping[Role, Chosen]) -> None:
        """Refuse blocks side by side, of which only the one on the left would be read."""
        twins = blocks(self._headings)
        named = {chosen.place for chosen in said.values()}
        for left, right in twins.items():
            role = next((it for it in self._asked.roles if it in self._headings.ranks[left]), None)
            if role and self._is_filled(right) and named.isdisjoint((*twins, *twins.values())):
                places = [place for place, ranks in enumerate(self._headings.ranks) if role in ranks]
                raise Unclear(self._side_by_side(role, places if right in places else [left, right]))

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

    def _refuse_subjects(self, found: Mapping[Role, Chosen]) -> None:
        """Refuse a table with a row for each part: no column of it holds nothing but practical marks."""
        mark = found.get(Role.PRACTICAL)
        if Role.PRACTICAL not in self._asked.roles or Role.THEORY in found or (mark and mark.detected):
            return
        for place in range(self._width):
            if self._is_subject(place):
                column = self._chosen(place).named
                raise Missing(
                    Text(
                        f"{column}写的是科目，一名考生有几行；怎么办：在副本中改为一名考生一行，每科一列",
                        f"{column} holds parts of the assessment, so that a candidate has several rows; "
                        "cure: in a copy, give each candidate one row, with a column for each part",
                    ),
                    Text("一名考生有几行（按科目）", "several rows for a candidate, by part"),
                )

    def _is_subject(self, place: int) -> bool:
        """Return whether a column says of which part the mark of a row is: of theory, or of several."""
        cells = {row[place].strip() for row in self._body if place < len(row)} - {""}
        if len(cells) > _SUBJECTS:
            return False
        heads = place < len(self._headings.ranks) and Role.SUBJECT in self._headings.ranks[place]
        if heads and len(cells) > 1:
            return True
        known = [self._asked.aliases.of((cell,)) for cell in cells]
        parts = all(not _PARTS.isdisjoint(ranks) for ranks in known)
        return parts and any(Role.THEORY in ranks for ranks in known)

    def _scale(self, place: int) -> Scale | None:
        """Return what the headings of a column of marks say of how they are counted."""
        columns = spread(self._rows[self._headings.first - 1 : self._headings.last])
        marks = [row[place] for row in self._body if place < len(row)]
        return scale(columns[place], marks) if place < len(columns) else None

    def _refuse_scales(self) -> None:
        """Refuse marks that are not out of 100, or are passed with another mark than 60."""
        for role in (role for role in self._asked.wanted.required if role in _STATUSES):
            chosen = self.places[role]
            if found := self._scale(chosen.place):
                raise Unclear(found.told(Text(chosen.named, chosen.named)))

    def _several(self, role: Role, places: Sequence[int]) -> Text:
        """Return that several columns may be the one that is wanted, and what decides."""
        if self._in_blocks:
            return self._side_by_side(role, places)
        zh, en = self._listed(places)
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

    def _side_by_side(self, role: Role, places: Sequence[int]) -> Text:
        zh, en = self._listed(places)
        return Text(
            f"有并排的几块表，{role.text.zh}有{zh}；怎么办：在副本中把右边的各块移到左边一块的下面",
            f"there are blocks side by side, {role.text.en} is in {en}; cure: in a copy, move the "
            "blocks on the right below the one on the left",
        )

    def _listed(self, places: Sequence[int]) -> tuple[str, str]:
        names = [self._chosen(place).named for place in places[:LISTED]]
        return "、".join(names), ", ".join(names)

    @cached_property
    def _in_blocks(self) -> bool:
        """Return whether a person is in two columns of the same heading, and something else is, too."""
        seen = Counter((role, rank) for ranks in self._headings.ranks for role, rank in ranks.items())
        twice = {role for (role, _), count in seen.items() if count > 1}
        return not twice.isdisjoint(_PERSON) and len(twice & {*_APART}) > 1

    def _missing(self, lacking: Sequence[Role]) -> Missing:
        """Return the error for roles of which there is no column."""
        row, there = self._headings.last, listed(self._names)
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
        if others := [role.text for role in lacking if not role.option]:
            zh, en = "、".join(f"“{it.zh}”" for it in others), ", ".join(f"“{it.en}”" for it in others)
            yield Text(
                f"表中没有的，在副本中加上{zh}列；已有的，改它的表头，或写进 --aliases 文件",
                f"add {en} in a copy where the table has none; where it has, rename it, or write its heading "
                "into a file for --aliases",
            )
        if mark and Role.PRACTICAL in lacking and not self._scale(mark.place):
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

"""What a check asks of a register: which of many numbers it holds, which are void, and whose they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from .. import SeriesKey, ValidationError
from . import keep
from .batches import SIZE
from .breaks import END
from .entry import unreadable
from .held import corrected_to, corrections_of
from .schema import certificates, events
from .use import still

# Different numbers in ascending order; consecutive ones may come as a `range`.
Numbers = Sequence[int]
# An index holds the numbers of all certificates that replace none, in a tenth of the table's pages.
_FIRST = "replaces IS NULL AND "
# To count so many numbers of an index takes as long as to look up one.
DENSE = 32


class State(NamedTuple):
    """Whether a certificate is void, and the number of the one in its place.

    >>> State(void=True, replaced_by=2618010000079).replaced_by
    2618010000079
    """

    void: bool
    replaced_by: int | None


_VALID = State(void=False, replaced_by=None)


class States:
    """What a connection sees of many certificates. Void and corrected ones are few, and read once."""

    def __init__(self, connection: sa.Connection) -> None:
        self._lent = connection
        number, replaces = certificates.c.number, certificates.c.replaces
        later = connection.execute(sa.select(replaces, number).where(replaces.is_not(None)))
        self._successors: dict[int, int] = {row.replaces: row.number for row in later}
        self._later = sorted(self._successors.values())
        void = sa.select(events.c.number).where(events.c.step == "void", events.c.number < END)
        void = void.order_by(events.c.number)
        self._void = connection.scalars(void).all()
        self._corrected: dict[int, list[str]] | None = None
        # A span of each series that was found to be whole.
        self._whole: dict[int, range] = {}

    @property
    def _connection(self) -> sa.Connection:
        return still(self._lent)

    def of(self, numbers: Iterable[int]) -> dict[int, State]:
        """Return the state of those that were issued."""
        wanted = sorted(set(numbers))
        unlike = self.unlike(wanted)
        states = ((number, unlike.get(number, _VALID)) for number in wanted)
        return {number: state for number, state in states if state is not None}

    def unlike(self, numbers: Numbers) -> dict[int, State | None]:
        """Return which of them are not simply valid: None for one that was not issued."""
        return {**dict.fromkeys(self._absent(numbers)), **self.void(numbers)}

    def void(self, numbers: Numbers) -> dict[int, State]:
        """Return which of them are void."""
        found = sorted(_common(self._void, numbers))
        return {number: State(void=True, replaced_by=self._successors.get(number)) for number in found}

    def whole(self, span: range, wanted: int) -> bool:
        """Return whether it holds a whole span, if counting takes less than looking up so many numbers of it.

        Serials follow each other, so this mostly answers for numbers in any order.
        """
        key = span[0] // SeriesKey.SPAN
        known = self._whole.get(key, span[:0])
        around = (range(span[0], known.start), range(known.stop, span.stop))
        if len(span) > DENSE * wanted or any(self._count(part) < len(part) for part in around if part):
            return False
        self._whole[key] = range(min(span.start, known.start), max(span.stop, known.stop))
        return True

    def names(self, numbers: Numbers) -> dict[int, tuple[str, str, str]]:
        """Return holder, as corrected last, project and day of those that were issued."""
        if self._corrected is None:
            self._corrected = corrections_of(self._connection, sa.true())
        # As text: in PostgreSQL a date may be infinite, which the driver does not read.
        rows = self._rows("number, holder, project, CAST(issued_on AS CHAR(10))", numbers)
        names = {number: (_text(holder), _text(project), _text(day)) for number, holder, project, day in rows}
        for number in names.keys() & self._corrected.keys():
            names[number] = (corrected_to(number, self._corrected[number][-1]), *names[number][1:])
        return names

    def kept(self, numbers: Iterable[int]) -> dict[int, Mapping[str, str]]:
        """Return the further columns that are kept of those that were issued."""
        rows = self._rows("number, keep", sorted(set(numbers)))
        return {number: _kept(number, columns) for number, columns in rows}

    def _absent(self, numbers: Numbers) -> Iterator[int]:
        """Return what the register does not hold. Where it holds all, no row leaves the database."""
        for piece in _pieces(numbers):
            known = self._whole.get(piece[0] // SeriesKey.SPAN, range(0))
            if piece[0] in known and piece[-1] in known:
                continue
            if self._count(piece) < len(piece):
                held = {number for (number,) in self._ask(f"number FROM certificates WHERE {_FIRST}", piece)}
                held |= _common(self._later, piece)
                yield from (number for number in piece if number not in held)

    def _count(self, piece: Numbers) -> int:
        """Count those that it holds."""
        [[count]] = self._ask(f"COUNT(*) FROM certificates WHERE {_FIRST}", piece)
        return int(count) + len(_common(self._later, piece))

    def _rows(self, columns: str, numbers: Numbers) -> Iterator[Sequence[Any]]:
        for piece in _pieces(numbers):
            yield from self._ask(f"{columns} FROM certificates WHERE ", piece)

    def _ask(self, query: str, piece: Numbers) -> Sequence[Any]:
        """Ask about one piece as the driver does it: there are thousands of pieces."""
        mark = "?" if self._connection.dialect.paramstyle == "qmark" else "%s"
        if _consecutive(piece):
            values, condition = [piece[0], piece[-1]], f"BETWEEN {mark} AND {mark}"
        else:
            values, condition = [*piece], f"IN ({', '.join([mark] * len(piece))})"
        return self._connection.exec_driver_sql(f"SELECT {query}number {condition}", tuple(values)).fetchall()


def _kept(number: int, columns: str | None) -> Mapping[str, str]:
    try:
        return keep.read(columns) or {}
    except ValidationError:
        raise unreadable(number) from None


def _text(stored: object) -> str:
    return stored.decode(errors="backslashreplace") if isinstance(stored, bytes) else str(stored)


def _pieces(numbers: Numbers) -> Iterator[Numbers]:
    """Return the numbers in pieces that are consecutive, or few."""
    if numbers and (len(numbers) <= SIZE or _consecutive(numbers)):
        yield numbers
    elif numbers:
        middle = len(numbers) // 2
        yield from _pieces(numbers[:middle])
        yield from _pieces(numbers[middle:])


def _consecutive(numbers: Numbers) -> bool:
    return numbers[-1] - numbers[0] < len(numbers)


def _common(few: Sequence[int], numbers: Numbers) -> set[int]:
    """Return what is in both; the few are in order."""
    near = few[bisect_left(few, numbers[0]) : bisect_right(few, numbers[-1])] if numbers else ()
    if isinstance(numbers, range) or not near:
        return {number for number in near if number in numbers}
    return set(near).intersection(numbers)

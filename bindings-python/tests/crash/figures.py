"""What happened in a trial, and what is wrong."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from schemes import Event


@dataclass
class Figures:
    """The figures of one trial."""

    issued: int = 0
    series: int = 0
    events: int = 0
    workers_killed: int = 0
    servers_killed: int = 0
    ambiguous: int = 0
    gaps: int = 0
    duplicates: int = 0
    lost: int = 0
    lost_events: int = 0
    doubled_events: int = 0
    changed: int = 0
    broken: int = 0

    @property
    def idle(self) -> bool:
        """Whether too little happened to prove anything."""
        return 0 in (self.issued, self.events, self.workers_killed)

    @property
    def faults(self) -> int:
        numbers = self.gaps + self.duplicates + self.lost
        return numbers + self.lost_events + self.doubled_events + self.changed + self.broken

    def line(self) -> str:
        happened = (
            f"{self.issued} issued in {self.series} series, {self.events} events, "
            f"{self.workers_killed} workers and {self.servers_killed} servers killed, "
            f"{self.ambiguous} commits without an answer"
        )
        numbers = f"{self.gaps} gaps, {self.duplicates} duplicates, {self.lost} acknowledged but missing"
        events = f"{self.lost_events} events lost, {self.doubled_events} doubled"
        return f"{happened}: {numbers}; {events}; {self.changed} changed, {self.broken} that cannot be"


def gaps(numbers: Iterable[int]) -> int:
    """Count the serials below the last of each series that nobody has."""
    last: dict[int, int] = defaultdict(int)
    distinct = set(numbers)
    for number in distinct:
        last[number // 10_000_000] = max(last[number // 10_000_000], number % 10_000_000)
    return sum(last.values()) - len(distinct)


def doubled(events: Iterable[Event]) -> int:
    """Count the events that share their place with another, or that stand in a book twice."""
    places = Counter((number, seq) for number, seq, _ in events)
    own = Counter((number, event) for number, _, event in events if _is_its_own(event))
    return sum(n - 1 for n in (*places.values(), *own.values()))


def broken_books(events: Iterable[Event]) -> int:
    """Count the books whose places are not 1, 2, 3 … without a hole."""
    places: dict[int, set[int]] = defaultdict(set)
    for number, seq, _ in events:
        places[number].add(seq)
    return sum(max(seqs) != len(seqs) or min(seqs) != 1 for seqs in places.values())


def _is_its_own(event: str) -> bool:
    """Whether nobody else can have written it: all but the seals have a reason or a sheet of their own."""
    return not isinstance(json.loads(event)["action"], str)

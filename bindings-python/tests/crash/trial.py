"""A trial: workers and the server are killed at random, then every number is looked at."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from postgresql import Server
from schemes import Key, OfTheRegister, Scheme
from worker import Log, live

WORKERS = 6
BETWEEN_KILLS = (0.03, 0.2)
BETWEEN_SERVER_KILLS = (3.0, 6.0)


@dataclass
class Figures:
    """What happened, and what is wrong."""

    issued: int = 0
    series: int = 0
    workers_killed: int = 0
    servers_killed: int = 0
    ambiguous: int = 0
    gaps: int = 0
    duplicates: int = 0
    lost: int = 0
    changed: int = 0

    @property
    def idle(self) -> bool:
        """Whether too little happened to prove anything."""
        return self.issued == 0 or self.workers_killed == 0

    @property
    def faults(self) -> int:
        return self.gaps + self.duplicates + self.lost + self.changed

    def line(self) -> str:
        happened = (
            f"{self.issued} issued in {self.series} series, {self.workers_killed} workers and "
            f"{self.servers_killed} servers killed, {self.ambiguous} commits without an answer"
        )
        wrong = f"{self.gaps} gaps, {self.duplicates} duplicates"
        return f"{happened}: {wrong}, {self.lost} acknowledged but missing, {self.changed} changed"


@dataclass
class Trial:
    """A scheme under fire, in a folder for the logs."""

    scheme: Scheme
    folder: Path
    server: Server | None = None
    figures: Figures = field(default_factory=Figures)
    # Numbers that were stored for a worker that had died before it heard of them.
    unheard: dict[Key, int] = field(default_factory=dict)

    def run(self, seconds: float) -> Figures:
        """Kill for so long, then look."""
        self.scheme.create()
        start, slots = time.time(), [Log(self.folder / f"{i}.log") for i in range(WORKERS)]
        workers = [self._fork(log, start) for log in slots]
        try:
            self._kill_at_random(workers, slots, start, seconds)
        finally:
            for worker in workers:
                _end(worker)
        self._resolve(slots)
        self._look(slots)
        return self.figures

    def _fork(self, log: Log, start: float) -> int:
        process = os.fork()
        if process == 0:
            _as_child(lambda: live(self.scheme, log, start))
        return process

    def _kill_at_random(self, workers: list[int], slots: list[Log], start: float, seconds: float) -> None:
        next_server = start + random.uniform(*BETWEEN_SERVER_KILLS)
        while time.time() < start + seconds:
            time.sleep(random.uniform(*BETWEEN_KILLS))
            if self.server and time.time() > next_server:
                self._kill_server(self.server)
                next_server = time.time() + random.uniform(*BETWEEN_SERVER_KILLS)
            slot = random.randrange(WORKERS)
            _end(workers[slot])
            self.figures.workers_killed += 1
            self._remember(slots[slot])
            workers[slot] = self._fork(slots[slot], start)

    def _kill_server(self, server: Server) -> None:
        server.kill()
        server.start()
        self.figures.servers_killed += 1

    def _remember(self, log: Log) -> None:
        """Note which number a dead worker would have heard of; it is asked for again in the next life."""
        if (pending := log.pending()) and isinstance(self.scheme, OfTheRegister):
            self.unheard |= {
                key: number for key, number in self.scheme.among(pending) if key not in self.unheard
            }

    def _resolve(self, slots: list[Log]) -> None:
        """Ask once more for everything that was never answered."""
        issue = self.scheme.open()
        for log in slots:
            if pending := log.pending():
                self._remember(log)
                log.write("answer", issue(2099, pending))

    def _look(self, slots: list[Log]) -> None:
        rows = self.scheme.stored()
        numbers = Counter(number for _, number in rows)
        acknowledged = [pair for log in slots for pair in log.answers()]
        held, by_key = set(rows), dict(rows)
        figures = self.figures
        figures.issued, figures.ambiguous = len(rows), len(self.unheard)
        figures.series = len({number // 10_000_000 for number in numbers})
        figures.gaps = _gaps(numbers)
        figures.duplicates = len(rows) - len(numbers)
        figures.lost = sum(pair not in held for pair in acknowledged)
        figures.changed = sum(by_key.get(key) != number for key, number in self.unheard.items())


def _gaps(numbers: Counter[int]) -> int:
    last = {number // 10_000_000: 0 for number in numbers}
    for number in numbers:
        last[number // 10_000_000] = max(last[number // 10_000_000], number % 10_000_000)
    return sum(last.values()) - len(numbers)


def _as_child(work: Callable[[], None]) -> None:
    """Do the work and never return into the parent's code; a defect is told and seen as work that stops."""
    try:
        work()
    except BaseException as error:
        print(f"worker: {error!r}", file=sys.stderr, flush=True)
    finally:
        os._exit(1)


def _end(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    if os.WIFEXITED(status):
        raise RuntimeError("a worker ended by itself, see above")

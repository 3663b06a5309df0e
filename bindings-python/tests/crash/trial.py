"""A trial: workers and the server are killed at random, then every number is looked at."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from deeds import do
from figures import Figures, broken_books, doubled, gaps
from schemes import Event, Key, OfTheRegister, Scheme
from worker import Log, live


class Server(Protocol):
    """A database server that can be killed."""

    def kill(self) -> None: ...

    def start(self) -> None: ...


WORKERS = 6
BETWEEN_KILLS = (0.03, 0.2)
BETWEEN_SERVER_KILLS = (3.0, 6.0)


@dataclass
class Trial:
    """A scheme under fire, in a folder for the logs."""

    scheme: Scheme
    folder: Path
    server: Server | None = None
    figures: Figures = field(default_factory=Figures)
    # What was stored for a worker that had died before it heard of it.
    unheard: set[tuple[Key, int]] = field(default_factory=set)
    unheard_events: set[Event] = field(default_factory=set)

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
        if isinstance(self.scheme, OfTheRegister):
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
        """Note what a dead worker would have heard of; it is asked for again in the next life."""
        if deed := log.pending():
            numbers, events = self.scheme.unheard(deed)
            self.unheard.update(numbers)
            self.unheard_events.update(events)

    def _resolve(self, slots: list[Log]) -> None:
        """Ask once more for everything that was never answered."""
        clerk = self.scheme.open()
        for log in slots:
            if deed := log.pending():
                self._remember(log)
                log.write("answer", do(clerk, deed, 2099, again=True))

    def _look(self, slots: list[Log]) -> None:
        rows, events, figures = self.scheme.stored(), self.scheme.events(), self.figures
        numbers, held, there = {number for _, number in rows}, set(rows), set(events)
        figures.issued, figures.events = len(rows), len(events)
        figures.series = len({number // 10_000_000 for number in numbers})
        figures.ambiguous = len(self.unheard) + len(self.unheard_events)
        figures.gaps = gaps(numbers)
        figures.duplicates = len(rows) - len(numbers)
        figures.lost = self.scheme.lost(pair for log in slots for pair in log.numbers())
        figures.lost_events = self.scheme.lost_events(event for log in slots for event in log.events())
        figures.doubled_events = doubled(events)
        figures.changed = len(self.unheard - held) + len(self.unheard_events - there)
        impossible = self.scheme.faults()
        figures.broken = broken_books(events) + len(impossible)
        for fault in impossible:
            print(fault, file=sys.stderr, flush=True)


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

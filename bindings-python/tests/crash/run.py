"""The crash test of the register: run.py [--seconds 60]

On SQLite and on a PostgreSQL of its own: 6 workers, killed at random, and so is the server; year turns with 8
workers. No gap, no duplicate, nothing acknowledged but missing, every commit without an answer found again by
its key. Then the same harness has to find the faults of three usual ways to number, or it proves nothing.
One line of figures per run; exit 1 if a promise is broken, or a fault not found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import postgresql
from evidence import evidence
from postgresql import Server
from schemes import RIVALS, OfTheRegister
from skipped import skipped
from trial import Figures, Trial
from turns import turn

# How long a usual way to number is given to show its fault, in slices.
SLICE = 3.0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--on", choices=("sqlite", "postgresql", "both"), default="both")
    args = parser.parse_args()
    broken = [] if args.on == "postgresql" else on_sqlite(args.seconds)
    broken += [] if args.on == "sqlite" else on_postgresql(args.seconds)
    for line in broken:
        print(f"BROKEN: {line}", flush=True)
    return int(bool(broken))


def on_sqlite(seconds: float) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        return list(trials("sqlite", lambda name: f"sqlite:///{folder}/{name}.db", None, seconds))


def on_postgresql(seconds: float) -> list[str]:
    programs = postgresql.programs()
    if programs is None:
        may_be = skipped("the register under fire on PostgreSQL", "postgresql")
        return [] if may_be else ["PostgreSQL was not tried"]
    with postgresql.server(programs) as server:
        return list(trials("postgresql", lambda name: _database(server, name), server, seconds))


def trials(kind: str, url: Callable[[str], str], server: Server | None, seconds: float) -> Iterator[str]:
    """Every trial on one kind of database; yields what is broken."""
    turned = turn(url("turns"), int(min(79, max(10, seconds))))
    print(f"{kind}: {turned}", flush=True)
    evidence(f"{kind}: the first numbers of a year, asked for at the same moment", turned)
    with tempfile.TemporaryDirectory() as logs:
        figures = Trial(OfTheRegister(url("crash")), Path(logs), server).run(seconds)
    yield from told(
        f"{kind}: the register under fire, {seconds:.0f} s",
        figures,
        broken=figures.faults > 0 or figures.idle,
    )
    for rival in RIVALS[kind]:
        figures, spent = Figures(), 0.0
        while not figures.faults and spent < max(seconds, SLICE):
            spent += SLICE
            with tempfile.TemporaryDirectory() as logs:
                figures = Trial(rival(url("rival")), Path(logs)).run(SLICE)
        found_out = f"negative control: {kind}: numbering by {rival.name} is found out, {spent:.0f} s"
        yield from told(found_out, figures, broken=figures.faults == 0)


def told(what: str, figures: Figures, *, broken: bool) -> Iterator[str]:
    print(f"{what}: {figures.line()}", flush=True)
    if broken:
        yield what
    else:
        evidence(what, figures.line())


def _database(server: Server, name: str) -> str:
    if name not in server.databases:
        server.sql(f"CREATE DATABASE {name}")
        server.databases.add(name)
    return server.url_of("postgres", name)


if __name__ == "__main__":
    sys.exit(main())

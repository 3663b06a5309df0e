"""The crash test of the register: run.py [--seconds 60] [--on sqlite|postgresql|mariadb|all]

On SQLite and on servers of its own, PostgreSQL and MariaDB: 6 workers issue, print, seal, spoil, correct,
reissue and void, killed at random, and so is the server; year turns with 8 workers. No gap, no duplicate, no
number or event acknowledged but missing or in another place, every commit without an answer found again. Then
the same harness has to find the faults of usual ways to number and to keep events, or it proves nothing.
One line of figures per run; exit 1 if a promise is broken, or a fault not found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import mariadb
import postgresql
from evidence import evidence
from figures import Figures
from folders import in_memory
from rivals import RIVALS, Rival
from schemes import OfTheRegister
from skipped import skipped
from trial import Server, Trial
from turns import turn

SERVERS: dict[str, tuple[Any, str]] = {
    "postgresql": (postgresql, "postgresql"),
    "mariadb": (mariadb, "mariadb-server-core"),
}
# How long a usual way to number is given to show its fault, in slices.
SLICE = 3.0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--on", choices=(*RIVALS, "all"), default="all")
    args = parser.parse_args()
    kinds = RIVALS if args.on == "all" else [args.on]
    broken = [line for kind in kinds for line in on(kind, args.seconds)]
    for line in broken:
        print(f"BROKEN: {line}", flush=True)
    return int(bool(broken))


def on(kind: str, seconds: float) -> list[str]:
    """Every trial on one kind of database; returns what is broken."""
    if kind == "sqlite":
        with in_memory() as folder:
            return list(trials(kind, lambda name: f"sqlite:///{folder}/{name}.db", None, seconds))
    module, package = SERVERS[kind]
    programs = module.programs()
    if programs is None:
        may_be = skipped(f"the register under fire on {kind}", package)
        return [] if may_be else [f"{kind} was not tried"]
    with module.server(programs) as server:
        return list(trials(kind, lambda name: _database(server, name), server, seconds))


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
        yield from control(kind, rival, url("rival"), seconds)


def control(kind: str, rival: type[Rival], url: str, seconds: float) -> Iterator[str]:
    """Look for the fault of a usual way, slice by slice."""
    figures, spent = Figures(), 0.0
    while not getattr(figures, rival.shows) and spent < max(seconds, SLICE):
        spent += SLICE
        with tempfile.TemporaryDirectory() as logs:
            figures = Trial(rival(url), Path(logs)).run(SLICE)
    what = f"negative control: {kind}: {rival.name} is found out, {spent:.0f} s"
    yield from told(what, figures, broken=not getattr(figures, rival.shows))


def told(what: str, figures: Figures, *, broken: bool) -> Iterator[str]:
    print(f"{what}: {figures.line()}", flush=True)
    if broken:
        yield what
    else:
        evidence(what, figures.line())


def _database(server: postgresql.Server | mariadb.Server, name: str) -> str:
    if name not in server.databases:
        server.sql(f"CREATE DATABASE {name} {server.UNICODE}")
        server.databases.add(name)
    return server.url_of(server.OWNER, name)


if __name__ == "__main__":
    sys.exit(main())

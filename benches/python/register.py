"""The register beside a bare insert, in one process.

``register.py WORK FOLDER`` prints a line with the nanoseconds per certificate of both. ``run.py`` starts it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import count
from pathlib import Path

import skillcert
import sqlalchemy as sa
from skillcert.register import Register, Request
from skillcert.register.schema import certificates

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bindings-python" / "tests"))
import postgresql

ROWS = 100_000
ROUNDS = 3
CITIES = 14
DAY = date(2026, 11, 23)
PROJECT = skillcert.Project("湘西苗绣")
Pair = tuple[float, float]


@contextmanager
def sqlite() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/ours.db", f"sqlite:///{folder}/peer.db"


@contextmanager
def server() -> Iterator[tuple[str, str]]:
    programs = postgresql.programs()
    if programs is None:
        raise SystemExit("this row needs a PostgreSQL server")
    with postgresql.server(programs) as running:
        running.sql("CREATE DATABASE peer")
        yield running.url, running.url_of("postgres", "peer")


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def batch(ours: str, peer: str) -> Pair:
    """A batch of certificates: requests in, numbers out; the peer is handed finished rows."""
    register, engine = Register(ours), sa.create_engine(peer)
    register.init()
    Register(peer).init()
    times = [(issue(register, n), insert(engine, n)) for n in range(ROUNDS + 1)]
    # The first round of each is not counted.
    ours_median, peer_median = map(statistics.median, zip(*times[1:], strict=True))
    return ours_median * 1e9 / ROWS, peer_median * 1e9 / ROWS


def issue(register: Register, n: int) -> float:
    wanted = requests(f"考核{n}", ROWS)
    return seconds(lambda: register.issue(wanted, issued_on=DAY, city="01"))


def insert(engine: sa.Engine, n: int) -> float:
    first = 2_618_010_000_001 + n * ROWS
    rows = [row(first + i, request) for i, request in enumerate(requests(f"考核{n}", ROWS))]

    def bare() -> None:
        with engine.begin() as connection:
            connection.execute(sa.insert(certificates), rows)

    return seconds(bare)


def requests(assessment: str, n: int) -> list[Request]:
    decisions = [skillcert.PassRule.PRACTICAL.decide(practical=mark) for mark in range(60, 101)]
    return [
        Request(assessment, f"考生{i:06}", f"考生{i:06}", PROJECT, decisions[i % 41], DAY) for i in range(n)
    ]


def row(number: int, request: Request) -> dict[str, object]:
    return {
        "number": number,
        "assessment": request.assessment,
        "candidate": request.candidate,
        "holder": request.holder,
        "project": request.project.name,
        "decision": request.decision.to_json(),
        "assessed_on": request.assessed_on,
        "issued_on": DAY,
        "source": "",
    }


def cities(ours: str, _: str) -> Pair:
    """One certificate in a city, while thirteen other cities are in the middle of theirs, and while none is."""
    register, names = Register(ours), count()
    free = [one(register, next(names)) for _ in range(200)]
    with ExitStack() as busy:
        for city in range(2, CITIES + 1):
            transaction = busy.enter_context(Register(ours).transaction())
            transaction.issue(requests(f"另{city}", 1), issued_on=DAY, city=f"{city:02}")
        crowded = [one(register, next(names)) for _ in range(200)]
    return statistics.median(crowded) * 1e9, statistics.median(free) * 1e9


def one(register: Register, n: int) -> float:
    wanted = requests(f"单{n}", 1)
    return seconds(lambda: register.issue(wanted, issued_on=DAY, city="01"))


WORKS = {
    "register-sqlite": (sqlite, batch),
    "register-postgresql": (server, batch),
    "register-cities": (server, cities),
}

if __name__ == "__main__":
    database, work = WORKS[sys.argv[1]]
    with database() as urls:
        print(sys.argv[1], *work(*urls), sep="\t")

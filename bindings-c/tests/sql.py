"""The numbering recipe of bindings-c/sql on real databases: sql.py LIBRARY

Eight workers number candidates at the same time. They race for the first row of every series, ask for
candidates who have a number already, plan with a counter from memory, give up in the middle, drop the
connection, and lose answers. At the end no number may be missing, doubled or changed.
"""

from __future__ import annotations

import ctypes
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

try:
    import psycopg
except ImportError:
    psycopg = None

SQL = Path(__file__).resolve().parent.parent / "sql"
PAGE = SQL.parent.parent / "docs" / "linking.md"
WORKERS = 8
ROUNDS = 30
CANDIDATES = 60

Key = tuple[str, str]
Series = tuple[int, int]


class Scheme(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("struct_size", "province", "first_year")] + [
        ("closed", ctypes.c_int32),
        ("version", ctypes.c_uint32),
        ("reserved", ctypes.c_uint32),
        ("cities", ctypes.c_uint64 * 2),
    ]


class State(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("struct_size", "year", "city", "next")]


class Plan(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("struct_size", "next")] + [
        (name, ctypes.c_uint64) for name in ("first", "last")
    ]


def plan(library: ctypes.CDLL, series: Series, next_serial: int, n: int) -> tuple[int, int]:
    """The first of n numbers, and the counter after them."""
    scheme = Scheme(ctypes.sizeof(Scheme))
    state = State(ctypes.sizeof(State), *series, next_serial)
    answer = Plan(ctypes.sizeof(Plan))
    assert library.skillcert_scheme_hunan(ctypes.byref(scheme)) == 0
    code = library.skillcert_series_plan(
        ctypes.byref(scheme), ctypes.byref(state), ctypes.c_uint32(n), ctypes.byref(answer), None
    )
    assert code == 0, f"skillcert_series_plan: {code}"
    return answer.first, answer.next


def recipe(name: str) -> dict[str, list[str]]:
    """The statements of a file, by the step in brackets above them."""
    _, *parts = re.split(r"^-- \[(\w+)\].*\n", (SQL / f"{name}.sql").read_text("utf-8"), flags=re.MULTILINE)
    return {
        step: [statement for part in text.split(";\n") if (statement := part.strip())]
        for step, text in zip(parts[::2], parts[1::2], strict=True)
    }


class Sqlite:
    name = "sqlite"
    conflicts = (sqlite3.IntegrityError, sqlite3.OperationalError)

    def __init__(self, folder: Path) -> None:
        self.file = folder / "register.db"
        self.steps = recipe(self.name)

    def connect(self) -> Any:
        connection = sqlite3.connect(self.file, isolation_level=None)
        for statement in self.steps["connection"]:
            connection.execute(statement)
        return connection

    @staticmethod
    def execute(connection: Any, statement: str, values: dict[str, Any]) -> Any:
        return connection.execute(statement, values)


class PostgreSql:
    name = "postgresql"

    def __init__(self, folder: Path) -> None:
        self.address = f"host={folder} user=postgres dbname=postgres"
        self.steps = recipe(self.name)
        errors = psycopg.errors
        self.conflicts = (errors.UniqueViolation, errors.SerializationFailure, errors.DeadlockDetected)

    def connect(self) -> Any:
        return psycopg.connect(self.address, autocommit=True)

    @staticmethod
    def execute(connection: Any, statement: str, values: dict[str, Any]) -> Any:
        renamed = re.sub(r":(\w+)", r"%(\1)s", statement)
        return connection.execute(renamed, values if renamed != statement else None)


class AbandonedError(Exception):
    """The transaction must not be committed; the text says why."""


class Worker:
    """A host program with its own connection."""

    def __init__(self, database: Sqlite | PostgreSql, library: ctypes.CDLL, seed: int) -> None:
        self.database, self.library = database, library
        self.random = random.Random(seed)
        self.connection = database.connect()
        self.remembered: dict[Series, int] = {}
        self.acknowledged: list[tuple[Key, int]] = []
        self.counts: Counter[str] = Counter()

    def run(self, step: str, **values: Any) -> Any:
        """Runs the statements of a step; the cursor of the last one."""
        cursor = None
        for statement in self.database.steps[step]:
            cursor = self.database.execute(self.connection, statement, values)
        return cursor

    def ask(self, series: Series, keys: list[Key]) -> None:
        """Asks until there is an answer, and sometimes once more because the answer was lost."""
        while True:
            try:
                numbers = self.issue(series, keys)
            except AbandonedError as reason:
                self.counts[str(reason)] += 1
                self.abandon()
                continue
            except self.database.conflicts:
                self.counts["conflicts"] += 1
                self.abandon()
                continue
            self.acknowledged += numbers.items()
            if self.random.random() > 0.1:
                return
            self.counts["answers lost"] += 1

    def abandon(self) -> None:
        """Ends the transaction by itself, or with the connection."""
        if self.random.random() < 0.7:
            if self.in_transaction():
                self.connection.execute("ROLLBACK")
        else:
            self.connection.close()
            self.connection = self.database.connect()

    def in_transaction(self) -> bool:
        if isinstance(self.connection, sqlite3.Connection):
            return self.connection.in_transaction
        return self.connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE

    def issue(self, series: Series, keys: list[Key]) -> dict[Key, int]:
        """The recipe: one transaction."""
        where = {"year": series[0], "city": series[1]}
        self.run("begin")
        next_serial = self.counter(series)
        numbers = self.known(keys)
        fresh = [key for key in keys if key not in numbers]
        self.counts["asked again"] += len(numbers)
        if fresh:
            first, after = plan(self.library, series, next_serial, len(fresh))
            if self.run("move", after=after, next=next_serial, **where).rowcount != 1:
                raise AbandonedError("stale plans")
            self.perhaps_give_up()
            for number, (assessment, candidate) in enumerate(fresh, first):
                self.run("store", number=number, assessment=assessment, candidate=candidate)
                numbers[assessment, candidate] = number
            self.remembered[series] = after
        self.perhaps_give_up()
        self.run("commit")
        return numbers

    def counter(self, series: Series) -> int:
        """The locked counter; sometimes the one in memory, as after a long pause."""
        if self.random.random() < 0.1:
            return self.remembered.get(series, 1)
        return self.run("lock", year=series[0], city=series[1]).fetchone()[0]

    def known(self, keys: list[Key]) -> dict[Key, int]:
        rows = {key: self.run("known", assessment=key[0], candidate=key[1]).fetchone() for key in keys}
        return {key: row[0] for key, row in rows.items() if row}

    def perhaps_give_up(self) -> None:
        if self.random.random() < 0.05:
            raise AbandonedError("given up")


def work(worker: Worker, barrier: Barrier) -> None:
    """In every round a new year: all begin together with its first number."""
    for year in range(2026, 2026 + ROUNDS):
        keys = [(f"考核{year}", f"考生{i:04d}") for i in range(1, CANDIDATES + 1)]
        wanted = worker.random.sample(keys, CANDIDATES // 3)
        barrier.wait(timeout=60)
        while wanted:
            n = worker.random.randint(1, 3)
            # Who names another city gets the number that the candidate has, or takes one of that city.
            city = 1 if worker.random.random() < 0.9 else 2
            worker.ask((year, city), wanted[:n])
            del wanted[:n]


def check(worker: Worker, acknowledged: list[tuple[Key, int]]) -> int:
    """No gap, no double, and every acknowledged number is the stored one; how many series there are."""
    query = "SELECT assessment, candidate, certificate_number FROM certificates"
    rows = worker.connection.execute(query).fetchall()
    stored = {(assessment, candidate): number for assessment, candidate, number in rows}
    assert len(stored) == len(rows), "a candidate has two numbers"
    serials: dict[int, list[int]] = {}
    for number in stored.values():
        serials.setdefault(number // 10**7, []).append(number % 10**7)
    for prefix, numbers in serials.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), f"{prefix}: gap or double"
    for key, number in acknowledged:
        assert stored[key] == number, f"{key}: {number} was acknowledged, {stored[key]} is stored"
    assert stored.keys() == dict(acknowledged).keys(), "a number was stored for nobody"
    assert not worker.run("audit").fetchall(), "the audit finds a difference"
    return len(serials)


def life(database: Sqlite | PostgreSql, library: ctypes.CDLL, seed: int, barrier: Barrier) -> Worker:
    """A worker from its first to its last request; SQLite wants all of it in one thread."""
    worker = Worker(database, library, seed)
    try:
        work(worker, barrier)
    except BaseException:
        barrier.abort()
        raise
    finally:
        worker.connection.close()
    return worker


def try_recipe(database: Sqlite | PostgreSql, library: ctypes.CDLL) -> None:
    start = time.monotonic()
    observer = Worker(database, library, WORKERS)
    observer.run("tables")
    barrier = Barrier(WORKERS)
    with ThreadPoolExecutor(WORKERS) as pool:
        workers = list(pool.map(lambda seed: life(database, library, seed, barrier), range(WORKERS)))
    acknowledged = [answer for worker in workers for answer in worker.acknowledged]
    counts = sum((worker.counts for worker in workers), Counter())
    series = check(observer, acknowledged)
    observer.connection.close()
    for trouble in ("stale plans", "given up", "answers lost", "asked again"):
        assert counts[trouble] > 0, f"{trouble}: not tried"
    troubles = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    print(f"{database.name}: {len(dict(acknowledged))} numbers in {series} series, no gap, no double")
    print(f"  ({troubles}; {time.monotonic() - start:.1f} s)")


@contextmanager
def postgresql(folder: Path, programs: Path) -> Iterator[None]:
    """A server of its own in the folder; it refuses to run as root."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres", "postgres")

    def run(program: str, *arguments: str) -> None:
        command = [*as_user, str(programs / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder}"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield
    finally:
        run("pg_ctl", "-m", "immediate", "stop")


def programs_of_postgresql() -> Path | None:
    found = [Path(path) for path in [shutil.which("initdb")] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return found[0].parent if found else None


def check_quotes() -> None:
    """The page shows the statements of every file as they are."""
    page = PAGE.read_text("utf-8")
    for file in sorted(SQL.glob("*.sql")):
        quote = f"```sql\n{file.read_text('utf-8')}```\n"
        assert quote in page, f"docs/linking.md does not quote {file.name}"


def main() -> int:
    library = ctypes.CDLL(sys.argv[1])
    check_quotes()
    with tempfile.TemporaryDirectory() as folder:
        try_recipe(Sqlite(Path(folder)), library)
    programs = programs_of_postgresql()
    if psycopg is None or programs is None:
        script = Path(__file__).resolve().parents[2] / "tests" / "skip.sh"
        missing = "PyPI's psycopg" if psycopg is None else "postgresql"
        return subprocess.run(["bash", script, "the recipe in SQL on PostgreSQL", missing], check=False).returncode
    with tempfile.TemporaryDirectory() as name, postgresql(Path(name), programs):
        try_recipe(PostgreSql(Path(name)), library)
    return 0


if __name__ == "__main__":
    sys.exit(main())

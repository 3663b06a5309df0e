"""The numbering recipe of bindings-c/sql on real databases: sql.py LIBRARY

Eight workers number candidates at the same time. They race for the first row of every series, ask for
candidates who have a number already, plan with a counter from memory, give up in the middle, drop the
connection, and lose answers. At the end no number may be missing, doubled or changed.
"""

from __future__ import annotations

import ctypes
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SQL = ROOT / "bindings-c" / "sql"
PAGE = ROOT / "docs" / "linking.md"
# The servers of the register's tests.
sys.path.insert(0, str(ROOT / "bindings-python" / "tests"))

import mariadb  # noqa: E402
import postgresql  # noqa: E402

try:
    import psycopg
    import pymysql
except ImportError:
    psycopg = pymysql = None

WORKERS = 8
ROUNDS = 30
# Some differ by case, or by a blank at the end, and are others all the same.
CANDIDATES = [*(f"考生{i:04d}" for i in range(1, 58)), "考生0001 ", "A", "a"]

Key = tuple[str, str]
# Year, province, city.
Series = tuple[int, int, int]


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
    state = State(ctypes.sizeof(State), series[0], series[2], next_serial)
    answer = Plan(ctypes.sizeof(Plan))
    assert library.skillcert_scheme_hunan(ctypes.byref(scheme)) == 0
    scheme.province = series[1]
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

    @staticmethod
    def in_transaction(connection: Any) -> bool:
        return connection.in_transaction


class OnServer:
    """What both drivers of servers have in common."""

    name: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps = recipe(self.name)

    @staticmethod
    def execute(connection: Any, statement: str, values: dict[str, Any]) -> Any:
        renamed = re.sub(r":(\w+)", r"%(\1)s", statement)
        cursor = connection.cursor()
        cursor.execute(renamed, values if renamed != statement else None)
        return cursor


class PostgreSql(OnServer):
    name = "postgresql"

    @property
    def conflicts(self) -> tuple[type[Exception], ...]:
        errors = psycopg.errors
        return errors.UniqueViolation, errors.SerializationFailure, errors.DeadlockDetected

    def connect(self) -> Any:
        return psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True)

    @staticmethod
    def in_transaction(connection: Any) -> bool:
        return connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE


class MariaDb(OnServer):
    name = "mariadb"

    @property
    def conflicts(self) -> tuple[type[Exception], ...]:
        return pymysql.IntegrityError, pymysql.OperationalError

    def connect(self) -> Any:
        return pymysql.connect(
            unix_socket=f"{self.folder}/s", user="root", database="recipe", charset="utf8mb4", autocommit=True
        )

    @staticmethod
    def in_transaction(connection: Any) -> bool:
        return bool(connection.server_status & pymysql.constants.SERVER_STATUS.SERVER_STATUS_IN_TRANS)


Database = Sqlite | PostgreSql | MariaDb


class AbandonedError(Exception):
    """The transaction must not be committed; the text says why."""


class Worker:
    """A host program with its own connection."""

    def __init__(self, database: Database, library: ctypes.CDLL, seed: int) -> None:
        self.database, self.library = database, library
        self.random = random.Random(seed)
        self.connection = database.connect()
        self.remembered: dict[Series, int] = {}
        self.acknowledged: list[tuple[Key, int]] = []
        self.counts: Counter[str] = Counter()

    def run(self, step: str, **values: Any) -> Any:
        """Runs the statements of a step; the cursor of the last one."""
        return [self.execute(statement, **values) for statement in self.database.steps[step]][-1]

    def execute(self, statement: str, **values: Any) -> Any:
        return self.database.execute(self.connection, statement, values)

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
            if self.database.in_transaction(self.connection):
                self.execute("ROLLBACK")
        else:
            self.connection.close()
            self.connection = self.database.connect()

    def issue(self, series: Series, keys: list[Key]) -> dict[Key, int]:
        """The recipe: one transaction."""
        where = dict(zip(("year", "province", "city"), series, strict=True))
        self.run("begin")
        next_serial = self.counter(series, where)
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

    def counter(self, series: Series, where: dict[str, int]) -> int:
        """The locked counter; sometimes the one in memory, as after a long pause."""
        if self.random.random() < 0.1:
            return self.remembered.get(series, 1)
        return self.run("lock", **where).fetchone()[0]

    def known(self, keys: list[Key]) -> dict[Key, int]:
        rows = {key: self.run("known", assessment=key[0], candidate=key[1]).fetchone() for key in keys}
        return {key: row[0] for key, row in rows.items() if row}

    def perhaps_give_up(self) -> None:
        if self.random.random() < 0.05:
            raise AbandonedError("given up")


def work(worker: Worker, barrier: Barrier) -> None:
    """In every round a new year: all begin together with its first number."""
    for year in range(2026, 2026 + ROUNDS):
        keys = [(f"考核{year}", candidate) for candidate in CANDIDATES]
        wanted = worker.random.sample(keys, len(keys) // 3)
        barrier.wait(timeout=60)
        while wanted:
            n = worker.random.randint(1, 3)
            # Who names another city or province gets the number that the candidate has, or takes one of that city.
            place = worker.random.choices([(18, 1), (18, 2), (19, 1)], [8, 1, 1])[0]
            worker.ask((year, *place), wanted[:n])
            del wanted[:n]


def check(worker: Worker, acknowledged: list[tuple[Key, int]]) -> int:
    """No gap, no double, and every acknowledged number is the stored one; how many series there are."""
    query = "SELECT assessment, candidate, certificate_number FROM certificates"
    rows = worker.execute(query).fetchall()
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


def life(database: Database, library: ctypes.CDLL, seed: int, barrier: Barrier) -> Worker:
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


def try_recipe(database: Database, library: ctypes.CDLL) -> None:
    start = time.monotonic()
    observer = Worker(database, library, WORKERS)
    observer.run("tables")
    barrier = Barrier(WORKERS, timeout=60)
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


def check_quotes() -> None:
    """The page shows the statements of every file as they are."""
    page = PAGE.read_text("utf-8")
    for file in sorted(SQL.glob("*.sql")):
        quote = f"```sql\n{file.read_text('utf-8')}```\n"
        assert quote in page, f"docs/linking.md does not quote {file.name}"


def skip(database: str, missing: str) -> int:
    command = ["bash", str(ROOT / "tests" / "skip.sh"), f"the recipe in SQL on {database}", missing]
    return subprocess.run(command, check=False).returncode


def on_postgresql(library: ctypes.CDLL) -> int:
    programs = postgresql.programs()
    if psycopg is None or programs is None:
        return skip("PostgreSQL", "PyPI's psycopg" if psycopg is None else "postgresql")
    with postgresql.server(programs) as server:
        try_recipe(PostgreSql(server.folder), library)
    return 0


def on_mariadb(library: ctypes.CDLL) -> int:
    program = mariadb.programs()
    if pymysql is None or program is None:
        return skip("MariaDB", "PyPI's pymysql" if pymysql is None else "mariadb-server-core")
    with mariadb.server(program) as server:
        server.sql("CREATE DATABASE recipe")
        try_recipe(MariaDb(server.folder), library)
    return 0


def main() -> int:
    library = ctypes.CDLL(sys.argv[1])
    check_quotes()
    with tempfile.TemporaryDirectory() as folder:
        try_recipe(Sqlite(Path(folder)), library)
    return on_postgresql(library) or on_mariadb(library)


if __name__ == "__main__":
    sys.exit(main())

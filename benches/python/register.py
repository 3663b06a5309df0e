"""The register beside a bare insert, and the command with a register beside itself without, in one process.

``register.py WORK FOLDER`` prints a line with nanoseconds of both, per certificate, event or row. ``run.py`` starts it.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from datetime import date
from io import StringIO
from itertools import count
from pathlib import Path

import skillcert
import sqlalchemy as sa
from skillcert import CertificateEvent, CertificateNumber, cli
from skillcert.register import Register, Request
from skillcert.register.rows import Facts, certificate_row, event_row
from skillcert.register.schema import blanks, certificates, events

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bindings-python" / "tests"))
import mariadb
import postgresql

ROWS = 100_000
MILLION = 1_000_000
ROUNDS = 3
CITIES = 14
DAY = date(2026, 11, 23)
PROJECT = skillcert.Project("湘西苗绣")
CENTER = "长沙市职业技能鉴定中心"
AUTHORITY = skillcert.PrintAuthority("01", CENTER, [CENTER])
Pair = tuple[float, float]


@contextmanager
def sqlite() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/ours.db", f"sqlite:///{folder}/peer.db"


@contextmanager
def on_postgresql() -> Iterator[tuple[str, str]]:
    programs = postgresql.programs()
    if programs is None:
        raise SystemExit("this row needs a PostgreSQL server")
    with postgresql.server(programs) as running:
        yield two(running)


@contextmanager
def on_mariadb() -> Iterator[tuple[str, str]]:
    programs = mariadb.programs()
    if programs is None:
        raise SystemExit("this row needs a MariaDB server")
    # With room for what is written, as a server has that is not one of a test.
    with mariadb.server(programs, "--innodb-buffer-pool-size=512M", "--innodb-log-file-size=256M") as running:
        yield two(running)


def two(server: postgresql.Server | mariadb.Server) -> tuple[str, str]:
    for name in ("ours", "peer"):
        server.sql(f"CREATE DATABASE {name} {server.UNICODE}")
    return server.url_of(server.OWNER, "ours"), server.url_of(server.OWNER, "peer")


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def batch(ours: str, peer: str) -> Pair:
    """A batch of certificates: requests in, numbers out; the peer is handed finished rows."""
    register, engine = made(ours), bare(peer)
    times = [(issue(register, n), insert(engine, n)) for n in range(ROUNDS + 1)]
    # The first round of each is not counted.
    ours_median, peer_median = map(statistics.median, zip(*times[1:], strict=True))
    return ours_median * 1e9 / ROWS, peer_median * 1e9 / ROWS


def made(url: str) -> Register:
    register = Register(url)
    register.init()
    return register


def bare(url: str) -> sa.Engine:
    """The tables of a register without its care."""
    made(url)
    return sa.create_engine(url)


def issue(register: Register, n: int) -> float:
    wanted = requests(f"考核{n}", ROWS)
    return seconds(lambda: register.issue(wanted, issued_on=DAY, city="01"))


def insert(engine: sa.Engine, n: int) -> float:
    first = 2_618_010_000_001 + n * ROWS
    rows = [row(first + i, request) for i, request in enumerate(requests(f"考核{n}", ROWS))]
    return seconds(lambda: store(engine, (certificates, rows)))


def store(engine: sa.Engine, *tables: tuple[sa.Table, list[dict[str, object]]]) -> None:
    with engine.begin() as connection:
        for table, rows in tables:
            connection.execute(sa.insert(table), rows)


def requests(assessment: str, n: int) -> list[Request]:
    decisions = [skillcert.PassRule.PRACTICAL.decide(practical=mark) for mark in range(60, 101)]
    return [Request(assessment, f"考生{i:06}", f"考生{i:06}", PROJECT, decisions[i % 41], DAY) for i in range(n)]


def row(number: int, request: Request) -> dict[str, object]:
    """The finished row of a request."""
    facts = Facts(
        request.assessment,
        request.candidate,
        request.key[1],
        0,
        None,
        request.holder,
        PROJECT.name,
        "",
        request.decision.to_json(),
        request.assessed_on,
        DAY,
        "",
        None,
    )
    return named(certificates, certificate_row(number, facts))


def named(table: sa.Table, values: tuple[object, ...]) -> dict[str, object]:
    return dict(zip(table.columns.keys(), values, strict=True))


def steps(ours: str, peer: str) -> Pair:
    """Printing of as many certificates; the peer is handed finished rows."""
    register, engine, times = made(ours), bare(peer), []
    for n in range(ROUNDS + 1):
        issue(register, n)
        insert(engine, n)
        first = 2_618_010_000_001 + n * ROWS
        wanted = [(CertificateNumber.from_int(number), printing(number)) for number in range(first, first + ROWS)]
        rows = [named(events, event_row(int(number), 1, event)) for number, event in wanted]
        sheets = [named(blanks, sheet(int(number))) for number, _ in wanted]
        bare_rows = (events, rows), (blanks, sheets)
        times.append((seconds(lambda: register.apply_all(wanted)), seconds(lambda: store(engine, *bare_rows))))  # noqa: B023
    ours_median, peer_median = map(statistics.median, zip(*times[1:], strict=True))
    return ours_median * 1e9 / ROWS, peer_median * 1e9 / ROWS


def sheet(number: int) -> tuple[object, ...]:
    """The finished row of the blank that a certificate is printed on."""
    return blank_of(number), blank_of(number), number, 1, DAY, None


def blank_of(number: int) -> str:
    return f"43A{number % 10**7:07}"


def printing(number: int) -> CertificateEvent:
    blank = {"blank": blank_of(number), "printer": CENTER, "authority": AUTHORITY}
    return CertificateEvent(DAY, {"print": blank})


def audited(ours: str, _: str) -> Pair:
    """The audit of certificates that were printed and sealed."""
    register = made(ours)
    issue(register, 0)
    numbers = [CertificateNumber.from_int(2_618_010_000_001 + i) for i in range(ROWS)]
    for seal in (None, "emboss", "red_seal"):
        event = seal and CertificateEvent(DAY, seal)
        register.apply_all([(number, event or printing(int(number))) for number in numbers])
    times = [seconds(register.audit) for _ in range(ROUNDS)]
    return statistics.median(times) * 1e9 / ROWS, 1


def checked(ours: str, *, names: bool) -> Pair:
    """The command on a table of a million rows, one of twenty no number, with a register and without."""
    register = made(ours)
    for n in range(MILLION // ROWS):
        issue(register, n)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rows.csv")
        write(path, names=names)
        arguments = ["check", str(path), "--column", "证书编号", "--quiet"]
        times = [(command([*arguments, "--register", ours]), command(arguments)) for _ in range(ROUNDS + 1)]
    with_register, without = map(statistics.median, zip(*times[1:], strict=True))
    return with_register * 1e9 / MILLION, without * 1e9 / MILLION


def write(path: Path, *, names: bool) -> None:
    """A table in no order; the holder of a number is what `requests` says."""
    serials = list(range(MILLION))
    random.Random(0).shuffle(serials)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("姓名,证书编号\n" if names else "证书编号,成绩\n")
        for serial in serials:
            number = f"{2_618_010_000_001 + serial}" if serial % 20 else f"26180100000O{serial % 10}"
            file.write(f"考生{serial % ROWS:06},{number}\n" if names else f"{number},80\n")


def command(arguments: list[str]) -> float:
    with redirect_stdout(StringIO()):
        return seconds(lambda: cli.main(arguments))


def cities(ours: str, _: str) -> Pair:
    """One certificate in a city, while thirteen other cities are in the middle of theirs, and while none is."""
    register, names = made(ours), count()
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
    "register-postgresql": (on_postgresql, batch),
    "register-mariadb": (on_mariadb, batch),
    "register-cities": (on_postgresql, cities),
    "register-apply": (sqlite, steps),
    "register-audit": (sqlite, audited),
    "check-register": (sqlite, lambda ours, _: checked(ours, names=False)),
    "check-register-names": (sqlite, lambda ours, _: checked(ours, names=True)),
}

if __name__ == "__main__":
    database, work = WORKS[sys.argv[1]]
    with database() as urls:
        print(sys.argv[1], *work(*urls), sep="\t")

"""Measure every row of ``rows.tsv`` beside its peer and write ``RESULTS.md``.

``run.py`` measures everything, in three processes per row, in turn with the other rows. ``run.py WORK…``
measures some rows and prints them, without writing.
"""

from __future__ import annotations

import csv
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import gate
import machine

import build

PROCESSES = 3
# Which file of `python` measures the rows of a program.
PYTHON = {"python": "columns.py", "register": "register.py", "tables": "tables.py"}
RESULTS = build.BENCHES / "RESULTS.md"
HEAD = """# Results

Written by `make bench`. Ours and the peer run in turn, round by round, in one process; each row is measured
in {processes} processes, and the figures are medians over the processes of their medians, per row or call.
The ratio is that of the medians, as the bar asks for it (ours to the peer's under `<=`, the peer's to ours
under `>=`); beside it the lowest and the highest of a single process. One of twenty rows is invalid, in eleven
ways (seven of thirteen bytes), unless the row says clean. All checks are made: digits, length, year (first year
and date), province, a complete table of fourteen cities, serial; in C the form alone.

{machine}

{met} of {bars} bars are met.

| work | ours | peer | peer's | ratio | bar | met |
|---|---|---|---|---|---|---|"""


@dataclass
class Row:
    """A line of ``rows.tsv`` and what each process said."""

    id: str
    program: str
    work: str
    unit: str
    peer: str
    bar: str
    bound: str
    pairs: list[tuple[float, float]]

    @property
    def at_least(self) -> bool:
        return self.bar.startswith(">=")

    def ratio(self, ours: float, peer: float) -> float:
        return peer / ours if self.at_least else ours / peer

    @property
    def medians(self) -> tuple[float, float]:
        ours, peers = zip(*self.pairs, strict=True)
        return statistics.median(ours), statistics.median(peers)

    @property
    def met(self) -> bool | None:
        """``None`` without a bar."""
        if not self.bar:
            return None
        ratio, limit = self.ratio(*self.medians), float(self.bar[3:])
        return ratio >= limit if self.at_least else ratio <= limit

    def line(self) -> str:
        ours, peer = self.medians
        peers = figure(peer, self.unit) if self.peer else ""
        spread = sorted(self.ratio(*pair) for pair in self.pairs)
        ratio = f"{digits(self.ratio(ours, peer))} ({digits(spread[0])} to {digits(spread[-1])})"
        ratio = ratio if self.peer else ""
        met = {True: "yes", False: "**no**", None: ""}[self.met]
        cells = [self.work, figure(ours, self.unit), self.peer, peers, ratio, self.bar, met]
        return f"| {' | '.join(cells)} |"


def digits(number: float) -> str:
    """Three of them, or all before the point."""
    return f"{number:.{2 if number < 10 else 1 if number < 100 else 0}f}"


def figure(number: float, unit: str) -> str:
    return f"{digits(number / 2**20)} MB" if unit == "MB" else f"{digits(number)} {unit}"


class Programs:
    """Everything that is built, and how each kind of row is measured."""

    def __init__(self) -> None:
        build.OUT.mkdir(parents=True, exist_ok=True)
        self.ratios, self.instructions = build.ratios(), build.instructions()
        build.rows()
        self.call = build.c_program()
        build.python_packages()

    def measure(self, row: Row) -> tuple[float, float]:
        """Start one more process, and return ours and the peer's figure."""
        if row.program == "callgrind":
            return gate.count(self.instructions, row.id), 1
        ours, peer = self.output(row).split("\t")[1:]
        return float(ours), float(peer)

    def output(self, row: Row) -> str:
        if row.program == "c":
            return build.run(self.call, row.id, build.OUT)
        if row.program in PYTHON:
            return build.run(build.PYTHON, build.BENCHES / "python" / PYTHON[row.program], row.id, build.OUT)
        return build.run(self.ratios, row.id)


def rows() -> list[Row]:
    with (build.BENCHES / "rows.tsv").open(encoding="utf-8", newline="") as file:
        return [
            Row(**line, pairs=[]) for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def report(measured: list[Row]) -> Iterator[str]:
    bars = [row.met for row in measured if row.bar]
    described = "\n".join(f"- {word}: {text}" for word, text in machine.description())
    yield HEAD.format(processes=PROCESSES, machine=described, met=bars.count(True), bars=len(bars))
    yield from (row.line() for row in measured)
    yield "\nWhat bounds each figure:\n"
    yield from (f"- {row.work}{row.peer and f' / {row.peer}'}: {row.bound}" for row in measured)


def main() -> None:
    programs, measured = Programs(), rows()
    wanted = sys.argv[1:]
    measured = [row for row in measured if not wanted or row.id in wanted]
    for process in range(PROCESSES):
        for row in measured:
            row.pairs.append(programs.measure(row))
            print(f"{process + 1}/{PROCESSES} {row.line()}", flush=True)
    if not wanted:
        RESULTS.write_text("\n".join(report(measured)) + "\n", "utf-8")
        print(f"wrote {RESULTS.name}: {sum(row.met is False for row in measured)} bars missed")


if __name__ == "__main__":
    main()

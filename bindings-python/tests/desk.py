"""A clerk's desk: a folder with tables, and the command run in it."""

import csv
import io
import os
import sqlite3
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from skillcert.cli import main
from skillcert.cli.work import clock
from skillcert.register import Register

SKILL = '{"name": "湘西苗绣", "traits": []}'
FOOD = '{"name": "武冈卤菜加工", "traits": ["personal_health"]}'
HEADER = "考生编号,姓名,操作技能"
REGISTER = "sqlite:///register.db"
TODAY = date(2026, 12, 31)


@dataclass(frozen=True)
class Run:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("project.json", SKILL)

    def path(self, name: str) -> Path:
        return self.folder / name

    def write(self, name: str, content: str | bytes) -> None:
        self.path(name).write_bytes(content.encode() if isinstance(content, str) else content)

    def results(self, *rows: str) -> None:
        self.write("results.csv", "".join(f"{row}\n" for row in (HEADER, *rows)))

    def run(self, *arguments: str) -> Run:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(arguments)
        return Run(code, out.getvalue(), err.getvalue())

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the command to interrupt it: unmeasured, or coverage might wait for its own lock for ever."""
        command = [sys.executable, "-m", "skillcert", *arguments]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
        return subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def init(self) -> None:
        """Make the usual register, as a clerk does once."""
        Register(REGISTER).init()

    def issue(self, *more: str, **options: str) -> Run:
        """Issue with the usual options, of which some may be given otherwise; the usual register is made."""
        usual = {"project": "project.json", "city": "01", "date": "2026-11-23", "out": "issued.csv"}
        given = usual | {"register": REGISTER} | options
        if given["register"] == REGISTER:
            self.init()
        file = given.pop("file", "results.csv")
        pairs = [text for name, value in given.items() for text in (f"--{name.replace('_', '-')}", value)]
        return self.run("issue", file, *pairs, *more)

    def issued(self, name: str = "issued.csv") -> list[list[str]]:
        with self.path(name).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def numbers(self, name: str = "issued.csv") -> list[str]:
        """The numbers of the rows; empty for those without."""
        header, *rows = self.issued(name)
        return [row[header.index("证书编号")] for row in rows]

    def stored(self) -> dict[str, int]:
        """Candidate and number of every certificate in the register."""
        with sqlite3.connect(self.path("register.db")) as connection:
            return dict(connection.execute("SELECT candidate, number FROM certificates"))

    def set_next(self, year: int, following: int) -> None:
        """Move the counter of city 01 by hand."""
        with sqlite3.connect(self.path("register.db")) as connection:
            connection.execute(
                "REPLACE INTO series (year, province, city, next) VALUES (?, '18', '01', ?)",
                (year, following),
            )

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return Desk(tmp_path)

"""A request to end, at any moment: the answer is there whole, or nothing is, and no temporary file."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import formats
import pytest
import skillcert
import skillcert_command
import xlwt
from desk import Desk

ROWS = {".xlsx": 6_000, ".ods": 4_000, ".csv": 60_000, ".xls": 6_000}
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def write(path: Path, rows: int) -> None:
    numbers = [[f"考生{row}", str(1918010000001 + row)] for row in range(rows)]
    if path.suffix != ".xls":
        formats.write(path, ["姓名", "证书编号"], numbers)
        return
    book = xlwt.Workbook()
    page = book.add_sheet("名单")
    for place, row in enumerate([["姓名", "证书编号"], *numbers]):
        for column, text in enumerate(row):
            page.write(place, column, text)
    book.save(path)


def started(desk: Desk, name: str, out: str, data: Path | None) -> "subprocess.Popen[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    command = [sys.executable, "-m", "skillcert", "check", name, "--out", out]
    with (data or Path(os.devnull)).open("rb") as given:
        return subprocess.Popen(
            command,
            stdin=given,
            env=environment | {"TMPDIR": str(desk.folder), "SKILLCERT_LANG": "zh"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.mark.parametrize("ending", ROWS)
def test_a_request_to_end_leaves_nothing_half(desk: Desk, ending: str) -> None:
    name, out = f"n{ending}", f"out{'.xlsx' if ending == '.xls' else ending}"
    write(desk.path(name), ROWS[ending])
    before = {path.name for path in desk.folder.iterdir()}
    start = time.monotonic()
    started(desk, name, out, None).communicate()
    took, whole = time.monotonic() - start, desk.path(out).read_bytes()
    chance, ended = random.Random(19), []
    for number in SIGNALS * 2:
        desk.path(out).unlink(missing_ok=True)
        piped = chance.random() < 0.3
        process = started(desk, "-" if piped else name, out, desk.path(name) if piped else None)
        time.sleep(took * chance.uniform(0.3, 1.0))
        process.send_signal(number)
        process.communicate(timeout=60)
        ended.append(process.returncode)
        there = {path.name for path in desk.folder.iterdir()} - before
        assert there <= {out}, (number, process.returncode)
        if there:
            assert desk.path(out).read_bytes() == whole
    assert 130 in ended


INTERRUPTED = """
import os, signal, sys
class Finder:
    def find_spec(self, name, path, target=None):
        if name == "skillcert.cli":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
import skillcert_command
skillcert_command.main()
"""


def test_an_interrupt_while_the_program_starts_says_nothing() -> None:
    run = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (-signal.SIGINT, "", "")


@pytest.mark.parametrize("handler", [signal.default_int_handler, signal.SIG_IGN])
def test_the_command_handles_an_interrupt_as_its_caller_did(
    handler: signal.Handlers, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["skillcert", "--version"])
    before = signal.signal(signal.SIGINT, handler)
    try:
        with pytest.raises(SystemExit) as ended:
            skillcert_command.main()
        assert signal.getsignal(signal.SIGINT) is handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert (ended.value.code, capsys.readouterr().out) == (0, f"skillcert {skillcert.__version__}\n")

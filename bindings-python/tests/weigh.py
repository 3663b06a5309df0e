"""A run of `skillcert check` on a terminal: how much memory it takes, and how its progress bar moves.

``weigh.py`` itself is a proof of some minutes: ten million rows of CSV and a million of XLSX and of ODS.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import formats
import openpyxl
from evidence import evidence

GOOD = "1918010000001"
# Small tables are read before a bar would be shown.
PROGRAM = (
    "import sys, skillcert.cli.work.progress as p, skillcert.cli as c; p.DELAY = 0.001; sys.exit(c.main())"
)
# The most memory of the program itself: what `wait4` says counts that of who started it, too.
TOLD = (
    "import atexit, os, pathlib as p; status = p.Path(os.environ['STATUS']), p.Path('/proc/self/status'); "
    "atexit.register(lambda: status[0].write_bytes(status[1].read_bytes()));"
)
# What the proof has to notice.
HUNGRY = "import sys, pathlib; print(len(pathlib.Path(sys.argv[-1]).read_bytes()))"
HEADER = ["姓名", "证书编号", "成绩"]


@dataclass(frozen=True)
class Weighed:
    """What a run took, in MB and seconds, the shares that its bar showed, and what it said."""

    memory: float
    seconds: float
    shares: list[int]
    out: str


def weigh(*arguments: str, program: str = PROGRAM) -> Weighed:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, 100, 0, 0))
    command = [sys.executable, "-c", TOLD + program, "check", *arguments]
    start, shown = time.monotonic(), bytearray()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out, tempfile.NamedTemporaryFile("r") as status:
        environment = os.environ | {"TQDM_MININTERVAL": "0", "SKILLCERT_LANG": "zh", "STATUS": status.name}
        process = subprocess.Popen(command, stdout=out, stderr=theirs, env=environment)
        os.close(theirs)
        reader = Thread(target=_read, args=(ours, shown))
        reader.start()
        process.wait()
        reader.join()
        out.seek(0)
        said, (most,) = out.read(), re.findall(r"VmHWM:\s+(\d+) kB", status.read())
    shares = [int(share) for share in re.findall(r"(\d+)% \|", shown.decode(errors="replace"))]
    return Weighed(int(most) / 1024, time.monotonic() - start, shares, said)


def _read(terminal: int, shown: bytearray) -> None:
    """Read until the other side is closed, which Linux tells as an error."""
    try:
        while piece := os.read(terminal, 1 << 16):
            shown += piece
    except OSError:
        os.close(terminal)


def write_csv(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(HEADER) + "\n")
        file.writelines(
            f"考生{row:08},{1918010000001 + row % 9_000_000},{row % 1001 / 10}\n" for row in range(rows)
        )


def write_xlsx(path: Path, rows: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("名单")
    sheet.append(HEADER)
    for row in range(rows):
        sheet.append(["考生", 1918010000001 + row, row % 1001 / 10])
    book.save(path)


def write_ods(path: Path, rows: int) -> None:
    formats.write(path, HEADER, [])
    with zipfile.ZipFile(path) as empty:
        before, after = empty.read("content.xml").decode().split("</table:table>")
        kind = empty.read("mimetype")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        with archive.open("content.xml", "w") as content:
            content.write(before.encode())
            for row in range(rows):
                content.write(formats.ods_row(["考生", str(1918010000001 + row), "60"]).encode())
            content.write(f"</table:table>{after}".encode())


def proof(folder: Path) -> Iterator[str]:
    big: list[tuple[str, Callable[[Path, int], None], int, float]] = [
        ("n.csv", write_csv, 10_000_000, 150),
        ("n.xlsx", write_xlsx, 1_000_000, 200),
        ("n.ods", write_ods, 1_000_000, 200),
    ]
    for name, write, rows, bound in big:
        path = folder / name
        write(path, rows)
        weighed = weigh(str(path))
        moved = len({*weighed.shares})
        took = f"{weighed.memory:.0f} MB, {weighed.seconds:.1f} s, {moved} steps of the bar"
        print(f"{rows:,} rows, {name}: {took}")
        if f"读取{rows}行：正确 {rows}，" not in weighed.out:
            yield f"{name}: not every row was read"
        if weighed.memory > bound:
            yield f"{name}: more than {bound} MB"
        if moved < 20:
            yield f"{name}: the bar did not move"
        if path.suffix == ".csv":
            yield from control(path, bound)
        evidence(f"skillcert check of {rows:,} rows in {path.suffix}, memory below {bound} MB", took)
        path.unlink()


def control(path: Path, bound: float) -> Iterator[str]:
    """Yield a fault unless a program that reads a file as a whole is found to take more than the bound."""
    taken = weigh(str(path), program=HUNGRY).memory
    evidence(
        "negative control: a program that reads the whole CSV is found to be above its bound",
        f"{taken:.0f} MB",
    )
    if taken <= bound:
        yield f"{path.name}: reading it as a whole took {taken:.0f} MB only"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        sys.exit("\n".join(proof(Path(place))) or None)

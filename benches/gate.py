"""Count the instructions of single calls and small columns, and compare with ``instructions.tsv``.

Time is noisy on a shared machine, instructions are not. More than three percent above the committed count
fails. Counts hold for one compiler and architecture; elsewhere, and without valgrind, nothing is compared:
that is skipped, and a failure where everything has to run (CI=true). ``gate.py --write`` writes the counts anew.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import build

SKIP = build.BENCHES.parent / "tests" / "skip.sh"
COUNTS = build.BENCHES / "instructions.tsv"
TOLERANCE = 1.03
CALLGRIND = [
    "valgrind",
    "--tool=callgrind",
    "--callgrind-out-file=/dev/null",
    "--collect-atstart=no",
    "--toggle-collect=instructions::counted*",
]


def place() -> str:
    """Tell for what the counts hold."""
    return f"{build.run('rustc', '--version').split(' (')[0]}, {platform.machine()}"


def count(program: Path, work: str) -> float:
    """Return the instructions of one call."""
    log = build.OUT / "callgrind.log"
    calls = build.run(*CALLGRIND, f"--log-file={log}", program, work)
    collected = re.search(r"Collected : (\d+)", log.read_text("utf-8"))
    if collected is None:
        raise RuntimeError(f"valgrind counted nothing, see {log}")
    return int(collected[1]) / int(calls)


def counts() -> dict[str, float]:
    """Count all works, each in a process of its own."""
    build.OUT.mkdir(parents=True, exist_ok=True)
    program = build.instructions()
    return {work: count(program, work) for work in build.run(program).split()}


def write() -> None:
    lines = [f"{work}\t{n:.1f}" for work, n in counts().items()]
    COUNTS.write_text("\n".join([f"# instructions per call, {place()}", "work\tcount", *lines, ""]), "utf-8")


def committed() -> tuple[str, dict[str, float]]:
    head, _, *lines = COUNTS.read_text("utf-8").splitlines()
    return head.partition(", ")[2], {work: float(n) for work, n in (line.split("\t") for line in lines)}


def failures(expected: dict[str, float]) -> Iterator[str]:
    """Print every work, and yield those that fail."""
    counted = counts()
    for work in expected | counted:
        if work not in expected or work not in counted:
            yield f"{work} stands only in one of program and {COUNTS.name}"
            continue
        now, before = counted[work], expected[work]
        print(f"{work:22} {now:10.1f} instructions, committed {before:10.1f}, {now / before - 1:+.1%}")
        if now * TOLERANCE < before:
            print("  fewer than committed: --write holds the gain")
        if now > before * TOLERANCE:
            yield f"{work} takes {now:.1f} instructions instead of {before:.1f}"


def skipped(package: str) -> int:
    return subprocess.run(["bash", SKIP, "instructions of single calls", package], check=False).returncode


def main() -> int:
    if shutil.which("valgrind") is None:
        return skipped("valgrind")
    if sys.argv[1:] == ["--write"]:
        write()
        return 0
    where, expected = committed()
    if where != place():
        return skipped(f"the committed counts are those of {where}, not of {place()}; --write counts anew")
    failed = list(failures(expected))
    print(
        "\n".join(f"FAILED: {failure}" for failure in failed)
        or "instructions: no work takes more than before"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

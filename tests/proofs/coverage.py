"""Every branch of core and of the C crate is taken both ways by a test, and every region is run.

The workspace is built with counters, with `simd` and without; the Rust tests and the C programs run, and what
ran is added up: a place counts if any instance of its function ran it, in any build. Exit 1 if a place is
left. A line that no test can reach has a reason behind it or in the line before, `// uncovered: REASON`;
where a test reaches it after all, the reason is refused, and there are at most MOST_EXCUSED of them.

Derived code is not counted, and code of a macro once, where the macro stands. Three kinds of region are not
asked for: the end of a block, which is the other way of its branch; the name of a macro, which is counted
where nothing runs; and the `?` alone. Core has no `unwrap` and no index, so that many a `?` stands behind
something that was seen before and never leaves; where it can leave, the region that makes the error is asked
for.

Plain llvm-cov and not cargo-llvm-cov: that takes of several instances the best one instead of all together,
knows no reasons, and drives no C programs.

Usage: python tests/proofs/coverage.py
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "coverage"
TARGET = ROOT / "target" / "coverage"
SOURCES = ("core/src", "bindings-c/src")
REASON = re.compile(r"(\S)? *// uncovered: \S")
MOST_EXCUSED = 8
# The tests of what is otherwise without such instructions.
PORTABLE = ("number::", "column::", "decision_columns::")
NOT_COUNTED = re.compile(r"\?|\}|\w+!")
CODE = 0  # llvm-cov's number for a region that is code

# File, first line and column, last line and column.
Place = tuple[str, int, int, int, int]


def llvm(tool: str) -> str:
    """The tool of the compiler's own LLVM: an older one cannot read what it writes."""
    version = subprocess.run(["rustc", "-vV"], capture_output=True, text=True, check=True).stdout
    name = f"llvm-{tool}-{re.findall(r'LLVM version: ([0-9]+)', version)[0]}"
    return shutil.which(name) or sys.exit(f"missing: {name} (Debian's package llvm-22 or the like)")


class Build:
    """What a build with counters ran."""

    def __init__(self, name: str) -> None:
        self.profiles = OUT / name
        # Read one by one: of two functions of the same name, the first one would hide the other.
        self.objects: list[str] = []
        shutil.rmtree(self.profiles, ignore_errors=True)

    def run(self, *command: str) -> str:
        counters = {
            "CARGO_TARGET_DIR": str(TARGET),
            "CARGO_INCREMENTAL": "0",
            "RUSTC_WORKSPACE_WRAPPER": str(ROOT / "tests" / "proofs" / "instrumented.sh"),
            "LLVM_PROFILE_FILE": str(self.profiles / "%p-%m.profraw"),
            # What is run by luck today is not run tomorrow.
            "PROPTEST_RNG_SEED": "1",
        }
        # The figures of what is run belong to other proofs.
        inherited = {name: value for name, value in os.environ.items() if name != "EVIDENCE"}
        run = subprocess.run(command, cwd=ROOT, env=inherited | counters, stdout=subprocess.PIPE, text=True)
        if run.returncode:
            sys.exit(f"{run.stdout}\nfailed: {' '.join(command)}")
        return run.stdout

    def rust(self, *options: str) -> None:
        """Runs Rust tests."""
        command = ["cargo", "test", "-q", *options]
        chosen = command[: command.index("--")] if "--" in command else command
        built = self.run(*chosen, "--no-run", "--message-format=json").splitlines()
        self.objects += [path for line in built if (path := json.loads(line).get("executable"))]
        self.run(*command)

    def c(self) -> None:
        """Runs the C programs over libraries with counters."""
        self.run("bash", "bindings-c/tests/programs.sh", "cc", "c11", "c")
        libraries = (TARGET / "c-tests").glob("**/libskillcert.so.1")
        self.objects += map(str, libraries)

    def functions(self) -> Iterator[dict[str, Any]]:
        """All functions with their counts."""
        profile = str(self.profiles / "all.profdata")
        raw = map(str, self.profiles.glob("*.profraw"))
        subprocess.run([llvm("profdata"), "merge", "-sparse", "-o", profile, *raw], check=True)
        for path in self.objects:
            command = [llvm("cov"), "export", "-skip-expansions", f"-instr-profile={profile}", path]
            export = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            yield from json.loads(export)["data"][0]["functions"]


class Counts:
    """Regions that were run, and of branches which ways were taken."""

    def __init__(self) -> None:
        self.lines = {str(path.relative_to(ROOT)): path.read_text("utf-8").splitlines() for path in sources()}
        self.regions: dict[Place, bool] = {}
        self.branches: dict[Place, tuple[bool, bool]] = {}

    def add(self, function: dict[str, Any]) -> None:
        files = [os.path.relpath(ROOT / name, ROOT) for name in function["filenames"]]
        for *span, count, file, _, kind in function["regions"]:
            place = (files[file], *span)
            if kind == CODE and place[0] in self.lines:
                self.regions[place] = self.regions.get(place, False) or count > 0
        for *span, taken, passed, file, _, _ in function["branches"]:
            place = (files[file], *span)
            if place[0] in self.lines:
                before = self.branches.get(place, (False, False))
                self.branches[place] = (before[0] or taken > 0, before[1] or passed > 0)

    def text(self, place: Place) -> str:
        """What a place reads, as far as its first line."""
        file, first, start, last, end = place
        return self.lines[file][first - 1][start - 1 : end - 1 if first == last else None]

    def counted(self) -> dict[Place, bool]:
        return {
            place: run for place, run in self.regions.items() if not NOT_COUNTED.fullmatch(self.text(place))
        }

    def gaps(self) -> Iterator[tuple[str, int, str]]:
        """File, line, and what did not happen there."""
        for place, run in self.counted().items():
            if not run:
                yield place[0], place[1], f"never run: {self.text(place)}"
        for place, ways in self.branches.items():
            for way, taken in zip(("true", "false"), ways, strict=True):
                if not taken:
                    yield place[0], place[1], f"never {way}: {self.text(place)}"

    def reasons(self) -> set[tuple[str, int]]:
        """The lines that have a reason why they are not covered: behind them, or in the line before."""
        numbered = ((file, *row) for file, lines in self.lines.items() for row in enumerate(lines, 1))
        found = ((file, number, REASON.search(line)) for file, number, line in numbered)
        return {(file, number if reason[1] else number + 1) for file, number, reason in found if reason}


def sources() -> Iterator[Path]:
    for folder in SOURCES:
        yield from (ROOT / folder).rglob("*.rs")


def measured() -> Counts:
    """With the instructions of this machine and without them: only columns and numbers know of those."""
    fast, portable = Build("fast"), Build("portable")
    fast.rust("--tests", "--workspace", "--exclude", "skillcert-benches", "--exclude", "skillcert-python")
    fast.c()
    portable.rust("-p", "skillcert-tests", "--no-default-features", "--test=cases", "--", *PORTABLE)
    counts = Counts()
    for build in (fast, portable):
        for function in build.functions():
            counts.add(function)
    return counts


def leave_evidence(claim: str, figure: str) -> None:
    if file := os.environ.get("EVIDENCE"):
        with Path(file).open("a", encoding="utf-8") as lines:
            lines.write(f"{claim}\t{figure}\n")


def main() -> int:
    counts = measured()
    gaps, excused = sorted(set(counts.gaps())), counts.reasons()
    faults = [f"{file}:{line}: {what}" for file, line, what in gaps if (file, line) not in excused]
    unneeded = excused - {(file, line) for file, line, _ in gaps}
    faults += [f"{file}:{line}: is covered and needs no reason" for file, line in sorted(unneeded)]
    if len(excused) > MOST_EXCUSED:
        faults.append(f"{len(excused)} lines with a reason: more than {MOST_EXCUSED}")
    if faults:
        print("\n".join(faults))
        return 1
    ways, regions = [way for both in counts.branches.values() for way in both], counts.counted().values()
    branches = (
        f"{sum(ways):,} of {len(ways):,} ways of branches, {sum(regions):,} of {len(regions):,} regions"
    )
    figures = f"{branches}, {len(excused)} lines with a reason"
    print(f"coverage: {figures}")
    leave_evidence("what the tests take and run of core and of the C crate", figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())

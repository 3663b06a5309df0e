"""Seeded faults: each entry of seeded.toml breaks something on purpose, and the gate it names has to notice.

    python3 tests/proofs/seeded.py [NAME ...]     every fault, or those whose names begin so
    python3 tests/proofs/seeded.py --share=7      those of the seventh share of the gates, of eight

Everything happens in a copy, build/seeded/tree, with a target folder of its own. There every gate has to pass
before its faults are put in, one at a time, and taken out again. A fault whose text does not occur exactly
once is a failure.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_name("seeded.toml")
SCRATCH = ROOT / "build" / "seeded"
COPY = SCRATCH / "tree"
# Seconds after which a gate counts as one that noticed nothing.
PATIENCE = 900
# Of the gates, that take turns in CI.
SHARES = 8
# What a gate does not get from the proof that runs it: it leaves no figures, and takes its share of cases.
SET_BY_PROOFS = {"EVIDENCE", "MAKEFLAGS", "PROVE"}


@dataclass(frozen=True)
class Fault:
    """An entry of the table."""

    name: str
    breaks: str
    proof: str
    gate: str
    says: str
    file: str
    find: str
    replace: str

    def wrong(self, root: Path = ROOT) -> str | None:
        """Why it cannot be put in."""
        path = root / self.file
        if not path.is_file():
            return f"{self.name}: there is no {self.file}"
        times = path.read_text("utf-8").count(self.find)
        return None if times == 1 else f"{self.name}: its text occurs {times} times in {self.file}"


def faults() -> list[Fault]:
    return [Fault(name, **entry) for name, entry in tomllib.loads(TABLE.read_text("utf-8")).items()]


def copy() -> None:
    """Bring the copy up to date; what did not change keeps its time, so that what was built stays fresh."""
    COPY.mkdir(parents=True, exist_ok=True)
    git("init", "-q")
    ours = set(git("ls-files", "-z", "--cached", "--others", "--exclude-standard", at=ROOT).split("\0")) - {
        ""
    }
    ours = {name for name in ours if (ROOT / name).is_file()}
    for name in set(git("ls-files", "-z").split("\0")) - ours - {""}:
        (COPY / name).unlink(missing_ok=True)
    for name in ours:
        source, target = ROOT / name, COPY / name
        if not target.exists() or source.read_bytes() != target.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    git("add", "-A")
    for environment in ("venv-test", "venv-spark"):
        link = COPY / "build" / environment
        link.parent.mkdir(exist_ok=True)
        (ROOT / "build" / environment).mkdir(exist_ok=True)
        if not link.is_symlink():
            link.symlink_to(ROOT / "build" / environment)


def git(*arguments: str, at: Path = COPY) -> str:
    return subprocess.run(["git", *arguments], cwd=at, stdout=subprocess.PIPE, text=True, check=True).stdout


def run(gate: str) -> tuple[bool, str]:
    """Whether a gate passes in the copy, and what it prints."""
    # CI, so that nothing is skipped.
    environment = {name: value for name, value in os.environ.items() if name not in SET_BY_PROOFS}
    environment |= {"CI": "true", "CARGO_TARGET_DIR": str(SCRATCH / "target"), "CARGO_INCREMENTAL": "1"}
    command = ["timeout", str(PATIENCE), "bash", "-c", gate]
    process = subprocess.run(
        command, cwd=COPY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return process.returncode == 0, process.stdout.decode("utf-8", "replace")


def refuses(gate: str) -> str | None:
    """Why a gate does not pass where nothing is broken."""
    start = time.monotonic()
    passes, said = run(gate)
    if not passes:
        return f"fails without a fault: {gate}\n{tail(said)}"
    print(f"passes as it should, {time.monotonic() - start:.0f} s: {gate}", flush=True)
    return None


def escapes(fault: Fault) -> str | None:
    """Why a fault was not caught."""
    if reason := fault.wrong(COPY):
        return reason
    path = COPY / fault.file
    good = path.read_text("utf-8")
    path.write_text(good.replace(fault.find, fault.replace), "utf-8")
    try:
        start = time.monotonic()
        passes, said = run(fault.gate)
    finally:
        path.write_text(good, "utf-8")
    if passes:
        return f"{fault.name}: NOT caught by {fault.gate}"
    if re.search(fault.says, said) is None:
        return f"{fault.name}: {fault.gate} fails, but does not say “{fault.says}”\n{tail(said)}"
    print(f"caught, {time.monotonic() - start:.0f} s: {fault.name}: {fault.breaks}", flush=True)
    return None


def leave(claim: str, count: int) -> None:
    if evidence := os.environ.get("EVIDENCE"):
        with Path(evidence).open("a", encoding="utf-8") as file:
            file.write(f"{claim}\t{count} of {count}\n")


def tail(said: str) -> str:
    return "\n".join(f"    {line}" for line in said.splitlines()[-30:])


def chosen_by(names: list[str], share: int | None) -> list[Fault]:
    """Every fault, those with these names, or those of a share of the gates."""
    every = faults()
    gates = sorted({fault.gate for fault in every})
    taken = gates if share is None else gates[share % SHARES :: SHARES]
    return [
        fault for fault in every if fault.gate in taken and (not names or fault.name.startswith(tuple(names)))
    ]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--share", type=int)
    options = parser.parse_args()
    chosen = chosen_by(options.names, options.share)
    copy()
    gates = {gate: refuses(gate) for gate in dict.fromkeys(fault.gate for fault in chosen)}
    broken = [reason for reason in gates.values() if reason]
    for gate in (gate for gate, reason in gates.items() if reason is None):
        broken += [reason for fault in chosen if fault.gate == gate and (reason := escapes(fault))]
    print("\n".join(broken) or f"seeded: {len(chosen)} faults, all caught by {len(gates)} gates")
    if broken or not chosen:
        return 1
    if not options.names:
        leave("seeded faults that the gate they belong to notices", len(chosen))
        leave("negative control: gates that pass where nothing is broken", len(gates))
    return 0


if __name__ == "__main__":
    sys.exit(main())

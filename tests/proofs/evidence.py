"""Runs the long proofs of tests/proofs/Makefile, and writes what they found to build/evidence.

    evidence.py PROOF ...     runs these; each has to leave figures
    evidence.py all           every proof

A proof is a target in PROOFS. It finds in EVIDENCE the name of a file, and appends lines of a claim, a tab
and a figure; a claim that begins with "negative control: " says how the proof made sure that it can fail.
build/evidence/evidence.json keeps what was found, evidence.md is the page of it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import seeded

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benches"))

import machine  # noqa: E402 from the folder above

BUILD = ROOT / "build" / "evidence"
RECORD = BUILD / "evidence.json"
PAGE = BUILD / "evidence.md"
MAKEFILE = Path(__file__).with_name("Makefile").read_text("utf-8").replace("\\\n", "")
PROOFS = re.findall(r"^PROOFS := (.*)$", MAKEFILE, re.M)[0].split()
CONTROL = "negative control: "
Record = dict[str, Any]
INTRO = """# Evidence

每项长时间证明说明它证明什么、结果的数字、用时、如何重做，以及怎样确认它确实会失败（故意改坏一处，它必须发现）。

For each of the long proofs: what it claims, its figures, how long it took, the command that runs it again,
and how it is known that it can fail. A *seeded fault* of `tests/proofs/seeded.toml` breaks one thing on
purpose; `make -C tests/proofs controls` puts each into a copy, and the gate that is named has to notice.
"""


def run(proof: str) -> Record | None:
    """The record of a proof; None if it fails or leaves no figure."""
    left = BUILD / f"{proof}.tsv"
    left.unlink(missing_ok=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    environment = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")
    }
    start = time.monotonic()
    command = ["make", "-C", str(Path(__file__).parent), proof]
    process = subprocess.run(command, cwd=ROOT, env=environment | {"EVIDENCE": str(left)}, check=False)
    seconds = round(time.monotonic() - start)
    if process.returncode != 0:
        return print(f"FAILED: {proof}", file=sys.stderr)
    if not left.exists():
        return print(f"FAILED: {proof} left no figures", file=sys.stderr)
    figures = [line.split("\t") for line in left.read_text("utf-8").splitlines()]
    for claim, figure in figures:
        print(f"{proof}: {claim}: {figure}")
    print(f"{proof}: {seconds} s", flush=True)
    return {"commit": commit(), "seconds": seconds, "machine": dict(machine.host()), "figures": figures}


def commit() -> str:
    """What is checked out."""
    changes = git("status", "--porcelain", "--untracked-files=no")
    return git("rev-parse", "--short=12", "HEAD").strip() + (" with changes" if changes else "")


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout


def page(records: dict[str, Record]) -> str:
    faults = seeded.faults()
    sections = [f"{INTRO}\n", *machines(records)]
    for proof in PROOFS:
        controls = [
            f"seeded fault: {fault.breaks}. Caught by `{fault.gate}`"
            for fault in faults
            if fault.proof == proof
        ]
        sections += section(proof, records.get(proof), controls)
    return "".join(sections)


def machines(records: dict[str, Record]) -> Iterator[str]:
    """Where the proofs ran; in most cases one machine for all."""
    ran = [proof for proof in PROOFS if proof in records]
    known = [records[proof]["machine"] for proof in ran]
    for place, found in enumerate(known):
        if found in known[:place]:
            continue
        on_it = [f"`{proof}`" for proof, other in zip(ran, known, strict=True) if other == found]
        yield f"## Machine of {'all proofs' if len(on_it) == len(ran) else ', '.join(on_it)}\n\n"
        yield table("", "", found.items())


def section(proof: str, record: Record | None, controls: list[str]) -> Iterator[str]:
    yield f"## `make -C tests/proofs {proof}`\n\n{claim(proof)}\n\n"
    if record is None:
        yield "Has not been run yet.\n\n"
        figures = []
    else:
        figures = record["figures"]
        yield table("what holds", "figure", (row for row in figures if not row[0].startswith(CONTROL)))
        yield f"{duration(record['seconds'])}, at commit `{record['commit']}`.\n\n"
    controls += [
        f"{said.removeprefix(CONTROL)}: {figure}" for said, figure in figures if said.startswith(CONTROL)
    ]
    if controls:
        yield "It can fail:\n\n" + "".join(f"- {control}\n" for control in controls) + "\n"


def claim(proof: str) -> str:
    """What the Makefile says that a proof is."""
    said: str = re.findall(rf"^{proof}:.*?## (.+)$", MAKEFILE, re.M)[0]
    return said[0].upper() + said[1:] + "."


def table(first: str, second: str, rows: Iterator[tuple[str, str]]) -> str:
    lines = [f"| {first} | {second} |", "|---|---|", *(f"| {one} | {other} |" for one, other in rows)]
    return "\n".join(lines) + "\n\n"


def duration(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"


def uncontrolled(records: dict[str, Record]) -> Iterator[str]:
    """Proofs that ran though nothing shows that they can fail."""
    seeds = {fault.proof for fault in seeded.faults()}
    for proof, record in records.items():
        if proof not in seeds and not any(row[0].startswith(CONTROL) for row in record["figures"]):
            yield f"{proof} has no negative control"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("proofs", nargs="+")
    given = parser.parse_args()
    if unknown := set(given.proofs) - {*PROOFS, "all"}:
        parser.error(f"no proof of the Makefile: {', '.join(sorted(unknown))}")
    found = {proof: run(proof) for proof in (PROOFS if "all" in given.proofs else given.proofs)}
    # Read only now: others may have been written meanwhile.
    before = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    known: dict[str, Record | None] = before | found
    records = {proof: record for proof in PROOFS if (record := known.get(proof))}
    RECORD.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", "utf-8")
    PAGE.write_text(page(records), "utf-8")
    faults = [
        *uncontrolled(records),
        *(f"{proof} failed" for proof, record in found.items() if record is None),
    ]
    print("\n".join(faults) or f"evidence: {len(PROOFS)} proofs, {len(records)} with figures: {PAGE}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())

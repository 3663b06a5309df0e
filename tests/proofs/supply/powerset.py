"""Every combination of features of the shipped crates builds without a warning, also none and all."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ["skillcert", "skillcert-c", "skillcert-python"]


def features(package: str) -> list[str]:
    """The features of a package that are not only the list of the default ones."""
    command = ["cargo", "metadata", "--format-version=1", "--no-deps", "--locked"]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    found = next(found for found in json.loads(run.stdout)["packages"] if found["name"] == package)
    return sorted(set(found["features"]) - {"default"})


def builds(package: str, chosen: tuple[str, ...], *lints: str) -> bool:
    options = ["--locked", "-p", package, "--no-default-features", "--features", ",".join(chosen)]
    command = ["cargo", "clippy", "-q", *options, "--", "-D", "warnings", *lints]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def tell(claim: str, figure: str) -> None:
    print(f"{claim}: {figure}", flush=True)
    if path := os.environ.get("EVIDENCE"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{claim}\t{figure}\n")


def main() -> int:
    faults = 0
    for package in SHIPPED:
        named = features(package)
        sets = [chosen for size in range(len(named) + 1) for chosen in itertools.combinations(named, size)]
        broken = [",".join(chosen) or "no feature" for chosen in sets if not builds(package, chosen)]
        faults += len(broken)
        for chosen in broken:
            print(f"{package}: a warning or an error with {chosen}")
        good = f"{len(sets) - len(broken)} of {len(sets)}"
        tell(f"{package}: sets of features that build without a warning", good)
    # Core returns without the word.
    if builds("skillcert", (), "-D", "clippy::implicit_return"):
        print("a set of features that has warnings is taken for a good one")
        return 1
    tell("negative control: a set of features that has warnings", "is found out")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())

"""Mutants: one place of core or of the C crate is changed at a time, and a test has to notice.

``mutants.py`` takes them all (hours), ``mutants.py 7`` the seventh of so many shares that one takes minutes.
Broken off, or ended by a mutant that no test noticed, it goes on with those that are not known to be noticed,
as long as the code stays the same.
A mutant that no test notices is a failure. One that changes nothing anyone could notice is exempt: a pattern
of ``mutants/*.toml`` below a comment with the reason, for at most two of a hundred.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "mutants"
CRATES = {"skillcert": "core", "skillcert-c": "the C crate"}
SHARES = 96
MOST_EXEMPT = 0.02
# How cargo-mutants ends: all caught; some missed; some only stopped by the time limit.
ENDS = (0, 2, 3)
# A mutant leaves no figures.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "EVIDENCE"}
# A mutant, or what became of one, as cargo-mutants writes it.
Described = dict[str, Any]


def cargo(crate: str, *arguments: str) -> list[str]:
    return ["cargo", "mutants", "-p", crate, *arguments]


def configured(crate: str) -> Path:
    return ROOT / "tests" / "proofs" / "mutants" / f"{crate}.toml"


def listed(crate: str, config: list[str]) -> list[Described]:
    command = cargo(crate, "--list", "--json", *config)
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    described: list[Described] = json.loads(run.stdout)
    return described


def exempt(crate: str) -> list[str]:
    """The names of the mutants that a pattern takes out; every pattern has a reason, and takes some out."""
    names = [mutant["name"] for mutant in listed(crate, ["--no-config"])]
    text = configured(crate).read_text("utf-8")
    patterns = tomllib.loads(text).get("exclude_re", [])
    reasons = re.findall(r"((?: *#.*\n)+)((?: *'.*',\n)+)", text)
    explained = sum(len(group.splitlines()) for _, group in reasons)
    assert explained == len(patterns), f"{crate}: {len(patterns) - explained} patterns have no reason"
    taken = {pattern: [name for name in names if re.search(pattern, name)] for pattern in patterns}
    idle = [pattern for pattern, found in taken.items() if not found]
    assert not idle, f"{crate}: no mutant matches {idle}"
    found = sorted(set().union(*taken.values()))
    assert len(found) <= MOST_EXEMPT * len(names), f"{crate}: {len(found)} of {len(names)} mutants are exempt"
    return found


def unchanged(crate: str) -> int:
    """The seconds that the tests take, which pass without a mutant.

    What cargo-mutants would run before the mutants is not these, but the tests of the crate's own package.
    """
    config = tomllib.loads(configured(crate).read_text("utf-8"))
    packages = [f"--package={package}" for package in config["test_package"]]
    command = ["cargo", "test", f"--profile={config['profile']}", *packages, *config["additional_cargo_args"]]
    subprocess.run([*command, "--no-run"], cwd=ROOT, check=True)
    start = time.monotonic()
    subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True)
    return round(time.monotonic() - start)


def code(crate: str) -> str:
    """Tells the code that is mutated from any other."""
    listed = ["git", "ls-files", "-z", "core/src", *(["bindings-c/src"] if crate == "skillcert-c" else [])]
    names = subprocess.run(listed, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.split("\0")
    contents = b"".join((ROOT / name).read_bytes() for name in names if name)
    return hashlib.sha256(contents).hexdigest()[:12]


def outcomes(out: Path) -> dict[str, Described]:
    """What became of each mutant in the last run, by its name."""
    path = out / "mutants.out" / "outcomes.json"
    found = json.loads(path.read_text("utf-8"))["outcomes"] if path.exists() else []
    return {outcome["scenario"]["Mutant"]["name"]: outcome for outcome in found}


def known(out: Path) -> dict[str, Described]:
    """The same for every run so far, which is kept beside the last one."""
    kept = out / "known.json"
    found = (json.loads(kept.read_text("utf-8")) if kept.exists() else {}) | outcomes(out)
    kept.write_text(json.dumps(found), "utf-8")
    return found


def run(crate: str, share: int | None) -> list[Described]:
    """Tests the mutants of a crate that are not known to be noticed, or a share: what became of each."""
    out = OUT / crate / (code(crate) if share is None else "share")
    out.mkdir(parents=True, exist_ok=True)
    limit = f"--timeout={max(60, 4 * unchanged(crate))}"
    options = [f"--config={configured(crate)}", f"--output={out}", "--jobs=2", "--colors=never"]
    part = ["--iterate"] if share is None else [f"--shard={share % SHARES}/{SHARES}"]
    before = known(out) if share is None else {}
    command = cargo(crate, *options, "--baseline=skip", limit, *part)
    ended = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=False).returncode
    assert ended in ENDS, f"cargo mutants -p {crate} ended with {ended}"
    now = outcomes(out)
    if earlier := before.keys() - now.keys():
        tell(f"mutants of {CRATES[crate]} that earlier runs over the same code took", f"{len(earlier):,}")
    return list((before | now).values())


def tell(claim: str, figure: str) -> None:
    print(f"{claim}: {figure}")
    if path := os.environ.get("EVIDENCE"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{claim}\t{figure}\n")


def judge(crate: str, share: int | None) -> list[str]:
    """Tells what became of the mutants, in each folder and in all; the names of the unnoticed."""
    exempted, missed = exempt(crate), []
    folders: dict[str, Counter[str]] = {}
    for outcome in run(crate, share):
        mutant = outcome["scenario"]["Mutant"]
        folders.setdefault(folder(mutant["file"]), Counter())[outcome["summary"]] += 1
        if outcome["summary"] == "MissedMutant":
            missed.append(mutant["name"])
    for name, kinds in sorted(folders.items()):
        tell(f"mutants in {name}", figure(kinds, sum(folder(each) == name for each in exempted)))
    scope = "all mutants" if share is None else f"share {share % SHARES} of {SHARES} of the mutants"
    tell(f"{scope} of {CRATES[crate]}", figure(sum(folders.values(), Counter()), len(exempted)))
    return missed


def folder(name: str) -> str:
    """Where a file lies, or a mutant, whose name begins with that of its file."""
    return name.partition(":")[0].rpartition("/")[0]


def figure(kinds: Counter[str], exempted: int) -> str:
    caught, late, unviable = kinds["CaughtMutant"], kinds["Timeout"], kinds["Unviable"]
    return (
        f"{kinds.total():,}: {caught:,} caught, {late:,} by the time limit, {unviable:,} do not compile, "
        f"{kinds['MissedMutant']:,} unnoticed; {exempted:,} more are exempt"
    )


def main() -> int:
    share = int(sys.argv[1]) if sys.argv[1:] else None
    missed = [name for crate in CRATES for name in judge(crate, share)]
    for name in missed:
        print(f"no test notices: {name}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

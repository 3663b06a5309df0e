"""Writes the lists of components (CycloneDX) of crate, wheel and C library: what is linked into each.

    sbom.py FOLDER [PACKAGE ...]   writes FOLDER/PACKAGE.cdx.json of each, or of these

Whoever packs a release makes them; they name no folder, host or time.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
# Of each package, its name where it is shipped and its features.
SHIPPED = {
    "skillcert": ("pkg:cargo/skillcert", ["--all-features"]),
    "skillcert-python": ("pkg:pypi/skillcert", []),
    "skillcert-c": ("pkg:generic/libskillcert", []),
}
TARGET = "x86_64-unknown-linux-gnu"


def tree(package: str, features: list[str]) -> list[tuple[int, str, str, str]]:
    """Depth, name, version and license of everything that is linked, as a tree."""
    command = f"cargo tree --locked -p {package} -e normal,no-proc-macro --no-dedupe --target {TARGET}"
    run = subprocess.run(
        [*command.split(), "--prefix", "depth", "-f", " {p} \t{l}", *features],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    lines = (re.match(r"(\d+) (\S+) v(\S+) .*\t(.*)", line) for line in run.stdout.splitlines())
    return [(int(line[1]), line[2], line[3], line[4].replace("/", " OR ")) for line in lines if line]


def bill(package: str, shipped: str, features: list[str]) -> dict:
    found = tree(package, features)
    (_, _, version, terms), *linked = found
    root = component("library", f"{shipped}@{version}", terms)
    components = {
        ref(name, version): component("library", ref(name, version), terms)
        for _, name, version, terms in linked
    }
    edges: dict[str, set[str]] = {root["bom-ref"]: set(), **{name: set() for name in components}}
    above = [root["bom-ref"]]
    for depth, name, version, _ in linked:
        del above[depth:]
        edges[above[-1]].add(ref(name, version))
        above.append(ref(name, version))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": root},
        "components": [components[name] for name in sorted(components)],
        "dependencies": [{"ref": name, "dependsOn": sorted(edges[name])} for name in sorted(edges)],
    }


def ref(name: str, version: str) -> str:
    return f"pkg:cargo/{name}@{version}"


def component(kind: str, purl: str, terms: str) -> dict:
    name, version = purl.rsplit("/", 1)[1].split("@")
    digest = CHECKSUMS.get((name, version)) if purl.startswith("pkg:cargo/") else None
    hashes = {"hashes": [{"alg": "SHA-256", "content": digest}]} if digest else {}
    about = {"type": kind, "bom-ref": purl, "name": name, "version": version}
    return about | hashes | {"licenses": [{"expression": terms}], "purl": purl}


CHECKSUMS = {
    (package["name"], package["version"]): package.get("checksum")
    for package in tomllib.loads((ROOT / "Cargo.lock").read_text("utf-8"))["package"]
}


def main(folder: Path, *packages: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for package in packages or SHIPPED:
        text = json.dumps(bill(package, *SHIPPED[package]), indent=1) + "\n"
        (folder / f"{package}.cdx.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])

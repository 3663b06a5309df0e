"""The rules of the house that no compiler checks. Prints one line per breach; exit 1 if there is any.

- imports in core and the C crate run downwards only (DESIGN.md, "The house");
- no files import each other in a circle, but for the few that tests/circles.py gives a reason for;
- functions are short: none of core, the faces and the package over 40 lines, and core's median at most 10;
- the word `unsafe` stands in two files of the C crate and one of the Python crate and nowhere else;
- core's dependencies keep the stated Rust version;
- what tests and builds install has an exact version;
- the C examples of the READMEs and the guide are those that the tests compile and run;
- each package carries the license texts of the root;
- what the coverage of Python leaves out says why;
- every seeded fault can still be put in, and CI takes every proof at times;
- the Makefile stays short;
- nothing is left open in the code, and no machine's paths stand in it.
"""

from __future__ import annotations

import ast
import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import circles

sys.path.insert(0, str(Path(__file__).resolve().parent / "proofs"))

import seeded

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "core" / "src"
FLOORS = {
    "core/src": [
        {"word", "vocabulary", "lang", "iso_date", "clause", "basis", "code", "finding", "han", "likeness", "name",
         "text_form", "refusal", "date", "schema", "buffer", "simd"},
        {"number"},
        {"organization", "fee"},
        {"project"},
        {"assessment"},
        {"certificate", "audit"},
        {"document"},
    ],
    "bindings-c/src": [
        {"argument", "encoding", "lists", "records"},
        {"boundary", "finding", "reserve"},
        {"arrow", "batch", "guard", "output"},
        {"audit", "column", "date", "document", "fault", "mark", "message", "number", "recovery", "region", "rule",
         "scheme", "score", "selftest", "series", "version", "word"},
    ],
}
SHORT = [*circles.CRATES, circles.PACKAGE]
PROOFS = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "tests/proofs/Makefile").read_text("utf-8"), re.M)) - {"evidence"}
# `make test` and `make fuzz` run the short forms of these.
BY_OTHERS = {"determinism", "fuzz"}
UNSAFE_FILES = ["bindings-c/src/boundary.rs", "bindings-c/src/reserve.rs", "bindings-python/src/capsule.rs"]
C_EXAMPLES = [("README.md", "readme.c"), ("README.zh-CN.md", "readme.c"), ("docs/guide.md", "guide.c")]
OPEN = re.compile(r"\b(?:TODO|FIXME|XXX)\b|\b(?:todo|unimplemented)!")
LEFT_OUT = re.compile(r"pragma: no (?:cover|branch)(?!: \w.{9,}| - \w.{9,})")
# `name==1.2`, also with extras; an install, but not one that is only spoken of.
PINNED = re.compile(r"[\w.\-]+(\[[\w,]+\])?==[\w.]+")
INSTALL = re.compile(r"(?<![(`'])\b(cargo|pip)\"? install\b([^#\n|]*)")
MACHINE_PATH = re.compile(r"(?<![\w$}])/(?:work|root|home/[a-z]+)/")


def tracked(*patterns: str) -> list[Path]:
    names = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in names.stdout.splitlines() if (ROOT / name).is_file()]


def code_lines(path: Path) -> list[str]:
    """The lines of a Rust file without comments."""
    return [re.sub(r"//.*", "", line) for line in path.read_text("utf-8").splitlines()]


def upward_imports() -> Iterator[str]:
    for crate, floors in FLOORS.items():
        floor = {module: floor for floor, modules in enumerate(floors) for module in modules}
        for file, targets in circles.Crate(ROOT / crate).imports().items():
            own, *above = (path.relative_to(ROOT / crate).parts[0].removesuffix(".rs") for path in (file, *targets))
            if own not in {"lib", *floor}:
                yield f"{file}: this module has no floor in tests/house.py"
            for module in above if own in floor else ():
                if floor.get(module, 0) > floor[own]:
                    yield f"{file}: {own} imports {module}, which stands above it"


def functions(path: Path) -> Iterator[tuple[int, str, int]]:
    """Line, name and length of each function, in Rust from `fn` to the brace in the same column."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        defined = (it for it in ast.walk(ast.parse(text)) if isinstance(it, ast.FunctionDef))
        yield from ((it.lineno, it.name, (it.end_lineno or it.lineno) - it.lineno + 1) for it in defined)
        return
    lines = text.splitlines()
    for start, line in enumerate(lines):
        match = re.match(r'( *)(?:pub(?:\([\w ]+\))? )?(?:const |unsafe |extern "[\w-]+" )*fn (\w+)', line)
        if match is None or line.endswith(";"):
            continue
        end = next((i for i in range(start, len(lines)) if lines[i] == match[1] + "}"), start)
        yield start + 1, match[2], end - start + 1


def long_functions() -> Iterator[str]:
    files = [path for folder in SHORT for path in (ROOT / folder).rglob("*.[rp][sy]")]
    found = [(path, *function) for path in files for function in functions(path)]
    yield from (f"{path}:{line}: {name} has {length} lines" for path, line, name, length in found if length > 40)
    median = statistics.median(length for path, *_, length in found if CORE in path.parents)
    if median > 10:
        yield f"core: the median function has {median} lines"


def stray_unsafe() -> Iterator[str]:
    for path in tracked("*.rs"):
        if str(path.relative_to(ROOT)) in UNSAFE_FILES:
            continue
        for number, line in enumerate(code_lines(path), 1):
            if re.search(r"\bunsafe\b(?!_code)", re.sub(r'"[^"]*"', "", line)):
                yield f"{path}:{number}: unsafe outside {' and '.join(UNSAFE_FILES)}"


def too_new_dependencies() -> Iterator[str]:
    command = ["cargo", "metadata", "--format-version=1", "--locked", "--all-features"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    data = json.loads(run.stdout)
    packages = {package["id"]: package for package in data["packages"]}
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    core = next(package for package in packages.values() if package["name"] == "skillcert")
    stated = version(core["rust_version"])
    seen, queue = set(), [core["id"]]
    while queue:
        identity = queue.pop()
        if identity in seen:
            continue
        seen.add(identity)
        package = packages[identity]
        if version(package["rust_version"] or "1") > stated:
            yield f"{package['name']} {package['version']} needs Rust {package['rust_version']}"
        normal = (dep for dep in nodes[identity]["deps"] if any(kind["kind"] is None for kind in dep["dep_kinds"]))
        queue.extend(dep["pkg"] for dep in normal)


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in f"{text}.0.0".split(".")[:3])


def unpinned() -> Iterator[str]:
    for path in tracked("*requirements*.txt"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line and not line.startswith("#") and not PINNED.fullmatch(line):
                yield f"{path}:{number}: {line} has no exact version"
    for path in tracked("*package.json"):
        for name, wanted in json.loads(path.read_text("utf-8")).get("dependencies", {}).items():
            if not wanted[0].isdigit():
                yield f"{path}: {name} {wanted} is no exact version"
    for path in tracked("*Makefile", "*.sh", ".ci/run"):
        for installer, words in INSTALL.findall(path.read_text("utf-8").replace("\\\n", " ")):
            if installer == "cargo" and not ("--locked" in words and "@" in words):
                yield f"{path}: cargo install{words}: not --locked, or no exact version"
            loose = [word for word in words.split() if installer != "cargo" and re.match(r"[a-z]", word)]
            yield from (f"{path}: {word} has no exact version" for word in loose if not re.search(r"==|\.txt$", word))


def untested_examples() -> Iterator[str]:
    for page, example in C_EXAMPLES:
        tested = (ROOT / "bindings-c" / "examples" / example).read_text("utf-8")
        if f"```c\n{tested}```\n" not in (ROOT / page).read_text("utf-8"):
            yield f"{ROOT}/{page}: its C example is not bindings-c/examples/{example}"


def differing_licenses() -> Iterator[str]:
    for path in tracked("*/LICENSE-*"):
        if path.read_bytes() != (ROOT / path.name).read_bytes():
            yield f"{path}: not the text of {path.name}"


def unexplained_exclusions() -> Iterator[str]:
    for path in tracked("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if path != Path(__file__).resolve() and LEFT_OUT.search(line):
                yield f"{path}:{number}: left out of the coverage without a reason"


def outdated_faults() -> Iterator[str]:
    for fault in seeded.faults():
        if reason := fault.wrong():
            yield f"tests/proofs/seeded.toml: {reason}"
        if fault.proof not in PROOFS:
            yield f"tests/proofs/seeded.toml: {fault.name}: there is no proof {fault.proof}"


def idle_proofs() -> Iterator[str]:
    """Proofs that CI never takes; the two that need hours are taken by hand, or a minute of them on each commit."""
    listed = (ROOT / ".ci" / "list").read_text("utf-8")
    named = {name for line in re.findall(r"make -C tests/proofs ([a-z0-9 -]+)", listed) for name in line.split()}
    yield from (f".ci/list: there is no proof {name}" for name in sorted(named - PROOFS))
    yield from (f".ci/list: CI never takes the proof {name}" for name in sorted(PROOFS - named - BY_OTHERS))


def heavy_makefile() -> Iterator[str]:
    lines = (ROOT / "Makefile").read_text("utf-8").splitlines()
    targets = [line for line in lines if re.match(r"[a-z-]+:.*## ", line)]
    if len(targets) > 18 or len(lines) > 110:
        yield f"Makefile: {len(targets)} targets in {len(lines)} lines; 18 in 110 at most, the rest is in tests/proofs"


def left_open() -> Iterator[str]:
    for path in tracked("*.rs", "*.py", "*.c", "*.h", "*.hpp", "*.sh", "*.md", "*.toml", "*Makefile", ".ci/*"):
        if path == Path(__file__).resolve():
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if path.suffix != ".md" and OPEN.search(line):
                yield f"{path}:{number}: left open"
            if MACHINE_PATH.search(line):
                yield f"{path}:{number}: a machine's path"


def main() -> int:
    checks = [
        upward_imports,
        circles.breaches,
        long_functions,
        stray_unsafe,
        too_new_dependencies,
        unpinned,
        untested_examples,
        differing_licenses,
        unexplained_exclusions,
        outdated_faults,
        idle_proofs,
        heavy_makefile,
        left_open,
    ]
    breaches = [breach for check in checks for breach in check()]
    for breach in breaches:
        print(breach.replace(f"{ROOT}/", ""))
    print(f"house: {len(checks)} rules, {len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())

"""Builds what is measured, as it is shipped: release profile, no flags for the machine at hand."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

BENCHES = Path(__file__).resolve().parent
ROOT = BENCHES.parent
OUT = ROOT / "build" / "bench"
VENV = ROOT / "build" / "venv-bench"
PYTHON = VENV / "bin" / "python"
C_WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]
C_FLAGS = ["-O2", "-std=c11", "-D_POSIX_C_SOURCE=199309L", *C_WARNINGS]
MILLION = 1_000_000
# Flags of the caller would no longer be the baseline; peers get one thread, as we do.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.endswith("RUSTFLAGS")} | {
    "POLARS_MAX_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYO3_PYTHON": str(PYTHON),
    "VIRTUAL_ENV": str(VENV),
}


def run(*command: object) -> str:
    """Return what a command prints; a failure ends everything."""
    words = [str(word) for word in command]
    process = subprocess.run(words, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=False)
    if process.returncode != 0:
        sys.exit(f"failed with {process.returncode}: {' '.join(words)}")
    return process.stdout


def ratios() -> Path:
    """Build the Rust program that measures."""
    command = "cargo bench -q -p skillcert-benches --bench ratios --no-run --message-format=json"
    messages = (json.loads(line) for line in run(*command.split()).splitlines())
    built = (message for message in messages if message["reason"] == "compiler-artifact")
    return next(Path(artifact["executable"]) for artifact in built if artifact["target"]["name"] == "ratios")


def released(package: str, *target: str) -> Path:
    """Build a package, and return the folder with what came of it."""
    run("cargo", "build", "-q", "--release", "-p", package, *target)
    metadata = json.loads(run("cargo", "metadata", "--format-version=1", "--no-deps"))
    return Path(metadata["target_directory"]) / "release"


def instructions() -> Path:
    """Build the Rust program that callgrind looks at."""
    return released("skillcert-benches", "--bin", "instructions") / "instructions"


def rows() -> None:
    """Write files of rows for the programs in other languages."""
    program = released("skillcert-benches", "--bin", "rows") / "rows"
    for mix, count in [("clean", 1024), ("mixed", 1024), ("mixed", MILLION), ("mixed", 10 * MILLION)]:
        with (OUT / f"{mix}-{count}.txt").open("wb") as file:
            subprocess.run([program, mix, str(count)], stdout=file, check=True)


def c_program() -> Path:
    """Build the C program beside the libraries that it calls."""
    shutil.copy(released("skillcert-c") / "libskillcert.so", OUT / "libskillcert.so.1")
    inlined = released("skillcert-benches", "--example", "inlined") / "examples"
    shutil.copy(inlined / "libinlined.so", OUT)
    compiler, sources, program = os.environ.get("CC", "cc"), BENCHES / "c", OUT / "call"
    run(compiler, *C_FLAGS, "-shared", "-fPIC", "-o", OUT / "libempty.so", sources / "empty.c")
    linked = ["-L", OUT, "-l:libskillcert.so.1", "-lempty", "-linlined", "-Wl,-rpath,$ORIGIN"]
    header = ROOT / "bindings-c" / "include"
    run(compiler, *C_FLAGS, "-I", header, "-o", program, sources / "call.c", sources / "naive.c", *linked)
    return program


def python_packages() -> None:
    """Install the peers and our wheel, and beside it the same module built for this very Python."""
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", VENV)
    run(PYTHON, "-m", "pip", "install", "-q", "-r", BENCHES / "python" / "requirements.txt")
    run(PYTHON, "-m", "pip", "install", "-q", "--force-reinstall", "--no-deps", wheel("abi3"))
    with zipfile.ZipFile(wheel("full", "--no-default-features")) as archive:
        archive.extractall(OUT / "full")


def wheel(name: str, *options: str) -> Path:
    """Build a wheel into a folder of this name."""
    folder = OUT / "wheels" / name
    shutil.rmtree(folder, ignore_errors=True)
    command = [VENV / "bin" / "maturin", "build", "-q", "--release", "-i", PYTHON]
    run(*command, "-m", ROOT / "bindings-python" / "Cargo.toml", "-o", folder, *options)
    return next(folder.glob("*.whl"))

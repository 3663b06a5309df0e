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
C_FLAGS = ["-O2", "-std=c11", "-D_POSIX_C_SOURCE=199309L", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]
MILLION = 1_000_000
# Flags of the caller would no longer be the baseline; peers get one thread, as we do.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.endswith("RUSTFLAGS")} | {
    "POLARS_MAX_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYO3_PYTHON": str(PYTHON),
    "VIRTUAL_ENV": str(VENV),
}


def run(*command: str | Path, **options: object) -> str:
    """What a command prints; a failure ends everything."""
    words = [str(word) for word in command]
    process = subprocess.run(words, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=False, **options)
    if process.returncode != 0:
        sys.exit(f"failed with {process.returncode}: {' '.join(words)}")
    return process.stdout


def benches(*names: str) -> list[Path]:
    """The programs of bench targets."""
    targets = [word for name in names for word in ("--bench", name)]
    lines = run("cargo", "bench", "-q", "-p", "skillcert-benches", "--no-run", "--message-format=json", *targets)
    messages = (json.loads(line) for line in lines.splitlines())
    paths = {message["target"]["name"]: message["executable"] for message in messages if message.get("executable")}
    return [Path(paths[name]) for name in names]


def target() -> Path:
    """Where cargo puts what it builds."""
    return Path(json.loads(run("cargo", "metadata", "--format-version=1", "--no-deps"))["target_directory"])


def rows() -> None:
    """Files of rows for the programs in other languages."""
    run("cargo", "build", "-q", "--release", "-p", "skillcert-benches", "--example", "rows")
    for mix, count in [("clean", 1024), ("mixed", 1024), ("mixed", MILLION), ("mixed", 10 * MILLION)]:
        with (OUT / f"{mix}-{count}.txt").open("wb") as file:
            subprocess.run([target() / "release" / "examples" / "rows", mix, str(count)], stdout=file, check=True)


def c_program() -> Path:
    """The C program beside the libraries that it calls."""
    run("cargo", "build", "-q", "--release", "-p", "skillcert-c")
    run("cargo", "build", "-q", "--release", "-p", "skillcert-benches", "--example", "inlined")
    shutil.copy(target() / "release" / "libskillcert.so", OUT / "libskillcert.so.1")
    shutil.copy(target() / "release" / "examples" / "libinlined.so", OUT)
    compiler, sources, program = os.environ.get("CC", "cc"), BENCHES / "c", OUT / "call"
    run(compiler, *C_FLAGS, "-shared", "-fPIC", "-o", OUT / "libempty.so", sources / "empty.c")
    linked = ["-L", OUT, "-l:libskillcert.so.1", "-lempty", "-linlined", "-Wl,-rpath,$ORIGIN"]
    header = ROOT / "bindings-c" / "include"
    run(compiler, *C_FLAGS, "-I", header, "-o", program, sources / "call.c", sources / "naive.c", *linked)
    return program


def python_packages() -> None:
    """The peers, our wheel, and beside it the same module built for this very Python."""
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", VENV)
    run(PYTHON, "-m", "pip", "install", "-q", "-r", BENCHES / "python" / "requirements.txt")
    run(PYTHON, "-m", "pip", "install", "-q", "--force-reinstall", "--no-deps", wheel("abi3"))
    with zipfile.ZipFile(wheel("full", "--no-default-features")) as archive:
        archive.extractall(OUT / "full")


def wheel(name: str, *options: str) -> Path:
    """The one wheel that maturin builds into a folder of this name."""
    folder = OUT / "wheels" / name
    shutil.rmtree(folder, ignore_errors=True)
    manifest = ROOT / "bindings-python" / "Cargo.toml"
    maturin = VENV / "bin" / "maturin"
    run(maturin, "build", "-q", "--release", "-i", PYTHON, "-m", manifest, "-o", folder, *options)
    return next(folder.glob("*.whl"))

"""Describe what the figures depend on: machine, system, compilers, flags; no names of hosts, no paths."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator
from pathlib import Path

import build

CPU = Path("/sys/devices/system/cpu/cpu0/cache")


def description() -> Iterator[tuple[str, str]]:
    """Yield pairs of a word and what there is."""
    yield from host()
    yield "Python", f"{first_line(build.PYTHON)}; {packages()}"
    yield "flags", "none for the machine at hand; AVX2 is chosen when the program runs; one thread"


def host() -> Iterator[tuple[str, str]]:
    """Yield what does not belong to the benchmarks alone."""
    guest = ", virtual" if "hypervisor" in cpu_info() else ""
    yield "processor", f"{model()}, {os.cpu_count()} cores{guest}"
    yield "caches", ", ".join(caches())
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    yield "system", f"{system}, {platform.system()} {platform.release()}, {platform.libc_ver()[1]} glibc"
    yield "Rust", f"{first_line('rustc')}; release profile (thin LTO, one codegen unit, overflow checks)"
    yield "C", f"{first_line(os.environ.get('CC', 'cc'))}; -O2"


def first_line(program: str | Path) -> str:
    """Return how a program names itself and its version."""
    return build.run(program, "--version").splitlines()[0]


def cpu_info() -> str:
    return Path("/proc/cpuinfo").read_text("utf-8")


def model() -> str:
    """Name, family and model, for the names of virtual processors say little."""
    keys = ("model name", "cpu family", "model")
    found = [re.search(rf"^{key}\s*: (.*)$", cpu_info(), re.M) for key in keys]
    name, family, number = (match[1] if match else "unknown" for match in found)
    return f"{name} (family {family}, model {number})"


def caches() -> Iterator[str]:
    for index in sorted(CPU.glob("index*")):
        level, kind, size = ((index / name).read_text("utf-8").strip() for name in ("level", "type", "size"))
        if kind != "Instruction":
            yield f"L{level} {size}"


def packages() -> str:
    lines = (build.BENCHES / "python" / "requirements.txt").read_text("utf-8").splitlines()
    return ", ".join(line.replace("==", " ") for line in lines if not line.startswith("#"))

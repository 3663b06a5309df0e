"""What the figures depend on: machine, system, compilers, flags; no names of hosts, no paths."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator
from pathlib import Path

import build

CPU = Path("/sys/devices/system/cpu/cpu0/cache")


def description() -> Iterator[tuple[str, str]]:
    """Pairs of a word and what there is."""
    yield "processor", f"{model()}, {os.cpu_count()} cores{', virtual' if 'hypervisor' in cpu_info() else ''}"
    yield "caches", ", ".join(caches())
    yield "system", f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.system()} {platform.release()}"
    yield "Rust", f"{build.run('rustc', '--version').strip()}; release profile (thin LTO, one codegen unit, overflow checks)"
    compiler = build.run(os.environ.get("CC", "cc"), "--version").splitlines()[0]
    yield "C", f"{compiler}; {' '.join(flag for flag in build.C_FLAGS if flag.startswith('-O'))}"
    yield "Python", f"{build.run(build.PYTHON, '-c', 'import platform as p; print(p.python_version())').strip()}; {packages()}"
    yield "flags", "none for the machine: the baseline of the architecture, AVX2 chosen when the program runs; one thread"


def cpu_info() -> str:
    return Path("/proc/cpuinfo").read_text("utf-8")


def model() -> str:
    """Name, family and model, for the names of virtual processors say little."""
    name, family, number = (re.search(rf"^{key}\s*: (.*)$", cpu_info(), re.M) for key in ("model name", "cpu family", "model"))
    return f"{name[1]} (family {family[1]}, model {number[1]})" if name and family and number else platform.machine()


def caches() -> Iterator[str]:
    for index in sorted(CPU.glob("index*")):
        level, kind, size = ((index / name).read_text("utf-8").strip() for name in ("level", "type", "size"))
        if kind != "Instruction":
            yield f"L{level} {size}"


def packages() -> str:
    lines = (build.BENCHES / "python" / "requirements.txt").read_text("utf-8").splitlines()
    return ", ".join(line.replace("==", " ") for line in lines if not line.startswith("#"))

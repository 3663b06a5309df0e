"""What a missing tool leaves out: one form and one list for every program, see tests/skip.sh."""

import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tests" / "skip.sh"


def skipped(what: str, package: str) -> bool:
    """Whether it may be left out; `package` is the Debian one that is missing."""
    return subprocess.run(["bash", SCRIPT, what, package], check=False).returncode == 0


def skip(what: str, package: str) -> NoReturn:
    """Leaves out a test."""
    if not skipped(what, package):
        pytest.fail(f"{what}: {package} is missing")
    pytest.skip(f"{what} ({package})")

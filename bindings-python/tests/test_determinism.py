"""The same bytes wherever the command runs: language, time zone, hash seed and mode of the interpreter.

A share of all settings runs here; ``PROVE=1`` takes every one.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import evidence
import pytest
from skillcert.register import Register
from skipped import skip

TESTS = Path(__file__).parent
SAMPLE = TESTS.parents[1] / "sample"
LOCALES = {"C": "", "zh_CN.GB18030": "GB18030", "tr_TR.UTF-8": "UTF-8", "ar_EG.UTF-8": "UTF-8"}
# A host may speak its country's language all the way down, to `strtod` and `toupper`.
HOST = """
import locale, sys
locale.setlocale(locale.LC_ALL, "")
from skillcert.cli import main
sys.exit(main())
"""
VALUES = '''"""What the package says of its own values."""

import locale
import sys

import skillcert
from values import VALUES

locale.setlocale(locale.LC_ALL, "")
cells = ["1918010000001", "191801000000O", None, "İı١", "2618010000003"]
told = [repr(value) + getattr(value, "to_json", str)() for value in VALUES]
told += [code.sentence(lang) + code.cure(lang) for code in skillcert.codes() for lang in ("zh", "en")]
told += [error.message(lang) for _, error in skillcert.check(cells).errors() for lang in ("zh", "en")]
told += [skillcert.audit(cells).to_json(), repr(skillcert.audit(cells).to_bytes())]
told += [repr(skillcert.recover_column(cells)), str(skillcert.recover_column(cells).counts)]
sys.stdout.buffer.write("\\n".join(told).encode())
'''
REGISTER = "--register sqlite:///register.db"
COMMANDS = (
    "check numbers.csv --column A --html checked.html --out checked.csv",
    "check numbers.csv --json",
    "check number-cells.xlsx --out checked.xlsx",
    "check text-cells.ods --lang en --out checked.ods",
    "recover numbers.csv --out recovered.csv",
    "recover numbers.csv --json",
    "decide results.csv --project project.json --out decided.csv",
    "decide --practical 59.99 --theory 60 --rule both",
    f"register init {REGISTER}",
    f"issue results.csv --project project.json --city 01 --date 2026-11-23 --ahead --out i.csv {REGISTER}",
    f"register print 2618010000001 --blank 43A0000001 --printer center --on 2026-11-24 --ahead {REGISTER}",
    f"register void 2618010000002 --reason stolen --on 2026-11-24 --ahead {REGISTER}",
    "audit i.csv --part audit.part --json-out audit.json --html audit.html",
    f"explain 2618010000001 {REGISTER}",
    "explain 261801OOOOO12",
    f"register show 2618010000001 {REGISTER}",
    f"check i.csv --column F --quiet {REGISTER}",
    f"register export --out report.csv --high-water mark.json {REGISTER}",
    f"register export --out report.jsonl {REGISTER}",
    f"register export --out report.xlsx {REGISTER}",
    f"register audit {REGISTER}",
)


@dataclass(frozen=True)
class Setting:
    """Where a command runs."""

    locale: str
    zone: str
    seed: str
    utf8: str

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        own = {"LC_ALL": self.locale, "TZ": self.zone, "PYTHONHASHSEED": self.seed, "PYTHONUTF8": self.utf8}
        # Which language the command speaks follows the locale, unless it is chosen.
        own["SKILLCERT_LANG"] = "zh"
        return kept | own | {"PYTHONPATH": str(TESTS), "PYTHONWARNDEFAULTENCODING": "1"}


EVERY = [
    Setting(*each)
    for each in itertools.product(LOCALES, ("UTC", "Asia/Shanghai"), ("0", "1", "random"), ("0", "1"))
]
# Each value of each setting, and each language as it is without the interpreter's help.
FEW = [
    Setting("C", "Asia/Shanghai", "1", "0"),
    Setting("zh_CN.GB18030", "Asia/Shanghai", "random", "0"),
    Setting("tr_TR.UTF-8", "UTC", "random", "0"),
    Setting("ar_EG.UTF-8", "Asia/Shanghai", "0", "1"),
]


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Locales made from the descriptions of Debian's package `locales`, in a folder of their own."""
    folder = tmp_path_factory.mktemp("locales")
    for name, charset in LOCALES.items():
        if charset:
            _make(folder, name, charset)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCPATH", str(folder))
        yield


def _make(folder: Path, name: str, charset: str) -> None:
    command = ["localedef", "-i", name.partition(".")[0], "-f", charset, str(folder / name)]
    if shutil.which("localedef"):
        subprocess.run(command, check=False, capture_output=True)
    if not (folder / name / "LC_CTYPE").is_file():
        skip("the package in other locales", "locales")


def python(setting: Setting, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = setting.environment | {"LOCPATH": os.environ["LOCPATH"]}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )


def told(setting: Setting, folder: Path) -> dict[str, bytes]:
    """What every command says, with its exit code, and what it writes."""
    for path in (*SAMPLE.glob("*.csv"), SAMPLE / "project.json", *TESTS.glob("workbooks/*-cells.*")):
        shutil.copy(path, folder)
    (folder / "told.py").write_text(VALUES, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("secrets.token_hex", lambda n: "0" * 2 * n)  # of all, each register would be another
        Register(f"sqlite:///{folder}/register.db").init()
    answers = {"values": python(setting, folder, "told.py").stdout}
    for command in COMMANDS:
        run = python(setting, folder, "-c", HOST, *command.split())
        said = run.stdout + b"\0" + run.stderr + b"\0%d" % run.returncode
        answers[command] = said.replace(str(folder).encode(), b".")
    return answers | {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def shown(text: bytes, encoding: str) -> bytes:
    """What a terminal of this encoding is sent for a text in UTF-8."""
    return text.decode().encode(encoding, "backslashreplace")


@pytest.fixture(scope="module")
def expected(locales: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    found = told(Setting("C", "UTC", "0", "1"), tmp_path_factory.mktemp("expected"))
    assert [name for name in COMMANDS if found[name].endswith(b"\x002")] == []
    assert "作废".encode() in found["report.csv"]
    assert all(found.values())
    return found


@pytest.mark.parametrize("setting", EVERY if evidence.PROVING else FEW, ids=str)
def test_the_same_bytes(setting: Setting, expected: dict[str, bytes], tmp_path: Path) -> None:
    asked = "import locale, sys; print(sys.stdout.encoding, locale.setlocale(locale.LC_ALL, ''))"
    encoding, name = python(setting, tmp_path, "-c", asked).stdout.decode().split()
    assert name == setting.locale
    found = told(setting, tmp_path)
    assert found.keys() == expected.keys()
    for name, answer in expected.items():
        text = name in COMMANDS and not name.endswith("--json")
        assert found[name] == (shown(answer, encoding) if text else answer), name
    digest = hashlib.sha256(repr(sorted(expected.items())).encode()).hexdigest()[:16]
    evidence.count(
        f"settings of language, time zone, hash seed and mode with the same bytes, digest {digest}"
    )

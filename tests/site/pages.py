"""Does what the pages of the documentation say, word for word, and compares what comes out.

A page is followed from top to bottom in an empty folder. A block with a title is the file of that name. In a
`console` block each line behind `$ ` is given to one shell, and the lines below it are what it prints; `...`
stands for anything. The `python` blocks are one session, after the shell. Every other block has to be `text`,
so that none goes unseen.

A page that makes its own environment gets the wheel as if from an index; all others find it installed.

Usage: python tests/site/pages.py [--write] build/package/skillcert-*.whl docs/start.md …
With --write, what comes out becomes what the page says.
"""

from __future__ import annotations

import argparse
import doctest
import os
import re
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "pages"
EXTRAS = "register,parquet,report,pydantic"
FENCE = re.compile(r'^```(\w+)(?: title="([^"/]+)")?$')
MARK = "\x1e"


@dataclass
class Block:
    """A fenced block: what it is, the file it stands for, and its lines."""

    kind: str
    title: str | None
    first: int
    lines: list[str] = field(default_factory=list)


class PageError(Exception):
    """What a page says is not what comes out."""


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in their order."""
    found: list[Block] = []
    inside = False
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if inside:
            inside = line != "```"
            if inside:
                found[-1].lines.append(line)
        elif match := FENCE.match(line):
            found.append(Block(match[1], match[2], number))
            inside = True
        elif line.lstrip().startswith("```"):
            raise PageError(f"{page}:{number}: a block that nothing runs")
    return found


def commands(block: Block) -> list[tuple[int, str, str]]:
    """Line, command and printed text of each command of a console block."""
    steps: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(block.lines, block.first + 1):
        if line.startswith("$ "):
            steps.append((number, line[2:], []))
        elif line.startswith("> ") and not steps[-1][2]:
            steps[-1] = (steps[-1][0], f"{steps[-1][1]}\n{line[2:]}", [])
        else:
            steps[-1][2].append(line)
    return [(number, command, "".join(f"{line}\n" for line in out)) for number, command, out in steps]


class Shell:
    """One shell in a folder, asked command by command."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._bash = subprocess.Popen(
            ["bash", "--noprofile", "--norc"],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def run(self, command: str) -> str:
        """What a command prints."""
        assert self._bash.stdin is not None
        assert self._bash.stdout is not None
        # In the shell itself, so that an activated environment stays; what reads its input finds none.
        self._bash.stdin.write(f"{{ {command}\n}} </dev/null\nprintf '{MARK}\\n'\n")
        self._bash.stdin.flush()
        printed = ""
        for line in self._bash.stdout:
            if line.endswith(f"{MARK}\n"):
                return printed + line.removesuffix(f"{MARK}\n")
            printed += line
        raise PageError(f"the shell ended: {printed}")

    def close(self) -> None:
        """End it."""
        self._bash.communicate()


def same(wanted: str, printed: str) -> bool:
    return doctest.OutputChecker().check_output(wanted, printed, doctest.ELLIPSIS)


def follow(page: Path, wheels: Path, *, write: bool) -> int:
    """Follow one page; how many of its blocks were run."""
    parts = blocks(page)
    own = any("-m venv" in line for block in parts for line in block.lines)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shell = Shell(folder, environment(folder, wheels, own=own))
        answers: dict[int, str] = {}
        for block in parts:
            answers |= run(block, folder, shell)
        session = [f"{line}\n" for block in parts if is_session(block) for line in [*block.lines, ""]]
        (folder / ".session").write_text("".join(session), "utf-8")
        told = shell.run("python -m doctest -o ELLIPSIS .session") if session else ""
        shell.close()
    if write:
        rewrite(page, parts, answers)
    else:
        compare(page, parts, answers)
    if told:
        raise PageError(f"{page}: {told}")
    return sum(block.kind != "text" for block in parts)


def is_session(block: Block) -> bool:
    return block.kind == "python" and not block.title and block.lines[0].startswith(">>> ")


def run(block: Block, folder: Path, shell: Shell) -> dict[int, str]:
    """Write the file, or run the commands: what each printed, by its line."""
    if block.title:
        (folder / block.title).write_text("".join(f"{line}\n" for line in block.lines), "utf-8")
        return {}
    if block.kind == "console":
        return {number: shell.run(command) for number, command, _ in commands(block)}
    if is_session(block) or block.kind == "text":
        return {}
    raise PageError(f"line {block.first}: nothing runs a block of {block.kind}")


def compare(page: Path, parts: list[Block], answers: dict[int, str]) -> None:
    for block in parts:
        for number, command, wanted in commands(block) if block.kind == "console" else []:
            if not same(wanted, answers[number]):
                raise PageError(f"{page}:{number}: {command}\nexpected:\n{wanted}printed:\n{answers[number]}")


def rewrite(page: Path, parts: list[Block], answers: dict[int, str]) -> None:
    """Put what came out where it differs from what stands there."""
    lines = page.read_text("utf-8").splitlines()
    for block in reversed(parts):
        for number, command, wanted in reversed(commands(block)) if block.kind == "console" else []:
            if not same(wanted, answers[number]):
                start = number + command.count("\n")
                lines[start : start + wanted.count("\n")] = answers[number].splitlines()
    page.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def environment(folder: Path, wheels: Path, *, own: bool) -> dict[str, str]:
    """What a reader's shell holds: the wheels as an index, and the package unless the page installs it."""
    programs = [str(Path(sys.base_prefix) / "bin"), "/usr/local/bin", "/usr/bin", "/bin"]
    if not own:
        programs.insert(0, str(BUILD / "venv" / "bin"))
    return {
        "PATH": os.pathsep.join(programs),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def prepare(wheel: Path) -> Path:
    """The folder of wheels, and an environment with all extras."""
    wheels, home = BUILD / "wheels", BUILD / "venv"
    for earlier in wheels.glob("skillcert-*"):
        earlier.unlink()
    venv.create(home, with_pip=True, clear=True)
    pip = [str(home / "bin" / "pip"), "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "download", "--dest", str(wheels), f"{wheel}[{EXTRAS}]"], check=True)
    subprocess.run(
        [*pip, "install", "--no-index", "--find-links", str(wheels), f"{wheel}[{EXTRAS}]"], check=True
    )
    return wheels


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("wheel", type=Path)
    arguments.add_argument("pages", type=Path, nargs="+")
    given = arguments.parse_args()
    wheels = prepare(given.wheel.resolve())
    faults = 0
    for page in given.pages:
        try:
            print(f"{page}: {follow(page, wheels, write=given.write)} blocks")
        except PageError as fault:
            faults += 1
            print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

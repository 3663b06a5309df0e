"""`skillcert completion`: what a shell needs to complete commands, options and files.

The script is written by shtab from the parser itself, so that no list of options is kept twice; it is printed
rather than installed, because every shell and distribution has another place for it.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass

from skillcert.extras import needed_for
from skillcert.texts import BilingualError, Text

from ..parser import Parser

ABOUT = Text(
    "输出命令补全脚本：bash 或 zsh（需要 skillcert[completion]）。",
    "Prints the completion script for bash or zsh (needs skillcert[completion]).",
)
SHELLS = ("bash", "zsh")


@dataclass(frozen=True)
class Job:
    """A completion: the shell, and the parser of all commands."""

    shell: str
    root: Parser


def declare(parser: Parser) -> None:
    """Add the arguments."""
    usage = Text(
        'bash 或 zsh；用法：eval "$(skillcert completion bash)"',
        'bash or zsh; to use it: eval "$(skillcert completion bash)"',
    )
    parser.positional("shell", "SHELL", usage)
    parser.set_defaults(root=parser.root)


def run(args: Namespace, lang: str) -> int:
    """Run the command."""
    if args.shell not in SHELLS:
        raise BilingualError("SHELL：只能是 bash 或 zsh", "SHELL: bash or zsh")
    return _print(Job(args.shell, args.root))


def _print(job: Job) -> int:
    with needed_for(Text("命令补全", "completions"), "completion"):
        import shtab
    for parser in _parsers(job.root):
        for action in parser.files:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(job.root, shell=job.shell))
    return 0


def _parsers(parser: Parser) -> Iterator[Parser]:
    yield parser
    for each in parser.parsers.values():
        yield from _parsers(each)

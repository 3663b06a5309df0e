"""The console command `skillcert`: help and errors in Chinese or English, exit codes, no traceback.

Imports run downwards: this file, then `commands` (one file each), `pages` (answers to look at), `work` (what
commands do), and the tables and the register of the package. A command turns the parsed arguments into a job
at its entrance; nothing below sees them.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

from skillcert import ValidationError, __version__
from skillcert.texts import BilingualError, Text

from .parser import Parser, language, words
from .work.reasons import Curable, cured
from .work.said import say
from .work.unplaced import UnplacedError

# Modules, in the order of the help.
COMMANDS = (
    "check",
    "recover",
    "audit",
    "explain",
    "decide",
    "issue",
    "register",
    "fee",
    "station",
    "catalog",
    "completion",
)
# After so many more objects, circles are looked for: rows make a million objects, and none.
OBJECTS = 1_000_000
CANNOT_RUN, UNPLACED, INTERRUPTED = 2, 3, 130

ABOUT = Text(
    "湖南省专项职业能力考核：判定、编号、核对。",
    "Hunan's special vocational ability assessment: decide, number, check.",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    lang = language(arguments)
    _end_in_order()
    collecting = gc.get_threshold()
    gc.set_threshold(OBJECTS, *collecting[1:])
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Closed by the caller (`>&-`): nobody reads it, and no file that is opened takes its place.
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a character shows its escape.
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(arguments, lang)
    except BrokenPipeError:
        return CANNOT_RUN  # nobody reads on (`| head`)
    finally:
        gc.set_threshold(*collecting)
        _let_go()


def _end_in_order() -> None:
    """Have a request to end, and a terminal that hangs up, interrupt the work as Ctrl-C does."""
    # Windows knows no hang-up. What the caller handles or ignores (`nohup`) stays as it is.
    for number in {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}:
        if signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):  # in a thread of another program
                signal.signal(number, signal.default_int_handler)


def _let_go() -> None:
    """Drop what could not be written: at exit it would fail again, with another exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(arguments: Sequence[str], lang: str) -> int:
    try:
        parser = Parser(lang=lang, about=ABOUT, prog="skillcert", words=_chosen(arguments))
        parser.version(__version__)
        parser.commands(f"{__name__}.commands", COMMANDS)
        args = parser.parse_args(arguments)
        code: int = args.run(args, lang)
        sys.stdout.flush()
        return code
    except UnplacedError as error:
        return _say(error.message(lang), INTERRUPTED if error.interrupted else UNPLACED)
    except (BilingualError, ValidationError) as error:
        return _say(cured(error).of(lang) if isinstance(error, Curable) else error.message(lang), CANNOT_RUN)
    except KeyboardInterrupt:
        interrupted = Text(
            "已中断；重新运行是安全的，不会重复核发",
            "interrupted; it is safe to run again, nothing is issued twice",
        )
        return _say(interrupted.of(lang), INTERRUPTED)
    except BrokenPipeError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and (reason := error.strerror):
            refused = Text(f"无法读写（{reason}）", f"cannot read or write ({reason})")
            return _say(refused.of(lang), CANNOT_RUN)
        # The last resort: a defect is reported as such, in one line and without data.
        defect = Text("程序缺陷，请报告", "a defect of this program, please report it")
        return _say(f"{defect.of(lang)}: {type(error).__name__}", CANNOT_RUN)


def _chosen(arguments: Sequence[str]) -> list[str]:
    """Return the words that choose the command; none for the script of completions, which has all."""
    chosen = words(arguments)
    return [] if chosen[:1] == ["completion"] else chosen


def _say(line: str, code: int) -> int:
    # A log on a full disk takes no line; the exit code still says that nothing was done.
    with suppress(OSError):
        say([f"skillcert: {' '.join(line.split())}"], sys.stderr)
    return code

"""The command with little memory and time, once for each line of JSON on standard input, answered by a line.

A process is started once, warmed up, and forked for each call: some hundred calls take seconds. What a call
prints and how it ends is what a shell would see; a signal is a negative code.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from skillcert.cli import main


@dataclass(frozen=True)
class Ended:
    """How a call ended: code, what it printed, its seconds on the processor, and its memory in MB."""

    code: int
    out: str
    err: str
    seconds: float
    memory: int


Call = Sequence[str]


def run(calls: Iterable[Call], *, megabytes: int, seconds: int, before: Iterable[Call] = ()) -> list[Ended]:
    """Run the command with each of these arguments; what the calls before import is there for all."""
    wanted = "".join(f"{json.dumps(each)}\n" for each in (list(before), *calls))
    command = [sys.executable, __file__, str(megabytes), str(seconds)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    ended = subprocess.run(command, input=wanted, capture_output=True, text=True, check=True, env=environment)
    return [Ended(**json.loads(line)) for line in ended.stdout.splitlines()]


def _serve(megabytes: int, seconds: int) -> Iterator[dict[str, object]]:
    for arguments in json.loads(sys.stdin.readline()):
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            main(arguments)
    for line in sys.stdin:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = os.fork()
            if process == 0:
                _call(json.loads(line), (out, err), megabytes, seconds)
            _, status, usage = os.wait4(process, 0)
            out.seek(0), err.seek(0)
            yield {
                "code": os.waitstatus_to_exitcode(status),
                "out": out.read().decode(errors="replace"),
                "err": err.read().decode(errors="replace"),
                "seconds": usage.ru_utime + usage.ru_stime,
                "memory": usage.ru_maxrss // 1024,
            }


def _call(arguments: list[str], files: tuple[BinaryIO, BinaryIO], megabytes: int, seconds: int) -> None:
    """Become the command."""
    for number, file in enumerate(files, 1):
        os.dup2(file.fileno(), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + megabytes * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (megabytes * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    # And by the clock: who waits for ever uses no processor, and others may be busy with it.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(6 * seconds)
    code = 70
    try:
        code = main(arguments)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    for answer in _serve(*map(int, sys.argv[1:])):
        print(json.dumps(answer), flush=True)

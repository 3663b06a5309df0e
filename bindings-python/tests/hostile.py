"""Endless numbers, cells, scores and documents, each in a process of its own that is weighed.

``hostile.py CASE CHARACTERS TIMES`` asks about one. ``hostile.py`` itself is the proof, with 100,000,000
characters.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import skillcert


@dataclass(frozen=True)
class Case:
    """What is repeated, and who is asked about it; ``whole`` where all of it has to be read."""

    piece: str
    ask: Callable[[str], object]
    whole: bool = False


CASES = {
    "a number of digits": Case("9", skillcert.validate),
    "a number of blanks": Case(" ", skillcert.validate),
    "a number with many faults": Case("x", skillcert.diagnose),
    "a cell of blanks": Case(" ", skillcert.recover),
    "a cell of apostrophes": Case("'", skillcert.recover),
    "a score of digits": Case("9", skillcert.Score),
    "a score of zeros": Case("0", skillcert.Score),
    "a date": Case("2", skillcert.parse_date),
    "a document of arrays in arrays": Case("[", lambda text: skillcert.document("catalog_apply", text)),
    "a document of blanks": Case(" ", lambda text: skillcert.document("clause_list", text)),
    "a number of full-width digits": Case("１", skillcert.validate, whole=True),
}


@dataclass(frozen=True)
class Weighed:
    """Seconds on the processor, kilobytes beyond the input, and the sentence in both languages."""

    seconds: float
    kilobytes: int
    sentences: list[str]


def told(case: Case, text: str) -> list[str]:
    """The sentences of the refusal, or the beginning of the answer."""
    try:
        return [str(case.ask(text))[:256]]
    except skillcert.ValidationError as error:
        return [error.message("zh"), error.message("en"), str(error)]


def ask(name: str, characters: int, times: int) -> Weighed:
    case = CASES[name]
    text = case.piece * characters
    # The code that answers is in memory before it is weighed.
    sentences = told(case, case.piece * 100)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    for _ in range(times):
        sentences = told(case, text)
    seconds = time.process_time() - start
    return Weighed(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, sentences)


def weigh(name: str, characters: int, times: int = 1) -> Weighed:
    """The same in a process of its own; refuses what is immodest."""
    arguments = [sys.executable, __file__, name, str(characters), str(times)]
    out = subprocess.run(arguments, capture_output=True, check=True, text=True).stdout.splitlines()
    weighed = Weighed(float(out[0]), int(out[1]), out[2:])
    # Python keeps characters beyond ASCII as UTF-8 too, and has both while it writes that.
    allowed = 2048 + (characters * 6 // 1024 if CASES[name].whole else 0)
    assert weighed.kilobytes <= allowed, (name, weighed)
    assert all(0 < len(sentence.encode()) <= 256 for sentence in weighed.sentences), (name, weighed)
    assert weighed.sentences, name
    return weighed


def prove() -> str:
    """Ten thousand times as many characters are no more work."""
    most = 0
    for name, case in CASES.items():
        times = 1 if case.whole else 1000
        small, large = weigh(name, 10_000, times), weigh(name, 100_000_000, times)
        print(f"{name}: {small.seconds:.3f} s, {large.seconds:.3f} s, {large.kilobytes} kB", flush=True)
        assert case.whole or large.seconds <= small.seconds * 10 + 0.05, name
        most = max(most, 0 if case.whole else large.kilobytes)
    return f"{len(CASES)} kinds, at most {most:,} kB"


if __name__ == "__main__":
    if len(sys.argv) == 4:
        answer = ask(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
        print(answer.seconds, answer.kilobytes, *answer.sentences, sep="\n")
    else:
        figure = prove()
        if evidence := os.environ.get("EVIDENCE"):
            claim = "texts of 100,000,000 characters in Python, beside such of 10,000: no more work"
            with Path(evidence).open("a", encoding="utf-8") as file:
                file.write(f"{claim}\t{figure}\n")

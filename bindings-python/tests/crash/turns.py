"""Year turns: eight workers ask for the first number of a year at the same moment."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Barrier

from schemes import OfTheRegister

WORKERS = 8
_BARRIER: list[Barrier] = []


def turn(url: str, rounds: int) -> str:
    """Race for the first number of so many years; return the line of figures, or fail."""
    scheme = OfTheRegister(url)
    scheme.create()
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(WORKERS, timeout=60)
    with ProcessPoolExecutor(WORKERS, context, initializer=_take, initargs=(barrier,)) as pool:
        answers = [
            pair for part in pool.map(_race, [(url, i, rounds) for i in range(WORKERS)]) for pair in part
        ]
    numbers = sorted(number for _, number in answers)
    years = [2020 + i for i in range(rounds)]
    wanted = [
        (year % 100 * 10_000 + 1801) * 10_000_000 + serial
        for year in years
        for serial in range(1, WORKERS + 1)
    ]
    assert numbers == wanted, "a year did not begin with 1 to 8"
    assert sorted(scheme.stored()) == sorted(answers), "what was answered is not what is stored"
    return f"{rounds} year turns with {WORKERS} racing workers: {len(numbers)} issued, 0 gaps, 0 duplicates"


def _take(barrier: Barrier) -> None:
    _BARRIER.append(barrier)


def _race(of: tuple[str, int, int]) -> list[tuple[tuple[str, str], int]]:
    url, worker, rounds = of
    clerk = OfTheRegister(url).open()
    answers = []
    for year in range(2020, 2020 + rounds):
        key = f"考核{year}", f"考生{worker}"
        _BARRIER[0].wait(timeout=120)
        answers += clerk.issue(year, [key])
    return answers

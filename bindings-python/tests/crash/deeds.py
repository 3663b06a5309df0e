"""What a worker does next, and what it knows.

A deed is ["issue", keys, the number that is replaced or None] or ["step", number, JSON of the event].
An answer is ["issue", pairs of key and number], ["step", [number, place, JSON], stage] or ["refused"].
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from typing import Any

from schemes import CITY, Clerk, Key
from skillcert import CertificateEvent, PrintAuthority

CENTER = "长沙市职业技能鉴定中心"
AUTHORITY = PrintAuthority(CITY, CENTER, [CENTER])
FIRST_YEAR, YEARS, SECONDS_PER_YEAR = 2020, 80, 2
# So long everybody asks for the same few candidates, and works on their certificates.
SECONDS_PER_CROWD, CROWD = 0.5, 3
# Of how many certificates a worker takes care at a time.
AT_HAND = 12
_NEXT = {
    "issued": ["print", "print", "print", "void", "correct"],
    "printed": ["emboss", "red_seal", "emboss", "red_seal", "spoil", "void", "correct"],
    "embossed": ["red_seal", "red_seal", "spoil", "void"],
    "red_sealed": ["emboss", "emboss", "spoil", "void"],
    "complete": ["reissue", "reissue", "spoil", "correct", "void"],
}
Deed = list[Any]
Answer = list[Any]


class Knowledge:
    """What a worker knows of certificates: what it was answered, in this life and in those before."""

    def __init__(self, name: str, start: float, heard: Iterable[tuple[Deed, Answer]]) -> None:
        self.start = start
        self.keys: dict[int, Key] = {}
        self.stages: dict[int, str] = {}
        life = f"{name}-{time.time_ns()}"
        self.fresh: Iterator[str] = (f"{life}-{i}" for i in count(1))
        for deed, answer in heard:
            self.add(deed, answer)

    def add(self, deed: Deed, answer: Answer) -> None:
        """Learn from an answer."""
        if answer[0] == "issue":
            for key, number in answer[1]:
                self.keys[number] = (key[0], key[1])
                self.stages[number] = self.stages.pop(number, "issued")  # it is at hand again
        elif answer[0] == "step":
            self.stages[answer[1][0]] = answer[2]
        elif deed[0] == "step":
            self.stages.pop(deed[1], None)  # somebody else went on with it

    def next(self, mix: tuple[float, float, float]) -> Deed:
        """Choose what to do."""
        kind = random.choices(("issue", "step", "successor"), mix)[0]
        at_hand = list(self.stages.items())[-AT_HAND:]
        if kind == "step" and (alive := [pair for pair in at_hand if pair[1] != "void"]):
            number, stage = random.choice(alive)
            return ["step", number, self._event(number, random.choice(_NEXT[stage]))]
        if kind == "successor" and (void := [number for number, stage in at_hand if stage == "void"]):
            number = random.choice(void)
            return ["issue", [self.keys[number]], number]
        return ["issue", self._wanted(), None]

    def _wanted(self) -> list[Key]:
        """One, a few or many candidates; now and then some who have a number, or whom everybody asks for."""
        n = random.choice((1, 1, 1, 2, 3, 20))
        keys = [(f"考核{random.randint(1, 9)}", f"考生{next(self.fresh)}") for _ in range(n)]
        if self.keys and random.random() < 0.1:
            keys.append(random.choice(list(self.keys.values())))
        if random.random() < 0.4:
            crowd = int((time.time() - self.start) / SECONDS_PER_CROWD)
            keys.append(("同时", f"考生{crowd}-{random.randrange(CROWD)}"))
        return keys

    def _event(self, number: int, step: str) -> str:
        """An event that nobody else writes, but the seals: these have nothing of their own."""
        own = next(self.fresh)
        actions: dict[str, dict[str, object]] = {
            "print": {"print": {"blank": own, "printer": CENTER, "authority": AUTHORITY}},
            "void": {"void": {"reason": own}},
            "spoil": {"spoil": {"reason": own}},
            "correct": {"correct": {"holder": own, "reason": "姓名录入有误"}},
            "reissue": {"reissue": {"policy": {"allowed": True}, "reason": own}},
        }
        last_day = date(2000 + number // 100_000_000_000 % 100, 12, 31)
        return CertificateEvent(last_day, actions.get(step, step)).to_json()


def do(clerk: Clerk, deed: Deed, year: int, *, again: bool) -> Answer:
    """Do it; what was asked for before is looked up first, as whoever has lost an answer would."""
    if deed[0] == "issue":
        return ["issue", clerk.issue(year, [(key[0], key[1]) for key in deed[1]], deed[2])]
    number, event = deed[1:]
    done = (clerk.find(number, event) if again else None) or clerk.step(number, event)
    return ["step", [number, done[0], event], done[1]] if done else ["refused"]


def year_of(start: float) -> int:
    """Return the year, which turns every two seconds, for all workers at once."""
    return FIRST_YEAR + int((time.time() - start) / SECONDS_PER_YEAR) % YEARS

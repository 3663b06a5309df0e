"""What a check asks of a register, on three databases: the same answer, counted or looked up."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from databases import DAY, issue, number, request
from skillcert import SeriesKey
from skillcert.register import Register
from skillcert.register.states import DENSE, State, States

VALID = State(void=False, replaced_by=None)


@pytest.fixture
def held(register: Register) -> Register:
    """Numbers 1 to 2001: 5 and 7 are void, 2001 is in the place of 7; 9 has another name."""
    issue(register, *(request(f"{serial:04}", assessment="a") for serial in range(1, 2001)))
    for serial in (5, 7):
        register.void(number(serial), on=DAY, reason="冒名顶替")
    register.correct(number(9), holder="考生甲", on=DAY, reason="录入有误")
    register.issue([replace(request("0007", assessment="a"), replaces=number(7))], issued_on=DAY, city="01")
    return register


def numbers(*serials: int) -> list[int]:
    return [int(number(serial)) for serial in serials]


def test_states_of_many_numbers(held: Register) -> None:
    every = held.states([*numbers(*range(1, 2010)), 1, number(3)])
    assert len(every) == 2001
    assert {key: state for key, state in every.items() if state != VALID} == {
        int(number(5)): State(void=True, replaced_by=None),
        int(number(7)): State(void=True, replaced_by=int(number(2001))),
    }
    assert held.states([]) == {}


@pytest.mark.parametrize("step", [1, 2, 700])
def test_counted_or_looked_up_the_answer_is_the_same(held: Register, step: int) -> None:
    asked = numbers(*range(1, 2003, step), 2003)
    with held.look() as states:
        found = states.unlike(asked)
    wanted = {int(number(serial)) for serial in (5, 7, 2002, 2003)} & {*asked}
    assert {*found} == wanted
    assert found[int(number(2003))] is None


def test_a_whole_span_is_counted_once(held: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    first, last = numbers(1, 2001)
    with held.look() as states:
        assert not states.whole(range(first, last + 2), 2000)
        assert not states.whole(range(first, last + 1), 2000 // DENSE - 1)
        assert states.whole(range(first + 9, last + 1), 2000)
        counted: list[int] = []
        count = States._count

        def counting(self: States, piece: Sequence[int]) -> int:
            counted.append(len(piece))
            return count(self, piece)

        monkeypatch.setattr(States, "_count", counting)
        assert states.whole(range(first, last + 1), 2000)
        assert states.unlike(range(first, first + 3)) == {}
        assert counted == [9]
        assert not states.whole(range(first + SeriesKey.SPAN, last + SeriesKey.SPAN), 2000)


def test_names_are_those_that_were_corrected(held: Register) -> None:
    with held.look() as states:
        for _ in range(2):
            names = states.names(numbers(8, 9, 10, 3000))
            assert {day for *_, day in names.values()} == {"2026-11-23"}
            assert {number: (holder, project) for number, (holder, project, _) in names.items()} == dict(
                zip(
                    numbers(8, 9, 10),
                    [
                        ("0008", "湘西苗绣"),
                        ("考生甲", "湘西苗绣"),
                        ("0010", "湘西苗绣"),
                    ],
                    strict=True,
                )
            )
        assert states.kept(numbers(1, 3000)) == {int(number(1)): {}}

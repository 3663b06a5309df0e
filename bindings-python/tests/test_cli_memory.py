"""Memory does not grow with a table. `weigh.py` proves it for the largest ones."""

import pytest
from desk import Desk
from weigh import weigh, write_csv, write_ods, write_xlsx


def test_memory_does_not_grow_with_a_csv(desk: Desk) -> None:
    write_csv(desk.path("small.csv"), 50_000)
    write_csv(desk.path("large.csv"), 1_000_000)
    small, large = weigh("small.csv"), weigh("large.csv")
    assert "读取1000000行：正确 1000000" in large.out
    assert large.memory < small.memory + 10


@pytest.mark.parametrize(("ending", "write"), [("xlsx", write_xlsx), ("ods", write_ods)])
def test_memory_hardly_grows_with_a_workbook(desk: Desk, ending: str, write: object) -> None:
    """By what each row is known by, not by what it holds."""
    assert callable(write)
    write(desk.path(f"small.{ending}"), 5_000)
    write(desk.path(f"large.{ending}"), 55_000)
    small, large = weigh(f"small.{ending}"), weigh(f"large.{ending}")
    assert "读取55000行：正确 55000" in large.out
    assert large.memory < small.memory + 15


def test_the_bar_moves(desk: Desk) -> None:
    write_csv(desk.path("n.csv"), 1_000_000)
    shares = weigh("n.csv").shares
    assert len({*shares}) >= 5
    assert shares == sorted(shares)

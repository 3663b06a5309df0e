"""The recipes of `docs/engines.md`, each run as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

RECIPES = dict(
    re.findall(
        r"^## (\w+)\n+```python\n(.*?)```",
        Path(__file__).parents[2].joinpath("docs/engines.md").read_text("utf-8"),
        re.M | re.S,
    )
)


def test_every_engine_has_one() -> None:
    assert list(RECIPES) == ["pyarrow", "Polars", "pandas", "DuckDB"]


@pytest.mark.parametrize("engine", RECIPES)
def test_recipe(engine: str) -> None:
    exec(compile(RECIPES[engine], f"docs/engines.md, {engine}", "exec"), {})

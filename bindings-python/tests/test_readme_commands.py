"""The commands that the READMEs show are run as they stand."""

import re
import shlex
from pathlib import Path

import pytest
from desk import Desk

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "README.zh-CN.md", "bindings-python/README.md"]


def commands(page: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("skillcert ")]


@pytest.mark.parametrize("page", PAGES)
def test_commands_run(desk: Desk, page: str) -> None:
    shown = commands(page)
    assert len(shown) >= 4
    for name in ("results.csv", "project.json", "numbers.csv"):
        desk.write(name, (ROOT / "sample" / name).read_bytes())
    for command in shown:
        run = desk.run(*shlex.split(command)[1:])
        # Some of the sample is bad, and is told.
        assert (run.code in (0, 1), run.err) == (True, ""), command
        assert run.out

"""Every example in the documentation runs."""

from __future__ import annotations

import datetime
import decimal
import doctest
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import skillcert
import skillcert.duckdb
import skillcert.messages
import skillcert.pandas
import skillcert.polars
import skillcert.pydantic

MODULES = (
    skillcert,
    skillcert.duckdb,
    skillcert.messages,
    skillcert.pandas,
    skillcert.polars,
    skillcert.pydantic,
)
README = Path(__file__).parents[1] / "README.md"


def documented() -> Iterator[tuple[str, str]]:
    """The docs of the package, its functions, its classes and their methods, by name."""
    for module in MODULES:
        yield module.__name__, inspect.cleandoc(module.__doc__ or "")
    for name in skillcert.messages.__all__:
        yield f"messages.{name}", inspect.cleandoc(getattr(skillcert.messages, name).__doc__ or "")
    for name in skillcert.__all__:
        value = getattr(skillcert, name)
        if isinstance(value, str):
            continue
        yield name, value.__doc__
        members = vars(value).items() if inspect.isclass(value) else []
        for member, object_ in members:
            if not member.startswith("_") and not isinstance(object_, value):
                yield f"{name}.{member}", object_.__doc__


def test_everything_is_documented() -> None:
    docs = dict(documented())
    assert [name for name, text in docs.items() if not text] == []
    top = [name for name in docs if "." not in name.removeprefix("skillcert.") and not name.endswith("Error")]
    assert [name for name in top if ">>>" not in docs[name]] == []


@pytest.mark.parametrize(("name", "text"), [*documented(), ("README.md", README.read_text(encoding="utf-8"))])
def test_examples(name: str, text: str) -> None:
    names = {**vars(skillcert.messages), **vars(skillcert), "datetime": datetime, "decimal": decimal}
    test = doctest.DocTestParser().get_doctest(text, names, name, None, None)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_every_name_has_its_place_in_the_pages() -> None:
    pages = Path(__file__).parents[2] / "docs" / "api"
    texts = [page.read_text(encoding="utf-8") for page in pages.glob("*.md")]
    named = re.findall(r"^::: skillcert\.(\w+)$", "\n".join(texts), re.MULTILINE)
    modules = {"duckdb", "messages", "pandas", "polars", "pydantic", "register", "spark"}
    assert sorted(named) == sorted({*skillcert.__all__, *modules} - {"__version__"})

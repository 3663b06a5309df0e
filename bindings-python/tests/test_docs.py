"""Every public name is documented, and every example runs."""

from __future__ import annotations

import datetime
import decimal
import doctest
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import evidence
import pytest
import skillcert
import skillcert.duckdb
import skillcert.pandas
import skillcert.polars
import skillcert.pydantic
import skillcert.register

# Those of `skillcert.spark` run where Spark does: spark_cluster.py.
MODULES = (
    skillcert,
    skillcert.duckdb,
    skillcert.pandas,
    skillcert.polars,
    skillcert.pydantic,
    skillcert.register,
)
README = Path(__file__).parents[1] / "README.md"
# What a class has for its callers, in Python and in the native part.
MEMBERS = (property, classmethod, staticmethod)


@dataclass(frozen=True)
class Documented:
    """A public name; ``top`` is a module, or a class or function of one."""

    name: str
    text: str
    module: ModuleType
    top: bool

    def __str__(self) -> str:
        return self.name


def documented() -> Iterator[Documented]:
    """The modules, their functions and classes, and the methods and properties of these."""
    for module in MODULES:
        yield Documented(module.__name__, inspect.getdoc(module) or "", module, top=True)
        for name in module.__all__:
            value = getattr(module, name)
            if not inspect.isclass(value) and not inspect.isroutine(value):
                continue
            path = f"{module.__name__}.{name}"
            yield Documented(path, inspect.cleandoc(value.__doc__ or ""), module, top=True)
            for member, each in vars(value).items() if inspect.isclass(value) else ():
                if not member.startswith("_") and _is_member(each):
                    yield Documented(f"{path}.{member}", inspect.getdoc(each) or "", module, top=False)


def _is_member(each: object) -> bool:
    return inspect.isroutine(each) or inspect.isdatadescriptor(each) or isinstance(each, MEMBERS)


DOCUMENTED = list(documented())
README_EXAMPLES = Documented("README.md", README.read_text(encoding="utf-8"), skillcert, top=True)


def test_everything_is_documented() -> None:
    assert [each.name for each in DOCUMENTED if not each.text] == []
    assert [each.name for each in DOCUMENTED if each.top and ">>>" not in each.text] == []
    names = {each.name for each in DOCUMENTED}
    assert {
        "skillcert.Series.reserve",
        "skillcert.Score.hundredths",
        "skillcert.register.Register.void",
    } < names
    top = sum(each.top for each in DOCUMENTED)
    figure = f"{len(DOCUMENTED)} names, {top} of them modules, classes and functions"
    evidence.evidence(
        "public names of the Python package documented, those of the second figure by example", figure
    )


@pytest.mark.parametrize("each", [*DOCUMENTED, README_EXAMPLES], ids=str)
def test_examples(each: Documented, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = {**vars(skillcert), "datetime": datetime, "decimal": decimal}
    test = doctest.DocTestParser().get_doctest(each.text, names | vars(each.module), each.name, None, None)
    result = doctest.DocTestRunner().run(test)
    assert result.failed == 0
    assert result.attempted == each.text.count(">>> ")
    evidence.count(
        "lines of the examples of the Python package run, each with the answer that is shown",
        result.attempted,
    )


def test_every_name_has_its_place_in_the_pages() -> None:
    pages = Path(__file__).parents[2] / "docs" / "api"
    texts = [page.read_text(encoding="utf-8") for page in pages.glob("*.md")]
    named = re.findall(r"^::: skillcert\.(\w+)$", "\n".join(texts), re.MULTILINE)
    modules = {"duckdb", "pandas", "polars", "pydantic", "register", "spark"}
    assert sorted(named) == sorted({*skillcert.__all__, *modules} - {"__version__"})

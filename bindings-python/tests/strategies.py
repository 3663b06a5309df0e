"""What hypothesis draws: cells of a sheet, objects of any kind, arguments for every call of the stubs."""

from __future__ import annotations

import ast
import datetime
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from unittest.mock import MagicMock

import numpy as np
import pandas as pd
import skillcert
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from skillcert import CertificateNumber, audit, check, recover, recover_column
from values import CATALOG, DAY, NUMBER, PRINTING, VALUES

Things = SearchStrategy[object]

GOOD = "1918010000001"
ANY_TEXT = st.text(st.characters())  # halves of UTF-16 pairs too
MISSING = st.sampled_from([None, pd.NA, pd.NaT, float("nan"), -float("nan"), np.float64("nan")])
NUMBERS = st.builds(
    "{:02}{:02}{:02}{:07}".format,
    st.integers(0, 99),
    st.sampled_from([18, 18, 18, 43]),
    st.integers(0, 99),
    st.integers(0, 9_999_999),
)
NEARLY = st.builds(
    lambda text, place, other: text[:place] + other + text[place + 1 :],
    NUMBERS,
    st.integers(0, 13),
    st.text(max_size=2),
)
TEXTS = st.one_of(NUMBERS, NEARLY, ANY_TEXT)
CELLS: Things = st.one_of(TEXTS, TEXTS, MISSING, st.binary(max_size=14), st.integers(-1, 10**14))


class OddError(Exception):
    """What an object of the caller raises."""


# What objects are asked for, by this package and by Python for it. An object with an item for every index
# has no end, and one that cannot be shown hides what went wrong.
ASKED = (
    "__index__", "__int__", "__float__", "__bool__", "__len__", "__iter__", "__next__", "__hash__", "__eq__",
    "__lt__", "__str__", "__format__", "__getattr__", "__arrow_c_array__", "__arrow_c_stream__",
    "__array_interface__", "__reduce__", "dtype", "kind", "ndim", "mask", "keys", "items", "to_json",
    "adjusted", "encode", "year",
)  # fmt: skip
BASES: dict[type, tuple[object, ...]] = {
    object: (), str: (GOOD,), bytes: (b"1",), int: (60,), float: (60.0,), Decimal: ("60",), list: ([GOOD],),
    dict: (), datetime.date: (2026, 11, 20),
}  # fmt: skip


def made_of(base: type, answers: Mapping[str, object]) -> object:
    """An object of a class of its own, which answers as it is told, or raises."""

    def member(answer: object) -> Callable[..., object]:
        def method(*_: object, **__: object) -> object:
            if answer is OddError:
                raise OddError
            return answer

        return method

    return type("Odd", (base,), {name: member(answer) for name, answer in answers.items()})(*BASES[base])


PLAIN: Things = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), st.decimals(), st.fractions(),
    ANY_TEXT, NUMBERS, st.binary(), st.binary().map(bytearray), st.dates(),
    st.binary().map(lambda data: memoryview(data)[::2]),
     st.datetimes(), st.times(), st.timedeltas(), MISSING, st.sampled_from(VALUES),
    st.integers(-(2**63), 2**63 - 1).map(np.int64), st.floats(width=32).map(np.float32), st.builds(object),
    st.sampled_from([object, skillcert, len, ..., NotImplemented, np.array([[1]]), np.datetime64("NaT")]),
)  # fmt: skip
NESTED = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.lists(inner, max_size=3).map(iter),
        st.lists(inner, max_size=3).map(lambda cells: pd.Series(cells, dtype=object)),
        st.dictionaries(st.text(max_size=3), inner, max_size=3),
    ),
    max_leaves=4,
)
ANSWERS: Things = st.one_of(st.just(OddError), NESTED)
ODD: Things = st.builds(
    made_of, st.sampled_from([*BASES]), st.dictionaries(st.sampled_from(ASKED), ANSWERS, max_size=5)
)
THINGS: Things = st.one_of(NESTED, NESTED, ODD, st.builds(MagicMock))

COLUMNS = st.lists(CELLS, max_size=4)
ACTIONS: list[object] = ["submit", "emboss", PRINTING, *(event.action for event in CATALOG.events)]
DOCUMENTS = [value.to_json() for value in VALUES if hasattr(value, "to_json")]
WORDS = [
    "01", "zh", "en", "practical", "city", "provincial", "school", "local", "缺考", "60", "fails", "issued",
    "organize_assessment", "serial_zero", "serial", "U+004F", "2026-11-20", "fee_bill", "project_check",
    "catalog_check", "附件2·5", "湘西苗绣",
]  # fmt: skip

# What a parameter of this type takes; a class of the package has its values in `receivers`.
FITTING: dict[str, Things] = {
    "str": st.one_of(st.sampled_from(WORDS), st.sampled_from(DOCUMENTS), TEXTS),
    "bytes": st.one_of(st.binary(), st.builds(lambda column: audit(column).to_bytes(), st.just([GOOD]))),
    "bool": st.booleans(),
    "int": st.one_of(st.sampled_from([0, 1, 60, 2026, 10**7, 10**40]), st.integers()),
    "float": st.floats(),
    "Decimal": st.decimals(),
    "date": st.one_of(st.just(DAY), st.dates()),
    "object": st.one_of(COLUMNS, THINGS),
    "Any": THINGS,
    "None": st.none(),
    "Mapping": st.sampled_from(ACTIONS),
}
SAME = {"SupportsIndex": "int", "Day": "date"}


def receivers(name: str) -> Things:
    """Values of a class of the package; what changes or is used up is made anew."""
    answers: dict[str, Things] = {
        "Audit": st.builds(audit, COLUMNS),
        "AuditFinding": st.builds(lambda: audit([2618010000003]).findings()[0]),
        "AuditedSeries": st.builds(lambda: audit([2618010000003]).series()[0]),
        "ColumnResult": st.builds(check, COLUMNS, numbers=st.booleans(), reasons=st.booleans()),
        "ColumnRecovery": st.builds(recover_column, COLUMNS),
        "ResultColumn": st.builds(lambda column: check(column).code, COLUMNS),
        "Recovery": st.builds(recover, CELLS),
        "Repair": st.builds(lambda: recover(f" {NUMBER}").repairs[0]),
        "CertificateNumber": st.one_of(
            st.just(NUMBER), NUMBERS.filter(lambda it: it[6:] != "0" * 7).map(CertificateNumber)
        ),
    }
    return (
        answers[name]
        if name in answers
        else st.sampled_from([it for it in VALUES if type(it).__name__ == name])
    )


def fitting(annotation: ast.expr) -> Things:
    """Values of the type that an annotation of the stubs names."""
    match annotation:
        case ast.BinOp(left=left, right=right):
            return fitting(left) | fitting(right)
        case ast.Subscript(value=ast.Name(id="Iterable"), slice=item):
            return st.lists(fitting(item), max_size=3)
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=items)):
            return st.tuples(*map(fitting, items))
        case ast.Subscript(value=ast.Name(id=name)):
            return FITTING[name]
        case ast.Constant(value=str(text)):
            return fitting(ast.parse(text, mode="eval").body)
        case ast.Constant(value=None):
            return st.none()
        case ast.Name(id=name):
            name = SAME.get(name, name)
            return FITTING[name] if name in FITTING else receivers(name)
    raise NotImplementedError(ast.dump(annotation))


@dataclass(frozen=True)
class Parameter:
    """A parameter as the stubs name it."""

    name: str
    fitting: Things
    named: bool
    optional: bool


@dataclass(frozen=True)
class Call:
    """A public function, method or constructor."""

    owner: str
    name: str
    parameters: tuple[Parameter, ...]

    def __str__(self) -> str:
        return ".".join(filter(None, (self.owner, self.name)))

    def function(self, data: st.DataObject) -> Callable[..., object]:
        if not self.owner:
            found = getattr(skillcert, self.name)
        elif self.name == "__new__":
            found = getattr(skillcert, self.owner)
        else:
            found = getattr(data.draw(receivers(self.owner)), self.name)
        assert callable(found)
        return found  # type: ignore[no-any-return]

    def arguments(self, data: st.DataObject) -> tuple[list[object], dict[str, object]]:
        """Arguments of which some fit and others are anything."""
        given: list[object] = []
        named: dict[str, object] = {}
        for parameter in self.parameters:
            left_out = parameter.optional and data.draw(st.booleans())
            if left_out and parameter.named:
                continue
            if left_out:
                break
            value = data.draw(data.draw(st.sampled_from([*[parameter.fitting] * 3, THINGS])))
            if parameter.named:
                named[parameter.name] = value
            else:
                given.append(value)
        return given, named


def calls() -> Iterator[Call]:
    """Every call of the native part that takes something."""
    stub = Path(inspect.getfile(skillcert)).with_name("_native.pyi")
    for node in ast.parse(stub.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name in skillcert.__all__:
            yield Call("", node.name, tuple(_parameters(node.args, 0)))
        elif isinstance(node, ast.ClassDef) and node.name in skillcert.__all__:
            methods = [it for it in node.body if isinstance(it, ast.FunctionDef)]
            found = [Call(node.name, it.name, tuple(_parameters(it.args, 1))) for it in methods]
            yield from (call for call in found if call.parameters)


def _parameters(arguments: ast.arguments, bound: int) -> Iterator[Parameter]:
    by_position = [*arguments.posonlyargs, *arguments.args]
    required = len(by_position) - len(arguments.defaults)
    for place, each in enumerate(by_position):
        if place >= bound and each.annotation is not None:
            yield Parameter(each.arg, fitting(each.annotation), named=False, optional=place >= required)
    for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if each.annotation is not None:
            yield Parameter(each.arg, fitting(each.annotation), named=True, optional=default is not None)

"""类型: what callers hand over, held against the declared types before anything is asked or stored.

What a type does not say, such as that a text is too long, is a `ValidationError` elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from operator import attrgetter, call
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
# Whether these are of a type depends on what they hold.
_HOLDING = (Mapping, tuple)


def several(values: Iterable[T], name: str) -> list[T]:
    """Return what can be gone through only once as what can be gone through again.

    Raises `TypeError` for a text, whose characters are not meant.
    """
    if isinstance(values, str):
        raise TypeError(f"{name}: expected several, not one str")
    return list(values)


def all_of(kind: object, values: Iterable[T], name: str) -> list[T]:
    """Return the values as a list.

    Raises `TypeError`, as `of` does, with the place from 0 of one of another type.
    """
    values = several(values, name)
    fits = _check(kind)
    if not all(map(fits, values)):
        place = next(place for place, value in enumerate(values) if not fits(value))
        of(kind, values[place], f"{name}[{place}]")
    return values


def of(kind: object, value: T, name: str) -> T:
    """Return the value.

    Raises `TypeError`, with its name and that of the field, where it is of another type.
    """
    if _check(kind)(value):
        return value
    fields = _fields(kind)
    for field, declared in fields.items() if type(value) is kind else ():
        of(declared, getattr(value, field), f"{name}.{field}")
    expected = kind.__name__ if isinstance(kind, type) else kind
    raise TypeError(f"{name}: expected {expected}, not {type(value).__name__}")


@cache
def _check(kind: Any) -> Callable[[object], bool]:  # noqa: ANN401
    """Return what tells whether a value is of a type."""
    if kind is int:  # True is none
        return lambda value: type(value) is int
    if kind is date:  # nor has a day an hour, which would become part of a digest
        return lambda value: isinstance(value, date) and not isinstance(value, datetime)
    if get_args(kind):
        return _generic(kind)
    if fields := _fields(kind):
        # Of one attribute alone, it would be no tuple that is got.
        parts, fits = attrgetter(*fields, "__class__"), [*map(_check, fields.values())]
        known: set[tuple[Any, ...]] = set()

        def fit(value: object) -> bool:
            """Return whether all fields fit; those of most values are of classes that did before."""
            classes: tuple[Any, ...] = (*map(type, values := parts(value)),)
            if classes in known:
                return True
            if not all(map(call, fits, values)):
                return False
            if not any(issubclass(each, _HOLDING) or _fields(each) for each in classes):
                known.add(classes)
            return True

        return lambda value: isinstance(value, kind) and fit(value)
    return lambda value: isinstance(value, kind)


def _generic(kind: Any) -> Callable[[object], bool]:  # noqa: ANN401
    """Return what tells whether a value is of one of several types, a mapping of texts, or a tuple."""
    *parts, last = map(_check, (part for part in get_args(kind) if part is not ...))
    if isinstance(kind, UnionType):
        return lambda value: last(value) or any(fits(value) for fits in parts)
    if get_origin(kind) is Mapping:
        return lambda value: isinstance(value, Mapping) and all(map(last, (*value, *value.values())))
    if ... in get_args(kind):
        return lambda value: isinstance(value, tuple) and all(map(last, value))
    both = (*parts, last)
    return lambda value: (
        isinstance(value, tuple)
        and len(value) == len(both)
        and all(fits(part) for fits, part in zip(both, value, strict=True))
    )


@cache
def _fields(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """Return the fields that a class of this package declares."""
    return get_type_hints(kind) if hasattr(kind, "__annotations__") else {}

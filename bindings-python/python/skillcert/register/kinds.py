"""类型: what callers hand over, held against the declared types before anything is asked or stored.

What a type does not say, such as that a text is too long, is a `ValidationError` elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache, partial
from operator import attrgetter, call, is_
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
# Whether these are of a type depends on what they hold.
_HOLDING = (Mapping, tuple)
# In the place of a value of another type.
_OTHER: Any = object()


def several(values: Iterable[T], name: str) -> list[T]:
    """Return what can be gone through only once as what can be gone through again.

    Raises `TypeError` for a text, whose characters are not meant.
    """
    if isinstance(values, str):
        raise TypeError(f"{name}: expected several, not one str")
    return list(values)


def all_of(kind: object, values: Iterable[T], name: str) -> list[T]:
    """Return the values as a list, each as `of` does.

    Raises `TypeError`, as `of` does, with the place from 0 of one of another type.
    """
    values = several(values, name)
    read = [*map(_reader(kind), values)]
    for place in (place for place, value in enumerate(read) if value is _OTHER):
        of(kind, values[place], f"{name}[{place}]")
    return read


def of(kind: object, value: T, name: str) -> T:
    """Return the value, whose texts and days are of no derived class: one could say that it is another.

    Raises `TypeError`, with its name and that of the field, where it is of another type.
    """
    read: T = _reader(kind)(value)
    if read is not _OTHER:
        return read
    fields = _fields(kind)
    for field, declared in fields.items() if type(value) is kind else ():
        of(declared, getattr(value, field), f"{name}.{field}")
    expected = kind.__name__ if isinstance(kind, type) else kind
    raise TypeError(f"{name}: expected {expected}, not {type(value).__name__}")


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    """Return what reads a value of a type, and gives `_OTHER` for one of another."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_args(kind):
        return _generic(kind)
    if fields := _fields(kind):
        return _noun(kind, fields)
    return lambda value: value if isinstance(value, kind) else _OTHER


def _text(value: Any) -> Any:  # noqa: ANN401
    if type(value) is str:
        return value
    return str.__str__(value) if isinstance(value, str) else _OTHER


def _day(value: Any) -> Any:  # noqa: ANN401
    if type(value) is date:
        return value
    # A day has no hour, which would become part of a digest.
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    return date.fromordinal(date.toordinal(value)) if is_day else _OTHER


# Of numbers, True is none.
_PLAIN: dict[Any, Callable[[Any], Any]] = {
    int: lambda value: value if type(value) is int else _OTHER,
    str: _text,
    date: _day,
}


def _noun(kind: Any, fields: Mapping[str, Any]) -> Callable[[Any], Any]:  # noqa: ANN401
    """Return what reads a value of a class of this package, by its fields."""
    # Of one attribute alone, it would be no tuple that is got.
    parts, readers = attrgetter(*fields, "__class__"), [*map(_reader, fields.values())]
    # By the classes of a value and its fields, as of most values: which fields have to be read nevertheless.
    known: dict[tuple[Any, ...], Sequence[int]] = {}

    def read(value: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, kind):
            return _OTHER
        given = parts(value)
        classes: tuple[Any, ...] = (type(value), *map(type, given))
        holding = known.get(classes)
        if holding is not None and all(readers[at](given[at]) is given[at] for at in holding):
            return value
        found = [*map(call, readers, given)]
        if any(each is _OTHER for each in found):
            return _OTHER
        if type(value) is not kind or not all(map(is_, found, given)):
            return kind(*found)
        known[classes] = [
            at for at, each in enumerate(classes[1:-1]) if issubclass(each, _HOLDING) or _fields(each)
        ]
        return value

    return read


def _generic(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    """Return what reads a value of one of several types, a mapping of texts, or a tuple."""
    *parts, last = map(_reader, (part for part in get_args(kind) if part is not ...))
    if isinstance(kind, UnionType):
        readers = (last, *parts)
        return lambda value: next((it for read in readers if (it := read(value)) is not _OTHER), _OTHER)
    if get_origin(kind) is Mapping:
        return _texts
    return partial(_tuple, None if ... in get_args(kind) else [*parts, last], last)


def _texts(value: Any) -> Any:  # noqa: ANN401
    if type(value) is dict and {*map(type, value), *map(type, value.values())} <= {str}:
        return value
    if not isinstance(value, Mapping):
        return _OTHER
    found = {_text(name): _text(text) for name, text in value.items()}
    return _OTHER if any(each is _OTHER for each in (*found, *found.values())) else found


def _tuple(readers: Sequence[Any] | None, each: Callable[[Any], Any], value: Any) -> Any:  # noqa: ANN401
    if not isinstance(value, tuple) or (readers is not None and len(readers) != len(value)):
        return _OTHER
    found = (*map(call, readers or [each] * len(value), value),)
    if any(part is _OTHER for part in found):
        return _OTHER
    return value if all(map(is_, found, value)) else found


@cache
def _fields(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """Return the fields that a class of this package declares."""
    return get_type_hints(kind) if hasattr(kind, "__annotations__") else {}

"""键: how a register compares what identifies people and sheets, and how it knows its own rows again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from .. import CertificateError, Finding, SeriesKey, normal_form
from .errors import refuse

Key = tuple[str, str]
# Characters of an identifier, a name, a source, and of a reason; bytes of what else is kept.
LENGTH, REASON_LENGTH, KEEP_LENGTH = 200, 500, 8000
_MODULUS = 1 << 64
# Not every database can store these, and no file of UTF-8 the second ones.
_NOT_STORED = re.compile("[\0\ud800-\udfff]")
_NO_PAD = (8, 0, 17)  # the first MySQL with a collation that does not pad


class KeyText(sa.TypeDecorator[str]):
    """A text that is compared character by character: `a` is not `A`, `0009` is not `0009 `."""

    impl = sa.String
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[str]:
        """Return the type; MariaDB and MySQL by themselves tell neither case nor blanks at the end."""
        collation = _collation(dialect) if dialect.name in ("mysql", "mariadb") else None
        return dialect.type_descriptor(sa.String(LENGTH, collation))


def _collation(dialect: sa.Dialect) -> str:
    if getattr(dialect, "is_mariadb", False):
        return "utf8mb4_nopad_bin"
    # Older ones pad. No key ends in a blank, so that they compare alike.
    version = getattr(dialect, "server_version_info", None) or _NO_PAD
    return "utf8mb4_0900_bin" if version >= _NO_PAD else "utf8mb4_bin"


def within(text: str, component: str, limit: int = LENGTH) -> str:
    """Return the text.

    Raises `CertificateError` if it has more characters than the limit, or one that cannot be stored.
    """
    if len(text) > limit:
        raise refuse("text_too_long", component, limit=limit)
    return storable(text, component)


def storable(text: str, component: str) -> str:
    """Return the text.

    Raises `CertificateError` if it has a NUL character or half of a surrogate pair.
    """
    # Neither of them can be shown, and few texts have anything that cannot.
    if not text.isprintable() and (wrong := _NOT_STORED.search(text)):
        raise CertificateError(Finding("not_utf8", component, index=len(text[: wrong.start()].encode())))
    return text


def key_of(assessment: str, candidate: str) -> Key:
    """Return what a certificate is issued for once: the assessment, and the candidate in normal form.

    Raises `CertificateError`: nothing is left of one of them, or it is longer than 200 characters.
    """
    if not (normal := normal_form(within(candidate, "candidate"))):
        raise refuse("candidate_missing", "candidate")
    if not normal_form(named := within(assessment.strip(), "assessment")):
        raise refuse("assessment_missing", "assessment")
    return named, normal


def blank_key(blank: str) -> str:
    """Return what a blank sheet is used for once by.

    Raises `CertificateError`: nothing is left of it; it is longer than 200 characters.
    """
    if not (normal := normal_form(within(blank, "blank"))):
        raise refuse("blank_missing", "blank")
    return normal


def given(reason: str) -> str:
    """Return a reason.

    Raises `CertificateError` if nothing is there to read, or more than 500 characters.
    """
    if not normal_form(within(reason, "reason", REASON_LENGTH)):
        raise refuse("reason_missing", "reason")
    return reason


def recordable(on: date) -> date:
    """Return a day.

    Raises `NumberError` for one outside the years that numbers can say: behind a later one, nothing more
    could be entered.
    """
    SeriesKey(on.year, "01")
    return on


def row_digest(*fields: object) -> str:
    """Return sixteen hexadecimal digits that tell whether a row is what it was."""
    return digest_of("".join(map(framed, fields)))


def digest_of(framed_fields: str) -> str:
    """Return the digest of fields that are framed already."""
    return sha256(framed_fields.encode()).hexdigest()[:16]


def framed(field: object) -> str:
    """Return a field with its length in front, so that it cannot pass for the end of another."""
    if field is None:
        return "-"
    text = str(field)
    return f"{len(text)}:{text}"


def total(digests: Iterable[str]) -> int:
    """Return the sum of digests, as `Counter.move` takes it."""
    return sum(int(digest, 16) for digest in digests)


def total_of(rows: Iterable[Sequence[Any]]) -> int:
    """Return the sum of the digests at the end of rows."""
    return total(row[-1] for row in rows)


def moved(digests: str, added: int) -> str:
    """Return the sum of a series after more rows."""
    return f"{(int(digests, 16) + added) % _MODULUS:016x}"

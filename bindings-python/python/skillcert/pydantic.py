"""Numbers and scores in pydantic models.

``CertificateNumber`` and ``Score`` are types of pydantic by themselves, and ``Number`` says which numbers a
field takes. An error keeps the code, as its type, and every fact, with the sentences of both languages.

>>> from typing import Annotated
>>> import pydantic
>>> from skillcert.pydantic import Number
>>> class Row(pydantic.BaseModel):
...     number: CertificateNumber
...     text: Annotated[str, Number(as_of=datetime.date(2026, 11, 23))] = "1918010000001"
>>> Row(number="2618010000007").number.serial
7
>>> try:
...     Row.model_validate_json('{"number": "1918010000000", "text": "2718010000001"}')
... except pydantic.ValidationError as error:
...     for each in error.errors():
...         print(each["loc"], each["type"], each["ctx"]["zh"])
('number',) serial_zero 序列号为0000000，应从0000001起（依据附件2·5）
('text',) year_after_date 年份2027晚于核对日期所在的2026年（依据附件2·2）
>>> Row.model_json_schema()["properties"]["number"]["pattern"]
'^[0-9]{13}$'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import CertificateNumber, NumberScheme, Score, ValidationError
from .extras import needed_for
from .texts import Text

with needed_for(Text("pydantic的模型", "models of pydantic"), "pydantic"):
    from pydantic_core import PydanticCustomError, PydanticKnownError
    from pydantic_core import core_schema as schemas

__all__ = ["Number", "core_schema", "json_schema"]

Kind = type[CertificateNumber] | type[Score]

# As in the JSON Schemas of the documents; that no serial is 0000000 is more than such a pattern says.
_SCHEMAS: dict[Kind, dict[str, Any]] = {
    CertificateNumber: {
        "type": "string",
        "title": "专项职业能力证书编号",
        "pattern": "^[0-9]{13}$",
        "examples": ["1918010000001"],
    },
    Score: {
        "type": "string",
        "title": "成绩",
        "pattern": r"^(100(\.0{1,2})?|[1-9]?[0-9](\.[0-9]{1,2})?)$",
        "examples": ["59.99"],
    },
}
_FACTS = ("number", "component", "index", "position", "found", "value", "limit", "hint", "clause")


@dataclass(frozen=True)
class Number:
    """What a field of type ``str`` or ``CertificateNumber`` asks of its number, as ``validate`` does.

    ``scheme`` is ``NumberScheme.hunan()`` if none is given. ``as_of`` is a date, or a function that gives the
    date whenever a value is validated, such as ``datetime.date.today``.

    >>> from typing import Annotated
    >>> import pydantic
    >>> class Row(pydantic.BaseModel):
    ...     number: Annotated[CertificateNumber, Number(scheme=NumberScheme(cities=["01"], closed=True))]
    >>> Row(number="2618010000007").number.serial
    7
    """

    scheme: NumberScheme | None = None
    as_of: date | Callable[[], date] | None = None

    def __get_pydantic_core_schema__(self, source: object, _handler: object) -> schemas.CoreSchema:
        """Return how pydantic validates and writes the field."""
        if source is str:
            return _reading(lambda value: str(self._read(value)))
        if source is CertificateNumber:
            return _reading(self._read)
        raise TypeError("Number is for fields of type str or CertificateNumber")

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> dict[str, Any]:
        """Return the JSON Schema of the field."""
        return json_schema(CertificateNumber)

    def _read(self, value: str) -> CertificateNumber:
        scheme = NumberScheme.hunan() if self.scheme is None else self.scheme
        as_of = self.as_of() if callable(self.as_of) else self.as_of
        if isinstance(value, CertificateNumber):
            scheme.check(value, as_of)
            return value
        return scheme.parse(value, as_of)[0]


def core_schema(kind: Kind) -> schemas.CoreSchema:
    """Return how pydantic validates and writes values of this class.

    >>> import pydantic_core
    >>> pydantic_core.SchemaValidator(core_schema(Score)).validate_python("60.50")
    Score('60.5')
    """
    return _reading(lambda value: value if isinstance(value, kind) else kind(value))


def json_schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema of this class.

    >>> json_schema(CertificateNumber)["pattern"]
    '^[0-9]{13}$'
    """
    return dict(_SCHEMAS[kind])


def _reading(read: Callable[[str], object]) -> schemas.CoreSchema:
    def validate(value: str) -> object:
        try:
            return read(value)
        except ValidationError as error:
            raise _refused(error) from None
        except TypeError:
            raise PydanticKnownError("string_type") from None

    return schemas.no_info_plain_validator_function(validate, serialization=schemas.to_string_ser_schema())


def _refused(error: ValidationError) -> PydanticCustomError:
    facts = {name: getattr(error, name) for name in _FACTS if getattr(error, name) is not None}
    sentences = {lang: error.message(lang) for lang in ("zh", "en")}
    cures = {f"cure_{lang}": error.cure(lang) for lang in ("zh", "en")}
    # The sentence goes in as a value: braces in it mean nothing.
    return PydanticCustomError(error.code, "{en}", {**facts, **sentences, **cures})

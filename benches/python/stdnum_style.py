"""Certificate numbers as a module of python-stdnum would check them, with its own helpers and exceptions."""

from stdnum.exceptions import InvalidComponent, InvalidFormat, InvalidLength, ValidationError
from stdnum.util import clean, isdigits


def compact(number: str) -> str:
    """Strip blanks and separators."""
    return clean(number, " -").strip()


def validate(number: str) -> str:
    """Check length, digits and the parts."""
    number = compact(number)
    if len(number) != 13:
        raise InvalidLength
    if not isdigits(number):
        raise InvalidFormat
    if number[6:] == "0000000":
        raise InvalidComponent
    return number


def is_valid(number: str) -> bool:
    """Tell whether a number is valid."""
    try:
        return bool(validate(number))
    except ValidationError:
        return False

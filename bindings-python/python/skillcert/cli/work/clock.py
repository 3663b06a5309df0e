"""The day of today: the one place of the package that reads a clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from skillcert import Finding
from skillcert.texts import BilingualError

from .reasons import cured

BEIJING = timezone(timedelta(hours=8))


def today() -> date:
    """Return the day in Beijing (UTC+8), whatever the zone of the machine is."""
    return datetime.now(BEIJING).date()


def ahead(day: date) -> Finding | None:
    """Return what is to be said of a day later than today (custom)."""
    now = today()
    return Finding("date_ahead", "date", value=_digits(day), limit=_digits(now)) if day > now else None


def refuse_ahead(name: str, day: date) -> None:
    """Refuse a day later than today; `name` is the option that it was given in."""
    if finding := ahead(day):
        told = cured(finding)
        raise BilingualError(f"{name}：{told.zh}", f"{name}: {told.en}")


def _digits(day: date) -> int:
    """Return a day as a finding holds it: 20261123."""
    return day.year * 10_000 + day.month * 100 + day.day

"""The day of today: the one place of the package that reads a clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from skillcert import Finding
from skillcert.texts import BilingualError

from .reasons import CURE

BEIJING = timezone(timedelta(hours=8))


def today() -> date:
    """Return the day in Beijing (UTC+8), whatever the zone of the machine is."""
    return datetime.now(BEIJING).date()


def refuse_ahead(name: str, day: date) -> None:
    """Refuse a day later than today (custom); `name` is the option or column that it was given in."""
    if day <= (now := today()):
        return
    ahead = Finding("date_ahead", "date", value=_digits(day), limit=_digits(now))
    zh, en = (f"{ahead.message(lang)}{stop}{CURE.of(lang)}" for lang, stop in (("zh", "；"), ("en", "; ")))
    raise BilingualError(f"{name}：{zh}：{ahead.cure('zh')}", f"{name}: {en}: {ahead.cure('en')}")


def _digits(day: date) -> int:
    """Return a day as a finding holds it: 20261123."""
    return day.year * 10_000 + day.month * 100 + day.day

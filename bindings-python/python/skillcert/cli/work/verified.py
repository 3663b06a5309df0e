"""What a query for a number shows (六(四)): whose certificate it is, and whether it is valid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillcert.texts import Text

from .objections import NOT_ISSUED, Objection
from .reasons import CURE

if TYPE_CHECKING:
    from skillcert.register import Verification


def objection(found: Verification | None) -> Objection | None:
    """Return why a number does not count; None if its certificate is valid."""
    if found is None:
        return NOT_ISSUED
    successor = int(found.replaced_by) if found.replaced_by else None
    return Objection.void(successor) if found.void else None


def lines(found: Verification | None, lang: str) -> Iterator[str]:
    """Return the state of a certificate, then whose it is; of a number that was not issued, what to do."""
    if found is None:
        yield NOT_ISSUED.message(lang)
        yield f"  {CURE.of(lang)}: {NOT_ISSUED.cure(lang)}"
        return
    void = Text(f"，{found.voided_on}作废", f", void since {found.voided_on}")
    since = void if found.void else Text("", "")
    yield (Objection.void().message(lang) if found.void else found.assurance.text(lang))
    yield Text(
        f"  {found.holder}，{found.project}，{found.issued_on}核发{since.zh}",
        f"  {found.holder}, {found.project}, issued on {found.issued_on}{since.en}",
    ).of(lang)
    if found.replaced_by:
        yield Text(f"  由{found.replaced_by}代替", f"  replaced by {found.replaced_by}").of(lang)

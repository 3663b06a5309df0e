"""How a page shows an element: not at all, in its place but unseen, or struck out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

GONE, UNSEEN, STRUCK = "gone", "unseen", "struck"
# Seen within what is unseen.
SEEN = "seen"
Look = frozenset[str]
PLAIN = Look()
_UNSHOWN = ("script", "style", "template", "noscript", "title", "datalist", "rt", "rp")
_TAGS = {
    **dict.fromkeys(_UNSHOWN, Look({GONE})),
    **dict.fromkeys(("s", "strike", "del"), Look({STRUCK})),
}
# What a style says, in small letters and without blanks.
_SAYS = {
    GONE: re.compile(r"(?:^|;)display:none"),
    UNSEEN: re.compile(
        r"(?:^|;)(?:visibility:(?:hidden|collapse)|mso-hide:all|font-size:0(?:px|pt|em)?(?:[;!]|$))"
    ),
    SEEN: re.compile(r"(?:^|;)(?:visibility:visible|font-size:\.?[1-9])"),
    STRUCK: re.compile(r"(?:^|;)text-decoration(?:-line)?:[^;]*line-through"),
}
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)


class Looks:
    """What the style sheets of a page say of tags, classes and ids."""

    def __init__(self) -> None:
        self._rules: dict[str, Look] = {}

    def take(self, sheet: str) -> None:
        """Take the rules of a style sheet; what holds for printing and the like only is none."""
        depth = 0
        for rule in _COMMENT.sub("", sheet.lower()).split("}"):
            opened = rule.count("{")
            if opened == 1 and not depth:
                selectors, _, style = rule.partition("{")
                said = _said(style)
                for selector in map(str.strip, selectors.split(",") if said else ()):
                    self._rules[selector] = self._rules.get(selector, PLAIN) | said
            depth = max(depth + opened - 1, 0)

    def of(self, tag: str, facts: Mapping[str, str | None]) -> Look:
        """Return how an element is shown, by its tag and its attributes."""
        look = _TAGS.get(tag, PLAIN)
        if "hidden" in facts or (tag == "option" and "selected" not in facts):
            look |= {GONE}
        style = (facts.get("style") or "").lower()
        said = look | _said(style) if style else look
        if not self._rules:
            return said
        ruled = self._ruled(tag, facts)
        return said | (ruled - {GONE} if "display" in style else ruled)

    def _ruled(self, tag: str, facts: Mapping[str, str | None]) -> Look:
        names = [f".{name}" for name in (facts.get("class") or "").lower().split()]
        found = [self._rules.get(key, PLAIN) for name in names for key in (name, tag + name)]
        name = f"#{(facts.get('id') or '').lower()}"
        return PLAIN.union(*found, *(self._rules.get(key, PLAIN) for key in (tag, name, tag + name)))


@lru_cache
def _said(style: str) -> Look:
    """Return what a style says, in small letters."""
    style = "".join(style.split())
    return Look(it for it, pattern in _SAYS.items() if pattern.search(style))

"""The page of an audit: one HTML file that needs nothing else, filled in by Jinja."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from skillcert import Audit, AuditedSeries, AuditFinding, SerialRange, codes
from skillcert.texts import Text

from ..work.tally import MISSING, Tally
from .strips import COLORS, GAP, ISSUED, NAMES, REPEATED, TITLE, VOID, strips
from .template import template

# More ranges of a series than these are counted, not listed.
LISTED = 50
WORDS = {
    "title": TITLE,
    "rows": Text("行", "rows"),
    "numbers": Text("编号", "numbers"),
    "refused": Text("不是编号", "invalid"),
    "blank": Text("空白", "blank"),
    "series": Text("序列", "series"),
    "findings": Text("需要查明", "To be looked into"),
    "nothing": Text("没有发现缺号、重号或其他问题。", "No problems found: nothing is missing or duplicate."),
    "all_rows": Text("全部行", "all rows"),
    "shards": Text("数据来源：", "Shards:"),
    "more": Text("……还有", "… and more ranges: "),
    "no_proof": Text(
        "编号没有校验位：核查只比较编号之间的关系，一份证书是否核发以登记册为准。",
        "Numbers have no check digit: an audit compares them with each other, a register proves an issue.",
    ),
    "refused_rows": Text("不是编号的行", "Invalid rows"),
}


def render(audit: Audit, findings: Sequence[AuditFinding], lang: str) -> str:
    """Return the page."""
    return template("audit").render(
        lang="zh-CN" if lang == "zh" else "en",
        words={name: text.of(lang) for name, text in WORDS.items()},
        kinds=[(kind, NAMES[kind].of(lang), COLORS[kind]) for kind in (ISSUED, GAP, REPEATED, VOID)],
        rows=_rows(audit, lang),
        shards=audit.shards,
        series=list(zip(strips(audit), map(_ranges, audit.series()), strict=True)),
        findings=[_found(finding, lang) for finding in findings],
    )


def _rows(audit: Audit, lang: str) -> dict[str, Any]:
    texts = {code.name: code.cure(lang) for code in codes() if code.name != MISSING}
    reasons = [(name, texts[name], count) for name, count in audit.rows.items() if name in texts]
    return {"tally": Tally.of(audit), "reasons": reasons}


def _ranges(series: AuditedSeries) -> dict[str, tuple[list[str], int]]:
    kinds = {GAP: series.gaps, REPEATED: series.repetitions, VOID: series.voids}
    return {
        kind: ([_range(serials) for serials in ranges[:LISTED]], max(len(ranges) - LISTED, 0))
        for kind, ranges in kinds.items()
    }


def _range(serials: SerialRange) -> str:
    first, last = serials.first.serial, serials.last.serial
    return f"{first:07}" if first == last else f"{first:07} – {last:07}"


def _found(found: AuditFinding, lang: str) -> tuple[str, str, str]:
    of = found.series
    name = f"{of.year}  {of.province} {of.city}" if of else WORDS["all_rows"].of(lang)
    return name, found.finding.message(lang), found.finding.cure(lang)

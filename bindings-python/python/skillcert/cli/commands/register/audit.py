"""`skillcert register audit`: what is wrong with the numbers of a register."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skillcert.texts import BilingualError, Text

from ...parser import Parser
from .. import options

if TYPE_CHECKING:
    from skillcert.register import Fault, HighWater, Register, Regression, SeriesAudit

NAME = "audit"
ABOUT = Text(
    "核查登记册：缺号、重号、没有顺排、计数不符、不属于任何序列的编号。",
    "Audits a register: gaps, duplicates, numbers out of order, wrong counters, numbers of no series.",
)


@dataclass(frozen=True)
class Job:
    """An audit of a register: how many certificates it must hold, and earlier high-water marks."""

    register: Register
    expect: int | None
    marks: HighWater | None


def declare(parser: Parser) -> None:
    """Add the arguments."""
    expected = Text("应有的证书个数", "expected number of certificates")
    parser.option("--expect", "N", expected)
    mark = Text(
        "与此前另存的高水位比较：恢复备份后、核发前使用",
        "compare with high-water marks written before: after a restore, before anything is issued",
    )
    parser.option("--high-water", "FILE.json", mark)
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if anything is wrong."""
    register, expect = options.required_register(args), options.read_count("--expect", args.expect)
    return _audit(Job(register, expect, _marks(args.high_water)), lang)


def _audit(job: Job, lang: str) -> int:
    found = job.register.audit(expected=job.expect)
    regressions = job.register.compare(job.marks) if job.marks else []
    lines = [*_figures(found.series, lang), *_faults([*found.faults, *regressions], lang)]
    print("\n".join(lines))
    return int(bool(found.faults or regressions))


def _marks(path: str | None) -> HighWater | None:
    if path is None:
        return None
    from skillcert.register import HighWater

    try:
        return HighWater.from_json(Path(path).read_text("utf-8"))
    except (OSError, ValueError):
        raise BilingualError(f"{path}：不是登记册的高水位", f"{path}: not the marks of a register") from None


def _figures(series: tuple[SeriesAudit, ...], lang: str) -> Iterator[str]:
    for part in series:
        missing = sum(last - first + 1 for first, last in part.missing)
        yield Text(
            f"{part.year}年 地市{part.city}：{part.issued}个证书，序列号{part.first}至{part.last}，"
            f"缺{missing}个，作废{part.void}个",
            f"{part.year} city {part.city}: {part.issued} certificates, serials {part.first} to {part.last}, "
            f"{missing} missing, {part.void} void",
        ).of(lang)
        if part.filled:
            yield Text(
                f"  序列号已用{part.filled}%以上", f"  more than {part.filled} % of the serials are used"
            ).of(lang)


def _faults(faults: list[Fault | Regression], lang: str) -> Iterator[str]:
    for fault in faults:
        number = getattr(fault, "number", None)
        place = str(number) if number else f"{fault.year}/{fault.city}" if fault.year else "-"
        yield f"{place}  {fault.finding.code}  {fault.finding.message(lang)}"
    if not faults:
        yield Text("没有发现问题", "no problems found").of(lang)

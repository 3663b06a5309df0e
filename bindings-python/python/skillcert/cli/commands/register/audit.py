"""`skillcert register audit`: what is wrong with the numbers of a register."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skillcert.texts import BilingualError, Text

from ...parser import Parser
from ...work.reasons import CURE
from ...work.said import say
from .. import options

if TYPE_CHECKING:
    from skillcert.register import Fault, HighWater, Register, Regression, SeriesAudit

    Told = Fault | Regression

ABOUT = Text(
    "核查登记册：缺号、重号、计数不符，不成立、被改动、被删除的证书和事项；没有顺排等列为提示。",
    "Audits a register: gaps, duplicates, wrong counters, certificates and events that are impossible, "
    "changed or removed; dates out of order and the like are reported as notes.",
)
NOTE = Text("提示", "note")


@dataclass(frozen=True)
class Job:
    """An audit of a register: how many certificates it must hold, earlier high-water marks, of what."""

    register: Register
    expect: int | None
    marks: HighWater | None
    content: bool


def declare(parser: Parser) -> None:
    """Add the arguments."""
    expected = Text("应有的证书个数", "expected number of certificates")
    parser.option("--expect", "N", expected)
    mark = Text(
        "与此前另存的高水位比较：恢复备份后、核发前使用",
        "compare with high-water marks saved earlier: after a restore, before anything is issued",
    )
    parser.option("--high-water", "FILE.json", mark)
    numbers = Text(
        "只核查编号、计数和声明，不逐份核对内容：几百万个证书也只要几秒",
        "audit only numbers, counters and declarations, not the content of each row: millions take seconds",
    )
    parser.flag("--numbers-only", about=numbers)
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if anything is wrong."""
    register, expect = options.required_register(args), options.read_count("--expect", args.expect)
    return _audit(Job(register, expect, _marks(args.high_water), content=not args.numbers_only), lang)


def _audit(job: Job, lang: str) -> int:
    found = job.register.audit(expected=job.expect, content=job.content)
    faults: list[Told] = [*found.faults, *(job.register.compare(job.marks) if job.marks else ())]
    lines = [*_figures(found.series, lang), *(_line(fault, lang) for fault in faults)]
    if not faults:
        lines.append(Text("没有发现问题", "no problems found").of(lang))
    lines += (f"{NOTE.of(lang)}  {_line(note, lang)}" for note in found.notes)
    say([*lines, *_cures([*faults, *found.notes], lang)])
    return int(bool(faults))


def _marks(path: str | None) -> HighWater | None:
    if path is None:
        return None
    from skillcert.register import HighWater

    if not Path(path).exists():
        raise BilingualError(
            f"{path}：没有这个文件；{CURE.zh}：核对文件名，它是导出时用 --high-water 另存的",
            f"{path}: there is no such file; {CURE.en}: compare the name of what export --high-water wrote",
        )
    try:
        return HighWater.from_json(Path(path).read_text("utf-8"))
    except (OSError, ValueError):
        raise BilingualError(
            f"{path}：不是登记册的高水位", f"{path}: not the high-water marks of a register"
        ) from None


def _figures(series: tuple[SeriesAudit, ...], lang: str) -> Iterator[str]:
    for part in series:
        missing = sum(last - first + 1 for first, last in part.missing)
        yield Text(
            f"{part.year}年 省级{part.province} 地市{part.city}：{part.issued}个证书，"
            f"序列号{part.first}至{part.last}，缺{missing}个，作废{part.void}个",
            f"{part.year} province {part.province} city {part.city}: {part.issued} certificates, "
            f"serials {part.first} to {part.last}, {missing} missing, {part.void} void",
        ).of(lang)
        if part.filled:
            yield Text(
                f"  序列号已用{part.filled}%以上", f"  more than {part.filled} % of the serials are used"
            ).of(lang)


def _line(told: Told, lang: str) -> str:
    return f"{told.place}  {told.finding.code}  {told.message(lang)}"


def _cures(told: Sequence[Told], lang: str) -> Iterator[str]:
    """Return what to do, once for each kind of what was found."""
    cures = {each.finding.code: each.finding.cure(lang) for each in told}
    if cures:
        yield CURE.of(lang)
    yield from (f"  {code}  {cure}" for code, cure in cures.items())

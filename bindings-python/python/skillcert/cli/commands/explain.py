"""`skillcert explain`: one number in words."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from skillcert import CertificateNumber, NumberScheme, ValidationError, clauses
from skillcert.texts import Text

from ..parser import Parser
from ..work import verified
from ..work.reasons import CURE, NO_PROOF
from ..work.said import say
from ..work.verdicts import Checker
from . import options

ABOUT = Text(
    "用文字说明一个证书编号，或者它错在哪里。", "Says in words what a number means, or what is wrong with it."
)
COMPONENTS = {
    "whole": Text("整个编号", "the whole number"),
    "year": Text("年份代码（第1、2位）", "year (digits 1 and 2)"),
    "province": Text("省级代码（第3、4位）", "province (digits 3 and 4)"),
    "city": Text("地市代码（第5、6位）", "city (digits 5 and 6)"),
    "serial": Text("序列号（第7至13位）", "serial (digits 7 to 13)"),
    "argument": Text("所给的文字", "the text given"),
}
# The names that the notice itself gives, in its example (附件2·二).
HUNAN, CHANGSHA = Text("，湖南", ", Hunan"), Text("，长沙", ", Changsha")
NAMELESS = Text("", "")


def declare(parser: Parser) -> None:
    """Add the arguments."""
    parser.positional("number", "NUMBER", Text("证书编号", "the number"))
    options.declare_scheme(parser)
    options.declare_register(parser)


def run(args: Namespace, lang: str) -> int:
    """Run the command; 1 if the number is wrong, or void or not issued by the register that was asked."""
    return _explain(args.number, options.read_checker(args, options.optional_register(args)), lang)


def _explain(text: str, checker: Checker, lang: str) -> int:
    try:
        number, assurance = checker.scheme.parse(text, as_of=checker.as_of)
    except ValidationError as error:
        say(_diagnosis(error, lang))
        return 1
    say(_parts(number, checker.scheme, lang))
    if checker.register is None:
        say([assurance.text(lang), NO_PROOF.of(lang)])
        return 0
    found = checker.register.verify(number)
    against = verified.objection(found)
    if found:
        say(verified.lines(found, lang))
    if against:
        told = [] if found else [against.message(lang)]
        say([*told, f"  {CURE.of(lang)}: {against.cure(lang)}"])
    return int(against is not None)


def _parts(number: CertificateNumber, scheme: NumberScheme, lang: str) -> Iterator[str]:
    hunan = number.province == "18"
    unlisted = Text("，不在本编号办法的地市代码表中", ", not in the city table of this scheme")
    listed = CHANGSHA if hunan and number.city == "01" else NAMELESS
    city = listed if number.city in scheme.cities else unlisted
    order = Text(f"本年度本地市第{number.serial}号", f"number {number.serial} of that year and city")
    yield str(number)
    yield _part(
        f"{number.year % 100:02}",
        "附件2·2",
        Text(f"{number.year}年核发", f"issued in {number.year}").of(lang),
    )
    yield _part(
        number.province, "附件2·3", _code("省级代码", "province code", HUNAN if hunan else NAMELESS, lang)
    )
    yield _part(number.city, "附件2·4", _code("地市代码", "city code", city, lang))
    yield _part(f"{number.serial:07}", "附件2·5", order.of(lang))


def _part(digits: str, clause: str, meaning: str) -> str:
    return f"  {digits:<8} {clause}  {meaning}"


def _code(zh: str, en: str, name: Text, lang: str) -> str:
    return Text(zh, en).of(lang) + name.of(lang)


def _diagnosis(error: ValidationError, lang: str) -> Iterator[str]:
    yield error.message(lang)
    component = COMPONENTS.get(error.component, Text(error.component, error.component))
    facts = {
        Text("代码", "code"): f"{error.code} ({error.number})",
        Text("部分", "component"): component.of(lang),
        Text("位置", "position"): error.position,
        Text("所见", "found"): error.found,
        Text("条款", "clause"): _clause(error.clause, lang),
        Text("线索", "hint"): error.hint,
        CURE: error.cure(lang),
    }
    for name, fact in facts.items():
        if fact is not None:
            yield f"  {name.of(lang)}: {fact}"


def _clause(address: str | None, lang: str) -> str | None:
    return next((f"{c.address} {c.text(lang)}" for c in clauses() if c.address == address), None)

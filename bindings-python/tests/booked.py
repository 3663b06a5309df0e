"""A register with certificates, made without the command: what commands about a register are tested on."""

from datetime import date

from desk import REGISTER
from skillcert import CertificateNumber, Project
from skillcert.register import Register, Request

DAY = date(2026, 11, 23)
CENTER = "长沙市职业技能鉴定中心"
PROJECT = Project("湘西苗绣")


def number(serial: int) -> str:
    return f"261801{serial:07}"


def of(serial: int) -> CertificateNumber:
    return CertificateNumber(number(serial))


def certified(count: int = 5, *, keep: dict[str, str] | None = None) -> Register:
    """The register of the desk with so many certificates of 考生0001 and those after."""
    register = Register(REGISTER)
    register.init()
    decision = PROJECT.rule.decide(practical=88)
    kept = {"center": CENTER} if keep is None else keep
    requests = [
        Request("2026-11", f"{serial:04}", f"考生{serial:04}", PROJECT, decision, keep=kept)
        for serial in range(1, count + 1)
    ]
    register.issue(requests, issued_on=DAY, city="01")
    return register


def replaced(register: Register, serial: int) -> None:
    """Issue a certificate in the place of a void one."""
    decision = PROJECT.rule.decide(practical=88)
    wanted = Request("2026-11", f"{serial:04}", f"考生{serial:04}", PROJECT, decision, replaces=of(serial))
    register.issue([wanted], issued_on=DAY, city="01")

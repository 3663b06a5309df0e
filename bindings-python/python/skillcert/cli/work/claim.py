"""表中已有的证书编号: a number that a row has before one is given."""

from __future__ import annotations

from typing import NamedTuple

from skillcert import CertificateNumber

from .contradiction import Contradiction


class Claim(NamedTuple):
    """The number, None for what is none; and why the row gets no other one."""

    number: CertificateNumber | None
    reason: Contradiction

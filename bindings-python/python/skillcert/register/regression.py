"""倒退: where a register is behind or differs from what was attested."""

from __future__ import annotations

from dataclasses import dataclass

from .. import CertificateNumber, Finding
from ..texts import Text
from .words import STEPS

# What may be lost besides the steps of certificates.
CORRECTED, DECLARED, DESTROYED = "marks", "declare", "destroy"
_WORDS = STEPS | {
    CORRECTED: Text("成绩更正", "corrected marks"),
    DECLARED: Text("声明", "declared serials"),
    DESTROYED: Text("空白证书毁损", "spoilt blank sheet"),
}


@dataclass(frozen=True)
class Regression:
    """A series, or a certificate, in which the register is not what was attested.

    `step` is the step that was lost: that of an event, `marks`, `declare` or `destroy`; `what` the serials,
    the blank sheet, or from where on a certificate went another way.

    >>> number = CertificateNumber("2618010000001")
    >>> lost = Regression(2026, "18", "01", Finding("event_lost", "event", value=1), number, "void")
    >>> lost.place, lost.message("zh")
    ('2618010000001', '作废：第1项事项在登记册中没有')
    """

    year: int
    province: str
    city: str
    finding: Finding
    number: CertificateNumber | None = None
    step: str | None = None
    what: Text | None = None

    @property
    def place(self) -> str:
        """Return the number, or the year, province and city, as they are shown in a list."""
        series = f"{self.year}/{self.province}/{self.city}" if self.year else "-"
        return str(self.number or series)

    def message(self, lang: str) -> str:
        """Return the sentence in one language, after the word for what was lost."""
        sentence = self.finding.message(lang) if self.what is None else self._about(self.what).of(lang)
        if self.step is None:
            return sentence
        return f"{_WORDS[self.step].of(lang)}{Text('：', ': ').of(lang)}{sentence}"

    def _about(self, what: Text) -> Text:
        if self.finding.code == "event_lost":
            return Text(f"{what.zh}在登记册中没有", f"{what.en} is not in the register")
        return Text(f"{what.zh}与此前确认的不同", f"{what.en} differs from what was attested")

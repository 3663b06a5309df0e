"""Roles: what a column of a table is there for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..texts import Text


class Role(StrEnum):
    """What a column is for."""

    CANDIDATE = "candidate"
    NAME = "name"
    SURNAME = "surname"
    GIVEN_NAME = "given_name"
    THEORY = "theory"
    PRACTICAL = "practical"
    THEORY_STATUS = "theory_status"
    PRACTICAL_STATUS = "practical_status"
    STATUS = "status"
    THEORY_RETAKE = "theory_retake"
    PRACTICAL_RETAKE = "practical_retake"
    VERDICT = "verdict"
    NUMBER = "number"
    NUMBER_HINT = "number_hint"
    ASSESSED_ON = "assessed_on"
    ISSUED_ON = "issued_on"
    CITY = "city"
    COUNTY = "county"
    INSTITUTION = "institution"
    ID = "id"
    PROJECT = "project"
    REPLACES = "replaces"
    OVERALL = "overall"
    MARK = "mark"
    SUBJECT = "subject"
    SEQUENCE = "sequence"
    ASSESSMENT = "assessment"
    ON = "on"
    BLANK = "blank"
    REASON = "reason"
    CORRECTED_TO = "corrected_to"
    VOIDED_ON = "voided_on"
    VOID_REASON = "void_reason"
    OTHER = "other"

    @property
    def text(self) -> Text:
        """Return what a clerk calls it."""
        return _TEXTS[self]

    @property
    def option(self) -> str | None:
        """Return the option that names its column, if there is one."""
        return _OPTIONS.get(self)


_TEXTS = {
    Role.CANDIDATE: Text("考生编号", "candidate"),
    Role.NAME: Text("姓名", "name"),
    Role.SURNAME: Text("姓", "surname"),
    Role.GIVEN_NAME: Text("名", "given name"),
    Role.THEORY: Text("理论", "theory"),
    Role.PRACTICAL: Text("操作技能", "practical"),
    Role.THEORY_STATUS: Text("理论情况", "theory status"),
    Role.PRACTICAL_STATUS: Text("操作技能情况", "practical status"),
    Role.STATUS: Text("考试情况", "status"),
    Role.THEORY_RETAKE: Text("理论补考", "retake of the theory"),
    Role.PRACTICAL_RETAKE: Text("操作技能补考", "retake of the practical"),
    Role.VERDICT: Text("评定结果", "verdict"),
    Role.NUMBER: Text("证书编号", "certificate number"),
    Role.NUMBER_HINT: Text("编号", "number"),
    Role.ASSESSED_ON: Text("考核日期", "date of assessment"),
    Role.ISSUED_ON: Text("发证日期", "date of issue"),
    Role.CITY: Text("地市", "city"),
    Role.COUNTY: Text("县市区", "county"),
    Role.INSTITUTION: Text("考核机构", "institution"),
    Role.ID: Text("身份证号", "ID number"),
    Role.PROJECT: Text("考核项目", "project"),
    Role.REPLACES: Text("代替", "replaced number"),
    Role.OVERALL: Text("总成绩", "overall mark"),
    Role.MARK: Text("成绩", "mark"),
    Role.SUBJECT: Text("科目", "subject"),
    Role.SEQUENCE: Text("序号", "sequence"),
    Role.ASSESSMENT: Text("考核", "assessment"),
    Role.ON: Text("日期", "date"),
    Role.BLANK: Text("空白证书", "blank certificate"),
    Role.REASON: Text("原因", "reason"),
    Role.CORRECTED_TO: Text("更正后姓名", "corrected name"),
    Role.VOIDED_ON: Text("作废日期", "day of the void"),
    Role.VOID_REASON: Text("作废原因", "reason of the void"),
    Role.OTHER: Text("其他", "other"),
}
_OPTIONS = {
    Role.CANDIDATE: "--candidate",
    Role.NAME: "--name",
    Role.THEORY: "--theory",
    Role.PRACTICAL: "--practical",
    Role.NUMBER: "--column",
}


@dataclass(frozen=True)
class Wanted:
    """The roles that a command reads: those that have to be there, and those that are read where they are."""

    required: tuple[Role, ...] = ()
    optional: tuple[Role, ...] = ()
    # Whether a column of certificate numbers is sought, by heading and content together.
    number: bool = False
    # The headings of tables that a command of ours wrote, in each language, and the roles of those with one.
    ours: Sequence[Mapping[str, Role | None]] = ()

"""The columns of a table of certificates: what is exported can be imported."""

from __future__ import annotations

from skillcert.texts import Text

NUMBER = Text("证书编号", "number")
ASSESSMENT = Text("考核", "assessment")
CANDIDATE = Text("考生编号", "candidate")
HOLDER = Text("姓名", "holder")
PROJECT = Text("考核项目", "project")
ASSESSED_ON = Text("考核日期", "assessed_on")
ISSUED_ON = Text("核发日期", "issued_on")
# Further ones of an export.
SOURCE = Text("来源", "source")
MARKS = Text("成绩", "marks")
BLANKS = Text("补发空白证书", "blanks")
VOIDED_ON = Text("作废日期", "voided_on")
EXPORTED = (
    NUMBER, ASSESSMENT, CANDIDATE, HOLDER, PROJECT, ASSESSED_ON, ISSUED_ON, SOURCE, MARKS, BLANKS, VOIDED_ON,
)  # fmt: skip

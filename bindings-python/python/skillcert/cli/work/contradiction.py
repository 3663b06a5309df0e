"""Why a row whose marks pass gets no number: something else in the table says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from skillcert.tables.column import Chosen
from skillcert.texts import Text

NOTHING = Text("", "")


@dataclass(frozen=True)
class Contradiction:
    """What a column, a title or a sheet's name says, and where; `what` is the word, or what is expected."""

    code: str
    where: Text
    what: Text = NOTHING
    clause = None

    def message(self, lang: str) -> str:
        """Return the sentence in one language."""
        return self._text(0, lang)

    def cure(self, lang: str) -> str:
        """Return what would cure it."""
        return self._text(1, lang)

    def _text(self, place: int, lang: str) -> str:
        sentence = _SENTENCES[self.code][place].of(lang)
        return sentence.format(where=self.where.of(lang), what=self.what.of(lang))


def where(chosen: Chosen) -> Text:
    """Return a column as it is named in a sentence."""
    return Text(chosen.named, f"column {chosen.named}")


_SENTENCES = {
    "result_contradicted": (
        Text("{where}写有“{what}”，与合格的成绩不符", "{where} says “{what}”, beside marks that pass"),
        Text(
            "核对原始记录：没有参加或成绩不算的，改正成绩；写错了的，在副本中改正{where}；说的不是本场考核的，在副本中移出",
            "compare the records: correct the marks if they do not count, or {where} in a copy if it is "
            "wrong; if it is about something else, take it out of the copy",
        ),
    ),
    "step_contradicted": (
        Text("{where}写有“{what}”", "{where} says “{what}”"),
        Text(
            "已打印的，在副本中清空这一格；没有打印、已毁损或已作废的，在副本中删去这一行",
            "if it was printed, clear the cell in a copy; if it was not, is spoilt or void, delete the row",
        ),
    ),
    "result_doubtful": (
        Text(
            "{where}填有内容，而这一栏有内容就不能当作合格",
            "{where} is filled in, and where it is, the marks may not count",
        ),
        Text(
            "核对原始记录：没有这种情况的留空或写否，有的改正成绩",
            "compare the records: leave it blank or write no, or correct the marks",
        ),
    ),
    "marks_contradicted": (
        Text("{where}写的{what}", "{where} says that {what}"),
        Text(
            "成绩应是百分制的、60分合格：核对原始成绩，在副本中改正成绩和{where}",
            "marks are out of 100 and passed with 60: compare them, and correct marks and {where} in a copy",
        ),
    ),
    "verdict_unknown": (
        Text("{where}是不认识的结论", "{where} holds a verdict that is not known"),
        Text(
            "写合格或不合格；本单位固定的写法，写入 --aliases 文件 [cells] 的 passed 或 failed",
            "write passed or failed; what your office always writes goes into passed or failed of [cells] in "
            "a file for --aliases",
        ),
    ),
    "project_contradicted": (
        Text("{where}写的不是“{what}”", "{where} does not say “{what}”"),
        Text(
            "一个项目一张表，用该项目的 --project；只是写法不同的，在副本中改为一致；"
            "写的不是考核项目的，改表头或标题",
            "give each project a table of its own, with its --project; correct another spelling in a copy; "
            "if it is no project, rename the heading or the title",
        ),
    ),
    "date_late": (
        Text("{where}写的日期晚于核发日期{what}", "{where} says a day after {what}, the day of issue"),
        Text(
            "核对日期：改正表中的考核日期，或改正 --date",
            "compare the dates: correct the day of assessment in the table, or --date",
        ),
    ),
    "mark_contradicted": (
        Text("{where}是另一个成绩，不是合格的", "{where} holds another mark, which is no pass"),
        Text(
            "核对原始成绩：以这一列为准的，用 --practical 或 --theory 指定它；不是本场成绩的，在副本中移出",
            "compare the marks: if this column counts, name it with --practical or --theory; if it holds no "
            "marks of this assessment, take it out of a copy",
        ),
    ),
    "date_contradicted": (
        Text("{where}写的不是{what}", "{where} does not say {what}"),
        Text(
            "核对日期：改正表中的，或改正 --date、--assessed-on",
            "compare the dates: correct the one in the table, or --date or --assessed-on",
        ),
    ),
    "city_contradicted": (
        Text("{where}写的不是地市代码{what}", "{where} does not say the city code {what}"),
        Text(
            "一个地市一张表，用该地市的 --city；写的是名称的，在副本中改为代码",
            "give each city a table of its own, with its --city; write codes instead of names in a copy",
        ),
    ),
    "number_contradicted": (
        Text(
            "{where}已填有编号，登记册中不是这名考生在本场考核的证书",
            "{where} holds a number that the register does not have for this candidate and assessment",
        ),
        Text(
            "另一系统核发的，先用 register import 导入；填错的，在副本中清空；不是证书编号的，改它的表头",
            "if another system issued it, import it first (register import); clear a wrong one in a copy; if "
            "it is no number of a certificate, rename the heading",
        ),
    ),
    "id_repeated": (
        Text("{where}与{what}的相同，考生编号却不同", "{where} is that of {what}, under another candidate"),
        Text(
            "对照报名表核对：同一人的只留一行，填错的改正",
            "compare the registration: keep one row of a person, or correct the one that is wrong",
        ),
    ),
}

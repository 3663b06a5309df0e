"""What was understood of a table, and what its rows are: in three lines, and in the document for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from skillcert.tables.document import Document
from skillcert.tables.heading import shown
from skillcert.tables.roles import Role
from skillcert.tables.rows import Skipped
from skillcert.tables.table import Batch
from skillcert.tables.understood import Understanding, Understood
from skillcert.texts import Text

# So many rows are named in a line.
NAMED = 10
KINDS = {
    "statistics": Text("合计等统计", "statistics"),
    "footer": Text("表尾", "footer"),
    "header": Text("重复的表头", "header again"),
    "example": Text("示例", "example"),
    "remark": Text("说明", "remark"),
}


@dataclass
class Seen:
    """A sheet that is read, and its rows as far as they were read."""

    sheet: Understood
    rows: int = 0
    # The number of the last row.
    last: int = 0
    skipped: dict[int, Skipped] = field(default_factory=dict)
    hidden: list[int] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)

    def add(self, batch: Batch[Any]) -> None:
        """Take the rows of a batch."""
        self.rows += batch.entries
        self.last = batch.first + len(batch) - 1
        self.skipped |= {batch.first + row: batch.skipped[row] for row in sorted(batch.skipped)}
        self.hidden += [batch.first + row for row in batch.hidden]
        self.stray += [batch.first + row for row in batch.stray]

    def passing(self, batches: Iterable[Batch[Any]]) -> Iterator[Batch[Any]]:
        """Return the batches, and take each."""
        for batch in batches:
            self.add(batch)
            yield batch

    def lines(self) -> Iterator[Text]:
        """Return the header and the columns, then the rows."""
        header = self.sheet.header
        rows = (header.first, header.last) if header.first < header.last else (header.last,)
        zh, en = "、".join(map(str, rows)), " and ".join(map(str, rows))
        yield _joined([Text(f"  表头第{zh}行", f"  header in row {en}")], [*self._columns()], "；", "; ")
        first, last = header.last + 1, self.last
        body = Text(f"  第{first}至{last}行", f"  rows {first} to {last}")
        if first == last:
            body = Text(f"  第{first}行", f"  row {first}")
        yield _joined([body, *self._notes()], [], "；", "; ")

    def _columns(self) -> Iterator[Text]:
        """Return the columns by their roles; that they were detected is said once."""
        detected = [chosen.detected for chosen in self.sheet.places.values()]
        *before, last = [self._column(role) for role in self.sheet.places]
        yield from before
        if all(detected):
            last = Text(f"{last.zh}（自动识别）", f"{last.en} (detected)")
        elif any(detected):
            last = Text(f"{last.zh}（其余自动识别）", f"{last.en} (the others detected)")
        yield last

    def _column(self, role: Role) -> Text:
        chosen, others = self.sheet.places[role], self.sheet.others.get(role, ())
        name = role.text
        also = "、".join(other.named for other in others)
        return Text(
            f"{name.zh} {chosen.named}"
            + ("" if chosen.detected else "（指定）")
            + (f"（另有{also}）" if also else ""),
            f"{name.en} {chosen.named}"
            + ("" if chosen.detected else " (named)")
            + (f" (also {also})" if also else ""),
        )

    def _notes(self) -> Iterator[Text]:
        if self.sheet.unread:
            rows = _rows(self.sheet.unread)
            yield Text(
                f"表头上方{rows.zh}像是数据，没有读取", f"not read: {rows.en} above the header, like data"
            )
        if self.skipped:
            words = dict.fromkeys(_why(each) for each in self.skipped.values())
            zh, en = "、".join(each.zh for each in words), ", ".join(each.en for each in words)
            rows = _rows(self.skipped)
            yield Text(f"不计{rows.zh}（{zh}）", f"no entries: {rows.en} ({en})")
        if self.hidden:
            rows = _rows(self.hidden)
            yield Text(f"隐藏的{rows.zh}也已读取", f"hidden {rows.en} read too")
        if self.stray:
            rows = _rows(self.stray)
            yield Text(f"表右侧{rows.zh}有其他内容", f"other content right of the table in {rows.en}")

    def facts(self) -> dict[str, object]:
        """Return it as a program reads it."""
        it = self.sheet
        columns = {
            str(role): {
                "name": chosen.name,
                "position": chosen.place + 1,
                "detected": chosen.detected,
                "others": [
                    {"name": other.name, "position": other.place + 1} for other in it.others.get(role, ())
                ],
            }
            for role, chosen in it.places.items()
        }
        return {
            "sheet": it.title,
            "header_rows": [*range(it.header.first, it.header.last + 1)],
            "columns": columns,
            "first_row": it.header.last + 1,
            "last_row": self.last,
            "skipped": [{"row": row, "kind": skipped.kind} for row, skipped in self.skipped.items()],
            "unread_rows": [*it.unread],
            "hidden_rows": self.hidden,
            "stray_rows": self.stray,
        }


@dataclass(frozen=True)
class Found:
    """What was found out about a file: its format, its sheets, and how each was read."""

    name: str
    form: Text
    # Whether the file has sheets with titles.
    titled: bool
    understanding: Understanding
    seen: Sequence[Seen]
    # What is said about how it was written again.
    written: Sequence[Text] = ()

    @classmethod
    def of(
        cls,
        document: Document,
        understanding: Understanding,
        seen: Sequence[Seen],
        written: Iterable[Text] = (),
    ) -> Found:
        """Return what was found out about a document."""
        titled = any(sheet.title for sheet in document.sheets)
        return cls(document.name, document.form, titled, understanding, seen, [*written])

    def lines(self) -> Iterator[Text]:
        """Return it in words: three lines for a sheet, then how it was written again."""
        for place, seen in enumerate(self.seen):
            yield self._head(seen, more=place == len(self.seen) - 1)
            yield from seen.lines()
        yield from self.written

    def _head(self, seen: Seen, *, more: bool) -> Text:
        sheet = shown(seen.sheet.title)
        parts = [Text(f"{self.name}：{self.form.zh}", f"{self.name}: {self.form.en}")]
        if self.titled:
            parts = [Text(f"{parts[0].zh}，工作表“{sheet}”", f"{parts[0].en}, sheet “{sheet}”")]
        left = "、".join(f"“{shown(title)}”" for title in self.understanding.left_out)
        if left and more:
            parts.append(
                Text(
                    f"未读的工作表：{left}（--sheet 指定，--sheet all 全部）",
                    f"sheets that were not read: {left} (--sheet names one, --sheet all reads all)",
                )
            )
        if (over := self.understanding.passed_over) and more:
            zh = "、".join(f"“{shown(title)}”（{why.zh}）" for title, why in over)
            en = ", ".join(f"“{shown(title)}” ({why.en})" for title, why in over)
            parts.append(Text(f"略过的工作表：{zh}", f"sheets passed over: {en}"))
        return _joined(parts, [], "；", "; ")

    def facts(self, lang: str) -> dict[str, object]:
        """Return it as a program reads it."""
        over = [{"sheet": title, "why": why.of(lang)} for title, why in self.understanding.passed_over]
        understood = {
            "sheets": [seen.facts() for seen in self.seen],
            "left_out": [*self.understanding.left_out],
            "passed_over": over,
        }
        return {"file": self.name, "form": self.form.of(lang), "understood": understood}


def answered(document: Document, added: Sequence[str], names: Iterable[Sequence[str]]) -> Iterator[Text]:
    """Return what is said about an answer: another format than the table's, other names for columns."""
    if not document.writable:
        form = document.form
        yield Text(
            f"{form.zh}不能原样写回：输出是新的XLSX，只有单元格的内容",
            f"{form.en} cannot be written as it was: the answer is a new XLSX with the content of the cells",
        )
    pairs = {pair: None for each in names for pair in zip(added, each, strict=True)}
    if other := [pair for pair in pairs if pair[0] != pair[1]]:
        zh = "、".join(f"“{name}”改名为“{free}”" for name, free in other)
        en = ", ".join(f"“{name}” is called “{free}”" for name, free in other)
        yield Text(f"原表已有同名的列：结果列{zh}", f"columns of these names are there already: {en}")


def _why(skipped: Skipped) -> Text:
    """Return the word that says what a row is, else what kind it is."""
    return Text(skipped.lead, skipped.lead) if skipped.lead else KINDS[skipped.kind]


def _joined(head: Sequence[Text], tail: Sequence[Text], zh: str, en: str) -> Text:
    parts = [*head, *([_joined(tail, [], "，", ", ")] if tail else [])]
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))


def _rows(rows: Iterable[int]) -> Text:
    """Return rows by their numbers, as many as are named."""
    numbers = [*rows]
    shown, more = numbers[:NAMED], numbers[NAMED:]
    zh, en = "、".join(map(str, shown)), ", ".join(map(str, shown))
    word = "rows" if len(numbers) > 1 else "row"
    if more:
        return Text(f"第{zh}等{len(numbers)}行", f"{word} {en} and {len(more)} more")
    return Text(f"第{zh}行", f"{word} {en}")

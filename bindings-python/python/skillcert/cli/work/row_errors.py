"""Errors of rows: what keeps a command from running, all of it told in one run."""

from __future__ import annotations

from collections.abc import Iterator

from skillcert import NumberError, recover
from skillcert.texts import Text

from .place import Place
from .reasons import CURE, Curable
from .report import SHOWN


class RowError(Exception):
    """What is wrong with a row, and what cures it."""

    def __init__(self, what: Text, cure: Text) -> None:
        super().__init__(what.en)
        self.what, self.cure = what, cure

    @classmethod
    def of(cls, reason: Curable) -> RowError:
        """Return a reason as the error of a row."""
        return cls(
            Text(reason.message("zh"), reason.message("en")), Text(reason.cure("zh"), reason.cure("en"))
        )

    @classmethod
    def of_number(cls, cell: str, error: NumberError) -> RowError:
        """Return the error of a cell that holds no number: a damaged one may come back without a guess."""
        told = cls.of(error)
        return told if recover(cell).number is None else cls(told.what, _RECOVER)


_RECOVER = Text("先用 skillcert recover 还原编号", "recover the number with skillcert recover first")


class RowErrors(Exception):  # noqa: N818 - several of them
    """The rows of a file for which a command cannot run."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._path = path
        self._found: list[tuple[Place, RowError]] = []

    def add(self, place: Place, error: RowError) -> None:
        """Take the error of a row."""
        self._found.append((place, error))

    def __bool__(self) -> bool:
        return bool(self._found)

    def lines(self, lang: str) -> Iterator[str]:
        """Return the errors, as many as are shown, and behind them what cures each kind."""
        sheets = [*dict.fromkeys(place.sheet for place, _ in self._found)]
        found = sorted(self._found, key=lambda it: (sheets.index(it[0].sheet), it[0].row))
        count, shown = len(found), found[:SHOWN]
        if count == 1:
            yield self._line(*shown[0]).of(lang)
            return
        yield Text(
            f"skillcert: {self._path}：{count}行有误，命令没有执行",
            f"skillcert: {self._path}: {count} rows are wrong, nothing was done",
        ).of(lang)
        for place, error in shown:
            yield f"{place.text.of(lang)}  {error.what.of(lang)}"
        if more := count - len(shown):
            yield Text(f"……还有{more}行", f"… and {more} more").of(lang)
        yield CURE.of(lang)
        yield from dict.fromkeys(f"  {error.cure.of(lang)}" for _, error in found)

    def _line(self, place: Place, error: RowError) -> Text:
        at, what, cure = place.text, error.what, error.cure
        return Text(
            f"skillcert: {self._path}{at.zh}：{what.zh}；{CURE.zh}：{cure.zh}",
            f"skillcert: {self._path} {at.en}: {what.en}; {CURE.en}: {cure.en}",
        )

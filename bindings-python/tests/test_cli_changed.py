"""A table that is saved again while a command reads it: its answers would stand beside other people."""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import formats
import pytest
from desk import REGISTER, Desk
from skillcert.cli.work.found import Seen
from skillcert.tables.output import Output
from skillcert.tables.table import Batch

HEADER = ("考生编号", "姓名", "操作技能")
ROWS = [("001", "考生0001", "90"), ("002", "考生0002", "20"), ("003", "考生0003", "95")]
TOLD = (
    "读取期间文件被重新保存或替换，没有写出结果，也没有核发或登记；怎么办：保存好以后重新运行",
    "was saved again or replaced while it was read; nothing was written, issued or entered; cure: run again "
    "when it is saved",
)
# What a register takes in.
NUMBERED = ("证书编号", "姓名", "考生编号", "考核", "考核项目", "核发日期")
ISSUED = [
    (f"261801000000{number}", f"考生000{number}", f"00{number}", "春", "湘西苗绣", "2026-11-20")
    for number in (1, 2, 3)
]


def replaced(path: Path, other: Path) -> None:
    other.replace(path)


def overwritten(path: Path, other: Path) -> None:
    """Write into the file; afterwards it is as old as it was."""
    times = path.stat()
    shutil.copyfile(other, path)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def removed(path: Path, _: Path) -> None:
    path.unlink()


def spoilt(path: Path, _: Path) -> None:
    path.write_bytes(b"PK\3\4")


Change = Callable[[Path, Path], None]
CHANGES: list[Change] = [replaced, overwritten, removed, spoilt]


def tables(
    desk: Desk, ending: str, header: Sequence[str] = HEADER, rows: formats.Rows = ROWS
) -> Callable[[Change], None]:
    """Two tables of the same people in another order; return what puts the second in place of the first."""
    formats.write(desk.path(f"t{ending}"), header, rows)
    formats.write(desk.path(f"other{ending}"), header, [*rows[1:], rows[0]])
    return lambda change: change(desk.path(f"t{ending}"), desk.path(f"other{ending}"))


def while_read(monkeypatch: pytest.MonkeyPatch, change: Callable[[], None]) -> None:
    """Have something happen when the first rows were read."""
    add = Seen.add

    def changed(self: Seen, batch: Batch[object]) -> None:
        if not self.rows:
            change()
        add(self, batch)

    monkeypatch.setattr(Seen, "add", changed)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("ending", formats.ENDINGS)
def test_answers_stand_beside_the_rows_that_were_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, ending: str, change: Change
) -> None:
    put = tables(desk, ending)
    while_read(monkeypatch, lambda: put(change))
    run = desk.run("decide", f"t{ending}", "--rule", "practical", "--out", f"out{ending}")
    assert (run.code, run.out, run.err) == (2, "", f"skillcert: t{ending}：{TOLD[0]}\n")
    assert not {name for name in desk.files() if name.startswith(("out", ".skillcert"))}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("ending", formats.ENDINGS)
def test_numbers_stand_beside_the_rows_that_were_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, ending: str, change: Change
) -> None:
    """While `issue` waits for the register there is much time to save."""
    put, flush = tables(desk, ending), Output.flush

    def changed(self: Output) -> None:
        put(change)
        flush(self)

    monkeypatch.setattr(Output, "flush", changed)
    run = desk.issue(file=f"t{ending}", out=f"out{ending}")
    assert (run.code, run.err) == (2, f"skillcert: t{ending}：{TOLD[0]}\n")
    assert desk.stored() == {}
    assert f"out{ending}" not in desk.files()


def test_a_change_is_told_before_the_register_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    put = tables(desk, ".xlsx")
    while_read(monkeypatch, lambda: put(spoilt))
    run = desk.issue(file="t.xlsx", out="out.xlsx", register="sqlite:///none.db")
    assert (run.code, run.err) == (2, f"skillcert: t.xlsx：{TOLD[0]}\n")


def test_a_table_saved_after_the_numbers_were_issued_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was issued reaches the table that was read."""
    put, publish = tables(desk, ".xlsx"), Output.publish

    def changed(self: Output) -> None:
        put(overwritten)
        publish(self)

    monkeypatch.setattr(Output, "publish", changed)
    assert desk.issue(file="t.xlsx", out="out.xlsx").code == 0
    rows = [row[:5] for row in formats.read(desk.path("out.xlsx"))[1:]]
    assert [(row[0], row[4]) for row in rows] == [
        ("001", "2618010000001"),
        ("002", ""),
        ("003", "2618010000002"),
    ]
    assert desk.stored() == {"001": 2618010000001, "003": 2618010000002}


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("recover",),
        ("audit",),
        ("register", "print", "--on", "2026-11-30", "--register", REGISTER, "--from"),
        ("register", "import", "--register", REGISTER, "--source", "旧系统"),
    ],
)
def test_every_command_tells_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    desk.init()
    put = tables(desk, ".csv", NUMBERED, ISSUED)
    while_read(monkeypatch, lambda: put(replaced))
    run = desk.run("--lang", "en", *command, "t.csv")
    assert (run.code, run.err) == (2, f"skillcert: t.csv: {TOLD[1]}\n")


@pytest.mark.parametrize("command", ["decide", "check", "issue"])
def test_a_table_without_room_is_refused_before_it_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    header = [*HEADER, "证书编号", *[""] * (2**14 - 5), "x"]
    formats.write(desk.path("t.xlsx"), header, [[*row, None] for row in ROWS])
    while_read(monkeypatch, lambda: pytest.fail("a row was read"))
    options = ("--rule", "practical") if command == "decide" else ()
    run = (
        desk.issue(file="t.xlsx", out="out.xlsx")
        if command == "issue"
        else desk.run(command, "t.xlsx", *options, "--out", "out.xlsx")
    )
    assert (run.code, "“Sheet”：工作表右侧已没有空列" in run.err) == (2, True)
    assert "out.xlsx" not in desk.files()

"""What was entered is reported even where standard output takes nothing; no report steers a terminal."""

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from booked import DAY, certified, number, of
from desk import REGISTER, Desk, Run
from skillcert import CertificateEvent
from skillcert.cli import main
from skillcert.cli.commands.register import import_, stepping
from skillcert.cli.work.said import visible

FULL = "skillcert: 标准输出：无法写入（No space left on device）"
CURE = "怎么办：排除原因，用 skillcert register show（或 audit）核对；同一命令可重新运行"


@pytest.fixture(autouse=True)
def _environment(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCERT_REGISTER", REGISTER)


def unread(*arguments: str) -> Run:
    """Run the command where the standard output is full."""
    err = io.StringIO()
    with Path("/dev/full").open("w", encoding="utf-8") as out, redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return Run(code, "", err.getvalue())


@pytest.mark.parametrize("more", [(), ("--json",)])
@pytest.mark.parametrize(
    ("arguments", "entered"),
    [
        (("void", number(1), "--reason", "x"), number(1)),
        (("correct", number(1), "--holder", "考生甲", "--reason", "x"), number(1)),
        (("print", number(1), "--blank", "43A1"), number(1)),
        (("print", "--from", "t.csv", "--blanks", "43A1"), "2项"),
        (
            ("spoil", "--blanks", "43A1..43A2", "--reason", "x"),
            "空白证书43A1至43A2（2张）已登记毁损，2026-12-31；新登记2张",
        ),
        (("import", "a.csv"), "导入0个证书、0项事项，此前已有2个"),
    ],
)
def test_what_was_entered_is_told(
    desk: Desk, arguments: tuple[str, ...], more: tuple[str, ...], entered: str
) -> None:
    certified(2)
    desk.run("register", "export", "--out", "a.csv")
    desk.write("t.csv", f"证书编号\n{number(1)}\n{number(2)}\n")
    run = unread("register", *arguments, *more)
    assert (run.code, run.err) == (3, f"{FULL}；已记入登记册：{entered}；{CURE}\n")
    again = desk.run("register", *arguments, *more)
    assert (again.code, again.err) == (0, "")


def test_what_is_declared_and_made_is_told(desk: Desk) -> None:
    run = unread("register", "init")
    assert (run.code, run.err) == (
        3, f"{FULL}；已记入登记册：登记册已建立：{desk.path('register.db')}；{CURE}\n",
    )  # fmt: skip
    declare = ("register", "declare", "2026", "01", "1", "9", "--reason", "x", "--lang", "en")
    run = unread(*declare)
    assert (run.code, "; entered in the register: 9 serials declared; cure: " in run.err) == (3, True)
    assert unread(*declare, "--dry-run").code == 2


def test_where_nothing_was_entered_nothing_is_told_of_it(desk: Desk) -> None:
    certified(1)
    desk.write("t.csv", f"证书编号\n{number(9)}\n")
    run = unread("register", "void", "--from", "t.csv", "--reason", "x")
    assert (run.code, "已记入登记册" in run.err) == (2, False)


@pytest.mark.parametrize(("module", "name"), [(stepping, "say"), (import_, "tell")])
def test_an_interruption_after_that_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    certified(1)
    desk.run("register", "export", "--out", "a.csv")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, name, interrupt)
    arguments = ("void", number(1), "--reason", "x") if name == "say" else ("import", "a.csv")
    run = desk.run("register", *arguments)
    assert (run.code, run.err.startswith("skillcert: 已中断；已记入登记册：")) == (130, True)


def test_nothing_that_is_told_steers_the_terminal(desk: Desk) -> None:
    register = certified(1, keep={"班级": "一班\n证书已作废\x1b[2J"})
    reason = "卡纸\n43A2  在用\x1b[31m"
    register.destroy(["43A1"], on=DAY, reason=reason)
    register.apply(of(1), CertificateEvent(DAY, {"void": {"reason": reason}}))
    register.apply_all([])
    for command in (f"show {number(1)}", "blanks", f"verify {number(1)}"):
        run = desk.run("register", *command.split())
        assert "\x1b" not in run.out
        assert not any(line.startswith(("43A2", "证书已作废\\x1b")) for line in run.out.splitlines())
    assert r"卡纸\n43A2  在用\x1b[31m" in desk.run("register", "blanks").out
    assert "\x1b" not in desk.run("register", "show", "\x1b[31m").err


def test_only_what_steers_is_escaped() -> None:
    assert visible("考生　甲 \ue000") == "考生　甲 \ue000"
    assert visible("a\x9b\u202e\u2028\r\u200b") == r"a\x9b\u202e\u2028\r\u200b"

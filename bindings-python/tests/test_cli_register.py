"""`skillcert register` from the command line."""


import pytest
from desk import Desk

HISTORY = "证书编号,考核,考生编号,姓名,考核项目,核发日期\n"
TWO = (
    f"{HISTORY}2518010000001,旧,考生0001,考生0001,湘西苗绣,2025-06-01\n"
    "2518010000003,旧,考生0003,考生0003,湘西苗绣,2025-06-02\n"
)


@pytest.fixture(autouse=True)
def _environment(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCERT_REGISTER", "sqlite:///register.db")


def test_the_way_of_a_certificate(desk: Desk) -> None:
    assert desk.run("register", "init").out == "登记册已就绪\n"
    desk.results("001,考生0001,60", "002,考生0002,88")
    assert desk.issue().code == 0
    verified = desk.run("register", "verify", "2618010000002")
    assert (verified.code, verified.out) == (
        0,
        "已核发：登记册中有此编号\n  考生0002，湘西苗绣，2026-11-23核发\n",
    )
    reissued = desk.run(
        "register", "reissue", "2618010000002", "--blank", "43A1", "--on", "2026-12-01", "--reason", "遗失"
    )
    assert (reissued.code, reissued.out) == (0, "2618010000002 已补发\n")
    void = desk.run("register", "void", "2618010000001", "--on", "2026-12-01", "--reason", "姓名有误")
    assert (void.code, void.out) == (0, "2618010000001 已作废\n")
    verified = desk.run("register", "verify", "2618010000001", "--lang", "en")
    assert verified.code == 1
    assert verified.out.endswith("  the certificate is void (not in the notice: the center's own rule)\n")
    missing = desk.run("register", "verify", "2618010000009")
    assert (missing.code, missing.out) == (1, "登记册中没有此编号（依据六(四)）\n")
    again = desk.run("register", "void", "2618010000009", "--on", "2026-12-01", "--reason", "x")
    assert (again.code, again.out) == (2, "")
    assert again.err == "skillcert: 登记册中没有此编号（依据六(四)）\n"


def test_an_audit_tells_everything(desk: Desk) -> None:
    desk.write("old.csv", TWO)
    desk.run("register", "import", "old.csv", "--source", "旧系统")
    desk.run("register", "export", "--out", "report.csv", "--high-water", "mark.json")
    found = desk.run("register", "audit", "--expect", "2", "--high-water", "mark.json")
    assert found.code == 1
    assert found.out.splitlines() == [
        "2025年 地市01：2个证书，序列号1至3，缺1个，作废0个",
        "2025/01  serials_missing  首末之间缺1个序列号，最小的是2（依据附件2·5）",
    ]
    declared = desk.run("register", "declare", "2025", "01", "2", "2", "--reason", "从未使用")
    assert declared.out == "已声明1个序列号\n"
    assert desk.run("register", "audit").out.endswith("没有发现问题\n")
    mark = desk.path("mark.json").read_text("utf-8").replace('"last": 3', '"last": 4')
    desk.write("mark.json", mark)
    found = desk.run("register", "audit", "--expect", "3", "--high-water", "mark.json", "--lang", "en")
    assert [line.split("  ")[:2] for line in found.out.splitlines()[1:]] == [
        ["-", "audit_rows_differ"], ["2025/01", "high_water_regressed"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        "audit --expect x", "audit --high-water none.json", "export --out x.csv --year 26",
        "export --out x.csv --city 1", "export --out register.db", "verify 123",
        "declare 2025 01 a 2 --reason x", "declare 2025 01 3 2 --reason x",
        "void 2618010000001 --on heute --reason x",
    ],
)  # fmt: skip
def test_bad_arguments(desk: Desk, arguments: str) -> None:
    desk.run("register", "init")
    run = desk.run("register", *arguments.split())
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert "程序缺陷" not in run.err


def test_no_register_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKILLCERT_REGISTER")
    run = desk.run("register", "audit", "--lang", "en")
    assert (run.code, run.err.partition(" (or")[0]) == (
        2, "skillcert: the following arguments are required: --register",
    )  # fmt: skip
    assert desk.run("register", "audit", "--register", "sqlite:///none.db").code == 2


def test_the_script_of_roles(desk: Desk) -> None:
    run = desk.run("register", "init", "--roles")
    assert "GRANT UPDATE (next, last_issued_on) ON series TO skillcert_issuer;" in run.out


def test_help_in_both_languages(desk: Desk) -> None:
    for command in ("init", "verify", "void", "reissue", "import", "export", "audit", "declare"):
        for lang in ("zh", "en"):
            with pytest.raises(SystemExit):
                desk.run("register", command, "--help", "--lang", lang)

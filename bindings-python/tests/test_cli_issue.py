"""`skillcert issue`: what is decided, numbered, written and kept."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desk import FOOD, REGISTER, Desk
from skillcert import NumberScheme
from skillcert.register import Register
from skillcert.tables.output import Output


def test_numbers_run_in_the_order_of_the_rows(desk: Desk) -> None:
    desk.results("考生0003,考生0003,60", "考生0001,考生0001,59.99", "考生0002,考生0002,100")
    run = desk.issue()
    assert run.code == 0
    assert desk.numbers() == ["2618010000001", "", "2618010000002"]
    assert [row[3] for row in desk.issued()] == ["结果", "合格", "不合格", "合格"]
    assert "低于60分，差0.01分（依据三(二)）" in desk.issued()[2][-1]
    assert "读取3行：合格 2，不合格 1，待定 0，无法读取 0，拒绝 0" in run.out
    assert "证书编号2618010000001至2618010000002：新核发2个，此前已核发0个" in run.out


def test_speaks_english(desk: Desk) -> None:
    desk.results("考生0001,考生0001,59.99")
    run = desk.issue("--lang", "en")
    assert desk.issued()[0][3:] == ["outcome", "number", "codes", "clauses", "reasons"]
    assert desk.issued()[1][3:6] == ["failed", "", "part_below_pass_mark"]
    assert "1 rows read: passed 0, failed 1" in run.out
    assert "no certificate was issued" in run.out


def test_both_parts_where_the_project_asks_for_theory(desk: Desk) -> None:
    desk.write("project.json", FOOD)
    rows = ["60,60", "100,59.99", ",100", "缺考,60", "缓考,60", "作弊,60"]
    table = "".join(f"{i},考生{i},{marks}\n" for i, marks in enumerate(rows))
    desk.write("results.csv", "candidate,name,theory,实操\n" + table)
    assert desk.issue().code == 0
    assert [row[4] for row in desk.issued()[1:]] == ["合格", "不合格", "待定", "不合格", "待定", "不合格"]
    assert desk.issued()[2][6] == "part_passed part_below_pass_mark"


@pytest.mark.parametrize("mark", ["六十", "60%", "6 0", "59.999", "60,0", "NaN", "101", "-1", "免考"])
def test_messy_marks_are_unreadable_not_guessed(desk: Desk, mark: str) -> None:
    desk.results(f'考生0001,考生0001,"{mark}"', "考生0002,考生0002,60")
    run = desk.issue()
    assert run.code == 1
    assert desk.issued()[1][3] == "无法读取"
    assert desk.issued()[1][5]
    assert desk.numbers() == ["", "2618010000001"]


def test_candidates_without_identifier_or_name_are_unreadable(desk: Desk) -> None:
    desk.results(",考生0001,60", "考生0002,,60", ",考生0003,60")
    assert desk.issue().code == 1
    assert [row[5] for row in desk.issued()[1:]] == [
        "candidate_missing",
        "holder_missing",
        "candidate_missing",
    ]


def test_of_repeated_candidates_the_first_counts(desk: Desk) -> None:
    desk.results("考生0001,考生0001,六十", "考生0002,考生0002,60", "考生0001,考生0001,60")
    assert desk.issue().code == 1
    assert desk.numbers() == ["", "2618010000001", ""]
    assert desk.issued()[3][5:7] == ["candidate_repeated", "三(四)"]
    assert "考生编号与第2行重复" in desk.issued()[3][7]


def test_running_again_issues_nothing_twice(desk: Desk) -> None:
    desk.results("考生0001,考生0001,60", "考生0002,考生0002,61")
    desk.issue(out="first.csv")
    kept = desk.stored()
    again = desk.issue(out="second.csv", date="2026-11-24")
    assert again.code == 0
    assert desk.path("first.csv").read_bytes() == desk.path("second.csv").read_bytes()
    assert desk.stored() == kept
    assert "新核发0个，此前已核发2个" in again.out


def test_candidates_added_later_get_the_next_numbers(desk: Desk) -> None:
    desk.results("考生0001,考生0001,60")
    desk.issue()
    desk.results("考生0002,考生0002,60", "考生0001,考生0001,60")
    desk.issue()
    assert desk.numbers() == ["2618010000002", "2618010000001"]


def test_the_year_of_issue_opens_its_own_series(desk: Desk) -> None:
    desk.results("考生0001,考生0001,60")
    desk.issue(date="2025-12-31")
    desk.results("考生0002,考生0002,60")
    desk.issue(date="2026-01-01")
    assert desk.numbers() == ["2618010000001"]
    desk.results("考生0003,考生0003,60")
    assert desk.issue(date="2025-12-30").code == 0
    assert desk.numbers() == ["2518010000002"]


def test_a_date_before_the_last_one_is_told_and_issued(desk: Desk) -> None:
    desk.results("考生0001,考生0001,60")
    desk.issue()
    desk.results("考生0002,考生0002,60")
    early = desk.issue(date="2026-11-22")
    assert (early.code, early.err, desk.numbers()) == (0, "", ["2618010000002"])
    assert "注意：核发日期2026-11-22早于该地市最近一次核发的2026-11-23，请核对" in early.out
    assert "；怎么办：两地先后录入的不必处理" in early.out


def test_another_assessment_is_another_certificate(desk: Desk) -> None:
    desk.results("考生0001,考生0001,60")
    desk.issue(assessment="2026-03")
    desk.issue(assessment="2026-09")
    assert desk.numbers() == ["2618010000002"]


@pytest.mark.parametrize("change", ["holder", "project", "city", "province"])
def test_the_same_key_for_somebody_or_something_else_is_refused(desk: Desk, change: str) -> None:
    desk.results("考生0001,考生0001,60")
    desk.issue(assessment="A")
    kept = desk.stored()
    if change == "holder":
        desk.results("考生0001,考生9999,60")
    if change == "project":
        desk.write("project.json", '{"name": "银饰锻造", "traits": []}')
    province = "43" if change == "province" else "18"
    scheme = NumberScheme(province=province, cities=["01", "02"])
    desk.write("scheme.json", scheme.to_json())
    run = desk.issue(assessment="A", city="02" if change == "city" else "01", scheme="scheme.json")
    assert run.code == 1
    assert desk.issued()[1][3:6] == ["拒绝", "", "certificate_of_another"]
    assert desk.stored() == kept
    assert "拒绝 1" in run.out


def test_the_last_serial_and_no_further(desk: Desk) -> None:
    desk.results("考生0001,考生0001,60")
    desk.issue()
    Register(REGISTER).declare(2026, "01", 2, 9_999_997, reason="旧系统")
    desk.results(*(f"考生{i},考生{i},60" for i in range(2, 5)))
    before = desk.files()
    run = desk.issue(out="more.csv")
    assert (run.code, run.out) == (2, "")
    assert "本年度本地市只余2个序列号，需要3个" in run.err
    assert desk.files() == before
    desk.results("考生0002,考生0002,60", "考生0003,考生0003,60")
    assert desk.issue().code == 0
    assert desk.numbers() == ["2618019999998", "2618019999999"]
    desk.results("考生0004,考生0004,60")
    assert "只余0个序列号，需要1个" in desk.issue().err


def test_original_cells_are_kept_byte_for_byte(desk: Desk) -> None:
    rows = [
        b'\xef\xbb\xbf"\xe8\x80\x83\xe7\x94\x9f\xe7\xbc\x96\xe5\x8f\xb7",name, practical ,note\r\n',
        '"考生0001",考生0001,60,"第一行\n第二行, ""引号"""\r\n'.encode(),
        "考生0002,𠮷,59.99, =1+1 \n".encode(),
        b'3,"ab",60,"a\x00b"',
    ]
    desk.write("results.csv", b"".join(rows))
    assert desk.issue().code == 0
    written = desk.path("issued.csv").read_bytes()
    for row in rows:
        assert row.rstrip(b"\r\n") + b"," in written
    assert written.startswith(rows[0].rstrip() + ",结果".encode())
    assert len(desk.issued()) == len(rows)


def test_as_many_rows_out_as_in(desk: Desk) -> None:
    desk.results(*(f"考生{i},考生{i},{i % 103}" for i in range(500)))
    desk.issue()
    assert [row[:3] for row in desk.issued()[1:]] == [
        [f"考生{i}", f"考生{i}", str(i % 103)] for i in range(500)
    ]


def test_blank_lines_at_the_end_are_no_rows(desk: Desk) -> None:
    desk.results("考生0001,考生0001,60", "", "")
    assert desk.issue().code == 0
    assert desk.numbers() == ["2618010000001"]


def test_a_city_of_the_host_s_own_scheme(desk: Desk) -> None:
    scheme = '{"province": "18", "first_year": 2019, "closed": true, "version": 7, "cities": ["01", "02"]}'
    desk.write("scheme.json", scheme)
    desk.results("考生0001,考生0001,60")
    assert desk.issue(scheme="scheme.json", city="02").code == 0
    assert desk.numbers() == ["2618020000001"]
    refused = desk.issue(scheme="scheme.json", city="03")
    assert "--city：地市代码03不在编号办法的地市代码表中（有：01、02）" in refused.err


def test_the_day_of_the_assessment_is_kept(desk: Desk) -> None:
    desk.results("考生0001,考生0001,60")
    run = desk.issue(assessed_on="2026-11-24")
    assert (run.code, run.out) == (2, "")
    assert "核发日期早于考核日期" in run.err
    assert desk.issue(assessed_on="2026-11-20").code == 0
    assert "2026-11-23核发" in desk.run("explain", "2618010000001", "--register", REGISTER).out


def test_an_interrupted_run_leaves_nothing_half(desk: Desk) -> None:
    desk.results(*(f"考生{i},考生{i},60" for i in range(20_000)))
    arguments = ["issue", "results.csv", "--project", "project.json", "--city", "01", "--date", "2026-11-23"]
    arguments += ["--register", REGISTER, "--out", "issued.csv"]
    desk.init()
    process = desk.start(*arguments)
    while not any(desk.folder.glob(".skillcert-*")) and process.poll() is None:
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err.startswith("skillcert: 已中断")
    assert not desk.path("issued.csv").exists()
    assert not list(desk.folder.glob(".skillcert-*"))
    assert desk.issue().code == 0
    assert desk.numbers()[::19_999] == ["2618010000001", "2618010020000"]


def test_an_interruption_as_the_file_appears_leaves_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    create = Output.create

    def interrupted(output: Output) -> None:
        create(output)
        raise KeyboardInterrupt

    desk.results("考生0001,考生0001,60")
    monkeypatch.setattr(Output, "create", interrupted)
    assert desk.issue().code == 130
    assert set(desk.files()) == {"project.json", "results.csv", "register.db"}


def test_a_full_disk_consumes_no_number(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    desk.results("考生0001,考生0001,60")
    monkeypatch.setattr("skillcert.tables.output.os.fsync", no_space)
    run = desk.issue()
    assert run.code == 2
    assert run.err == "skillcert: issued.csv：无法写入（No space left on device）\n"
    monkeypatch.setattr("skillcert.tables.output.os.fsync", lambda _: None)
    assert set(desk.files()) == {"project.json", "results.csv", "register.db"}
    desk.issue()
    assert desk.numbers() == ["2618010000001"]


def test_added_text_is_never_a_formula() -> None:
    from skillcert.tables.csv import plain

    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\0x", "＝1", "＋1", "－1", "＠a", "'a"):
        assert plain(text) == f"'{text}"
    for text in ("合格", "2618010000001", "", "a=1"):
        assert plain(text) == text


def test_the_sample_is_what_its_generator_writes(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "sample"
    subprocess.run([sys.executable, str(sample / "generate.py"), str(tmp_path)], check=True)
    for name in ("results.csv", "project.json", "numbers.csv"):
        assert (tmp_path / name).read_bytes() == (sample / name).read_bytes(), name

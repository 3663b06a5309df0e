"""`skillcert decide`, `fee`, `station` and `catalog`."""

import datetime
import json
import sys

import formats
import pytest
import tables
from desk import FOOD, Desk
from skillcert import (
    Applicant,
    Catalog,
    FeeSchedule,
    FeeSchedules,
    StationApplication,
    StationForm,
)
from skillcert.cli.commands import catalog, station
from skillcert.texts import Text

DAY = datetime.date
# Marks, and what is said of them under the rule that asks for both parts.
MARKS = [
    (["60", "60"], "合格", "part_passed"),
    (["100", "59.99"], "不合格", "part_below_pass_mark"),
    (["60", ""], "待定", "part_missing"),
    (["六十", "60"], "无法读取", "mark_word_unknown"),
    (["缺考", "60"], "不合格", "part_absent"),
]


@pytest.mark.parametrize("ending", formats.ENDINGS)
def test_a_table_of_marks_in_every_format(desk: Desk, ending: str) -> None:
    header = ["考生编号", "姓名", "操作技能", "理论"]
    rows = [[f"{row:03}", f"考生{row}", *marks] for row, (marks, *_) in enumerate(MARKS)]
    formats.write(desk.path(f"m{ending}"), header, [*rows, [None] * 4, ["000", "考生0", "60", "60"]])
    run = desk.run("decide", f"m{ending}", "--rule", "both", "--out", f"out{ending}")
    assert run.code == 1
    assert "读取7行：合格 1，不合格 2，待定 1，无法读取 1，拒绝 1，空白 1" in run.out
    names, *answers = formats.read(desk.path(f"out{ending}"))
    assert names == ["考生编号", "姓名", "操作技能", "理论", "结果", "代码", "条款", "说明"]
    assert [row[4] for row in answers] == [*(outcome for _, outcome, _ in MARKS), "空白", "拒绝"]
    for row, (_, _, code) in zip(answers, MARKS, strict=False):
        assert code in str(row[5])
    assert [row[:4] for row in answers[:5]] == [
        ["" if cell is None else cell for cell in row] for row in rows
    ]


def test_a_project_gives_the_rule(desk: Desk) -> None:
    desk.write("food.json", FOOD)
    desk.results("001,考生,60")
    assert "看不出理论在哪一列" in desk.run("decide", "results.csv", "--project", "food.json").err
    run = desk.run("decide", "results.csv", "--project", "project.json", "--lang", "en")
    assert (run.code, run.err) == (0, "")
    assert "1 rows read: passed 1" in run.out


SINGLE = [
    (["--practical", "60"], 0, "合格  操作技能考核"),
    (["--practical", "59.99"], 1, "差0.01分"),
    (["--practical", "60", "--theory", "59", "--rule", "both"], 1, "part_below_pass_mark"),
    (["--practical", "60", "--rule", "both"], 1, "待定"),
    (["--practical", "60.001"], 2, ""),
    (["--practical", "60", "--theory", "60"], 2, ""),
    ([], 2, ""),
    (["--practical", "60", "--rule", "mean"], 2, ""),
    (["--practical", "60", "--rule", "both", "--project", "project.json"], 2, ""),
    (["project.json", "--practical", "60"], 2, ""),
]


@pytest.mark.parametrize(("arguments", "code", "said"), SINGLE)
def test_the_marks_of_one_candidate(desk: Desk, arguments: list[str], code: int, said: str) -> None:
    for lang in ("zh", "en"):
        run = desk.run("decide", *arguments, "--lang", lang)
        assert run.code == code
        assert (run.err.count("\n"), run.err.startswith("skillcert: ")) == (
            (1, True) if code == 2 else (0, False)
        )
    assert said in desk.run("decide", *arguments).out


FEES = [
    (
        ["--date", "2021-06-01"],
        0,
        ["操作技能  66元", "考务  24元", "合计  90元", "依据五(一)，湘人社发〔2017〕105号"],
    ),
    (["--date", "2021-06-01", "--rule", "both"], 0, ["理论  60元", "合计  150元"]),
    (["--date", "2021-06-01", "--project", "food.json"], 0, ["合计  150元"]),
    (["--date", "2023-03-21"], 2, []),
    (["--date", "2020-05-24"], 2, []),
    (["--date", "2026-01-01", "--schedules", "own.json"], 0, ["合计  90元", "本地收费文件"]),
    (["--date", "昨天"], 2, []),
]


@pytest.mark.parametrize(("arguments", "code", "said"), FEES)
def test_what_a_candidate_pays(desk: Desk, arguments: list[str], code: int, said: list[str]) -> None:
    own = FeeSchedule(DAY(2026, 1, 1), theory=50, practical=70, administration=20, source="本地收费文件")
    desk.write("own.json", FeeSchedules.notice().with_schedule(own).to_json())
    desk.write("food.json", FOOD)
    run = desk.run("fee", *arguments)
    assert run.code == code
    assert all(part in run.out for part in said)
    assert (run.out == "") == (code == 2)
    if code == 0:
        assert "yuan" in desk.run("fee", *arguments, "--lang", "en").out


def test_a_station_that_lacks_everything(desk: Desk) -> None:
    desk.write("station.json", StationApplication(StationForm()).to_json())
    run = desk.run("station", "station.json")
    assert run.code == 1
    assert run.out.startswith("状态: 起草\n")
    for finding in StationApplication(StationForm()).findings():
        assert f"{finding.code}  {finding.message('zh')}\n  怎么办: {finding.cure('zh')}\n" in run.out
    assert desk.run("station", "station.json", "--lang", "en").out.startswith("stage: drafted\n")
    desk.write("station.json", '{"form": {"no": 1}}')
    assert desk.run("station", "station.json").code == 2


def test_a_catalog_on_a_day(desk: Desk) -> None:
    name, school = "湘西苗绣", Applicant("school", "某学校")
    catalog = Catalog().apply(on=DAY(2021, 3, 1), project=name, action={"draft": {"traits": []}})
    catalog = catalog.apply(on=DAY(2021, 4, 1), project=name, action={"apply": {"applicant": school}})
    desk.write("catalog.json", catalog.to_json())
    run = desk.run("catalog", "catalog.json")
    assert run.code == 0
    assert run.out == "2021-04-01：1个项目\n  已申请  湘西苗绣  操作技能考核  自2021-04-01\n没有发现问题\n"
    assert "起草  " in desk.run("catalog", "catalog.json", "--on", "2021-03-15").out
    english = desk.run("catalog", "catalog.json", "--on", "2021-02-01", "--lang", "en")
    assert english.out == "2021-02-01: 0 projects\nno problems found\n"
    desk.write("catalog.json", Catalog().to_json())
    assert desk.run("catalog", "catalog.json").out == "目录中没有任何记录\n"
    desk.write("catalog.json", json.dumps({"events": [{"on": "2021-02-29"}]}))
    assert desk.run("catalog", "catalog.json").err.startswith("skillcert: catalog.json：events[0].on")


def test_the_page_needs_its_extra(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("n.csv", "证书编号\n1918010000001\n")
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "skillcert.cli.pages.template", raising=False)
    run = desk.run("check", "n.csv", "--html", "r.html")
    assert run.err == 'skillcert: 网页报告需要 jinja2：pip install "skillcert[report]"\n'
    assert not desk.path("r.html").exists()


@pytest.mark.parametrize(
    ("kind", "stages"), [("project_stage", catalog.STAGES), ("station_stage", station.STAGES)]
)
def test_stages_have_the_words_of_the_vocabulary(kind: str, stages: dict[str, Text]) -> None:
    rows = [row for row in tables.rows("vocabulary", tables.complete()) if row["list"] == kind]
    assert stages == {row["name"]: Text(row["zh"], row["en"]) for row in rows}


def test_one_candidate_as_a_document(desk: Desk) -> None:
    one = ["decide", "--practical", "59", "--json"]
    run = desk.run(*one, "--json-out", "d.json")
    assert (run.code, json.loads(run.out)["outcome"], run.err) == (1, "failed", "")
    assert desk.path("d.json").read_text("utf-8") == run.out
    run = desk.run("decide", "--practical", "60", "--json-out", "d.json")
    assert (run.code, json.loads(desk.path("d.json").read_bytes())["outcome"]) == (0, "passed")
    assert run.out.startswith("合格")
    run = desk.run(*one, "--expect", "1", "--sheet", "a")
    assert (run.code, run.err) == (2, "skillcert: --sheet、--expect 只与表格一起用\n")

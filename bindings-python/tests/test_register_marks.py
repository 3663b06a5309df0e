"""High-water marks: a restored backup is found out, event for event; what went on since is no fault."""

import json

import pytest
from databases import DAY, Database, historic, issue, number, request
from skillcert import CertificateEvent, SeriesKey
from skillcert.register import Chain, HighWater, Mark, Register, Run
from test_register_history import VOID, book, filled, printing, take_in


def told(register: Register, attested: HighWater) -> list[str]:
    return [f"{each.place} {each.message('zh')}" for each in register.compare(attested)]


def test_nothing_is_lost_of_what_went_on(register: Register) -> None:
    filled(register)
    attested = HighWater.from_json(register.high_water().to_json())
    assert attested == register.high_water()
    assert told(register, attested) == []
    issue(register, request("z"), request("c", practical="90"))
    register.apply(number(1), CertificateEvent(DAY, "red_seal"))
    register.apply(number(4), VOID)
    register.declare(2026, "01", 20, 29, reason="旧系统")
    register.destroy(["43A0000010"], on=DAY, reason="卡纸")
    assert told(register, attested) == []


def test_the_marks_hold_no_name(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    filled(register)
    text = register.high_water().to_json()
    [mark] = json.loads(text)["marks"]
    assert mark["events"]["chains"] == [[1, 1, "pe"], [2, 2, "pv"], [3, 3, "+1"]]
    assert (mark["last"], mark["count"], mark["events"]["count"], mark["declared"]) == (4, 4, 5, [[5, 9]])
    assert not any(word in text for word in ("湘", "冒名", "卡纸", "2026-"))


def test_each_lost_event_is_named(register: Register, tmp_path_factory: pytest.TempPathFactory) -> None:
    issue(register, request("a"), request("c"))
    register.apply(number(1), printing("43A0000001"))
    backup = book(register)
    filled_since(register)
    attested = register.high_water()
    restored = Register(f"sqlite:///{tmp_path_factory.mktemp('restored')}/register.db")
    restored.init()
    take_in(restored, backup)
    assert told(restored, attested) == [
        "2026/18/01 登记册的序列号只到2，而此前已确认到3",
        "2618010000001 加盖人社局钢印：第2项事项在登记册中没有",
        "2618010000001 作废：第3项事项在登记册中没有",
        "2618010000002 成绩更正：第1项事项在登记册中没有",
        "2618010000003 打印：第1项事项在登记册中没有",
        "2026/18/01 声明：10至12在登记册中没有",
        "2027/18/01 登记册的序列号只到0，而此前已确认到1",
        "- 空白证书毁损：43A0000009在登记册中没有",
    ]
    english = [each.message("en") for each in restored.compare(attested)]
    assert english[2] == "void: event 3 is not in the register"
    assert english[-1] == "spoilt blank sheet: 43A0000009 is not in the register"
    take_in(restored, book(register))
    assert told(restored, attested) == []


def filled_since(register: Register) -> None:
    register.apply(number(1), CertificateEvent(DAY, "emboss"), VOID)
    issue(register, request("c", practical="90"), request("d"))
    register.apply(number(3), printing("43A0000003"))
    register.declare(2026, "01", 10, 12, reason="旧系统")
    register.destroy(["４３A0000009"], on=DAY, reason="卡纸")
    register.import_([historic(1, year=27)], source="旧系统")


_TABLES = ("blanks", "events", "certificates")
_CHANGED = "2026/18/01 序列号3及以前的证书与此前确认的不同"
CHANGED = {
    "UPDATE certificates SET holder = 'x' WHERE number = 2618010000002": [_CHANGED],
    "UPDATE events SET event = replace(event, '冒名', '病故')": [_CHANGED],
    "UPDATE events SET step = 'spoil' WHERE step = 'void'": [
        "2618010000001 作废：第2项事项在登记册中没有",
        "2618010000001 自第2项起的事项与此前确认的不同",
    ],
    "DELETE FROM certificates WHERE number = 2618010000002": [_CHANGED],
    "UPDATE certificates SET source = '长沙'": [],
    "DELETE FROM events WHERE step = 'void'": ["2618010000001 作废：第2项事项在登记册中没有"],
    "UPDATE blanks SET reason = 'x' WHERE number IS NULL": ["- 空白证书毁损：43A0000009与此前确认的不同"],
}  # fmt: skip


@pytest.mark.parametrize("statement", CHANGED)
def test_what_was_changed_is_told(on_sqlite: Database, statement: str) -> None:
    register = on_sqlite.register()
    issue(register, request("a"), request("b"), request("c"))
    register.apply(number(1), printing("43A0000001"), VOID)
    register.destroy(["43A0000009"], on=DAY, reason="卡纸")
    attested = register.high_water()
    on_sqlite.execute(statement)
    assert told(register, attested) == CHANGED[statement]


def test_a_certificate_that_is_gone_with_its_events(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    issue(register, request("a"), request("b"), request("c"))
    register.apply(number(1), printing("43A0000001"), VOID)
    register.apply(number(3), printing("43A0000003"))
    attested = register.high_water()
    on_sqlite.execute(*(f"DELETE FROM {table} WHERE number = 2618010000001" for table in _TABLES))
    assert told(register, attested) == [
        "2026/18/01 序列号3及以前的证书与此前确认的不同",
        "2618010000001 打印：第1项事项在登记册中没有",
        "2618010000001 作废：第2项事项在登记册中没有",
    ]


def test_a_step_that_is_none_has_no_letter(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    issue(register, request("a"))
    register.apply(number(1), printing("43A0000001"), VOID)
    attested = register.high_water()
    on_sqlite.execute("PRAGMA ignore_check_constraints = ON", "UPDATE events SET step = 'x' WHERE seq = 1")
    assert told(register, attested) == [
        "2618010000001 打印：第1项事项在登记册中没有",
        "2618010000001 作废：第2项事项在登记册中没有",
        "2618010000001 自第1项起的事项与此前确认的不同",
    ]


def test_a_restored_backup_that_went_another_way(
    register: Register, tmp_path_factory: pytest.TempPathFactory
) -> None:
    restored = Register(f"sqlite:///{tmp_path_factory.mktemp('restored')}/register.db")
    restored.init()
    for each in (register, restored):
        issue(each, request("a"), request("b"), request("c"))
        each.apply(number(2), printing("43A0000002"))
    register.apply(number(1), VOID)
    register.apply(number(2), CertificateEvent(DAY, "emboss"), CertificateEvent(DAY, "red_seal"))
    register.apply(number(3), VOID)
    attested = HighWater.from_json(register.high_water().to_json())
    restored.apply(number(1), printing("43A0000001"), CertificateEvent(DAY, "emboss"))
    restored.apply(number(2), CertificateEvent(DAY, "red_seal"))
    assert told(restored, attested) == [
        "2618010000001 作废：第1项事项在登记册中没有",
        "2618010000001 自第1项起的事项与此前确认的不同",
        "2618010000002 加盖人社局钢印：第2项事项在登记册中没有",
        "2618010000002 加盖鉴定中心红印：第3项事项在登记册中没有",
        "2618010000002 自第2项起的事项与此前确认的不同",
        "2618010000003 作废：第1项事项在登记册中没有",
    ]
    english = [each.message("en") for each in restored.compare(attested)]
    assert english[1] == "what happened from event 1 on differs from what was attested"


def test_marks_of_a_series_that_was_only_declared(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    register.declare(2026, "01", 1, 9, reason="旧系统")
    [mark] = register.high_water().marks
    assert (mark.series, mark.last, mark.declared) == (SeriesKey(2026, "01"), 0, ((1, 9),))
    assert told(register, register.high_water()) == []


MARK = Mark(SeriesKey(2026, "01"), 3, 3, "0", 2, "0", (Run(1, 2, Chain("p")),), ((5, 9),)).to_dict()


def written(*marks: object, destroyed: object = ()) -> str:
    sheets = {} if destroyed == () else destroyed
    return json.dumps({"version": 2, "register": "", "marks": marks or {}, "destroyed": sheets})


WRONG = {
    "{": "marks: ",
    "[]": "marks: ",
    "[" * 100_000: "marks: ",
    '{"version":1,"marks":[]}': "marks: marks of another version, expected 2",
    '{"version":2,"marks":[]}': "marks: an object is expected, of ['destroyed', 'marks', ",
    HighWater().to_json().replace("{", '{"marks":[],', 1): "marks: a field is given twice",
    written(): "marks: a list is expected",
    written({}): "marks[0]: an object is expected, of ['city', ",
    written([*MARK.values()]): "marks[0]: an object is expected, of ['city', ",
    written(MARK, MARK): "marks[1]: a second mark of the series",
    written(MARK | {"last": "3"}): "marks[0]: a whole number is expected",
    written(MARK | {"last": -1}): "marks[0]: a count is expected",
    written(MARK | {"count": 10**30}): "marks[0]: a count is expected",
    written(MARK | {"digest": 3}): "marks[0]: a text is expected",
    written(MARK | {"declared": [[9, 5]]}): "marks[0]: a range of serials",
    written(MARK | {"declared": {}}): "marks[0]: a list is expected",
    written(MARK | {"declared": [[5, 9, 9]]}): "marks[0]: a list is expected",
    written(MARK | {"events": MARK["events"] | {"chains": ""}}): "marks[0]: a list is expected",
    written(MARK | {"events": [2, "0", []]}): "marks[0]: an object is expected, of ['chains', ",
    written(MARK, destroyed={"x": 1}): "destroyed: a text is expected",
    written(MARK, destroyed=[]): "destroyed: an object is expected",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_marks(text: str) -> None:
    with pytest.raises(ValueError, match="these are not the high-water marks of a register") as error:
        HighWater.from_json(text)
    assert WRONG[text] in str(error.value)


@pytest.mark.parametrize("text", ["", "x", "p+", "p+0", "p+x", "+", "pp+01"])
def test_what_is_no_chain(text: str) -> None:
    with pytest.raises(ValueError, match="a chain is expected"):
        Chain.parse(text)


def test_chains_of_neighbors_are_one(on_sqlite: Database) -> None:
    register = on_sqlite.register()
    issue(register, *(request(str(serial)) for serial in range(6)))
    for serial in (1, 2, 3, 5):
        register.apply(number(serial), printing(f"43A000000{serial}"))
    register.apply(number(3), VOID)
    [mark] = register.high_water().marks
    assert mark.chains == (Run(1, 2, Chain("p")), Run(3, 3, Chain("pv")), Run(5, 5, Chain("p")))

"""Whatever happens to a register: exported and imported it is the same book in another database, and what a
backup lacks is found out, event for event.

A model says beside it, with lists and in the plainest words, what each register has to hold.
"""

import gc
import sqlite3
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import evidence
import pytest
import sqlalchemy as sa
from databases import Database, on_server
from desk import Desk
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from skillcert import (
    CertificateEvent,
    CertificateNumber,
    NumberScheme,
    PrintAuthority,
    Project,
    SeriesKey,
    ValidationError,
)  # fmt: skip
from skillcert.register import Batch, HighWater, Issued, Refused, Register, Request, lines

PROJECT = Project("湘西苗绣")
CENTER = "长沙市职业技能鉴定中心"
SERIES = [
    SeriesKey(year, city, province)
    for year, city, province in ((2026, "01", "18"), (2025, "02", "18"), (2026, "01", "43"))
]
CANDIDATES = ["0001", "1", "=2", "'3", "_x000D_", "a\r\nb", " 7", 'x"y,z', "甲"]
CASES = st.sampled_from([(key, candidate) for key in SERIES for candidate in CANDIDATES])
STEPS = ("print", "emboss", "red_seal", "spoil", "correct", "reissue", "void")
BLANKS = st.integers(1, 40).map("43A{:07}".format)
MARKS = st.integers(60, 63)
# Gaps, and marks that no longer carry a certificate, are reported of any register.
TOLD = {"series_first_not_one", "serials_missing", "certificate_stands"}


@dataclass
class Held:
    """A certificate of the model: what it bears now, and everything that was entered."""

    number: CertificateNumber
    holder: str
    day: date
    practical: int
    bears: set[str] = field(default_factory=set)
    events: list[CertificateEvent] = field(default_factory=list)
    corrected: int = 0

    def allows(self, step: str) -> bool:
        """The stage table in words: what has to be on the certificate, and what must not."""
        sealed = {"emboss", "red_seal"}
        return "void" not in self.bears and (
            step in ("correct", "void")
            or (step == "print" and "print" not in self.bears)
            or (step == "spoil" and "print" in self.bears)
            or (step in sealed and "print" in self.bears and step not in self.bears)
            or (step == "reissue" and sealed <= self.bears)
        )

    def take(self, event: CertificateEvent) -> None:
        self.events.append(event)
        self.day = event.on
        if event.step == "correct":
            self.holder = event.action["correct"]["holder"]
        self.bears = set() if event.step in ("spoil", "correct", "reissue") else self.bears | {event.step}

    @property
    def stage(self) -> str:
        if "void" in self.bears:
            return "void"
        seals = self.bears & {"emboss", "red_seal"}
        if len(seals) == 2:
            return "complete"
        return {"emboss": "embossed", "red_seal": "red_sealed"}.get(
            next(iter(seals), ""), "printed" if "print" in self.bears else "issued"
        )


@dataclass
class Known:
    """How much of everything there was at a moment."""

    last: dict[SeriesKey, int]
    events: dict[CertificateNumber, tuple[int, int]]
    declared: set[tuple[SeriesKey, int, int]]
    destroyed: set[str]


class Books(RuleBasedStateMachine):
    """A register and its model; the register is exported and imported at the end."""

    def __init__(self, source: Database, target: Database, folder: Path) -> None:
        super().__init__()
        self.source, self.target, self.desk = source, target, Desk(folder)
        self.register = source.register()
        self.lines: dict[tuple[SeriesKey, str], list[Held]] = {}
        self.next = dict.fromkeys(SERIES, 1)
        self.last = dict.fromkeys(SERIES, 0)
        self.blanks: set[str] = set()
        self.declared: set[tuple[SeriesKey, int, int]] = set()
        self.destroyed: set[str] = set()
        self.backup: Known | None = None

    def held(self) -> list[Held]:
        return [each for line in self.lines.values() for each in line]

    def wanting(self, case: tuple[SeriesKey, str], practical: int) -> Request:
        """A request under the name that the candidate has now."""
        (key, candidate), line = case, self.lines.get(case)
        holder = line[-1].holder if line else f"{candidate}生"
        return Request(f"{key.prefix}", candidate, holder, PROJECT, PROJECT.rule.decide(practical=practical))

    def ask(self, key: SeriesKey, wanted: Request) -> Issued | Refused:
        scheme, day = NumberScheme(province=key.province), date(key.year, 6, 1)
        [answer] = self.register.issue([wanted], issued_on=day, city=key.city, scheme=scheme)
        return answer

    def new(self, case: tuple[SeriesKey, str], holder: str, practical: int) -> Held:
        """The certificate that comes next in a series."""
        key, _ = case
        serial = self.next[key]
        number = CertificateNumber.from_parts(
            year=key.year, province=key.province, city=key.city, serial=serial
        )
        self.next[key], self.last[key] = serial + 1, serial
        held = Held(number, holder, date(key.year, 6, 1), practical)
        self.lines.setdefault(case, []).append(held)
        return held

    def marks(self, held: Held, practical: int) -> None:
        held.corrected += held.practical != practical
        held.practical = practical

    @rule(case=CASES, practical=MARKS)
    def issue(self, case: tuple[SeriesKey, str], practical: int) -> None:
        wanted, line = self.wanting(case, practical), self.lines.get(case)
        answer = self.ask(case[0], wanted)
        if not line:
            assert answer == Issued(self.new(case, wanted.holder, practical).number, already=False)
        elif line[-1].stage == "void":
            assert isinstance(answer, Refused)
            assert answer.code == "certificate_void"
        else:
            self.marks(line[-1], practical)
            assert isinstance(answer, Issued)
            assert (answer.number, answer.already) == (line[-1].number, True)

    @rule(case=CASES, practical=st.integers(57, 59))
    def fail(self, case: tuple[SeriesKey, str], practical: int) -> None:
        wanted, line = self.wanting(case, practical), self.lines.get(case)
        day = date(2026, 6, 2)
        [answer] = self.register.run(lambda transaction: transaction.review([wanted], on=day))
        if line and line[-1].stage != "void":
            self.marks(line[-1], practical)
            assert answer
            assert (answer.code, answer.number) == ("certificate_stands", line[-1].number)
        else:
            assert answer is None

    @rule(data=st.data(), practical=MARKS)
    def succeed(self, data: st.DataObject, practical: int) -> None:
        if not (void := [case for case, line in self.lines.items() if line[-1].stage == "void"]):
            return
        case = data.draw(st.sampled_from(sorted(void)))
        wanted = replace(self.wanting(case, practical), replaces=self.lines[case][-1].number)
        answer = self.ask(case[0], wanted)
        assert answer == Issued(self.new(case, wanted.holder, practical).number, already=False)

    @rule(data=st.data(), step=st.sampled_from(STEPS), blank=BLANKS, later=st.sampled_from([0, 0, 1, 30, -1]))
    def step(self, data: st.DataObject, step: str, blank: str, later: int) -> None:
        if not (everything := self.held()):
            return
        held = data.draw(st.sampled_from(everything))
        event = CertificateEvent(held.day + timedelta(later), self.action(held, step, blank))
        used = step == "print" and blank in self.blanks | self.destroyed
        allowed = held.allows(step) and later >= 0 and not used
        if held.events[-1:] == [event]:
            self.register.apply(held.number, event)
        elif allowed:
            held.take(event)
            self.blanks |= {blank} if step == "print" else set()
            assert self.register.apply(held.number, event).stage == held.stage
        else:
            with pytest.raises(ValidationError):
                self.register.apply(held.number, event)
        assert self.register.book(held.number).events == tuple(held.events)

    def action(self, held: Held, step: str, blank: str) -> str | Mapping[str, object]:
        city, reason = held.number.city, f"=因{len(held.events)}"
        printing = {"blank": blank, "printer": CENTER, "authority": PrintAuthority(city, CENTER, [CENTER])}
        actions: dict[str, str | Mapping[str, object]] = {
            "print": {"print": printing},
            "emboss": "emboss",
            "red_seal": "red_seal",
            "correct": {"correct": {"holder": f"更{len(held.events)}", "reason": reason}},
            "reissue": {"reissue": {"policy": {"allowed": True}, "reason": reason}},
            "spoil": {"spoil": {"reason": reason}},
            "void": {"void": {"reason": reason}},
        }
        return actions[step]

    @rule(key=st.sampled_from(SERIES), gap=st.integers(0, 2), length=st.integers(1, 3))
    def declare(self, key: SeriesKey, gap: int, length: int) -> None:
        first = self.next[key] + gap
        scheme = NumberScheme(province=key.province)
        self.register.declare(key.year, key.city, first, first + length - 1, reason="旧系统", scheme=scheme)
        self.declared.add((key, first, first + length - 1))
        self.next[key] = first + length

    @rule(blank=BLANKS)
    def destroy(self, blank: str) -> None:
        day = date(2026, 6, 1)
        if blank in self.blanks:
            with pytest.raises(ValidationError):
                self.register.destroy([blank], on=day, reason="卡纸")
        else:
            assert self.register.destroy([blank], on=day, reason="卡纸") == (blank not in self.destroyed)
            self.destroyed.add(blank)

    @rule()
    def back_up(self) -> None:
        if self.source.kind == "sqlite" and self.backup is None:
            here = sqlite3.connect(self.register.files[0])
            there = sqlite3.connect(self.desk.path("backup.db"))
            here.backup(there)
            here.close()
            there.close()
            self.backup = self.known()

    def known(self) -> Known:
        events = {each.number: (len(each.events), each.corrected) for each in self.held()}
        return Known(dict(self.last), events, set(self.declared), set(self.destroyed))

    def teardown(self) -> None:
        try:
            self.comes_back()
            if self.backup is not None:
                self.is_found_out(self.backup)
        finally:
            del self.register
            gc.collect()  # closes the connections
            for database in (self.source, self.target):
                drop(database)
            for path in self.desk.folder.iterdir():
                path.unlink()

    def comes_back(self) -> None:
        whole = [*self.register.export_lines()]
        batch, _ = lines.read([line.encode() for line in whole], "export")
        other, happened = self.target.register(), sum(len(each.events) for each in self.held())
        assert self.taken(other, batch)[:2] == (len(self.held()), happened)
        assert [*other.export_lines()] == whole
        assert self.taken(other, batch) == (0, 0, len(batch.records))
        assert [*other.export_lines()] == whole
        assert {fault.finding.code for fault in other.audit().faults} <= TOLD
        assert other.high_water().marks == self.register.high_water().marks
        assert self.certificates(other) == self.certificates(self.register)
        # A table without rows is none.
        for form in ("csv", "xlsx") if batch != Batch([], [], []) else ():
            first, second = self.exported(self.source, form), self.exported(self.target, form)
            assert parts(first) == parts(second)
            restored = Database(f"sqlite:///{self.desk.path(f'{form}.db')}", None).register()
            there = f"sqlite:///{restored.files[0]}"
            run = self.desk.run("register", "import", str(first), "--register", there, "--quiet")
            assert (run.code, run.err) == (0, "")
            assert [*restored.export_lines()] == whole
        evidence.count("certificates that came back from another database", len(self.held()))

    def taken(self, register: Register, batch: Batch) -> tuple[int, int, int]:
        told = register.import_(batch.records, declarations=batch.declarations, destroyed=batch.destroyed)
        return told.imported, told.events, told.already

    def certificates(self, register: Register) -> list[str]:
        return [record.certificate.to_json() for record in register.export()]

    def exported(self, database: Database, form: str) -> Path:
        path = self.desk.path(f"{database.kind}.{form}")
        run = self.desk.run("register", "export", "--out", str(path), "--register", database.url)
        assert (run.code, run.err) == (0, "")
        return path

    def is_found_out(self, then: Known) -> None:
        """What the backup lacks, in the order of the numbers."""
        attested = HighWater.from_json(self.register.high_water().to_json())
        restored = Register(f"sqlite:///{self.desk.path('backup.db')}")
        lost: list[tuple[str, str | None, int | None]] = []
        for mark in attested.marks:
            key = mark.series
            if self.last[key] > then.last[key]:
                lost.append((f"{key.year}/{key.province}/{key.city}", None, then.last[key]))
            for held in sorted(self.held(), key=lambda each: each.number):
                if held.number.series == key:
                    events, corrected = then.events.get(held.number, (0, 0))
                    seqs = enumerate(held.events, 1)
                    lost += [(str(held.number), event.step, seq) for seq, event in seqs if seq > events]
                    lost += [(str(held.number), "marks", seq + 1) for seq in range(corrected, held.corrected)]
            declared = sorted(each for each in self.declared - then.declared if each[0] == key)
            lost += [(f"{key.year}/{key.province}/{key.city}", "declare", None) for _ in declared]
        lost += [("-", "destroy", None) for _ in self.destroyed - then.destroyed]
        told = restored.compare(attested)
        assert [(each.place, each.step, each.finding.value) for each in told] == lost
        evidence.count("events that a restored backup lacked, each named", len(lost))


def parts(path: Path) -> dict[str, bytes]:
    """The bytes of a file, or of the parts of a workbook."""
    if path.suffix != ".xlsx":
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def drop(database: Database) -> None:
    if database.server:
        force = " WITH (FORCE)" if database.kind == "postgresql" else ""
        database.server.sql(f"DROP DATABASE {sa.make_url(database.url).database}{force}")


PAIRS = [
    ("sqlite", "postgresql_server"),
    ("postgresql_server", "mariadb_server"),
    ("mariadb_server", "sqlite"),
]


@pytest.mark.parametrize("pair", PAIRS, ids=" to ".join)
def test_a_book_is_the_same_everywhere(
    pair: tuple[str, str], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    servers = [None if name == "sqlite" else request.getfixturevalue(name) for name in pair]

    def books() -> Books:
        source, target = (
            on_server(server) if server else Database(f"sqlite:///{tmp_path}/register.db", None)
            for server in servers
        )
        return Books(source, target, tmp_path)

    # So many in all.
    examples = settings().max_examples // len(PAIRS)
    run_state_machine_as_test(
        books,  # type: ignore[arg-type] # whatever makes one
        settings=settings(max_examples=examples, stateful_step_count=30),
    )

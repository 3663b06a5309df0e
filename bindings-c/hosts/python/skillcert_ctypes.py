"""skillcert for Python without an extension module: libskillcert by ctypes, standard library only.

The library is the one that the variable SKILLCERT_LIB names, else the one that the system finds. Numbers are ints (the
decimal value, the form to store), scores ints in hundredths, dates datetime.date, texts str or UTF-8 bytes, documents
JSON. What is refused raises SkillcertError, a ValueError with the facts of a Finding.
"""

import ctypes
import datetime
import os
import sys
from ctypes import byref, c_char_p, c_int32, c_int64, c_size_t, c_uint8, c_uint16, c_uint32, c_uint64, c_void_p, sizeof
from typing import Iterator, List, NamedTuple, Optional, Sequence, Tuple, Union

ABI_VERSION, PANIC, TEXT_MAX = 1, -99, 512
LANGS = {"zh": 1, "en": 2}
LISTS = {
    "code": 1, "component": 2, "hint": 3, "clause": 4, "rule": 5, "outcome": 6, "assurance": 7, "seal": 8,
    "center_level": 9, "project_trait": 10,
    "disposition": 11, "erratum": 12, "absence_policy": 13, "duty": 14, "institution_kind": 15,
    "applicant_kind": 16, "specification_scope": 17, "project_stage": 18, "catalog_step": 19, "station_stage": 20,
    "station_step": 21, "station_attachment": 22, "certificate_stage": 23, "certificate_step": 24, "operation": 25,
    "repair": 26, "recovery_status": 27, "sheet_fate": 28,
}  # fmt: skip
RULES = {"practical": 1, "theory_and_practical": 2}
MARKS = {"": 1, "score": 2, "absent": 3, "void": 4, "deferred": 5}
COMPONENTS = {"province": 3, "city": 4, "score.theory": 12, "score.practical": 13}
Text = Union[str, bytes]


def _exact(kind, value: int):
    """ctypes would drop the upper bits, and make a right number of a wrong one."""
    if kind(value).value != value:
        raise OverflowError(f"{kind.__name__} expected")
    return kind(value)


class _Record(ctypes.Structure):
    def __init__(self, **fields):
        kinds = dict(self._fields_)
        integers = {field: _exact(kinds[field], value) for field, value in fields.items() if isinstance(value, int)}
        super().__init__(**{"struct_size": sizeof(self), **fields, **integers})


def _fields(**types):
    return [("struct_size", c_uint32), *types.items()]


class _Finding(_Record):
    _fields_ = _fields(
        code=c_int32, component=c_int32, hint=c_int32, clause=c_int32, found_kind=c_int32, found=c_uint32,
        has_index=c_int32, has_value=c_int32, has_limit=c_int32, index=c_uint64, position=c_uint64, value=c_int64,
        limit=c_int64, row=c_uint64, reserved=c_uint64 * 2,
    )  # fmt: skip


class _Scheme(_Record):
    _fields_ = _fields(
        province=c_uint32, first_year=c_uint32, closed=c_int32, version=c_uint32, reserved=c_uint32, cities=c_uint64 * 2
    )  # fmt: skip


class _Parts(_Record):
    _fields_ = _fields(year=c_uint32, province=c_uint32, city=c_uint32, serial=c_uint32)


class _Recovery(_Record):
    _fields_ = _fields(
        repair_count=c_uint32, number=c_uint64, kinds=c_uint32 * 52, places=c_uint32 * 52, found=c_uint32 * 52
    )  # fmt: skip


class _Findings(_Record):
    _fields_ = _fields(finding_count=c_uint32, findings=_Finding * 14)


class _Mark(_Record):
    _fields_ = _fields(kind=c_int32, hundredths=c_int32, reserved=c_uint32)


class _Marks(_Record):
    _fields_ = _fields(reserved=c_uint32, practical=_Mark, theory=_Mark)


class _Decision(_Record):
    _fields_ = _fields(outcome=c_int32, finding_count=c_uint32, reserved=c_uint32, findings=_Finding * 2)


class _Series(_Record):
    _fields_ = _fields(year=c_uint32, city=c_uint32, next=c_uint32)


class _Plan(_Record):
    _fields_ = _fields(next=c_uint32, first=c_uint64, last=c_uint64)


def _load():
    default = {"win32": "skillcert.dll", "darwin": "libskillcert.1.dylib"}.get(sys.platform, "libskillcert.so.1")
    kind = getattr(ctypes, "WinDLL", ctypes.CDLL)  # stdcall on 32-bit Windows
    library = kind(os.environ.get("SKILLCERT_LIB", default))
    kinds = {"i": c_int32, "I": c_uint32, "Q": c_uint64, "q": c_int64, "n": c_size_t, "s": c_char_p, "p": c_void_p}
    signatures = {  # s a text, p a pointer, n a size, i int32_t, I uint32_t, Q uint64_t, q int64_t
        "abi_check": "i", "selftest": "p", "message": "pipnp", "message_gbk": "pipnp", "cure": "pipnp", "clause": "ipnp", "name": "iipnp", "text": "iiipnp",
        "scheme_hunan": "p", "column_check_texts": "ppnpippppp",
        "number_parse": "snpippp", "number_check": "Qpipp", "number_format": "Qpnpp", "number_parts": "Qpp",
        "number_from_parts": "ppp", "number_recover": "snpipp", "number_recover_integer": "qpipp",
        "number_diagnose": "snpipp", "region_parse": "isnpp", "score_parse": "snpp", "score_format": "ipnpp",
        "mark_parse": "snipp", "mark_read": "snsnipp", "rule_decide": "ippp", "series_plan": "ppIpp", "date_parse": "snpp",
        "audit_column": "snppnpnpnpp", "audit_merge": "snsnpnpp", "audit_report": "snppnpnpp", "document": "isnpnpp",
    }  # fmt: skip
    for name, signature in signatures.items():
        getattr(library, "skillcert_" + name).argtypes = [kinds[kind] for kind in signature]
    if library.skillcert_abi_check(ABI_VERSION) != 0:
        raise ImportError("libskillcert is older than skillcert_ctypes.py")
    return library


_LIBRARY = _load()


def _written(function, *arguments) -> bytes:
    """The text that a function writes; empty where it fails. No text is longer than TEXT_MAX."""
    buffer, length = ctypes.create_string_buffer(TEXT_MAX + 1), c_size_t()
    failed = function(*arguments, buffer, len(buffer), byref(length))
    return b"" if failed else buffer.raw[: length.value]


def name(words: str, number: int) -> str:
    """The stable name of a word of LISTS; of a clause its address; empty if there is none."""
    return _written(_LIBRARY.skillcert_name, LISTS[words], number).decode()


def _numbers(words: str) -> Iterator[Tuple[str, int]]:
    number = 1
    while known := name(words, number):
        yield known, number
        number += 1


OPERATIONS = dict(_numbers("operation"))


def text(words: str, number: int, lang: str = "zh") -> str:
    """The text of a word of LISTS, such as 合格."""
    return _written(_LIBRARY.skillcert_text, LISTS[words], number, LANGS[lang]).decode()


def clause(code: int) -> str:
    """The address of the provision that a code rests on."""
    return _written(_LIBRARY.skillcert_clause, code).decode()


def self_test() -> None:
    """Runs the case tables that the library holds: proof that this build computes rightly on this machine."""
    _call(_LIBRARY.skillcert_selftest)


class Finding:
    """One statement: code, its number, component, index, position, found, value, limit, hint, clause."""

    def __init__(self, raw: _Finding):
        self._raw = raw
        self.number: int = raw.code
        self.code = "panic" if raw.code == PANIC else name("code", raw.code)
        self.component = name("component", raw.component)
        self.hint = name("hint", raw.hint) or None
        self.clause = name("clause", raw.clause) or None
        self.index: Optional[int] = raw.index if raw.has_index else None
        self.position: Optional[int] = raw.position if raw.has_index else None
        self.value: Optional[int] = raw.value if raw.has_value else None
        self.limit: Optional[int] = raw.limit if raw.has_limit else None
        self.found = (None, f"U+{raw.found:04X}", f"0x{raw.found:02X}")[raw.found_kind]

    def message(self, lang: str = "zh") -> str:
        """The sentence, zh or en, with its clause."""
        sentence = _written(_LIBRARY.skillcert_message, byref(self._raw), LANGS[lang])
        return sentence.decode() or f"skillcert: failure {self.number}"

    def message_gbk(self, lang: str = "zh") -> bytes:
        """The same in GBK, for files and databases in that encoding; empty if the fault is the library's."""
        return _written(_LIBRARY.skillcert_message_gbk, byref(self._raw), LANGS[lang])

    def cure(self, lang: str = "zh") -> str:
        """What would cure it, zh or en; empty if the fault is the library's."""
        return _written(_LIBRARY.skillcert_cure, byref(self._raw), LANGS[lang]).decode()


class SkillcertError(ValueError):
    """An input that cannot be used; has the attributes of its finding and, if it is a document, the error document."""

    def __init__(self, finding: Finding, document: str = ""):
        super().__init__(finding)
        self.document = document

    def __str__(self) -> str:
        return self.message("en")

    def __getattr__(self, attribute):
        return getattr(self.args[0], attribute)


def _call(function, *arguments) -> None:
    """Calls a function whose last parameter is the error detail."""
    err = _Finding()
    if function(*arguments, byref(err)) != 0:
        raise SkillcertError(Finding(err))


def _bytes(value: Text) -> Tuple[bytes, int]:
    data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
    return data, len(data)


class Parts(NamedTuple):
    """The parts of a number."""

    year: int
    province: int
    city: int
    serial: int


class Repair(NamedTuple):
    """A character that was dropped, or read as the digit it means: what was done, the byte offset, and U+FF11."""

    kind: str
    index: int
    found: Optional[str]


class Recovery(NamedTuple):
    """A number that was got back, and what was done for it."""

    number: int
    repairs: Tuple[Repair, ...]


class Plan(NamedTuple):
    """Consecutive numbers and ``next`` after them: to be stored in one transaction."""

    first: int
    last: int
    next: int


class Mark(NamedTuple):
    """What is recorded for one part: a key of MARKS, and the hundredths of a score."""

    kind: str = ""
    hundredths: int = -1

    def __str__(self) -> str:
        return format_score(self.hundredths) if self.kind == "score" else self.kind

    def raw(self) -> _Mark:
        return _Mark(kind=MARKS.get(self.kind, 0), hundredths=self.hundredths)


class Decision:
    """outcome: passed, failed or undecided; findings: one for each part that the rule asks for, theory first."""

    def __init__(self, raw: _Decision):
        self._outcome = raw.outcome
        self.outcome = name("outcome", raw.outcome)
        self.findings = tuple(map(Finding, raw.findings[: raw.finding_count]))

    def text(self, lang: str = "zh") -> str:
        """The outcome in words, such as 合格."""
        return text("outcome", self._outcome, lang)


def parse(number: Text) -> int:
    """Reads a certificate number by its form alone; Scheme.parse tells more."""
    value = c_uint64()
    _call(_LIBRARY.skillcert_number_parse, *_bytes(number), None, 0, byref(value), None)
    return value.value


def recover(cell: Union[Text, int], scheme: "Optional[Scheme]" = None, as_of: Optional[datetime.date] = None) -> Recovery:
    """Reads a damaged number without a guess, by its form alone or within a scheme; an int is a number cell.

    Of number_digits_lost, value and limit are the lowest and the highest number that it may be.
    """
    raw, within = _Recovery(), (byref(scheme._raw) if scheme else None, _day(as_of))
    if isinstance(cell, int):
        _call(_LIBRARY.skillcert_number_recover_integer, _exact(c_int64, cell), *within, byref(raw))
    else:
        _call(_LIBRARY.skillcert_number_recover, *_bytes(cell), *within, byref(raw))
    found = ["U+%04X" % character if character else None for character in raw.found]
    repairs = zip((name("repair", kind) for kind in raw.kinds), raw.places, found)
    return Recovery(raw.number, tuple(Repair(*next(repairs)) for _ in range(raw.repair_count)))


def diagnose(number: Text, scheme: "Optional[Scheme]" = None, as_of: Optional[datetime.date] = None) -> Tuple[Finding, ...]:
    """Everything that is wrong with a text that should be a number."""
    raw, within = _Findings(), (byref(scheme._raw) if scheme else None, _day(as_of))
    _call(_LIBRARY.skillcert_number_diagnose, *_bytes(number), *within, byref(raw))
    return tuple(map(Finding, raw.findings[: raw.finding_count]))


def format(number: int) -> str:
    """The 13 digits of a number."""
    buffer = ctypes.create_string_buffer(14)
    _call(_LIBRARY.skillcert_number_format, _exact(c_uint64, number), buffer, len(buffer), None)
    return buffer.value.decode("ascii")


def parts(number: int) -> Parts:
    """Takes a number apart."""
    raw = _Parts()
    _call(_LIBRARY.skillcert_number_parts, _exact(c_uint64, number), byref(raw))
    return Parts(raw.year, raw.province, raw.city, raw.serial)


def from_parts(year: int, province: int, city: int, serial: int) -> int:
    """Builds a number from its parts."""
    raw, value = _Parts(year=year, province=province, city=city, serial=serial), c_uint64()
    _call(_LIBRARY.skillcert_number_from_parts, byref(raw), byref(value))
    return value.value


def region(kind: str, code: Text) -> int:
    """Reads a code of exactly two digits: kind province or city."""
    value = c_int32()
    _call(_LIBRARY.skillcert_region_parse, COMPONENTS.get(kind, 0), *_bytes(code), byref(value))
    return value.value


def score(written: Text) -> int:
    """Reads a score as hundredths: 59.99 is 5999."""
    value = c_int32()
    _call(_LIBRARY.skillcert_score_parse, *_bytes(written), byref(value))
    return value.value


def format_score(hundredths: int) -> str:
    """All digits of a score and no more: 60, 60.5, 59.99."""
    buffer = ctypes.create_string_buffer(8)
    _call(_LIBRARY.skillcert_score_format, _exact(c_int32, hundredths), buffer, len(buffer), None)
    return buffer.value.decode("ascii")


def mark(written: Text, part: str) -> Mark:
    """Reads a score, 缺考, 作废, 缓考 or nothing; part, score.theory or score.practical, is for errors."""
    raw = _Mark()
    _call(_LIBRARY.skillcert_mark_parse, *_bytes(written), COMPONENTS.get(part, 0), byref(raw))
    return Mark(next(kind for kind, number in MARKS.items() if number == raw.kind), raw.hundredths)


def read_mark(cell: Text, status: Text, part: str) -> Mark:
    """Reads a mark from the cell of a table, with what the column 情况 beside it says."""
    raw = _Mark()
    _call(_LIBRARY.skillcert_mark_read, *_bytes(cell), *_bytes(status), COMPONENTS.get(part, 0), byref(raw))
    return Mark(next(kind for kind, number in MARKS.items() if number == raw.kind), raw.hundredths)


def decide(rule: str, *, practical: Mark, theory: Mark = Mark()) -> Decision:
    """Decides one candidate under a rule of RULES. "Failed" is an answer, not an error."""
    raw, decision = _Marks(practical=practical.raw(), theory=theory.raw()), _Decision()
    _call(_LIBRARY.skillcert_rule_decide, RULES.get(rule, 0), byref(raw), byref(decision))
    return Decision(decision)


def date(written: Text) -> datetime.date:
    """Reads a date written like 2026-11-23."""
    value = c_int32()
    _call(_LIBRARY.skillcert_date_parse, *_bytes(written), byref(value))
    return datetime.date(value.value // 10000, value.value // 100 % 100, value.value % 100)


def _day(as_of: Optional[datetime.date]) -> int:
    return as_of.year * 10000 + as_of.month * 100 + as_of.day if as_of else 0


class Scheme:
    """编号办法: which province, cities and years a number may name; Scheme() is what the notice says of Hunan."""

    def __init__(self, province=18, first_year=2019, cities=("01",), *, closed=False, version=0):
        self._raw = _Scheme(province=province, first_year=first_year, closed=int(closed), version=version)
        for city in cities:
            code = region("city", city)
            self._raw.cities[code // 64] |= 1 << code % 64

    def parse(self, number: Text, as_of: Optional[datetime.date] = None) -> Tuple[int, str]:
        """Reads a number; tells well_formed or known_codes. as_of: the date whose year no number may pass."""
        value, worth = c_uint64(), c_int32()
        arguments = *_bytes(number), byref(self._raw), _day(as_of), byref(value), byref(worth)
        _call(_LIBRARY.skillcert_number_parse, *arguments)
        return value.value, name("assurance", worth.value)

    def check(self, number: int, as_of: Optional[datetime.date] = None) -> str:
        """Compares a number with the scheme, as parse() does."""
        worth = c_int32()
        arguments = _exact(c_uint64, number), byref(self._raw), _day(as_of), byref(worth)
        _call(_LIBRARY.skillcert_number_check, *arguments)
        return name("assurance", worth.value)

    def plan(self, year: int, city: int, next: int, count: int) -> Plan:
        """The next numbers of a series, all or none. Nothing is changed."""
        series, plan = _Series(year=year, city=city, next=next), _Plan()
        arguments = byref(self._raw), byref(series), _exact(c_uint32, count), byref(plan)
        _call(_LIBRARY.skillcert_series_plan, *arguments)
        return Plan(plan.first, plan.last, plan.next)


def _filled(function, *arguments) -> bytes:
    """The bytes that a function writes: asked once for their number, and once for them."""
    length, err = c_size_t(), _Finding()
    function(*arguments, None, 0, byref(length), byref(err))
    if length.value == 0:
        raise SkillcertError(Finding(err))
    buffer = ctypes.create_string_buffer(length.value + 1)
    _call(function, *arguments, buffer, len(buffer), byref(length))
    return buffer.raw[: length.value]


def _column(numbers: Sequence[int]):
    return (c_uint64 * len(numbers))(*numbers), len(numbers)


def audit(shard: Text, numbers: Sequence[int], voids: Sequence[int] = ()) -> bytes:
    """The part that tells which serials of each series a column has; 0 is a row without a value."""
    column, rows = _column(numbers)
    return _filled(_LIBRARY.skillcert_audit_column, *_bytes(shard), column, None, rows, *_column(voids))


def merge(first: bytes, second: bytes) -> bytes:
    """The part of the rows of two parts, which have no shard in common."""
    return _filled(_LIBRARY.skillcert_audit_merge, first, len(first), second, len(second))


def report(part: bytes, rows: Optional[int] = None, last: Sequence[int] = ()) -> str:
    """What a part says, as JSON; how many rows there should be, and the last number of each series by the register."""
    expected = None if rows is None else byref(c_uint64(rows))
    return _filled(_LIBRARY.skillcert_audit_report, part, len(part), expected, *_column(last)).decode()


def check_column(
    rows: Sequence[Optional[Text]], scheme: Optional[Scheme] = None, as_of: Optional[datetime.date] = None
) -> Tuple[List[int], List[int]]:
    """The verdict of parse() on every row: numbers, 0 where there is none, and codes, 0 where nothing is refused."""
    texts = [(None, 0) if row is None else _bytes(row) for row in rows]
    count, valid = len(texts), (c_uint8 * (len(texts) // 8 + 1))()
    numbers, codes = (c_uint64 * count)(), (c_uint16 * count)()
    starts = (c_char_p * count)(*(start for start, _ in texts))
    lengths = (c_size_t * count)(*(length for _, length in texts))
    within = byref(scheme._raw) if scheme else None
    _call(_LIBRARY.skillcert_column_check_texts, starts, lengths, count, within, _day(as_of), valid, numbers, codes, None)
    return list(numbers), list(codes)


def document(operation: str, request: Text) -> str:
    """Runs an operation such as fee_bill, JSON in and JSON out. The work is done again if the answer is long."""
    number = OPERATIONS.get(operation, 0)
    code, buffer, length, err = 0, b"", c_size_t(16384), _Finding()
    while length.value > len(buffer):
        buffer = ctypes.create_string_buffer(length.value)
        code = _LIBRARY.skillcert_document(number, *_bytes(request), buffer, len(buffer), byref(length), byref(err))
    answer = buffer.raw[: length.value].decode("utf-8")
    if code != 0:
        raise SkillcertError(Finding(err), answer)
    return answer

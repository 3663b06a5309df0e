"""
The native part of ``skillcert``; import from ``skillcert`` itself.
"""

from _typeshed import SupportsGetItem
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from os import PathLike
from skillcert.documents import Day
from skillcert.errors import ValidationError
from typing import Any, Final, SupportsIndex, final

__all__ = ["__version__", "AbsencePolicy", "Applicant", "Appointment", "Assessment", "Assurance", "Audit", "AuditFinding", "AuditedSeries", "Blank", "Book", "Carried", "Catalog", "CatalogEvent", "Center", "Certificate", "CertificateEvent", "CertificateNumber", "Clause", "Code", "ColumnRecovery", "ColumnResult", "Decision", "DecisionPolicy", "Dossier", "Draw", "Entry", "Erratum", "Examiner", "ExaminerPolicy", "Fee", "FeeSchedule", "FeeSchedules", "Finding", "Holding", "Institution", "Issuer", "ItemBank", "NumberScheme", "Outcome", "PassRule", "PrintAuthority", "Project", "Recovery", "Repair", "ResultColumn", "RetakePolicy", "Score", "SerialRange", "Series", "SeriesKey", "Sheet", "Specification", "StationApplication", "StationEvent", "StationForm", "Task", "_Blocks", "_Column", "_CsvReader", "_CsvRows", "_Grid", "_NewBook", "_NewSheet", "_Rows", "_Workbook", "_csv_preview", "_csv_widest", "_document_json", "_document_message", "alike_form", "audit", "check", "clauses", "codes", "compact", "diagnose", "digits_lost", "document", "errata", "format", "is_valid", "name_form", "normal_form", "parse_date", "read_mark", "recover", "recover_column", "validate"]

__version__: Final[str]
"""
The version of the library.
"""

@final
class AbsencePolicy:
    """
    What an absence (缺考) means. The notice is silent; by default it fails, because there is no score of at least
    60.

    >>> PassRule.PRACTICAL.decide(practical="缺考", absence=AbsencePolicy.UNDECIDED).outcome
    Outcome.UNDECIDED
    """
    FAILS: Final[AbsencePolicy]
    """
    缺考即不合格.
    """
    UNDECIDED: Final[AbsencePolicy]
    """
    缺考暂不作结论.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @classmethod
    def from_name(cls, /, name: str) -> AbsencePolicy:
        """
        The value with this stable name.

        Raises ``ValueError`` for a name that is not in the list.
        """
    def text(self, /, lang: str = "zh") -> str:
        """
        What it means, in Chinese (``"zh"``) or English (``"en"``).
        """
    @property
    def value(self, /) -> str:
        """
        The stable name, as in JSON.
        """

@final
class Applicant:
    """
    申请单位 (二(二)): who applies for a project and develops its specification. ``kind`` is ``center``,
    ``enterprise``, ``school`` or ``institution``.

    Raises ``ProjectError`` for a blank name, ``ValueError`` for another kind.

    >>> Applicant("school", "某学校").kind
    'school'
    """
    __match_args__: Final[tuple[str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, kind: str, name: str) -> Applicant: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def from_json(cls, /, text: str) -> Applicant:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def kind(self, /) -> str:
        """
        Its kind.
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Appointment:
    """
    认定 (三(五)): a center's appointment of an examiner, from one day to another, both included; open without
    ``until``.

    Raises ``ProjectError`` for a blank name of the center.

    >>> Appointment("长沙市职业技能鉴定中心", datetime.date(2026, 1, 1)).in_force_on(datetime.date(2030, 1, 1))
    True
    """
    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, center: str, from_: date, until: date | None = None) -> Appointment: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def center(self, /) -> str:
        """
        The name of the center.
        """
    @property
    def from_(self, /) -> date:
        """
        The first day.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Appointment:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    def in_force_on(self, /, date: date) -> bool:
        """
        Whether the day lies within it.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """
    @property
    def until(self, /) -> date | None:
        """
        The last day; ``None`` while it is open.
        """

@final
class Assessment:
    """
    一场考核 (三(一)): a project, assessed on a date in a city, organized by a center and carried out by an
    institution.

    Raises ``NumberError`` for a city code that is not two digits.

    >>> assessment = Assessment(
    ...     city="01", center=Center("city", "长沙市职业技能鉴定中心", "01"),
    ...     institution=Institution("长沙某培训学校", True), project=Project("湘西苗绣"),
    ...     date=datetime.date(2026, 11, 20),
    ...     entries=[Entry("0001", "考生0001", practical=60), Entry("0001", "考生0001", practical=61)],
    ... )
    >>> first, second = assessment.decide()
    >>> first.outcome, second.code
    (Outcome.PASSED, 'candidate_repeated')
    >>> issuer = Issuer("长沙市人力资源和社会保障局", "长沙市职业技能鉴定中心")
    >>> day = datetime.date(2026, 11, 23)
    >>> answers, series = assessment.issue(Series(day, "01"), issuer=issuer, issued_on=day)
    >>> decision, certificate = answers[0]
    >>> certificate.number, series.next
    (CertificateNumber('2618010000001'), 2)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, city: str | int, center: Center, institution: Institution, project: Project, date: date, entries: Iterable[Entry]) -> Assessment: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def center(self, /) -> Center:
        """
        Who organizes it.
        """
    @property
    def city(self, /) -> str:
        """
        The code of the city whose series numbers the certificates, two digits.
        """
    @property
    def date(self, /) -> date:
        """
        The day of the assessment.
        """
    def decide(self, /, *, policy: DecisionPolicy | None = None, specification: Specification | None = None) -> list[Decision | ValidationError]:
        """
        Decides every entry under the project's rule, or that of the specification: as many answers as entries, in
        their order. An entry that cannot be decided (a theory mark too many, a candidate that stands in an earlier
        entry, an attempt too many) has its error in its place.
        """
    @property
    def entries(self, /) -> tuple[Entry, ...]:
        """
        The candidates.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Assessment:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def institution(self, /) -> Institution:
        """
        Who carries it out.
        """
    def issue(self, /, series: Series, *, issuer: Issuer | None = None, issued_on: Day, policy: DecisionPolicy | None = None, specification: Specification | None = None) -> tuple[list[tuple[Decision, Certificate | None] | ValidationError], Series]:
        """
        Decides every entry and issues certificates to those who passed, numbered in the order of the entries: as
        many answers as entries, each a decision and, if it is a pass, a certificate, or the error in their place;
        and the series after them.

        Raises ``CertificateError``, and nothing is issued: too few serials left; a series of another year than that
        of issue or of another city; a date of issue before the assessment.
        """
    @property
    def project(self, /) -> Project:
        """
        What is assessed.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Assurance:
    """
    How much an answer about a number is worth, weakest first: the form is right; year, province and city
    are known; a register holds it.

    >>> Assurance.WELL_FORMED < Assurance.KNOWN_CODES < Assurance.ISSUED
    True
    >>> Assurance.from_name("issued").text("en")
    'issued: the register holds this number'
    """
    ISSUED: Final[Assurance]
    """
    已核发.
    """
    KNOWN_CODES: Final[Assurance]
    """
    代码已知.
    """
    WELL_FORMED: Final[Assurance]
    """
    形式正确.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @classmethod
    def from_name(cls, /, name: str) -> Assurance:
        """
        The value with this stable name.

        Raises ``ValueError`` for a name that is not in the list.
        """
    def text(self, /, lang: str = "zh") -> str:
        """
        What it means, in Chinese (``"zh"``) or English (``"en"``).
        """
    @property
    def value(self, /) -> str:
        """
        The stable name, as in JSON.
        """

@final
class Audit:
    """
    Which numbers of each series a set of rows has (附件2·5): exactly, in a few bits per serial.

    An audit is of one *shard* of the rows, a file or a partition of a table, and takes its rows as they come.
    Audits of different shards merge to that of all rows, in any order and grouping, byte for byte; the same shard
    is not counted twice. A merged audit, or one from bytes, takes no more rows: they are a shard of their own.

    For whatever reads Arrow data it is a table with a row per series: ``polars.DataFrame(audit)``.

    Raises ``ValidationError`` for the name of a shard that is empty or longer than 255 bytes.

    >>> first, second = Audit("first"), Audit("second")
    >>> first.add([2618010000001, 2618010000003])
    >>> second.add([2618010000002])
    >>> first.merge(Audit.from_bytes(second.to_bytes()))
    >>> first.shards, first.findings()
    (('first', 'second'), ())
    >>> first.merge(second)
    Traceback (most recent call last):
    skillcert.errors.ShardError: shard 2 is in the other audit too, its rows would count twice: second
    """
    def __arrow_c_stream__(self, /, requested_schema: "object" = None) -> "object": ...
    def __new__(cls, /, shard: str | None = None, *, scheme: NumberScheme | None = None, as_of: date | None = None) -> Audit: ...
    def __reduce__(self, /) -> "tuple[object, tuple[bytes]]": ...
    def __repr__(self, /) -> str: ...
    def add(self, /, column: "object") -> None:
        """
        Adds the rows of a column. When it raises in the middle of one, the pieces before are in the audit.

        Raises ``ValidationError`` if the audit was merged or comes from bytes; ``TypeError`` as ``check`` does.
        """
    def as_shard(self, /, name: str | None = None) -> Audit:
        """
        Gives all shards one name, as those of a city are one shard for the province.

        Raises ``ValidationError`` for a name that is empty or longer than 255 bytes.
        """
    def findings(self, /, *, rows: SupportsIndex | None = None, last: Iterable[CertificateNumber] | None = None, issued: Audit | None = None) -> tuple[AuditFinding, ...]:
        """
        What is not as it should be: of the rows first, then series by series.

        ``rows`` is how many rows there should be, ``last`` the last number of each series by the register, ``issued``
        the audit of all that the register issued.

        Raises ``ValueError`` for negative ``rows``.
        """
    @classmethod
    def from_bytes(cls, /, part: bytes) -> Audit:
        """
        Reads a part, which may come from anywhere: nothing in it is believed.

        Raises ``ValidationError`` for what is no part, with the byte, and for one of a later version.
        """
    def merge(self, /, other: Audit) -> None:
        """
        Adds another audit, which stays what it is.

        Raises ``ShardError`` for a shard that both have; nothing is added then.
        """
    def report(self, /, *, rows: SupportsIndex | None = None, last: Iterable[CertificateNumber] | None = None, issued: Audit | None = None) -> Any:
        """
        Returns the report as ``json.loads`` reads it.
        """
    @property
    def rows(self, /) -> dict[str, int]:
        """
        How many rows held a number, were refused or null, and how many were refused with which code.
        """
    def series(self, /) -> tuple[AuditedSeries, ...]:
        """
        What there is of each series, in order of year, province, city.
        """
    @property
    def shards(self, /) -> tuple[str, ...]:
        """
        The names of the shards, in order.
        """
    def to_bytes(self, /) -> bytes:
        """
        The part: a small form without personal data, the same for the same rows and voids in whatever order.
        """
    def to_json(self, /, *, rows: SupportsIndex | None = None, last: Iterable[CertificateNumber] | None = None, issued: Audit | None = None) -> str:
        """
        The whole result as JSON text, the same in every language; arguments as for ``findings``.
        """
    def void(self, /, numbers: Iterable[CertificateNumber]) -> None:
        """
        Declares numbers void: they are used up, so they are no gaps, whether or not a row has them.

        Raises ``ValidationError`` if the audit was merged or comes from bytes.
        """

@final
class AuditFinding:
    """
    What an audit found, and in which series.

    >>> found = audit([2618010000001, 2618010000003]).findings()[0]
    >>> found.series, found.finding.code, found.finding.value, found.finding.limit
    (CertificateNumber('2618010000001'), 'serials_missing', 1, 2)
    """
    def __repr__(self, /) -> str: ...
    @property
    def finding(self, /) -> Finding:
        """
        The statement.
        """
    @property
    def series(self, /) -> CertificateNumber | None:
        """
        The first number of the series that it is about, with serial 0000001; ``None`` if it is about all rows.
        """

@final
class AuditedSeries:
    """
    What an audit says of the numbers of one year of issue and city (附件2·5).

    A serial is *used* when it was met or declared void; *missing* when it lies between two used ones and is not;
    *repeated* when it was met twice or more. What comes before ``first`` and after ``last`` is not missing: only a
    register knows where a series ends.

    >>> series = audit([2618010000002, 2618010000005]).series()[0]
    >>> series.year, series.city, series.issued, series.first_not_one, series.missing
    (2026, '01', 2, True, 2)
    """
    def __repr__(self, /) -> str: ...
    @property
    def city(self, /) -> str:
        """
        The city code, two digits.
        """
    @property
    def first(self, /) -> CertificateNumber | None:
        """
        The first number that is used.
        """
    @property
    def first_not_one(self, /) -> bool:
        """
        Whether the series begins with a serial other than 0000001.
        """
    @property
    def gaps(self, /) -> tuple[SerialRange, ...]:
        """
        The missing serials, as ranges in order.
        """
    @property
    def issued(self, /) -> int:
        """
        Different serials that were met.
        """
    @property
    def issues(self, /) -> tuple[SerialRange, ...]:
        """
        The serials that were met, as ranges in order.
        """
    @property
    def key(self, /) -> SeriesKey:
        """
        Which series it is.
        """
    @property
    def last(self, /) -> CertificateNumber | None:
        """
        The last number that is used.
        """
    @property
    def missing(self, /) -> int:
        """
        How many serials are missing.
        """
    @property
    def numbers(self, /) -> int:
        """
        Rows that held a number of the series, repetitions included.
        """
    @property
    def province(self, /) -> str:
        """
        The province code, two digits.
        """
    @property
    def repeated(self, /) -> int:
        """
        How many serials are repeated.
        """
    @property
    def repetitions(self, /) -> tuple[SerialRange, ...]:
        """
        The repeated serials, as ranges in order.
        """
    @property
    def voided(self, /) -> int:
        """
        How many serials were declared void.
        """
    @property
    def voids(self, /) -> tuple[SerialRange, ...]:
        """
        The serials that were declared void, as ranges in order.
        """
    @property
    def year(self, /) -> int:
        """
        The year of issue.
        """

@final
class Blank:
    """
    空白证书 (六(二)): a blank sheet by its number, which is not that of the certificate.

    Raises ``CertificateError`` for a blank number.

    >>> Blank("43A0000001").number
    '43A0000001'
    """
    __match_args__: Final[tuple[str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, number: str) -> Blank: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def from_json(cls, /, text: str) -> Blank:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def number(self, /) -> str:
        """
        Its number.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Book:
    """
    证书台账: what happened to one certificate after its issue, in order. It knows nothing of marks, so a register keeps
    one for certificates of other systems too.

    A value: a step gives the book after it, and a refused one leaves everything as it was. Nothing is deleted.

    Raises ``CertificateError``: a blank holder; a number of another year than that of issue.

    >>> day = datetime.date(2026, 11, 24)
    >>> book = Book(CertificateNumber("2618010000001"), "考生O001", day)
    >>> book = book.apply(on=day, action={"correct": {"holder": "考生0001", "reason": "姓名录入有误"}})
    >>> book.issued_to, book.holder, book.stage, book.events[0].reason
    ('考生O001', '考生0001', 'issued', '姓名录入有误')
    """
    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, number: CertificateNumber, issued_to: str, issued_on: date) -> Book: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def after(self, /, event: CertificateEvent) -> Book:
        """
        The book after one more event, as ``apply`` gives it.
        """
    def apply(self, /, *, on: date, action: str | Mapping[str, object]) -> Book:
        """
        The book after one more step; ``CertificateEvent`` lists the actions.

        Raises ``CertificateError``: a step that is not allowed at this stage; a date before that of the step before,
        or of issue; printing by one whom the city center does not let print, or under the decision of another city,
        or on a sheet that this certificate used before; a reissue that the policy does not allow; a correction to a
        blank name, or to the present one. Raises ``DocumentError`` for another action.
        """
    @property
    def blank(self, /) -> Blank | None:
        """
        The sheet in use.
        """
    @property
    def blanks(self, /) -> tuple[Blank, ...]:
        """
        The blanks on which it was printed, the present one last.
        """
    @property
    def events(self, /) -> tuple[CertificateEvent, ...]:
        """
        What has happened to it, in order.
        """
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What it lacks to be complete, all at once; of a void one, only that it is void.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Book:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def holder(self, /) -> str:
        """
        The holder's name, as it was corrected last.
        """
    @property
    def issued_on(self, /) -> date:
        """
        The date of issue.
        """
    @property
    def issued_to(self, /) -> str:
        """
        The name to which it was issued.
        """
    @property
    def number(self, /) -> CertificateNumber:
        """
        The number.
        """
    @property
    def opens_subsidy(self, /) -> bool:
        """
        Whether it opens the way to 补贴 (五(二)): it is complete and not void. Who receives a subsidy is for other
        policies to say.
        """
    @classmethod
    def replay(cls, /, number: CertificateNumber, issued_to: str, issued_on: date, events: Iterable[str]) -> Book:
        """
        The book after these events, each the JSON text of a ``CertificateEvent``.

        Raises ``CertificateError`` for an event that cannot follow, ``DocumentError`` for a text that is no event.
        """
    @property
    def seals(self, /) -> tuple[str, ...]:
        """
        The names of the seals on its present sheet; it has to bear ``bureau_embossed`` and ``center_red`` (六(三)).
        """
    @property
    def sheets(self, /) -> tuple[Sheet, ...]:
        """
        The sheets on which it was printed, the present one last.
        """
    @property
    def stage(self, /) -> str:
        """
        How far it has come: ``issued``, ``printed``, ``embossed``, ``red_sealed``, ``complete`` or ``void``.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """
    @property
    def voided(self, /) -> CertificateEvent | None:
        """
        The step that made it void; ``None`` while it is valid.
        """

@final
class Carried:
    """
    What was passed at an earlier attempt, on the day ``on``, to be carried over.

    >>> Carried(datetime.date(2026, 3, 1), theory=Score(75)).theory
    Score('75')
    """
    __match_args__: Final[tuple[str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, on: date, *, practical: Score | None = None, theory: Score | None = None) -> Carried: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def from_json(cls, /, text: str) -> Carried:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def on(self, /) -> date:
        """
        The day of that attempt.
        """
    @property
    def practical(self, /) -> Score | None:
        """
        The practical score.
        """
    @property
    def theory(self, /) -> Score | None:
        """
        The theory score.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Catalog:
    """
    考核项目目录 (二(二)): every project's way, dated, so that any day's state can be asked. Its only content is the
    list of events.

    ``existing`` names the projects that have a national or provincial specification already (七(三)), as pairs of
    name and ``national``, ``provincial`` or ``local``.

    A value: a step gives the catalog after it, and a refused one leaves everything as it was.

    >>> day, name = datetime.date(2020, 6, 1), "湘西苗绣"
    >>> catalog = Catalog().apply(on=day, project=name, action={"draft": {"traits": []}})
    >>> catalog.stage(name, day), catalog.stage(name, datetime.date(2020, 5, 31))
    ('drafted', None)
    >>> try:
    ...     catalog.apply(on=day, project=name, action={"publish": {"by": "provincial", "batch": "第一批",
    ...         "specification": Specification(scope="local", developer=Applicant("school", "某学校"), tasks=[])}})
    ... except ProjectError as error:
    ...     error.code, error.clause
    ('publication_needs_filing', '二(二)')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, existing: Iterable[tuple[str, str]] = ...) -> Catalog: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def apply(self, /, *, on: date, project: str, action: str | Mapping[str, object]) -> Catalog:
        """
        The catalog after one more step; ``CatalogEvent`` lists the actions.

        Raises ``ProjectError``: a step that the stage does not allow; a date before the project's last step; a step
        of the provincial center taken by another; a draft of what has a national or provincial specification; a
        word of level in the name; a specification with findings, or, in a pilot, of another developer than the
        applicant. Raises ``DocumentError`` for another action.
        """
    def assessable(self, /, project: str, institution: str, on: date) -> Dossier:
        """
        What holds for an assessment of a project by an institution on a day.

        Raises ``ProjectError``: the project is not in the catalog, not at a stage of assessment, or piloted by
        somebody else.
        """
    def changes(self, /, after: date, until: date) -> tuple[CatalogEvent, ...]:
        """
        What changed after one day and up to another.
        """
    def dossier(self, /, project: str, on: date) -> Dossier | None:
        """
        What the catalog holds about a project on a day.
        """
    @property
    def events(self, /) -> tuple[CatalogEvent, ...]:
        """
        The events in the order in which they were entered.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Catalog:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    def on(self, /, date: date) -> tuple[Dossier, ...]:
        """
        The whole catalog as it was on a day, by the names of the projects.
        """
    def stage(self, /, project: str, on: date) -> str | None:
        """
        The stage of a project on a day; ``None`` if it was not in the catalog.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class CatalogEvent:
    """
    A dated step of one project (二).

    ``action`` is one of ``{"draft": {"traits": […]}}``, ``{"apply": {"applicant": …}}``, ``{"file": {"by": LEVEL}}``,
    ``{"return": {"by": LEVEL}}``, ``{"pilot": {"specification": …}}``, ``{"publish": {"by": LEVEL, "batch": …,
    "specification": …}}``, ``{"adjust": {"by": LEVEL, "traits": […], "specification": …}}``, ``{"withdraw": {"by":
    LEVEL}}``; LEVEL is that of the center that acts. Values of this package may stand in it.

    Raises ``DocumentError`` for another action.

    >>> CatalogEvent(datetime.date(2020, 6, 1), "湘西苗绣", {"file": {"by": "provincial"}}).step
    'file'
    """
    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, on: date, project: str, action: str | Mapping[str, object]) -> CatalogEvent: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def action(self, /) -> Any:
        """
        The step with what it needs, as it stands in JSON.
        """
    @classmethod
    def from_json(cls, /, text: str) -> CatalogEvent:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def on(self, /) -> date:
        """
        The day.
        """
    @property
    def project(self, /) -> str:
        """
        The project's name.
        """
    @property
    def step(self, /) -> str:
        """
        The name of the step.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Center:
    """
    鉴定中心 (四): a center with its level (``provincial``, ``city`` or ``county``), its name, kept as it is, and, below
    the provincial level, the code of its city.

    Raises ``ProjectError`` for a blank name, ``OrganizationError`` for a city or county center without a city,
    ``ValueError`` for another level.

    >>> center = Center("city", "长沙市职业技能鉴定中心", "01")
    >>> center.level, center.city
    ('city', '01')
    """
    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, level: str, name: str, city: str | int | None = None) -> Center: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def city(self, /) -> str | None:
        """
        The code of its city, two digits; ``None`` for the provincial center.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Center:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def level(self, /) -> str:
        """
        Its level.
        """
    def may(self, /, duty: str, city: str | int) -> bool:
        """
        Whether it may do this in this city (四): ``True``; why not is raised.

        Duties are ``file_projects``, ``publish_catalog``, ``approve_specification``, ``print_blanks``, ``keep_data``
        (the provincial center), ``propose_projects``, ``organize_assessment``, ``issue_certificates``,
        ``report_data``, ``appoint_examiners`` (every center in its own area), ``decide_print_authority`` (city
        centers).

        Raises ``OrganizationError``: a duty of another level, a city outside its area. Raises ``ValueError`` for
        another duty.

        >>> Center("county", "浏阳市职业技能鉴定中心", "01").may("print_blanks", "01")
        Traceback (most recent call last):
        skillcert.errors.OrganizationError: this is a duty of the provincial center (clause 四(二))
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Certificate:
    """
    专项职业能力证书 (六): issued on a pass and numbered; printed on a blank and sealed twice before it is complete.

    Its JSON carries the decision and every step; reading it decides, issues and takes each step again. A value: a
    step gives the certificate after it, and a refused one leaves everything as it was.

    >>> project, day = Project("湘西苗绣"), datetime.date(2026, 11, 20)
    >>> center = "长沙市职业技能鉴定中心"
    >>> def issue(practical):
    ...     return Certificate.issue(
    ...         project.rule.decide(practical=practical), holder="考生0001", project=project, city="01",
    ...         assessed_on=day, issuer=Issuer("长沙市人力资源和社会保障局", center),
    ...         number=CertificateNumber("2618010000001"), issued_on=day,
    ...     )
    >>> issue("59.99")
    Traceback (most recent call last):
    skillcert.errors.CertificateError: there is no pass, so there is no certificate (clause 六(一))
    >>> certificate = issue(60)
    >>> printing = {"blank": Blank("43A0000001"), "printer": center,
    ...             "authority": PrintAuthority("01", center, [center])}
    >>> for action in ({"print": printing}, "emboss", "red_seal"):
    ...     certificate = certificate.apply(on=day, action=action)
    >>> certificate.stage, certificate.seals, certificate.findings(), certificate.opens_subsidy
    ('complete', ('bureau_embossed', 'center_red'), (), True)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def apply(self, /, *, on: date, action: str | Mapping[str, object]) -> Certificate:
        """
        The certificate after one more step; ``CertificateEvent`` lists the actions.

        Raises ``CertificateError`` as ``Book.apply`` does, and ``DocumentError`` for another action.
        """
    @property
    def assessed_on(self, /) -> date | None:
        """
        The day of the assessment, where it is known.
        """
    @property
    def blanks(self, /) -> tuple[Blank, ...]:
        """
        The blanks on which it was printed, the present one last.
        """
    @property
    def book(self, /) -> Book:
        """
        What happened to it, without the marks.
        """
    @classmethod
    def check(cls, /, decision: Decision, *, holder: str, project: Project, city: str | int, assessed_on: date | None = None, number: CertificateNumber, issued_on: date) -> None:
        """
        Raises what ``issue`` would raise, whoever issues the certificate: what a register of numbers asks, which
        has no business with the issuer.

        >>> day = datetime.date(2026, 11, 20)
        >>> Certificate.check(
        ...     PassRule.PRACTICAL.decide(practical=60), holder="考生0001", project=Project("湘西苗绣"), city="02",
        ...     assessed_on=day, number=CertificateNumber("2618010000001"), issued_on=day,
        ... )
        Traceback (most recent call last):
        skillcert.errors.CertificateError: the number says city 01, the assessment was held in 02 (clause 附件2·4)
        """
    @property
    def city(self, /) -> str:
        """
        The code of the city that held the assessment, two digits.
        """
    @property
    def decision(self, /) -> Decision:
        """
        The decision it rests on.
        """
    @property
    def events(self, /) -> tuple[CertificateEvent, ...]:
        """
        What has happened to it, in order.
        """
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What it lacks to be complete, all at once; of a void one, only that it is void.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Certificate:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def holder(self, /) -> str:
        """
        The holder's name, as it was corrected last.
        """
    @classmethod
    def issue(cls, /, decision: Decision, *, holder: str, project: Project, city: str | int, assessed_on: date | None = None, issuer: Issuer | None = None, number: CertificateNumber, issued_on: date, replaces: CertificateNumber | None = None) -> Certificate:
        """
        Issues a certificate; in the place of a void one, where ``replaces`` names it. That the other is void is for
        who keeps both to see.

        Raises ``CertificateError``: a decision that is no pass, or under another rule than the project's; a
        blank holder; a number of another year than that of issue, or of another city than that of the
        assessment; a date of issue before the assessment; its own number to replace.
        """
    @property
    def issued_on(self, /) -> date:
        """
        The date of issue.
        """
    @property
    def issued_to(self, /) -> str:
        """
        The name to which it was issued.
        """
    @property
    def issuer(self, /) -> Issuer | None:
        """
        The bureau and the center that issued it, where they are known.
        """
    def lookup(self, /) -> "dict[str, Any]":
        """
        上网查询 (六(四)): what a query shows, as plain values: no marks, no sheet.
        """
    @property
    def number(self, /) -> CertificateNumber:
        """
        The number.
        """
    @classmethod
    def of(cls, /, book: Book, decision: Decision, *, project: Project, assessed_on: date | None = None, issuer: Issuer | None = None, replaces: CertificateNumber | None = None) -> Certificate:
        """
        The certificate of a book: issued again on its decision, with every step taken again.

        Raises ``CertificateError`` as ``issue`` does.

        >>> day, project = datetime.date(2026, 11, 20), Project("湘西苗绣")
        >>> book = Book(CertificateNumber("2618010000001"), "考生0001", day)
        >>> book = book.apply(on=day, action={"void": {"reason": "冒名顶替"}})
        >>> Certificate.of(book, project.rule.decide(practical=60), project=project).stage
        'void'
        """
    @property
    def opens_subsidy(self, /) -> bool:
        """
        Whether it opens the way to 补贴 (五(二)): it is complete and not void. Who receives a subsidy is for other
        policies to say.
        """
    @property
    def project(self, /) -> Project:
        """
        The project.
        """
    @property
    def replaces(self, /) -> CertificateNumber | None:
        """
        The number of the void certificate in whose place it was issued.
        """
    def report(self, /) -> "dict[str, Any]":
        """
        数据报送 (四(二)·2): the record that a center reports, as plain values.
        """
    @property
    def seals(self, /) -> tuple[str, ...]:
        """
        The names of the seals on its present sheet; it has to bear ``bureau_embossed`` and ``center_red`` (六(三)).
        """
    @property
    def sheets(self, /) -> tuple[Sheet, ...]:
        """
        The same sheets with what has become of each.
        """
    @property
    def stage(self, /) -> str:
        """
        How far it has come: ``issued``, ``printed``, ``embossed``, ``red_sealed``, ``complete`` or ``void``.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class CertificateEvent:
    """
    A dated step of a certificate (六).

    ``action`` is one of ``{"print": {"blank": …, "printer": …, "authority": …}}``, ``"emboss"``, ``"red_seal"``,
    ``{"spoil": {"reason": …}}``, ``{"correct": {"holder": …, "reason": …}}``,
    ``{"reissue": {"policy": {"allowed": True}, "reason": …}}``, ``{"void": {"reason": …}}``. It may hold values of this
    package.

    Raises ``DocumentError`` for another action.

    >>> CertificateEvent(datetime.date(2026, 11, 24), "emboss").step
    'emboss'
    """
    __match_args__: Final[tuple[str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, on: date, action: str | Mapping[str, object]) -> CertificateEvent: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def action(self, /) -> Any:
        """
        The step with what it needs, as it stands in JSON.
        """
    @property
    def blank(self, /) -> Blank | None:
        """
        The sheet, of printing.
        """
    @classmethod
    def from_json(cls, /, text: str) -> CertificateEvent:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def on(self, /) -> date:
        """
        The day.
        """
    @property
    def reason(self, /) -> str | None:
        """
        Why, of a step that needs a reason.
        """
    @property
    def step(self, /) -> str:
        """
        The name of the step.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class CertificateNumber:
    """
    专项职业能力证书编号 (附件2): thirteen digits, well-formed.

    Digits 1 and 2 are the year of issue, 3 and 4 the province, 5 and 6 the city, 7 to 13 the serial, which
    begins with 0000001 in each year and city. There is no check digit: this class proves the form and nothing
    else. ``NumberScheme`` compares the codes, and only a register knows what was issued.

    Numbers order by year, province, city, serial, which is the order of their texts. A number never equals a
    ``str``. ``int(number)`` is the decimal value, for a database key.

    Raises ``NumberError``: nothing there; a character that is no ASCII digit; another length; serial 0000000.
    Raises ``TypeError`` for anything but ``str`` and ``bytes``.

    >>> number = CertificateNumber("1918010000001")
    >>> number.year, number.province, number.city, number.serial
    (2019, '18', '01', 1)
    >>> CertificateNumber("1918010000000")
    Traceback (most recent call last):
    skillcert.errors.NumberError: the serial is 0000000, serials begin with 0000001 (clause 附件2·5)
    """
    __match_args__: Final[tuple[str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, /, _source: Any, _handler: Any) -> Any:
        """
        How pydantic validates and writes it; see ``skillcert.pydantic``.
        """
    @classmethod
    def __get_pydantic_json_schema__(cls, /, _schema: Any, _handler: Any) -> Any:
        """
        Its JSON Schema, as pydantic asks for it.
        """
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str | bytes) -> CertificateNumber: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def city(self, /) -> str:
        """
        The city code, two digits (附件2·4).
        """
    @classmethod
    def diagnose(cls, /, text: "str | bytes | None") -> tuple[Finding, ...]:
        """
        Everything that is wrong with the form of a text.

        >>> [finding.position for finding in CertificateNumber.diagnose("I918O10000001")]
        [1, 5]
        """
    @classmethod
    def from_int(cls, /, n: SupportsIndex) -> CertificateNumber:
        """
        The number with this decimal value, as a database key or a spreadsheet's number cell holds it.

        Leading zeros are implied. Raises ``NumberError`` for a negative value, more than thirteen digits,
        serial zero.

        >>> CertificateNumber.from_int(1918010000001)
        CertificateNumber('1918010000001')
        """
    @classmethod
    def from_parts(cls, /, *, year: SupportsIndex, city: str | int, serial: SupportsIndex, province: str | int = ...) -> CertificateNumber:
        """
        A number from its parts: full year of issue, city and province as two digits or ``int``, serial.

        Raises ``NumberError``: a code outside 0 to 99, a serial outside 1 to 9999999, a year outside 2000 to
        2099.

        >>> CertificateNumber.from_parts(year=2026, city="01", serial=7)
        CertificateNumber('2618010000007')
        """
    @property
    def province(self, /) -> str:
        """
        The province code, two digits (附件2·3).
        """
    @classmethod
    def recover(cls, /, value: "object") -> Recovery:
        """
        What ``skillcert.recover`` has of a value by the form of the number alone, without a scheme.

        >>> CertificateNumber.recover("19-18-07-0000001").number
        CertificateNumber('1918070000001')
        """
    @property
    def serial(self, /) -> int:
        """
        The serial, 1 to 9999999 (附件2·5).
        """
    @property
    def series(self, /) -> SeriesKey:
        """
        The series it belongs to: its first six digits.
        """
    @property
    def year(self, /) -> int:
        """
        The year of issue, 2000 to 2099 (附件2·2).
        """

@final
class Clause:
    """
    条款: a provision of the notice 湘人社函〔2020〕80号.

    >>> clauses()[5].address, clauses()[5].text("en")[:28]
    ('三(二)', 'practical skill is assessed,')
    """
    __match_args__: Final[tuple[str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, address: str) -> Clause:
        """
        The provision at this address.

        Raises ``ValueError`` for an address that the notice does not have.
        """
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def address(self, /) -> str:
        """
        Part and item as printed: ``三(二)``, ``附件2·5``; ``四(二)·2`` is the second item numbered (二).
        """
    @property
    def disposition(self, /) -> str:
        """
        What the library does about it: ``implemented``, ``by_type`` (a type guarantees it), ``callers`` (the caller
        decides) or ``outside`` (no matter of a library).
        """
    def text(self, /, lang: str = "zh") -> str:
        """
        The gist, in Chinese (``"zh"``) or English (``"en"``).
        """

@final
class Code:
    """
    A stable code: what an error or a finding says. Codes are never renumbered and never reused.

    >>> code = Code("serial_zero")
    >>> code.number, code.clause
    (111, '附件2·5')
    """
    __match_args__: Final[tuple[str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str) -> Code:
        """
        The code with this name.

        Raises ``ValueError`` for a name that is not in the list.
        """
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def basis(self, /) -> str | None:
        """
        What it rests on: ``clause``, a provision of the notice, or ``custom`` where the notice is silent and centers have
        rules of their own; ``None`` where it rests on neither.
        """
    @property
    def clause(self, /) -> str | None:
        """
        The address of the provision it rests on; ``None`` if it rests on none.
        """
    def cure(self, /, lang: str = "zh") -> str:
        """
        What would cure it, with the same slots.
        """
    @property
    def name(self, /) -> str:
        """
        The stable name.
        """
    @property
    def number(self, /) -> int:
        """
        The stable number. Its hundreds tell the class of the exception.
        """
    def sentence(self, /, lang: str = "zh") -> str:
        """
        The sentence with its slots in braces, in Chinese (``"zh"``) or English (``"en"``).
        """

@final
class ColumnRecovery:
    """
    The answers of ``recover_column``, row for row.

    It is a struct column for whatever reads Arrow data: ``pyarrow.table(result)``, ``polars.DataFrame(result)``,
    ``pandas.DataFrame.from_arrow(result)`` read ``status``, ``number``, ``first``, ``last``, ``code`` and ``repairs``. ``counts``
    sums it up.

    >>> result = recover_column(["1918-01-0000001", "1.91801E+12", "191801000000O"])
    >>> result.counts
    {'exact': 1, 'prefix_only': 1, 'lost': 1, 'null': 0, 'repaired': 1, 'number_not_digit': 1, 'number_digits_lost': 1}
    >>> list(result.status), list(result.first), list(result.code)
    (['exact', 'prefix_only', 'lost'], [None, 1918005000000, None], [None, 'number_digits_lost', 'number_not_digit'])
    """
    def __arrow_c_array__(self, /, requested_schema: "object" = None) -> "tuple[object, object]": ...
    def __arrow_c_schema__(self, /) -> "object": ...
    def __arrow_c_stream__(self, /, requested_schema: "object" = None) -> "object": ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> ResultColumn:
        """
        The stable name of why there is no number.
        """
    @property
    def counts(self, /) -> dict[str, int]:
        """
        How many rows have which status and which code, and how many of the exact ones were repaired.
        """
    @property
    def first(self, /) -> ResultColumn:
        """
        Of ``prefix_only``, the lowest value that the number may have.
        """
    @property
    def last(self, /) -> ResultColumn:
        """
        Of ``prefix_only``, the highest value that the number may have.
        """
    @property
    def number(self, /) -> ResultColumn:
        """
        The decimal value of each number that is exact, as ``CertificateNumber.from_int`` takes it.
        """
    @property
    def repairs(self, /) -> ResultColumn:
        """
        The kinds of repair of each row that is exact, each once.
        """
    @property
    def status(self, /) -> ResultColumn:
        """
        ``exact``, ``prefix_only`` or ``lost``; ``None`` where nothing stands.
        """

@final
class ColumnResult:
    """
    The verdicts of ``check``, row for row.

    It is a struct column for whatever reads Arrow data: ``pyarrow.table(result)``, ``polars.DataFrame(result)``,
    ``pandas.DataFrame.from_arrow(result)`` read ``valid``, ``number`` and ``code`` in place. ``counts`` sums it up,
    ``reason`` explains a row.

    >>> result = check(["1918010000001", "4318010000001", ""], as_of=datetime.date(2026, 11, 23))
    >>> result.counts
    {'valid': 1, 'invalid': 2, 'null': 0, 'number_missing': 1, 'year_after_date': 1}
    >>> for row, error in result.errors():
    ...     print(row, error.message("zh"))
    1 年份2043晚于核对日期所在的2026年；像以43开头的13位普通话等级证书编号（依据附件2·2）
    2 未填写证书编号（依据附件2·1）
    """
    def __arrow_c_array__(self, /, requested_schema: "object" = None) -> "tuple[object, object]": ...
    def __arrow_c_schema__(self, /) -> "object": ...
    def __arrow_c_stream__(self, /, requested_schema: "object" = None) -> "object": ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def assurance(self, /) -> dict[str, int]:
        """
        How many valid numbers are worth what: ``Assurance`` by its name.

        Raises ``AttributeError`` if the check was made without assurance.

        >>> check(["1918010000001", "1918020000001", ""], assurance=True).assurance
        {'known_codes': 1, 'well_formed': 1}
        """
    @property
    def code(self, /) -> ResultColumn:
        """
        The stable name of what is wrong with each row that is refused.

        Raises ``AttributeError`` if the check was made without reasons.
        """
    @property
    def counts(self, /) -> dict[str, int]:
        """
        How many rows are valid, invalid and null, and how many have which code.
        """
    def errors(self, /) -> Iterator[tuple[int, ValidationError]]:
        """
        Each row that is refused, with its reason.
        """
    @property
    def known(self, /) -> ResultColumn:
        """
        Whether year, province and city of each valid number are known to the scheme; ``None`` for other rows.

        Raises ``AttributeError`` if the check was made without assurance.

        >>> list(check(["1918010000001", "1918020000001", ""], assurance=True).known)
        [True, False, None]
        """
    @property
    def number(self, /) -> ResultColumn:
        """
        The decimal value of each valid number, as ``CertificateNumber.from_int`` takes it.

        Raises ``AttributeError`` if the check was made without numbers.
        """
    def reason(self, /, row: SupportsIndex) -> ValidationError | None:
        """
        Why a row is refused, with everything that ``validate`` says; ``None`` if it is not.

        The row is read again where it stands, so a column that was changed meanwhile may give another reason.
        Raises ``IndexError`` for a row that does not exist.
        """
    @property
    def valid(self, /) -> ResultColumn:
        """
        Whether each row is a number; ``None`` where nothing stands.
        """

@final
class Decision:
    """
    合格与否 (三(二)): the decision on one candidate, with a finding for every part that the rule asks for.

    ``PassRule.decide`` makes it. Its JSON holds rule, marks, outcome and findings; reading it decides again, and
    raises ``DocumentError`` where the marks do not lead to the outcome or the findings on record.

    >>> decision = PassRule.THEORY_AND_PRACTICAL.decide(practical=88.5, theory="缺考")
    >>> decision.outcome, decision.practical, decision.theory, decision.passed
    (Outcome.FAILED, Score('88.5'), 'absent', False)
    >>> [finding.code for finding in decision.findings]
    ['part_absent', 'part_passed']
    >>> Decision.from_json(decision.to_json()) == decision
    True
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def absence(self, /) -> AbsencePolicy:
        """
        What an absence was taken to mean.
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        A finding per part: theory first where it is assessed, then practical.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Decision:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def outcome(self, /) -> Outcome:
        """
        What is decided.
        """
    @property
    def passed(self, /) -> bool:
        """
        Whether the outcome is ``Outcome.PASSED``.
        """
    @property
    def practical(self, /) -> Score | str | None:
        """
        The practical mark: a score, ``absent``, ``void``, ``deferred``, or ``None`` where nothing is recorded.
        """
    @property
    def rule(self, /) -> PassRule:
        """
        The rule that was applied.
        """
    @property
    def theory(self, /) -> Score | str | None:
        """
        The theory mark, likewise.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class DecisionPolicy:
    """
    What the caller decides where the notice is silent.

    >>> DecisionPolicy(retake=RetakePolicy(attempts=3)).absence
    AbsencePolicy.FAILS
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, absence: AbsencePolicy = ..., retake: RetakePolicy | None = None) -> DecisionPolicy: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def absence(self, /) -> AbsencePolicy:
        """
        Absence.
        """
    @classmethod
    def from_json(cls, /, text: str) -> DecisionPolicy:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def retake(self, /) -> RetakePolicy:
        """
        Retakes.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Dossier:
    """
    What the catalog holds about one project on a day.

    ``stage`` is ``drafted``, ``applied``, ``filed``, ``pilot``, ``published`` or ``withdrawn``.

    >>> draft = Catalog().apply(on=datetime.date(2020, 6, 1), project="湘西苗绣", action={"draft": {"traits": []}})
    >>> draft.dossier("湘西苗绣", datetime.date(2020, 6, 2)).since
    datetime.date(2020, 6, 1)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def applicant(self, /) -> Applicant | None:
        """
        Who applied for it.
        """
    @property
    def batch(self, /) -> str | None:
        """
        The batch in which it was published.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Dossier:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def project(self, /) -> Project:
        """
        The project.
        """
    @property
    def since(self, /) -> date:
        """
        Since when.
        """
    @property
    def specification(self, /) -> Specification | None:
        """
        Its specification.
        """
    @property
    def stage(self, /) -> str:
        """
        How far it has come.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Draw:
    """
    抽题记录 (三(三)): what was drawn, from which seed, so that anybody with the bank can draw it again.

    >>> Draw(seed=1, size=2, items=["A1", "B1"]).size
    2
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, seed: SupportsIndex, size: SupportsIndex, items: Iterable[str]) -> Draw: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def from_json(cls, /, text: str) -> Draw:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def items(self, /) -> tuple[str, ...]:
        """
        The items in the order of the tasks, then as drawn.
        """
    @property
    def seed(self, /) -> int:
        """
        The caller's seed.
        """
    @property
    def size(self, /) -> int:
        """
        How many items were asked for.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """
    def verify(self, /, bank: ItemBank, specification: Specification) -> None:
        """
        Draws again and compares.

        Raises ``ProjectError``: what ``ItemBank.draw`` raises, and other items than those drawn.
        """

@final
class Entry:
    """
    One candidate in an assessment: the caller's identifier, the name, the marks; at a later attempt its number, and
    what is carried over from an earlier one.

    Raises ``AssessmentError`` for a blank identifier, ``CertificateError`` for a blank name, ``MarkError``
    for what is no mark.

    >>> Entry("0001", "考生0001", practical=88.5).practical
    Score('88.5')
    """
    __match_args__: Final[tuple[str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, candidate: str, name: str, *, practical: str | bytes | float | Decimal | SupportsIndex | Score | None = ..., theory: str | bytes | float | Decimal | SupportsIndex | Score | None = ..., attempt: SupportsIndex = ..., carried: Carried | None = None) -> Entry: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def attempt(self, /) -> int:
        """
        Which attempt it is, 1 being the first.
        """
    @property
    def candidate(self, /) -> str:
        """
        The caller's identifier of the candidate.
        """
    @property
    def carried(self, /) -> Carried | None:
        """
        What is to be carried over from an earlier attempt.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Entry:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def name(self, /) -> str:
        """
        The candidate's name.
        """
    @property
    def practical(self, /) -> Score | str | None:
        """
        The practical mark: a score, ``absent``, ``void``, ``deferred``, or ``None`` where nothing is recorded.
        """
    @property
    def theory(self, /) -> Score | str | None:
        """
        The theory mark, likewise.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Erratum:
    """
    A misprint of the notice: recorded, never repaired silently.

    >>> [(str(erratum), erratum.clause) for erratum in errata()]
    [('item_two_twice', '四(二)·2'), ('single_for_special', '三(二)')]
    """
    __match_args__: Final[tuple[str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str) -> Erratum:
        """
        The misprint with this name.

        Raises ``ValueError`` for a name that is not in the list.
        """
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def clause(self, /) -> str:
        """
        The address of the provision in which it stands.
        """
    @property
    def name(self, /) -> str:
        """
        The stable name.
        """
    def text(self, /, lang: str = "zh") -> str:
        """
        What is misprinted and how it is read, in Chinese (``"zh"``) or English (``"en"``).
        """

@final
class Examiner:
    """
    考评人员 (三(五)): who marks on site, once a center has appointed them.

    Raises ``OrganizationError`` for a blank name.

    >>> Examiner("考评员0001").valid_on(datetime.date(2026, 11, 20))
    False
    """
    __match_args__: Final[tuple[str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, appointment: Appointment | None = None) -> Examiner: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def appointment(self, /) -> Appointment | None:
        """
        The appointment, if there is one.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Examiner:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def name(self, /) -> str:
        """
        The name.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """
    def valid_on(self, /, date: date) -> bool:
        """
        Whether there is an appointment that is in force on the day.
        """

@final
class ExaminerPolicy:
    """
    What the caller asks of a group of examiners; by default nothing, for the notice only asks that they are
    appointed (三(五)).

    ``avoid`` holds the names of those who stand aside.

    >>> day = datetime.date(2026, 11, 20)
    >>> group = [Examiner("考评员0001", Appointment("长沙市职业技能鉴定中心", day))]
    >>> [finding.code for finding in ExaminerPolicy(minimum=3, odd=True).findings(group, 30, day)]
    ['examiners_too_few']
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, minimum: SupportsIndex | None = None, candidates_per_examiner: SupportsIndex | None = None, odd: bool = False, avoid: Iterable[str] = ...) -> ExaminerPolicy: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def avoid(self, /) -> tuple[str, ...]:
        """
        The names of those who stand aside.
        """
    @property
    def candidates_per_examiner(self, /) -> int | None:
        """
        One examiner for at most so many candidates.
        """
    def findings(self, /, examiners: Iterable[Examiner], candidates: SupportsIndex, date: date) -> tuple[Finding, ...]:
        """
        What stands against this group for so many candidates on a day, all at once. The ``value`` of a finding
        about one examiner is the place in the list, counted from 1.
        """
    @classmethod
    def from_json(cls, /, text: str) -> ExaminerPolicy:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def minimum(self, /) -> int | None:
        """
        At least so many.
        """
    @property
    def odd(self, /) -> bool:
        """
        Whether the number is to be odd.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Fee:
    """
    考核费 of one candidate by part, in whole yuan (五(一)). ``PassRule.fee`` knows what is due.

    >>> PassRule.THEORY_AND_PRACTICAL.fee(datetime.date(2021, 6, 1))
    Fee(60, 66, 24)
    """
    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, theory: SupportsIndex, practical: SupportsIndex, administration: SupportsIndex) -> Fee: ...
    def __reduce__(self, /) -> "tuple[object, tuple[int, int, int]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def administration(self, /) -> int:
        """
        Administration.
        """
    @property
    def practical(self, /) -> int:
        """
        The practical part.
        """
    @property
    def theory(self, /) -> int:
        """
        The theory part; 0 where no theory is assessed.
        """
    @property
    def total(self, /) -> int:
        """
        The sum.
        """

@final
class FeeSchedule:
    """
    收费标准 in whole yuan per person and project, in force from one day to another, both included; open without
    ``until``. ``source`` is the document that laid it down.

    >>> FeeSchedule(
    ...     datetime.date(2026, 1, 1), theory=50, practical=70, administration=20, source="本地收费文件",
    ... ).until
    """
    __match_args__: Final[tuple[str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, from_: date, until: date | None = None, *, theory: SupportsIndex, practical: SupportsIndex, administration: SupportsIndex, source: str) -> FeeSchedule: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def administration(self, /) -> int:
        """
        Administration, due once.
        """
    @property
    def from_(self, /) -> date:
        """
        The first day.
        """
    @classmethod
    def from_json(cls, /, text: str) -> FeeSchedule:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def practical(self, /) -> int:
        """
        The practical part.
        """
    @property
    def source(self, /) -> str:
        """
        The document that laid it down.
        """
    @property
    def theory(self, /) -> int:
        """
        The theory part.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """
    @property
    def until(self, /) -> date | None:
        """
        The last day; ``None`` while no end is known.
        """

@final
class FeeSchedules:
    """
    The schedules that are known; no two hold on the same day. The one of the notice (湘人社发〔2017〕105号, elementary
    level, class C) ended on 2023-03-20; the figures that replaced it are the caller's to add.

    Raises ``ProjectError`` for a schedule that ends before it begins, or shares a day with another.

    >>> own = FeeSchedule(
    ...     datetime.date(2026, 1, 1), theory=50, practical=70, administration=20, source="本地收费文件",
    ... )
    >>> schedules = FeeSchedules.notice().with_schedule(own)
    >>> PassRule.PRACTICAL.fee(datetime.date(2026, 11, 20), schedules).total
    90
    """
    __match_args__: Final[tuple[str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, schedules: Iterable[FeeSchedule] = ...) -> FeeSchedules: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def from_json(cls, /, text: str) -> FeeSchedules:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @classmethod
    def notice(cls, /) -> FeeSchedules:
        """
        The one schedule of the notice, 2020-05-25 to 2023-03-20.
        """
    def on(self, /, date: date) -> FeeSchedule:
        """
        The schedule in force on a day.

        Raises ``ProjectError`` for a day that no schedule covers.
        """
    @property
    def schedules(self, /) -> tuple[FeeSchedule, ...]:
        """
        The schedules, the earliest first.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """
    def with_schedule(self, /, schedule: FeeSchedule) -> FeeSchedules:
        """
        Adds a schedule.

        Raises ``ProjectError`` as the constructor does.
        """

@final
class Finding:
    """
    One statement about an input or a decision: what was found, where, and the clause it rests on.

    ``index`` counts bytes of the UTF-8 text from 0, ``position`` from 1 as the notice does. ``value`` and
    ``limit`` are what was met and what was expected; scores are in hundredths, and so is ``margin``, value
    minus limit.

    >>> finding = PassRule.PRACTICAL.decide(practical="59.99").findings[0]
    >>> finding.code, finding.component, finding.value, finding.limit, finding.margin
    ('part_below_pass_mark', 'score.practical', 5999, 6000, -1)
    >>> print(finding.message("en"))
    the practical score 59.99 is below the pass mark of 60 by 0.01 (clause 三(二))
    """
    __match_args__: Final[tuple[str, str, str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, code: str, component: str, index: SupportsIndex | None = None, found: str | None = None, value: SupportsIndex | None = None, limit: SupportsIndex | None = None, hint: str | None = None) -> Finding:
        """
        A finding from its facts; ``found`` is written ``U+FF11`` or ``0xA3``.

        Raises ``ValueError`` for a code, component or hint that is not in the list.
        """
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def basis(self, /) -> str | None:
        """
        What it rests on: ``clause``, a provision of the notice, or ``custom`` where the notice is silent and centers have
        rules of their own; ``None`` where it rests on neither.
        """
    @property
    def clause(self, /) -> str | None:
        """
        The address of the provision it rests on, such as ``附件2·1``.
        """
    @property
    def code(self, /) -> str:
        """
        The stable name of what was found; ``codes()`` lists them.
        """
    @property
    def component(self, /) -> str:
        """
        The part of the input it is about, such as ``serial`` or ``score.theory``.
        """
    def cure(self, /, lang: str = "zh") -> str:
        """
        What would cure it, in Chinese (``"zh"``) or English (``"en"``).
        """
    @property
    def found(self, /) -> str | None:
        """
        The offending character (``U+FF11``) or byte (``0xA3``).
        """
    @property
    def hint(self, /) -> str | None:
        """
        The name of a guess at the cause.
        """
    @property
    def index(self, /) -> int | None:
        """
        Where in the input: byte offset from 0.
        """
    @property
    def limit(self, /) -> int | None:
        """
        The value that was expected, or the bound that was passed.
        """
    @property
    def margin(self, /) -> int | None:
        """
        By how much the value is above the limit; negative below it.
        """
    def message(self, /, lang: str = "zh") -> str:
        """
        The sentence, in Chinese (``"zh"``) or English (``"en"``).
        """
    @property
    def number(self, /) -> int:
        """
        The stable number of the code.
        """
    @property
    def position(self, /) -> int | None:
        """
        Where in the input, counted from 1.
        """
    @property
    def value(self, /) -> int | None:
        """
        The value that was met.
        """

@final
class Holding:
    """
    组织考核 (三): an assessment with all that has to be in order before it is held: the catalog, the filing of the
    institution, the examiners and what the caller asks of them, the reference of the online registration, the
    record of the draw.

    >>> day = datetime.date(2026, 11, 20)
    >>> assessment = Assessment(
    ...     city="01", center=Center("city", "长沙市职业技能鉴定中心", "01"),
    ...     institution=Institution("长沙某培训学校", True), project=Project("湘西苗绣"), date=day, entries=[],
    ... )
    >>> for finding in Holding(assessment=assessment, catalog=Catalog()).findings():
    ...     print(finding.clause, finding.code)
    二(二) project_unknown
    二(二) station_not_approved
    三(五) examiners_missing
    三(四) registration_missing
    三(三) questions_not_drawn
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, assessment: Assessment, catalog: Catalog, station: StationApplication | None = None, examiners: Iterable[Examiner] = ..., examiner_policy: ExaminerPolicy | None = None, registration: str | None = None, draw: Draw | None = None) -> Holding: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def assessment(self, /) -> Assessment:
        """
        The assessment.
        """
    @property
    def catalog(self, /) -> Catalog:
        """
        The catalog.
        """
    @property
    def draw(self, /) -> Draw | None:
        """
        The record of the draw from the item bank.
        """
    @property
    def examiner_policy(self, /) -> ExaminerPolicy:
        """
        What the caller asks of the group of examiners.
        """
    @property
    def examiners(self, /) -> tuple[Examiner, ...]:
        """
        The examiners.
        """
    def findings(self, /) -> tuple[Finding, ...]:
        """
        Everything that stands in the way, all at once, each with its clause; empty if the assessment may be held.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Holding:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def registration(self, /) -> str:
        """
        The reference of the online registration; blank if there is none.
        """
    @property
    def station(self, /) -> StationApplication | None:
        """
        The filing of the institution.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Institution:
    """
    考核机构 (三(一)): the institution that carries an assessment out. It has to be an independent legal person.

    ``kind`` is ``station``, ``enterprise``, ``school`` or ``related``; no rule depends on it.

    Raises ``ProjectError`` for a blank name, ``ValueError`` for another kind.

    >>> Institution("湘西苗绣传习所", True).findings()
    ()
    >>> Institution("湘西苗绣传习所教学点", False).findings()[0].cure()
    '由独立法人单位承担考核'
    """
    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, independent_legal_person: bool, kind: str | None = None) -> Institution: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What stands against its carrying out an assessment.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Institution:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def independent_legal_person(self, /) -> bool:
        """
        Whether it is an independent legal person.
        """
    @property
    def kind(self, /) -> str | None:
        """
        Its kind, where it is known.
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Issuer:
    """
    发证地方人力资源和社会保障局 and 职业技能鉴定中心 of a certificate (六(三)): the two whose seals it bears.

    Raises ``CertificateError`` for a blank bureau, ``ProjectError`` for a blank center.

    >>> Issuer("长沙市人力资源和社会保障局", "长沙市职业技能鉴定中心").bureau
    '长沙市人力资源和社会保障局'
    """
    __match_args__: Final[tuple[str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, bureau: str, center: str) -> Issuer: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def bureau(self, /) -> str:
        """
        The bureau, whose embossed seal the certificate bears.
        """
    @property
    def center(self, /) -> str:
        """
        The center, whose red seal the certificate bears.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Issuer:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class ItemBank:
    """
    题库 (三(三)): the identifiers of the items of each task, as pairs of the task's name and its items. The items
    themselves stay with the caller.

    Raises ``ProjectError`` for an item that stands in it twice.

    >>> bank = ItemBank([("选料", ["A1", "A2", "A3"]), ("卤制", ["B1", "B2", "B3"])])
    >>> specification = Specification(
    ...     scope="local", developer=Applicant("school", "某学校"), tasks=[Task("选料", 40), Task("卤制", 60)],
    ... )
    >>> draw = bank.draw(specification, seed=20261123, size=5)
    >>> [item[0] for item in draw.items]
    ['A', 'A', 'B', 'B', 'B']
    >>> draw.verify(bank, specification)
    """
    __match_args__: Final[tuple[str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, tasks: Iterable[tuple[str, Iterable[str]]]) -> ItemBank: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def draw(self, /, specification: Specification, *, seed: SupportsIndex, size: SupportsIndex) -> Draw:
        """
        Draws ``size`` items, to each task its share by weight: the same bank, specification, seed (0 to 2**64 - 1)
        and size always give the same items.

        Raises ``ProjectError``: a size outside 1 to 10000, a specification without tasks, a task with fewer items
        than its share.
        """
    @classmethod
    def from_json(cls, /, text: str) -> ItemBank:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def tasks(self, /) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """
        The tasks and their items.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class NumberScheme:
    """
    编号办法 (附件2): which province, cities and years a number may name.

    ``NumberScheme.hunan()`` is what the notice says: province 18, city 01 长沙, from 2019 on. The provincial
    center fixes the other city codes; they are not in the notice, so the caller gives them. A city outside
    ``cities`` is reported as ``Assurance.WELL_FORMED``; with ``closed=True`` the table is complete and such a
    city is refused. ``version`` is the caller's own, of its table.

    Raises ``NumberError``: a code that is not two digits, a first year outside 2000 to 2099.

    >>> scheme = NumberScheme(cities=["01", "02"], closed=True, version=7)
    >>> scheme.parse("1918020000001")
    (CertificateNumber('1918020000001'), Assurance.KNOWN_CODES)
    >>> scheme.parse("1918030000001")
    Traceback (most recent call last):
    skillcert.errors.NumberError: the city code 03 is not in the city table of this scheme (clause 附件2·4)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, province: str | int = ..., first_year: SupportsIndex = ..., cities: Iterable[str | int] = ..., closed: bool = False, version: SupportsIndex = ...) -> NumberScheme: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def check(self, /, number: CertificateNumber, as_of: date | None = None) -> Assurance:
        """
        What the answer about a well-formed number is worth.

        Raises ``NumberError``: a year before the first one or, with ``as_of``, after that of the date;
        another province; in a closed scheme, a city outside the table.
        """
    @property
    def cities(self, /) -> tuple[str, ...]:
        """
        The city codes of the table, in order.
        """
    @property
    def closed(self, /) -> bool:
        """
        Whether the table is complete.
        """
    @property
    def first_year(self, /) -> int:
        """
        The first year in which numbers were issued.
        """
    @classmethod
    def from_json(cls, /, text: str) -> NumberScheme:
        """
        The scheme in a JSON text.

        Raises ``DocumentError``, with the path, line and column.
        """
    @classmethod
    def hunan(cls, /) -> NumberScheme:
        """
        What the notice itself says.
        """
    def parse(self, /, text: str | bytes, as_of: date | None = None) -> tuple[CertificateNumber, Assurance]:
        """
        The number and what the answer is worth.

        Raises ``NumberError``: those of ``CertificateNumber`` and of ``check``, the leftmost field first.
        """
    @property
    def province(self, /) -> str:
        """
        The province code, two digits.
        """
    def to_json(self, /) -> str:
        """
        The scheme as JSON.
        """
    @property
    def version(self, /) -> int:
        """
        The caller's version of the table; 0 is the notice's own.
        """

@final
class Outcome:
    """
    What is decided: undecided while a part is missing or deferred, else passed if every part passed.

    >>> Outcome.from_name("passed").text()
    '合格'
    """
    FAILED: Final[Outcome]
    """
    不合格.
    """
    PASSED: Final[Outcome]
    """
    合格.
    """
    UNDECIDED: Final[Outcome]
    """
    待定.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @classmethod
    def from_name(cls, /, name: str) -> Outcome:
        """
        The value with this stable name.

        Raises ``ValueError`` for a name that is not in the list.
        """
    def text(self, /, lang: str = "zh") -> str:
        """
        What it means, in Chinese (``"zh"``) or English (``"en"``).
        """
    @property
    def value(self, /) -> str:
        """
        The stable name, as in JSON.
        """

@final
class PassRule:
    """
    合格规则 (三(二)): which parts must reach 60, each by itself, without a mean.

    ``PassRule.from_name`` raises ``AssessmentError`` for a rule that the notice does not have.

    >>> rule = PassRule.THEORY_AND_PRACTICAL
    >>> rule.decide(practical=88.5, theory="60").outcome
    Outcome.PASSED
    >>> rule.decide(practical=100, theory="59.99").outcome
    Outcome.FAILED
    >>> rule.decide(practical=100).outcome
    Outcome.UNDECIDED
    """
    PRACTICAL: Final[PassRule]
    """
    操作技能考核.
    """
    THEORY_AND_PRACTICAL: Final[PassRule]
    """
    理论和实操.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def decide(self, /, *, practical: str | bytes | float | Decimal | SupportsIndex | Score | None = ..., theory: str | bytes | float | Decimal | SupportsIndex | Score | None = ..., absence: AbsencePolicy = ...) -> Decision:
        """
        Decides one candidate. A mark is a score in any form that ``Score`` takes, or a word: 缺考 旷考 未考 缺席 缺 弃考
        未到 ``absent``, 作废 作弊 违纪 舞弊 违规 取消 取消资格 取消成绩 取消考试资格 ``void``, 缓考 ``deferred``. ``None``, a blank
        text and ``-`` ``--`` ``---`` ``—`` ``——`` ``/`` ``－`` mean that nothing is recorded yet. Cells of tables are
        read by ``read_mark``.

        Raises ``MarkError`` for what is no mark, the practical one first, and ``AssessmentError`` for a
        theory mark where only practical skill is assessed.

        >>> PassRule.PRACTICAL.decide(practical="缺考").findings[0].message("en")
        'absent: there is no practical score of at least 60 (clause 三(二))'
        """
    def fee(self, /, date: date, schedules: FeeSchedules | None = None) -> Fee:
        """
        What one candidate pays where the assessment is held on ``date`` (五(一)), by the schedules of the notice or
        those given.

        Raises ``ProjectError`` where no schedule holds; the notice's own holds from 2020-05-25 to 2023-03-20.

        >>> PassRule.PRACTICAL.fee(datetime.date(2021, 6, 1)).total
        90
        """
    @classmethod
    def from_name(cls, /, name: str) -> PassRule:
        """
        The value with this stable name.

        Raises ``ValueError`` for a name that is not in the list.
        """
    @property
    def has_theory(self, /) -> bool:
        """
        Whether theory is assessed.
        """
    def text(self, /, lang: str = "zh") -> str:
        """
        What it means, in Chinese (``"zh"``) or English (``"en"``).
        """
    @property
    def value(self, /) -> str:
        """
        The stable name, as in JSON.
        """

@final
class PrintAuthority:
    """
    打印权限 (六(三)): who may print the certificates of a city, as its center decides. Nobody prints without being
    named, the center itself included.

    Raises ``NumberError`` for a city code that is not two digits, ``ProjectError`` for a blank name.

    >>> center = "长沙市职业技能鉴定中心"
    >>> authority = PrintAuthority("01", center, [center, "浏阳市职业技能鉴定中心"])
    >>> authority.may_print("浏阳市职业技能鉴定中心"), authority.may_print("宁乡市职业技能鉴定中心")
    (True, False)
    """
    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, city: str | int, center: str, granted: Iterable[str]) -> PrintAuthority: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def center(self, /) -> str:
        """
        The city center that decided.
        """
    @property
    def city(self, /) -> str:
        """
        The code of the city whose certificates it is about, two digits.
        """
    @classmethod
    def from_json(cls, /, text: str) -> PrintAuthority:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def granted(self, /) -> tuple[str, ...]:
        """
        Who may print, in the order of their bytes.
        """
    def may_print(self, /, name: str) -> bool:
        """
        Whether the one of this name may print.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Project:
    """
    考核项目 (二(一)): a project with its name, kept as it is, and its traits.

    A trait makes theory part of the assessment (三(二)): ``technical_complexity``, ``safety``,
    ``personal_health``.

    Raises ``ProjectError`` for a blank name, ``ValueError`` for another trait.

    >>> Project("湘西苗绣").rule, Project("武冈卤菜加工", ["personal_health"]).rule
    (PassRule.PRACTICAL, PassRule.THEORY_AND_PRACTICAL)
    """
    __match_args__: Final[tuple[str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, traits: Iterable[str] = ...) -> Project: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What is to be objected: a word of level in the name, for there are no levels (一).

        >>> Project("高级苗绣").findings()[0].code
        'project_name_has_level'
        """
    @classmethod
    def from_json(cls, /, text: str) -> Project:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    @property
    def rule(self, /) -> PassRule:
        """
        The rule under which it is assessed.
        """
    def rule_under(self, /, specification: Specification | None) -> PassRule:
        """
        The rule under a specification, which may ask for theory where no trait does.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """
    @property
    def traits(self, /) -> tuple[str, ...]:
        """
        The names of its traits, in the order of the notice.
        """

@final
class Recovery:
    """
    What can be had of a damaged number without a guess.

    ``status`` is ``exact`` (then there is a ``number``, and ``repairs`` tells every character that was dropped or read
    otherwise), ``prefix_only`` (a rounded display such as ``1.91801E+12``: the number is one from ``first`` to ``last``, both
    included) or ``lost``. Of what is not exact, ``finding`` tells why.

    >>> recovery = recover("1.91801E+12")
    >>> recovery.status, recovery.number, recovery.first, recovery.last
    ('prefix_only', None, 1918005000000, 1918014999999)
    >>> recover("191801000000O").finding.hint
    'look_alike_letter'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def finding(self, /) -> Finding | None:
        """
        Why there is no number; its position counts the digits of what is left after all repairs.
        """
    @property
    def first(self, /) -> int | None:
        """
        Of ``prefix_only``, the lowest decimal value that the number may have.
        """
    @property
    def last(self, /) -> int | None:
        """
        Of ``prefix_only``, the highest decimal value that the number may have.
        """
    def message(self, /, lang: str = "zh") -> str:
        """
        Why there is no number, or what was done to get it, in Chinese (``"zh"``) or English (``"en"``).

        >>> print(recover(" 1918-01-0000001").message("en"))
        white space around it dropped; a separator between fields dropped
        """
    @property
    def number(self, /) -> CertificateNumber | None:
        """
        The number; ``None`` if it is not exact.
        """
    @property
    def repairs(self, /) -> tuple[Repair, ...]:
        """
        What was done to the text, in the order of its places.
        """
    @property
    def status(self, /) -> str:
        """
        ``exact``, ``prefix_only`` or ``lost``.
        """

@final
class Repair:
    """
    One character that was dropped, or read as the digit it means.

    A number and its repairs give the text back: at the byte ``index`` of its UTF-8 stands ``found`` (``U+FF11``), in the
    place of a digit for ``full_width_digit``, else between.

    >>> recover("'1918010000001").repairs
    (<Repair apostrophe at 0>,)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def found(self, /) -> str | None:
        """
        The character that stood there; ``None`` for a number cell, which is no text.
        """
    @property
    def index(self, /) -> int:
        """
        Where: byte offset from 0.
        """
    @property
    def kind(self, /) -> str:
        """
        The stable name of what was done.
        """
    def text(self, /, lang: str = "zh") -> str:
        """
        What was done, in Chinese (``"zh"``) or English (``"en"``).
        """

@final
class ResultColumn:
    """
    One part of a ``ColumnResult``, row for row: a sequence, and an Arrow column for whatever reads one.

    >>> valid = check(["1918010000001", "x"]).valid
    >>> len(valid), valid[0], list(valid)
    (2, True, [True, False])
    """
    def __arrow_c_array__(self, /, requested_schema: "object" = None) -> "tuple[object, object]": ...
    def __arrow_c_schema__(self, /) -> "object": ...
    def __getitem__(self, row: SupportsIndex, /) -> bool | int | str | list[str] | None: ...
    def __iter__(self, /) -> Iterator[bool | int | str | list[str] | None]: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...

@final
class RetakePolicy:
    """
    Retakes (补考). The notice is silent: by default attempts are not counted and nothing is carried over.

    >>> RetakePolicy(attempts=3, keep_days=730).keep_days
    730
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, attempts: SupportsIndex | None = None, keep_days: SupportsIndex | None = None) -> RetakePolicy: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def attempts(self, /) -> int | None:
        """
        How often a candidate may take the assessment; ``None``: not limited.
        """
    @classmethod
    def from_json(cls, /, text: str) -> RetakePolicy:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def keep_days(self, /) -> int | None:
        """
        For how many days a passed part is kept; ``None``: not at all.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Score:
    """
    成绩, 百分制 (三(二)): 0 to 100 in exact hundredths. Nothing is ever rounded: 59.99 is not 60.

    It is written with at most two decimals and no superfluous zero in front. ``int``, ``decimal.Decimal`` and
    ``float`` are read as they are printed, so a ``float`` with a longer decimal form is refused.

    Raises ``MarkError``: nothing there, a character that does not belong to a number, a third decimal, a
    value outside 0 to 100, NaN, infinity, -0.0. Raises ``TypeError`` for ``bool`` and other types.

    >>> Score("59.99") < Score.PASS_MARK, Score(60) == Score(decimal.Decimal("60.00")) == Score(60.0)
    (True, True)
    >>> Score(59.995)
    Traceback (most recent call last):
    skillcert.errors.MarkError: the score has more than two decimals from character 6 on; scores are never rounded (clause 三(二))
    """
    PASS_MARK: Final[Score]
    """
    60 (三(二)). It cannot be changed: 不得私自降低考核标准 (三(三)).
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, /, _source: Any, _handler: Any) -> Any:
        """
        How pydantic validates and writes it; see ``skillcert.pydantic``.
        """
    @classmethod
    def __get_pydantic_json_schema__(cls, /, _schema: Any, _handler: Any) -> Any:
        """
        Its JSON Schema, as pydantic asks for it.
        """
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, value: str | bytes | float | Decimal | SupportsIndex | Score | None) -> Score: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @classmethod
    def from_hundredths(cls, /, hundredths: SupportsIndex) -> Score:
        """
        A score in hundredths.

        Raises ``MarkError`` outside 0 to 10000.
        """
    @property
    def hundredths(self, /) -> int:
        """
        The value in hundredths, 0 to 10000.
        """

@final
class SerialRange:
    """
    Consecutive numbers of one series, at least one: ``n`` of them from ``first`` on. ``Series.reserve`` gives
    them.

    Raises ``CertificateError`` where the year and city have no ``n`` serials from there on.

    >>> numbers = SerialRange(CertificateNumber("2618010000007"), 2)
    >>> len(numbers), [str(number) for number in numbers], numbers[-1] == numbers.last
    (2, ['2618010000007', '2618010000008'], True)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, index: SupportsIndex, /) -> CertificateNumber: ...
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[CertificateNumber]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, first: CertificateNumber, n: SupportsIndex) -> SerialRange: ...
    def __reduce__(self, /) -> "tuple[object, tuple[CertificateNumber, int]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def first(self, /) -> CertificateNumber:
        """
        The first number.
        """
    @property
    def last(self, /) -> CertificateNumber:
        """
        The last number.
        """

@final
class Series:
    """
    证书序列号 of one year of issue and city (附件2·5): 每年每个地市分别顺排.

    A pure value that says which number comes next; storing it is the caller's. ``issue_date`` is the date in
    Beijing.

    Raises ``NumberError``: a year before the scheme's first or after 2099; in a closed scheme, a city outside
    the table.

    >>> numbers, after = Series(datetime.date(2026, 11, 23), "01").reserve(3)
    >>> numbers.first, numbers.last, after.next, after.remaining
    (CertificateNumber('2618010000001'), CertificateNumber('2618010000003'), 4, 9999996)
    >>> after.reserve(9_999_999)
    Traceback (most recent call last):
    skillcert.errors.CertificateError: 9999999 serials are wanted, 9999996 are left in this year and city (clause 附件2·5)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, issue_date: date, city: str | int, *, scheme: NumberScheme | None = None) -> Series: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def at(cls, /, year: SupportsIndex, city: str | int, next: SupportsIndex, *, scheme: NumberScheme | None = None) -> Series:
        """
        A series taken up again: ``next`` is the first serial not yet used, 10000000 when all are.

        Raises also ``CertificateError`` for ``next`` outside 1 to 10000000.
        """
    @property
    def city(self, /) -> str:
        """
        The city code, two digits.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Series:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def key(self, /) -> SeriesKey:
        """
        Which series it is.
        """
    @property
    def next(self, /) -> int:
        """
        The first serial not yet used; 10000000 when all are.
        """
    @property
    def province(self, /) -> str:
        """
        The province code, two digits.
        """
    @property
    def remaining(self, /) -> int:
        """
        How many serials are left.
        """
    def reserve(self, /, n: SupportsIndex) -> tuple[SerialRange, Series]:
        """
        The next ``n`` numbers, all or none, and the series after them. This series stays what it is.

        Raises ``CertificateError``: ``n`` outside 1 to 9999999, fewer than ``n`` left. A series never wraps
        around.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """
    @property
    def year(self, /) -> int:
        """
        The year of issue.
        """

@final
class SeriesKey:
    """
    Which series a number belongs to (附件2·5): year of issue, province and city, its first six digits.

    ``prefix`` is those digits as ``int``, what a database groups by: ``number // SeriesKey.SPAN``. Keys order as their
    numbers do.

    Raises ``NumberError``: a code outside 0 to 99, a year outside 2000 to 2099.

    >>> key = CertificateNumber("2618010000007").series
    >>> key, key.prefix
    (SeriesKey(year=2026, city='01', province='18'), 261801)
    >>> SeriesKey.from_prefix(261801) == key == SeriesKey(2026, "01")
    True
    """
    SPAN: Final[int]
    """
    The distance between equal serials of neighboring series: a number divided by it is its prefix, and leaves its
    serial.
    """
    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, year: SupportsIndex, city: str | int, province: str | int = ...) -> SeriesKey: ...
    def __reduce__(self, /) -> "tuple[object, tuple[int, str, str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def city(self, /) -> str:
        """
        The city code, two digits.
        """
    @classmethod
    def from_prefix(cls, /, prefix: SupportsIndex) -> SeriesKey:
        """
        The series whose numbers begin with these six digits, given as ``int``.

        Raises ``NumberError`` for what has more digits.
        """
    @property
    def prefix(self, /) -> int:
        """
        The first six digits as ``int``.
        """
    @property
    def province(self, /) -> str:
        """
        The province code, two digits.
        """
    @property
    def year(self, /) -> int:
        """
        The year of issue, 2000 to 2099.
        """

@final
class Sheet:
    """
    空白证书 with a certificate on it: which one, since when, and what has become of it.

    ``fate`` is ``present``, ``spoilt``, ``replaced`` or ``void``; ``until`` the day on which it ceased to be in use.

    >>> Sheet(Blank("43A0000001"), datetime.date(2026, 11, 24)).fate
    'present'
    """
    __match_args__: Final[tuple[str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, blank: Blank, printed_on: date, fate: str = ..., until: date | None = None) -> Sheet: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def blank(self, /) -> Blank:
        """
        The number of the sheet.
        """
    @property
    def fate(self, /) -> str:
        """
        What has become of it.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Sheet:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def printed_on(self, /) -> date:
        """
        The day of printing.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """
    @property
    def until(self, /) -> date | None:
        """
        The day on which it ceased to be in use.
        """

@final
class Specification:
    """
    考核规范 (三(三)): by what a project is assessed. It is kept as it is; ``findings`` says what is wrong with it.

    ``scope`` is who laid it down: ``national``, ``provincial`` or ``local``.

    >>> specification = Specification(
    ...     scope="local", developer=Applicant("school", "某学校"), tasks=[Task("选料", 40), Task("卤制", 50)],
    ... )
    >>> for finding in specification.findings(datetime.date(2026, 11, 20)):
    ...     print(finding.code, finding.cure("en"))
    task_weights adjust the weights to sum to 100
    specification_not_approved submit it to the provincial center
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, scope: str, developer: Applicant, tasks: Iterable[Task], theory: bool = False, pass_mark: SupportsIndex = ..., approved_on: date | None = None) -> Specification: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def approved_on(self, /) -> date | None:
        """
        When the provincial center approved it; ``None`` while it has not.
        """
    @property
    def developer(self, /) -> Applicant:
        """
        Who developed it.
        """
    def findings(self, /, on: date) -> tuple[Finding, ...]:
        """
        What is wrong with it on a day: pass mark, tasks, weights, approval.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Specification:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def pass_mark(self, /) -> int:
        """
        The pass mark that it states: 60, which nobody may lower or raise.
        """
    @property
    def scope(self, /) -> str:
        """
        Who laid it down.
        """
    @property
    def tasks(self, /) -> tuple[Task, ...]:
        """
        The tasks.
        """
    @property
    def theory(self, /) -> bool:
        """
        Whether it asks for theory, also where no trait of the project does.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class StationApplication:
    """
    考核站备案申报 (附件1): a form and what was done with it, each step dated.

    A value: a step gives the application after it, and a refused one leaves everything as it was.

    >>> application = StationApplication(StationForm())
    >>> application.stage
    'drafted'
    >>> application.apply(on=datetime.date(2026, 3, 1), action="submit")
    Traceback (most recent call last):
    skillcert.errors.OrganizationError: the form lacks the institution (clause 附件1)
    """
    __match_args__: Final[tuple[str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, form: StationForm) -> StationApplication: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def amend(self, /, form: StationForm) -> StationApplication:
        """
        The application with another form, as a draft or after it was returned.

        Raises ``OrganizationError`` where the form waits for an opinion or is approved.
        """
    def apply(self, /, *, on: date, action: str | Mapping[str, object]) -> StationApplication:
        """
        The application after the next step; ``StationEvent`` lists the actions.

        Raises ``OrganizationError``: a step that does not follow, a date before that of the last step, a review
        without signature or an opinion left blank, on submission the first finding of ``check``. Raises
        ``ProjectError`` for an opinion of another center than the provincial one, ``DocumentError`` for another
        action.
        """
    def approved_for(self, /, project: Project, date: date) -> bool:
        """
        Whether the approval by this day covers the project.
        """
    def approved_on(self, /, date: date) -> bool:
        """
        Whether the provincial center had approved it by this day.
        """
    @property
    def events(self, /) -> tuple[StationEvent, ...]:
        """
        What was done, in order.
        """
    def findings(self, /) -> tuple[Finding, ...]:
        """
        Everything missing or wrong in the form.
        """
    @property
    def form(self, /) -> StationForm:
        """
        The form.
        """
    @classmethod
    def from_json(cls, /, text: str) -> StationApplication:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def stage(self, /) -> str:
        """
        Where it stands: ``drafted``, ``submitted``, ``reviewed``, ``approved`` or ``returned``.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class StationEvent:
    """
    A dated step of a station's form.

    ``action`` is one of ``"submit"``, ``{"review": {"signatures": […], "objection": … or None}}``, ``{"approve":
    {"center": …, "opinion": …}}``, ``{"return": {"center": …, "opinion": …}}``.

    Raises ``DocumentError`` for another action.

    >>> StationEvent(datetime.date(2026, 3, 1), "submit").step
    'submit'
    """
    __match_args__: Final[tuple[str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, on: date, action: str | Mapping[str, object]) -> StationEvent: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def action(self, /) -> Any:
        """
        The step with what it needs, as it stands in JSON.
        """
    @classmethod
    def from_json(cls, /, text: str) -> StationEvent:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def on(self, /) -> date:
        """
        The day.
        """
    @property
    def step(self, /) -> str:
        """
        The name of the step.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class StationForm:
    """
    湖南省专项职业能力考核站备案申报表 (附件1): what the applicant fills in. A draft may have gaps; ``check`` lists
    them all.

    ``attachments`` are those that lie with the form: ``application_report``, ``institution_proof``,
    ``site_and_items``, ``examiner_roster``, ``management_rules``.

    >>> findings = StationForm(address="长沙市").findings()
    >>> len(findings), findings[0].message(), findings[-1].clause
    (14, '申报表未填写考核机构（依据附件1）', '附件1·5')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, institution: Institution | None = None, nature: str | None = None, head: str | None = None, head_phone: str | None = None, contact: str | None = None, contact_phone: str | None = None, address: str | None = None, projects: Iterable[str] = ..., facilities: str | None = None, examiners: Iterable[Examiner] = ..., attachments: Iterable[str] = ...) -> StationForm: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def address(self, /) -> str:
        """
        详细地址.
        """
    @property
    def attachments(self, /) -> tuple[str, ...]:
        """
        材料附件: the names of the attachments, in the order of the form.
        """
    @property
    def contact(self, /) -> str:
        """
        联系人.
        """
    @property
    def contact_phone(self, /) -> str:
        """
        联系电话 of the contact.
        """
    @property
    def examiners(self, /) -> tuple[Examiner, ...]:
        """
        考评人员配置情况.
        """
    @property
    def facilities(self, /) -> str:
        """
        设施设备、场地.
        """
    def findings(self, /) -> tuple[Finding, ...]:
        """
        Everything missing or wrong, at once: fields in the order of the form, the institution's standing,
        attachments.
        """
    @classmethod
    def from_json(cls, /, text: str) -> StationForm:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def head(self, /) -> str:
        """
        负责人.
        """
    @property
    def head_phone(self, /) -> str:
        """
        联系电话 of the person in charge.
        """
    @property
    def institution(self, /) -> Institution | None:
        """
        考核机构.
        """
    @property
    def nature(self, /) -> str:
        """
        性质.
        """
    @property
    def projects(self, /) -> tuple[str, ...]:
        """
        考核项目, by name.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """

@final
class Task:
    """
    工作任务: one task of a specification and its weight in percent.

    >>> Task("选料", 40).weight
    40
    """
    __match_args__: Final[tuple[str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, weight: SupportsIndex) -> Task: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def from_json(cls, /, text: str) -> Task:
        """
        Reads a JSON text, with every check of the constructor.

        Raises ``DocumentError``, with the path, line and column.
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    def to_json(self, /) -> str:
        """
        Writes it as JSON.
        """
    @property
    def weight(self, /) -> int:
        """
        Its weight in percent.
        """

@final
class _Blocks:
    """
    The blocks of a sheet, one after the other.
    """
    def __iter__(self, /) -> _Blocks: ...
    def __next__(self, /) -> _Rows: ...
    def close(self, /) -> None:
        """
        Ends the reading.
        """

@final
class _Column:
    """
    A column of a block, as Arrow data.
    """
    def __arrow_c_array__(self, /, requested_schema: "object" = None) -> "tuple[object, object]": ...
    def __len__(self, /) -> int: ...
    def kinds(self, /) -> list[tuple[int, str]]:
        """
        The cells that are neither text nor number nor blank: row and kind.
        """
    def to_pylist(self, /) -> list[str]:
        """
        The cells as texts.
        """
    def values(self, /) -> "list[str | int | float]":
        """
        Number cells as numbers, a date as the number behind it, everything else as text.
        """

@final
class _CsvReader:
    """
    Reads blocks of a CSV file.
    """
    def __new__(cls, /, delimiter: SupportsIndex, fields: SupportsIndex, places: SupportsGetItem[int, SupportsIndex], width: SupportsIndex, headings: SupportsGetItem[int, str], words: SupportsGetItem[int, str]) -> _CsvReader:
        """
        ``places`` are the fields that are wanted, of a table with ``width`` columns, ``headings`` those over the first of
        them, behind which others are only read along; ``words`` begin rows that are no entries.
        ``fields`` is how many a row should have to be written again.
        """
    def rows(self, /, data: bytes, last: bool, first: SupportsIndex, read: SupportsIndex) -> _CsvRows:
        """
        The rows of a block, which begins with a row: ``last`` says that the file ends with it, ``first`` is the number
        of its first row, ``read`` how many bytes of the file were read.
        """

@final
class _CsvRows:
    """
    Rows of a CSV file, as far as a block of it holds them whole.
    """
    @property
    def consumed(self, /) -> int:
        """
        How many bytes of the block the rows take.
        """
    @property
    def ends(self, /) -> list[int]:
        """
        Where each row ends in the block, with its line end.
        """
    @property
    def rows(self, /) -> _Rows:
        """
        What is wanted of them.
        """
    @property
    def widths(self, /) -> list[tuple[int, int]]:
        """
        The rows with more or fewer fields than they should have, and how many; unless their quotes are wrong.
        """

@final
class _Grid:
    """
    The rows of a sheet.
    """
    def __len__(self, /) -> int: ...
    def __new__(cls, /) -> _Grid: ...
    def block(self, /, first: SupportsIndex, count: SupportsIndex, places: SupportsGetItem[int, SupportsIndex], width: SupportsIndex, headings: SupportsGetItem[int, str], words: SupportsGetItem[int, str]) -> _Rows:
        """
        Some rows, the first of them by its number: the columns at some places, of a table with ``width`` columns,
        ``headings`` those over the first places, behind which others are only read along; ``words`` begin rows
        that are no entries.
        """
    def preview(self, /, rows: SupportsIndex, cells: SupportsIndex) -> list[list[str]]:
        """
        The first rows as texts, without blanks at their ends, and no more behind so many cells.
        """
    def set(self, /, number: SupportsIndex, cells: SupportsGetItem[int, str], kinds: SupportsGetItem[int, tuple[SupportsIndex, str]], hidden: bool) -> None:
        """
        Sets a row behind all that there are, by its number: its cells, and what those are that are no text. A row
        without a filled cell is not kept at the end.
        """
    @staticmethod
    def shown(text: str, is_number: bool, format: str) -> tuple[str, str]:
        """
        A cell as a number format shows it: its text, and what it is unless that is text.
        """
    def values(self, /, number: SupportsIndex) -> "list[str | int | float]":
        """
        The cells of a row by its number, numbers as numbers.
        """
    @property
    def widest(self, /) -> int:
        """
        How many columns the widest row has.
        """

@final
class _NewBook:
    """
    A workbook whose sheets are filled row by row: texts stay texts, the same rows give the same bytes.
    """
    def __new__(cls, /, target: str | PathLike[str]) -> _NewBook:
        """
        Begin a workbook, which is written to a file when it is closed.
        """
    def close(self, /) -> None:
        """
        Write the workbook; nothing can be added after that.
        """
    def sheet(self, /, title: str, columns: SupportsIndex, freeze: SupportsIndex = 0) -> _NewSheet:
        """
        Add a sheet, of which so many columns hold text and so many rows stay in view.
        """

@final
class _NewSheet:
    """
    A sheet of a workbook that is made anew.
    """
    def row(self, /, cells: SupportsGetItem[int, Any]) -> None:
        """
        Add a row of texts and numbers; nothing stands where there is ``None``.

        Raises ``TableError`` for a row or a cell that is more than XLSX holds.
        """

@final
class _Rows:
    """
    Consecutive rows of a sheet, as far as they were wanted.
    """
    def __len__(self, /) -> int: ...
    def column(self, /, index: SupportsIndex) -> _Column:
        """
        A column that was wanted.
        """
    @property
    def first(self, /) -> int:
        """
        The number of the first row, as the sheet counts.
        """
    @property
    def noted(self, /) -> list[tuple[int, int, int, str]]:
        """
        The rows with flags: place in the block, flags, place of the last filled cell, text of the first one.
        """
    @property
    def read(self, /) -> int:
        """
        How much of the file was read so far, in the measure of its size.
        """

@final
class _Workbook:
    """
    A workbook of one of the kinds "xlsx", "xlsb", "xls" and "ods".
    """
    def __new__(cls, /, path: str | PathLike[str], kind: str) -> _Workbook: ...
    def copy(self, /, target: str | PathLike[str], sheets: "list[tuple[int, int, list[tuple[str, ...]]]]") -> None:
        """
        Write a new XLSX with the cells of some sheets, numbers as numbers and dates as they are shown, and with cells
        added behind the last column in use.

        ``sheets`` are the number of a sheet, the row of its header, and the cells of the rows from there on. Raises
        ``TableError``, and ``OSError`` for what is wrong with the disk.
        """
    def preview(self, /, sheet: SupportsIndex, rows: SupportsIndex) -> list[list[str]]:
        """
        The first rows of a sheet as texts, blank cells at their ends left out; fewer, if they are very wide.
        """
    def rewrite(self, /, target: str | PathLike[str], sheets: "list[tuple[int, int, list[tuple[str, ...]]]]") -> None:
        """
        Write the workbook again, in the form that it has, with cells added behind the last column in use.

        ``sheets`` are the number of a sheet, the row of its header, and the cells of the rows from there on. Every other
        byte of a cell stays as it was. Raises ``TableError``, and ``OSError`` for what is wrong with the disk.
        """
    def rows(self, /, sheet: SupportsIndex, first: SupportsIndex, places: SupportsGetItem[int, SupportsIndex], width: SupportsIndex, headings: SupportsGetItem[int, str], words: SupportsGetItem[int, str]) -> _Blocks:
        """
        The rows of a sheet from ``first`` to the last filled one, none left out, as blocks.

        ``places`` are the columns that are wanted, counted from 0, ``headings`` those of the first of them, behind which
        others are only read along, ``width`` the place of the header's last column, counted from 1, and
        ``words`` what marks a row where a cell begins with it.
        """
    @property
    def sheets(self, /) -> list[tuple[str, bool]]:
        """
        The worksheets: title, and whether it is hidden.
        """
    @property
    def size(self, /) -> int:
        """
        The measure in which blocks say how much was read: the bytes of the file.
        """

def _csv_preview(data: bytes, delimiter: SupportsIndex, last: bool, rows: SupportsIndex, cells: SupportsIndex) -> tuple[list[list[str]], list[int]]:
    """
    The first rows of a file as texts, each up to its last filled cell, and where each ends: so many rows at most, and no
    more behind so many cells.
    """

def _csv_widest(data: bytes, delimiter: SupportsIndex, last: bool) -> tuple[int, int]:
    """
    How many fields the widest row of a block has, and how many bytes its rows take.
    """

def _document_json(finding: Finding, path: str, line: SupportsIndex, column: SupportsIndex, note: str) -> str:
    """
    A ``DocumentError`` as JSON.
    """

def _document_message(finding: Finding, path: str, line: SupportsIndex, column: SupportsIndex, note: str, lang: str) -> str:
    """
    The sentence of a ``DocumentError`` with path and note.
    """

def alike_form(text: str) -> str:
    """
    A form of an identifier that folds more: two texts of one form are perhaps the same, and somebody has to look.

    The ``normal_form`` without case; of digits without leading zeros, and without the ``.0`` of a column of decimals.

    >>> [alike_form(text) for text in ("0001", "1.0", "A01")]
    ['1', '1', 'a01']
    """

def audit(column: "object", *, shard: str | None = None, voids: Iterable[CertificateNumber] | None = None, scheme: NumberScheme | None = None, as_of: date | None = None) -> Audit:
    """
    Audits a column of numbers: exactly which serials of each series it has, whatever the order of its rows.

    Columns, ``scheme`` and ``as_of`` are those of ``check``, but read piece by piece, and an iterator or stream as it
    comes: no column is held whole. ``voids`` are numbers that were declared void: used up, so no gaps. ``shard`` names the rows
    for merging; without a name they are called after their content.

    Rows that are no numbers are counted by code in ``rows``. Raises ``TypeError`` as ``check`` does.

    >>> result = audit(["2618010000001", "2618010000002", "2618010000002", "2618010000005", "x", None])
    >>> result
    <Audit of 6 rows: 4 numbers in 1 series>
    >>> series = result.series()[0]
    >>> series
    <AuditedSeries 2026 18 01: 3 issued from 1 to 5, 2 missing, 1 repeated, 0 void>
    >>> series.gaps, series.repetitions[0].first
    ((SerialRange(CertificateNumber('2618010000003'), 2),), CertificateNumber('2618010000002'))
    >>> result.rows
    {'numbers': 4, 'refused': 1, 'null': 1, 'number_not_digit': 1}
    """

def check(column: "object", *, scheme: NumberScheme | None = None, as_of: date | None = None, numbers: bool = True, reasons: bool = True, assurance: bool = False, threads: SupportsIndex = ...) -> ColumnResult:
    """
    Checks every row of a column as ``validate`` checks one text: n rows in, n verdicts out, none skipped.

    A column is anything that exports Arrow data (pyarrow, Polars, pandas, DuckDB), a numpy array, or any other
    iterable; a table with one column is that column. Its cells are text, bytes (ASCII), integers (leading zeros are
    implied), or nothing at all: ``None``, NaN and the missing values of pandas stay apart as nulls. Arrow data is
    read where it lies, and the result is Arrow data too.

    ``scheme`` and ``as_of`` are those of ``validate``. Without ``numbers`` or ``reasons`` the result lacks that
    part and takes less time; with ``assurance`` it says for each number whether its codes are known, too.
    ``threads`` are used only if asked for; the GIL is released in any case.

    Raises ``TypeError`` for a column of another type, floats among them (they lose digits: read numbers as text),
    and for a cell of another type, with its row.

    >>> result = check(["1918010000001", "191801000000O", None])
    >>> result
    <ColumnResult of 3 rows: 1 valid, 1 invalid, 1 null>
    >>> list(result.valid), list(result.number), list(result.code)
    ([True, False, None], [1918010000001, None, None], [None, 'number_not_digit', None])
    >>> result.reason(1).code, result.reason(1).position
    ('number_not_digit', 13)
    """

def clauses() -> list[Clause]:
    """
    Every provision of the notice, in its order.

    >>> len(clauses())
    33
    """

def codes() -> list[Code]:
    """
    Every code that an error or a finding can have, by number.

    >>> [code.name for code in codes() if code.number < 103]
    ['number_missing', 'number_not_digit']
    """

def compact(text: str) -> str:
    """
    The text without ASCII blanks and hyphens. It is not validated.

    >>> compact(" 1918-01-0000001")
    '1918010000001'
    """

def diagnose(text: "str | bytes | None", *, scheme: NumberScheme | None = None, as_of: date | None = None) -> tuple[Finding, ...]:
    """
    Everything that is wrong with a text, the reason that ``validate`` gives first; empty if that accepts it.

    ``scheme`` and ``as_of`` are those of ``validate``.

    Raises ``TypeError`` for anything but ``str``, ``bytes`` and missing values.

    >>> [(finding.component, finding.code) for finding in diagnose("1843O10000000")]
    [('city', 'number_not_digit'), ('year', 'year_before_scheme'), ('province', 'province_unknown'), ('serial', 'serial_zero')]
    >>> diagnose("1918010000001")
    ()
    """

def digits_lost(text: str) -> bool:
    """
    Whether an identifier shows that a spreadsheet has lost digits of it: scientific notation, or a date.

    >>> [digits_lost(text) for text in ("4.3E+17", "2026-11-23", "430101199001010001")]
    [True, True, False]
    """

def document(operation: str, request: str | Mapping[str, object]) -> str:
    """
    Does what the operation of this name does in every language: a request in, the answer as JSON text out.

    The request is JSON text, or a ``dict`` that may hold values of this package and dates.

    Raises ``DocumentError`` for every refusal, ``ValueError`` for another operation.

    >>> document("center_may", {"center": Center("city", "长沙市职业技能鉴定中心", "01"),
    ...                         "duty": "organize_assessment", "city": "01"})
    '[]'
    >>> try:
    ...     document("fee_bill", '{"project": {"name": "", "traits": []}, "on": "2021-06-01"}')
    ... except DocumentError as error:
    ...     error.path, error.code, error.cure("zh")
    ('project', 'project_name_missing', '填写考核项目名称')
    """

def errata() -> list[Erratum]:
    """
    Every known misprint of the notice.

    >>> len(errata())
    2
    """

def format(value: CertificateNumber | str) -> str:
    """
    The thirteen digits of a number, or of a text that ``compact`` makes into one. The notice has no
    separators, so none are put in.

    Raises ``NumberError`` as ``CertificateNumber`` does, about the compacted text.

    >>> format("1918-01-0000001"), format(CertificateNumber("1918010000001"))
    ('1918010000001', '1918010000001')
    """

def is_valid(value: "object", *, scheme: NumberScheme | None = None, as_of: date | None = None) -> bool:
    """
    Whether ``validate`` accepts the value. It never raises, whatever the value is.

    >>> is_valid("1918010000001"), is_valid("191801000000"), is_valid(1918010000001), is_valid(None)
    (True, False, False, False)
    """

def name_form(text: str) -> str:
    """
    The form of a name: the ``normal_form``, with one dot for all that are written between the parts of a name, and one
    character for those that Unicode has twice, as texts copied from PDF have them.

    >>> name_form("阿依 • 古丽") == name_form("阿依·古丽")
    True
    """

def normal_form(text: str) -> str:
    """
    The form of an identifier: two texts of one form name the same candidate, or the same sheet.

    White space and invisible marks are taken off, full-width characters become ASCII, and one mark by which a spreadsheet
    keeps a text is taken off at the beginning. Nothing else: zeros, case and composition tell people apart.

    >>> normal_form("'０００１ ")
    '0001'
    """

def parse_date(text: str) -> date:
    """
    Reads a date written ``YYYY-MM-DD``.

    Raises ``DateError`` for another form, a month beyond 12, a day that the month does not have.

    >>> parse_date("2026-11-23")
    datetime.date(2026, 11, 23)
    >>> parse_date("2021-02-29")
    Traceback (most recent call last):
    skillcert.errors.DateError: the day 29 does not exist in that month (clause 附件2·2)
    """

def read_mark(cell: str, status: str | None = None, *, part: str | None = None) -> Score | str | None:
    """
    A mark from the cell of a table, with what the column 情况 beside it says: a score, ``absent``, ``void``, ``deferred``,
    or ``None`` where nothing is recorded.

    Beyond what ``PassRule.decide`` takes, blanks, full-width characters and 分 are read, and further decimals that only
    say how a binary number is written. A word for an absence beside 0 or nothing is the mark; a violation voids
    whatever mark there is; 正常 says nothing. ``part`` is ``score.theory`` or ``score.practical``, for errors.

    Raises ``MarkError`` for what cannot mean one mark: a percentage, an error of a spreadsheet, a word that is not
    known, a mark above 0 beside 缺考; ``ValueError`` for a part that there is not.

    >>> read_mark(" ８５．５ 分"), read_mark("0", "缺考"), read_mark("——")
    (Score('85.5'), 'absent', None)
    >>> read_mark("75", "缺考", part="score.theory")
    Traceback (most recent call last):
    skillcert.errors.MarkError: there is a theory score, but the status beside it says absent or deferred (clause 三(二))
    """

def recover(value: "object", *, scheme: NumberScheme | None = None, as_of: date | None = None) -> Recovery:
    """
    What can be had of a damaged number without a guess, from whatever a cell may hold.

    Text (``str``, ``bytes`` in UTF-8) is freed of what programs put around and between digits; the class ``Recovery`` tells
    what. Letters that look like digits, digits of other scripts, other numbers and dates are named and never mapped.
    An ``int``, a ``float`` or ``Decimal`` that is one, and numpy's, are number cells: thirteen digits, the first not 0, since a
    leading zero cannot be told from a lost digit. A ``float`` is worth what made it: if that was a rounded display, its
    zeros are taken for digits, so read such columns as text. ``None``, NaN and the missing values of pandas are lost.

    ``scheme`` and ``as_of`` are those of ``validate``: a number that it would refuse is lost for that reason.

    Raises ``TypeError`` for anything else, ``bool`` and ``numpy.float32`` (which cannot hold thirteen digits) among it.

    >>> recover('="1918010000001"'), recover(1918010000001.0)
    (<Recovery exact 1918010000001 [formula_text]>, <Recovery exact 1918010000001 [numeric_cell]>)
    >>> recover("#N/A"), recover(None), recover(918010000001)
    (<Recovery lost number_spreadsheet_error>, <Recovery lost number_missing>, <Recovery lost number_length>)
    """

def recover_column(column: "object", *, scheme: NumberScheme | None = None, as_of: date | None = None) -> ColumnRecovery:
    """
    What can be had of every row of a column of damaged numbers: n rows in, n answers out, none skipped.

    A column is whatever ``check`` takes, and columns of ``float64``; a column of integers or floats is one of number cells.
    Each row is treated as ``recover`` treats one value, but rows without one stay apart as nulls. The result is Arrow data.

    ``scheme`` and ``as_of`` are those of ``validate``.

    Raises ``TypeError`` for a column of another type, and for a cell of another type, with its row.

    >>> result = recover_column(["1918010000001", "１９１８０１００００００２", 1918010000003.0, "1.91801E+12", "#N/A", None])
    >>> result
    <ColumnRecovery of 6 rows: 3 exact, 1 prefix_only, 1 lost, 1 null>
    >>> list(result.number)
    [1918010000001, 1918010000002, 1918010000003, None, None, None]
    >>> list(result.repairs)
    [[], ['full_width_digit'], ['numeric_cell'], None, None, None]
    """

def validate(text: str, *, scheme: NumberScheme | None = None, as_of: date | None = None) -> str:
    """
    The thirteen digits, if they are a number of the scheme; nothing is trimmed or repaired.

    ``scheme`` is ``NumberScheme.hunan()`` if none is given. With ``as_of``, years later than that of the date
    are refused.

    Raises ``NumberError``, also for ``None``, NaN and the missing values of pandas. Raises ``TypeError`` for
    anything else that is no ``str``. A number that passes need not have been issued (附件2 has no check digit).

    >>> validate("1918010000001")
    '1918010000001'
    >>> validate("4318010000001")
    '4318010000001'
    >>> validate("4318010000001", as_of=datetime.date(2026, 11, 23))
    Traceback (most recent call last):
    skillcert.errors.NumberError: the year 2043 is later than 2026, the year of the date given; looks like a 13-digit Putonghua number, which begins with 43 (clause 附件2·2)
    """

"""
The native part of ``skillcert``; import from ``skillcert`` itself.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from skillcert.errors import ValidationError
from typing import Final, SupportsIndex, final

__all__ = ["__version__", "Assessment", "Assurance", "Center", "Certificate", "CertificateNumber", "Clause", "Code", "Decision", "Entry", "Fee", "Finding", "NumberScheme", "Outcome", "PassRule", "Project", "Score", "SerialRange", "Series", "clauses", "codes", "compact", "format", "is_valid", "parse_date", "validate"]

__version__: Final[str]
"""
The version of the library.
"""

@final
class Assessment:
    """
    一场考核 (三(一)): a project, assessed on a date in a city, organized by a center and carried out by an
    institution.

    Raises ``NumberError`` for a city code that is not two digits, ``ProjectError`` for a blank institution.

    >>> assessment = Assessment(
    ...     city="01", center=Center("city", "长沙市职业技能鉴定中心"), institution="长沙某培训学校",
    ...     project=Project("湘西苗绣"), date=datetime.date(2026, 11, 20),
    ...     entries=[Entry("0001", "考生0001", practical=60), Entry("0001", "考生0001", practical=61)],
    ... )
    >>> first, second = assessment.decide()
    >>> first.outcome, second.code
    (Outcome.PASSED, 'candidate_repeated')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, city: str | int, center: Center, institution: str, project: Project, date: date, entries: Iterable[Entry]) -> Assessment: ...
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
    def decide(self, /) -> list[Decision | ValidationError]:
        """
        Decides every entry under the project's rule: as many answers as entries, in their order. An entry
        that cannot be decided (a theory mark too many, a candidate that stands in an earlier entry) has its
        error in its place.
        """
    @property
    def entries(self, /) -> tuple[Entry, ...]:
        """
        The candidates.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Assessment:
        """
        The assessment in a JSON text.

        Raises ``ValueError``, with line and column.
        """
    @property
    def institution(self, /) -> str:
        """
        The name of the institution that carries it out.
        """
    @property
    def project(self, /) -> Project:
        """
        What is assessed.
        """
    def to_json(self, /) -> str:
        """
        The assessment as JSON.
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
class Center:
    """
    鉴定中心 (四(一)): a center with its level, ``provincial``, ``city`` or ``county``, and its name, kept as it is.

    Raises ``ProjectError`` for a blank name, ``ValueError`` for another level.

    >>> Center("city", "长沙市职业技能鉴定中心").level
    'city'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, level: str, name: str) -> Center: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def from_json(cls, /, text: str) -> Center:
        """
        The center in a JSON text.

        Raises ``ValueError``, with line and column.
        """
    @property
    def level(self, /) -> str:
        """
        Its level.
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    def to_json(self, /) -> str:
        """
        The center as JSON.
        """

@final
class Certificate:
    """
    专项职业能力证书 (六): issued on a pass, numbered. Its JSON carries the decision; reading it decides and issues
    again.

    >>> project = Project("湘西苗绣")
    >>> day = datetime.date(2026, 11, 20)
    >>> def issue(practical):
    ...     return Certificate.issue(
    ...         project.rule.decide(practical=practical), holder="考生0001", project=project, city="01",
    ...         assessed_on=day, number=CertificateNumber("2618010000001"), issued_on=day,
    ...     )
    >>> issue(60).seals
    ('bureau_embossed', 'center_red')
    >>> issue("59.99")
    Traceback (most recent call last):
    skillcert.errors.CertificateError: there is no pass, so there is no certificate (clause 六(一))
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def assessed_on(self, /) -> date:
        """
        The day of the assessment.
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
    @classmethod
    def from_json(cls, /, text: str) -> Certificate:
        """
        The certificate in a JSON text, decided and issued again.

        Raises ``ValueError``, with line and column.
        """
    @property
    def holder(self, /) -> str:
        """
        The holder's name.
        """
    @classmethod
    def issue(cls, /, decision: Decision, *, holder: str, project: Project, city: str | int, assessed_on: date, number: CertificateNumber, issued_on: date) -> Certificate:
        """
        Issues a certificate.

        Raises ``CertificateError``: a decision that is no pass, or under another rule than the project's; a
        blank holder; a number of another year than that of issue, or of another city than that of the
        assessment; a date of issue before the assessment.
        """
    @property
    def issued_on(self, /) -> date:
        """
        The date of issue.
        """
    @property
    def number(self, /) -> CertificateNumber:
        """
        The number.
        """
    @property
    def project(self, /) -> Project:
        """
        The project.
        """
    @property
    def seals(self, /) -> tuple[str, ...]:
        """
        The names of the seals to apply before it is complete (六(三)).
        """
    def to_json(self, /) -> str:
        """
        The certificate as JSON.
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
    >>> CertificateNumber("191801000000O")
    Traceback (most recent call last):
    skillcert.errors.NumberError: digit 13 of the number is U+004F 'O', expected 0 to 9; a letter that looks like a digit (O and 0, l and 1), compare the original (clause 附件2·1)
    """
    __match_args__: Final[tuple[str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
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
    @property
    def serial(self, /) -> int:
        """
        The serial, 1 to 9999999 (附件2·5).
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
    def clause(self, /) -> str | None:
        """
        The address of the provision it rests on; ``None`` for a fault of the call itself.
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
class Decision:
    """
    合格与否 (三(二)): the decision on one candidate, with a finding for every part that the rule asks for.

    ``PassRule.decide`` makes it. Its JSON holds rule, marks, outcome and findings; reading it decides again.

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
    def findings(self, /) -> tuple[Finding, ...]:
        """
        A finding per part: theory first where it is assessed, then practical.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Decision:
        """
        The decision in a JSON text, decided again.

        Raises ``ValueError``, also where the marks do not lead to the outcome or the findings on record.
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
        The practical mark: a score, ``absent``, ``void``, ``deferred``, or ``None`` where nothing is
        recorded.
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
        The decision as JSON.
        """

@final
class Entry:
    """
    One candidate in an assessment: the caller's identifier, the name, the marks.

    Raises ``AssessmentError`` for a blank identifier, ``CertificateError`` for a blank name, ``MarkError``
    for what is no mark.

    >>> Entry("0001", "考生0001", practical=88.5).practical
    Score('88.5')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, candidate: str, name: str, *, practical: str | bytes | float | Decimal | SupportsIndex | Score | None = ..., theory: str | bytes | float | Decimal | SupportsIndex | Score | None = ...) -> Entry: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    @property
    def candidate(self, /) -> str:
        """
        The caller's identifier of the candidate.
        """
    @classmethod
    def from_json(cls, /, text: str) -> Entry:
        """
        The entry in a JSON text.

        Raises ``ValueError``, with line and column.
        """
    @property
    def name(self, /) -> str:
        """
        The candidate's name.
        """
    @property
    def practical(self, /) -> Score | str | None:
        """
        The practical mark: a score, ``absent``, ``void``, ``deferred``, or ``None`` where nothing is
        recorded.
        """
    @property
    def theory(self, /) -> Score | str | None:
        """
        The theory mark, likewise.
        """
    def to_json(self, /) -> str:
        """
        The entry as JSON.
        """

@final
class Fee:
    """
    考核费 of one candidate by part, in whole yuan (五(一)). ``PassRule.fee`` knows what is due.

    >>> PassRule.THEORY_AND_PRACTICAL.fee(datetime.date(2021, 6, 1))
    Fee(60, 66, 24)
    """
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
    def __new__(cls, /, *, province: str | int = ..., first_year: SupportsIndex = ..., cities: Iterable[str | int] = ..., closed: bool = False, version: SupportsIndex = 0) -> NumberScheme: ...
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

        Raises ``ValueError``, with line and column.
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
    def decide(self, /, *, practical: str | bytes | float | Decimal | SupportsIndex | Score | None = ..., theory: str | bytes | float | Decimal | SupportsIndex | Score | None = ...) -> Decision:
        """
        Decides one candidate. A mark is a score in any form that ``Score`` takes, or one of the words 缺考
        ``absent``, 作废 作弊 违纪 ``void``, 缓考 ``deferred``; ``None``, a blank text and ``-`` mean that nothing
        is recorded yet.

        Raises ``MarkError`` for what is no mark, the practical one first, and ``AssessmentError`` for a
        theory mark where only practical skill is assessed.

        >>> PassRule.PRACTICAL.decide(practical="缺考").findings[0].message("en")
        'absent: there is no practical score of at least 60 (clause 三(二))'
        """
    def fee(self, /, date: date) -> Fee:
        """
        What one candidate pays where the assessment is held on ``date`` (五(一)).

        Raises ``ProjectError`` where no fee schedule is known: before 2020-05-25 and after 2023-03-20.

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
class Project:
    """
    考核项目 (二(一)): a project with its name, kept as it is, and its traits.

    A trait makes theory part of the assessment (三(二)): ``technical_complexity``, ``safety``,
    ``personal_health``.

    Raises ``ProjectError`` for a blank name, ``ValueError`` for another trait.

    >>> Project("湘西苗绣").rule, Project("武冈卤菜加工", ["personal_health"]).rule
    (PassRule.PRACTICAL, PassRule.THEORY_AND_PRACTICAL)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, traits: Iterable[str] = ...) -> Project: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    @classmethod
    def from_json(cls, /, text: str) -> Project:
        """
        The project in a JSON text.

        Raises ``ValueError``, with line and column.
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
    def to_json(self, /) -> str:
        """
        The project as JSON.
        """
    @property
    def traits(self, /) -> tuple[str, ...]:
        """
        The names of its traits, in the order of the notice.
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
        The series in a JSON text.

        Raises ``ValueError``, with line and column.
        """
    @property
    def next(self, /) -> int:
        """
        The first serial not yet used; 10000000 when all are.
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
        The series as JSON.
        """
    @property
    def year(self, /) -> int:
        """
        The year of issue.
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

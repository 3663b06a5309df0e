"""The exceptions of this package.

Each class stands for the hundreds of the stable code: 1 number, 2 mark, 3 assessment, 4 certificate, 5
project, 6 date, 7 organization. What a document is refused for, of whatever kind, is a ``DocumentError``.
"""

from __future__ import annotations

from ._native import Finding, _document_json, _document_message

__all__ = [
    "AssessmentError",
    "CertificateError",
    "DateError",
    "DocumentError",
    "InternalError",
    "MarkError",
    "NumberError",
    "OrganizationError",
    "ProjectError",
    "ShardError",
    "ValidationError",
]


class ValidationError(ValueError):
    """An input that cannot be used; its facts are those of its ``finding``.

    ``str(error)`` is the English sentence, ``error.message("zh")`` the Chinese one.

    >>> try:
    ...     validate("1918010000000")
    ... except ValidationError as error:
    ...     error.code, error.number, error.clause, error.cure("zh")
    ('serial_zero', 111, '附件2·5', '对照证书原件核对第7至13位')
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self._finding = finding

    def __str__(self) -> str:
        return self._finding.message("en")

    @property
    def finding(self) -> Finding:
        """The facts as a value."""
        return self._finding

    @property
    def code(self) -> str:
        """The stable name of what is wrong, such as ``number_not_digit``."""
        return self._finding.code

    @property
    def number(self) -> int:
        """The stable number of the code, such as 102."""
        return self._finding.number

    @property
    def component(self) -> str:
        """The part of the input, such as ``serial`` or ``score.theory``."""
        return self._finding.component

    @property
    def index(self) -> int | None:
        """Where in the input: byte offset in UTF-8 from 0."""
        return self._finding.index

    @property
    def position(self) -> int | None:
        """Where in the input, counted from 1 as the notice does."""
        return self._finding.position

    @property
    def found(self) -> str | None:
        """The offending character (``U+FF11``) or byte (``0xA3``)."""
        return self._finding.found

    @property
    def value(self) -> int | None:
        """The value that was met; scores in hundredths."""
        return self._finding.value

    @property
    def limit(self) -> int | None:
        """The value that was expected, or the bound that was passed; scores in hundredths."""
        return self._finding.limit

    @property
    def hint(self) -> str | None:
        """The name of a guess at the cause."""
        return self._finding.hint

    @property
    def clause(self) -> str | None:
        """The address of the provision, such as ``附件2·1``; ``None`` for a fault of the call itself."""
        return self._finding.clause

    def message(self, lang: str = "zh") -> str:
        """Give the sentence in Chinese (``"zh"``) or English (``"en"``)."""
        return self._finding.message(lang)

    def cure(self, lang: str = "zh") -> str:
        """Say what would cure it, in Chinese (``"zh"``) or English (``"en"``)."""
        return self._finding.cure(lang)


class NumberError(ValidationError):
    """A certificate number, or one of its codes (附件2).

    >>> validate("1918010000000")
    Traceback (most recent call last):
    skillcert.errors.NumberError: the serial is 0000000, serials begin with 0000001 (clause 附件2·5)
    """


class MarkError(ValidationError):
    """A score or a mark (三(二)).

    >>> Score("100.5")
    Traceback (most recent call last):
    skillcert.errors.MarkError: the score is not between 0 and 100: 100.5 (clause 三(二))
    """


class AssessmentError(ValidationError):
    """A rule, a decision or a candidate (三).

    >>> try:
    ...     PassRule.PRACTICAL.decide(practical=60, theory=60)
    ... except AssessmentError as error:
    ...     error.code, error.message("zh")
    ('part_unexpected', '本项目只考操作技能，不应有理论成绩（依据三(二)）')
    """


class CertificateError(ValidationError):
    """A series or a certificate (六, 附件2·5).

    >>> Series.at(2026, "01", 9999999).reserve(2)
    Traceback (most recent call last):
    skillcert.errors.CertificateError: 2 serials are wanted, 1 are left in this year and city (clause 附件2·5)
    """


class ProjectError(ValidationError):
    """A project, its way into the catalog, a name of an organization, a fee (二, 三(三), 五).

    >>> Project(" ")
    Traceback (most recent call last):
    skillcert.errors.ProjectError: the project has no name (clause 二(一))
    """


class DateError(ValidationError):
    """A date.

    >>> parse_date("2026-13-01")
    Traceback (most recent call last):
    skillcert.errors.DateError: the month 13 of the date is not between 1 and 12 (clause 附件2·2)
    """


class OrganizationError(ValidationError):
    """A center's duty, an examiner, a station's form, the holding of an assessment (三, 四, 附件1).

    >>> Examiner("")
    Traceback (most recent call last):
    skillcert.errors.OrganizationError: no examiner is named (clause 三(五))
    """


class DocumentError(ValidationError):
    """A JSON document that is refused: the finding and where it stands.

    >>> try:
    ...     Project.from_json('{"name": "湘西苗绣", "traits": ["beauty"]}')
    ... except DocumentError as error:
    ...     error.code, error.path, error.line, error.column
    ('json_invalid', 'traits[0]', 1, 44)
    """

    def __init__(
        self, finding: Finding, path: str = "", line: int = 0, column: int = 0, note: str = ""
    ) -> None:
        super().__init__(finding)
        self.args = (finding, path, line, column, note)
        self._place = (path, line, column, note)

    def __str__(self) -> str:
        return self.message("en")

    @property
    def path(self) -> str:
        """Where in the document, such as ``entries[3].marks``; empty if the whole request was refused."""
        return self._place[0]

    @property
    def line(self) -> int:
        """The line at which reading stopped, from 1; 0 if reading did not fail."""
        return self._place[1]

    @property
    def column(self) -> int:
        """The column of that line, from 1; 0 if reading did not fail."""
        return self._place[2]

    @property
    def note(self) -> str:
        """The reader's own words; empty if reading did not fail."""
        return self._place[3]

    def message(self, lang: str = "zh") -> str:
        """Give the sentence with path and note, in Chinese (``"zh"``) or English (``"en"``)."""
        return _document_message(self._finding, *self._place, lang)

    def to_json(self) -> str:
        """Give the error as JSON, the same as in every language."""
        return _document_json(self._finding, *self._place)


class ShardError(ValidationError):
    """Audits that have a shard in common: its rows would count twice.

    >>> january = audit(["2618010000001"], shard="2026-01")
    >>> try:
    ...     january.merge(audit(["2618010000002"], shard="2026-01"))
    ... except ShardError as error:
    ...     error.shard
    '2026-01'
    """

    def __init__(self, finding: Finding, shard: str = "") -> None:
        super().__init__(finding)
        self.args = (finding, shard)
        self._shard = shard

    def __str__(self) -> str:
        return f"{self.message('en')}: {self._shard}"

    @property
    def shard(self) -> str:
        """The name of the shard."""
        return self._shard


class InternalError(Exception):
    """A defect of this package. Nothing was changed; please report what led to it.

    It is no ``ValidationError``: the input may be right.

    >>> issubclass(InternalError, ValidationError)
    False
    """

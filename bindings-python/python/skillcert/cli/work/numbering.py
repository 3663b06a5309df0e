"""核发: the rows of a table that are numbered, and what is answered to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from skillcert import CertificateNumber, Finding, NumberScheme, Project, ValidationError, normal_form
from skillcert.texts import BilingualError, Text

from .expected import Expected
from .inputs import about
from .kept import Kept
from .marks import Repeated
from .place import Place
from .reasons import cured
from .verdict import REFUSED, UNREADABLE, Verdict

if TYPE_CHECKING:
    from skillcert.register import Issued, Refused, Register, Request, Transaction


class Row(NamedTuple):
    """A row, and what is asked of the register for its candidate; None where nothing was decided."""

    verdict: Verdict
    request: Request | None = None


def contested(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, none of which asks for anything whose id a later one has under another name."""
    later = {
        reason.first: row.verdict.place
        for row in rows
        for reason in row.verdict.reasons
        if isinstance(reason, Repeated) and reason.renamed
    }
    return [_contest(row, later) for row in rows] if later else [*rows]


def _contest(row: Row, later: Mapping[Place, Place]) -> Row:
    if row.request is None or row.verdict.place not in later:
        return row
    reason = Repeated.of(later[row.verdict.place], renamed=True)
    return Row(row.verdict._replace(outcome=REFUSED, reasons=(reason,), decision=None))


@dataclass(frozen=True)
class Order:
    """What is asked for, apart from the table."""

    project: Project
    scheme: NumberScheme
    city: str
    issued_on: date
    assessed_on: date | None
    assessment: str
    kept: Kept
    # Certificates that are void, each of a candidate who gets another in its place.
    replaces: Sequence[CertificateNumber]
    # Whether candidates with alike ids or names are known to be different people.
    apart: bool

    @property
    def expected(self) -> Expected:
        """Return what the table may say otherwise."""
        return Expected(self.project.name, self.issued_on, self.assessed_on, self.city)

    def rows(self, verdicts: Iterable[Verdict]) -> list[Row]:
        """Return rows with their requests; further cells are what is kept, and the replaced number."""
        from skillcert.register import Request

        return [self._row(verdict, Request) for verdict in verdicts]

    def _row(self, verdict: Verdict, new: type[Request]) -> Row:
        if verdict.decision is None:
            return Row(verdict)
        if verdict.passed and verdict.against:
            # Somebody has a reason that the marks do not show: no number before it is known.
            return Row(verdict.withheld)
        columns = len(self.kept.columns)
        replaced = "".join(verdict.more[columns:]).strip()
        try:
            void = CertificateNumber(replaced) if replaced else None
        except ValidationError as error:
            return Row(verdict._replace(outcome=UNREADABLE, reasons=(error,), decision=None))
        request = new(
            assessment=self.assessment,
            candidate=verdict.candidate,
            holder=verdict.name,
            project=self.project,
            decision=verdict.decision,
            assessed_on=self.assessed_on,
            keep=self.kept.facts(verdict.more[:columns]),
            replaces=void,
        )
        return Row(verdict, request)

    def replacing(self, rows: Sequence[Row], register: Register) -> list[Row]:
        """Return the rows, in which the candidates of the void certificates ask for one in its place."""
        if not self.replaces:
            return [*rows]
        void = dict(_candidate(register, number, self.assessment) for number in self.replaces)
        asking = []
        for verdict, request in rows:
            if request and verdict.passed and (number := void.pop(normal_form(verdict.candidate), None)):
                asking.append(Row(verdict, replace(request, replaces=number)))
            else:
                asking.append(Row(verdict, request))
        for candidate, number in void.items():
            raise BilingualError(
                f"--replaces：{number}是考生{candidate}的证书，成绩表中没有这名合格考生",
                f"--replaces: {number} belongs to candidate {candidate}, who has no pass in the table",
            )
        return asking


@dataclass
class Numbered:
    """The answers to the rows of a table, and the notes on the table as a whole."""

    findings: Sequence[Finding]
    verdicts: list[Verdict] = field(default_factory=list)
    # Void certificates that have a successor, those that have none, and valid ones without a pass.
    replaced: list[CertificateNumber] = field(default_factory=list)
    void: list[CertificateNumber] = field(default_factory=list)
    standing: list[CertificateNumber] = field(default_factory=list)
    # Those whose holder's name was corrected since.
    renamed: list[CertificateNumber] = field(default_factory=list)
    # How many marks, and how many spellings of a name, the register holds differently.
    remarked: int = 0
    respelled: int = 0

    @property
    def issued(self) -> list[Verdict]:
        """Return the rows with a number."""
        return [verdict for verdict in self.verdicts if verdict.number]

    def lines(self, *, trial: bool) -> Iterator[Text]:
        """Return the notes on the table as a whole, a line each."""
        if self.replaced:
            numbers = _listed(self.replaced)
            yield Text(f"代替{numbers.zh}", f"in place of {numbers.en}")
        if self.void:
            numbers = _listed(self.void)
            yield Text(
                f"已作废的证书{len(self.void)}个：{numbers.zh}；确须另发的，用 --replaces 写明",
                f"void certificates: {numbers.en}; to issue others in their place, use --replaces",
            )
        if self.standing:
            numbers = _listed(self.standing)
            yield Text(
                f"不合格而持有有效证书{len(self.standing)}个：{numbers.zh}",
                f"valid certificates without a pass: {numbers.en}",
            )
        if self.remarked:
            zh, en = ("", "") if trial else ("，已记入成绩更正", ", entered as corrected")
            yield Text(
                f"成绩与登记册中最近的不同{self.remarked}个{zh}",
                f"marks that differ from the last ones in the register: {self.remarked}{en}",
            )
        if self.renamed:
            numbers = _listed(self.renamed)
            yield Text(
                f"姓名已在登记册更正的{len(self.renamed)}个：{numbers.zh}",
                f"certificates whose name was corrected in the register: {numbers.en}",
            )
        if self.respelled:
            yield Text(
                f"{self.respelled}个姓名与登记册只差空格",
                f"names that differ from the register only in spacing: {self.respelled}",
            )
        for finding in self.findings:
            told = cured(finding)
            yield Text(f"注意：{told.zh}", f"note: {told.en}")

    def refuse(self, verdict: Verdict, answer: Refused) -> None:
        """Take the next row with why the register has no number for it."""
        if verdict.passed:
            self.void += filter(None, [answer.number] if answer.code == "certificate_void" else [])
            self.verdicts.append(verdict._replace(outcome=REFUSED, reasons=(answer,)))
        else:
            self.standing += filter(None, [answer.number])
            self.verdicts.append(verdict._replace(reasons=(*verdict.reasons, answer)))

    def issue(self, verdict: Verdict, request: Request, answer: Issued) -> None:
        """Take the next row with its number."""
        finding = answer.finding
        if answer.renamed:
            self.renamed.append(answer.number)
        holder = finding and (finding.code, finding.component) == ("record_differs", "holder")
        if holder and not answer.renamed:
            self.respelled += 1
        elif finding:
            self.remarked += finding.code == "marks_differ"
            verdict = verdict._replace(reasons=(*verdict.reasons, finding))
        if request.replaces:
            self.replaced.append(request.replaces)
        self.verdicts.append(verdict.numbered(answer.number, already=answer.already))


def _listed(numbers: Sequence[CertificateNumber]) -> Text:
    return Text("、".join(map(str, numbers)), ", ".join(map(str, numbers)))


def number(rows: Sequence[Row], order: Order, transaction: Transaction, name: str) -> Numbered:
    """Issue a certificate on every pass, in the order of the rows, and look for those of the others.

    `name` is that of the table, for what the register refuses in a row.
    """
    from skillcert.register import Refused

    rows = _unclaimed(rows, transaction)
    passed = [place for place, row in enumerate(rows) if row.request and row.verdict.passed]
    others = [place for place, row in enumerate(rows) if row.request and not row.verdict.passed]
    with _told_by_row(name, rows, passed):
        issued = transaction.issue(
            _requests(rows, passed),
            issued_on=order.issued_on,
            city=order.city,
            scheme=order.scheme,
            apart=order.apart,
        )
    with _told_by_row(name, rows, others):
        reviewed = transaction.review(_requests(rows, others), on=order.issued_on)
    answers = dict(zip([*passed, *others], [*issued, *reviewed], strict=True))
    numbered = Numbered(issued.findings)
    for place, (verdict, request) in enumerate(rows):
        answer = answers.get(place)
        if answer is None or request is None:
            numbered.verdicts.append(verdict)
        elif isinstance(answer, Refused):
            numbered.refuse(verdict, answer)
        else:
            numbered.issue(verdict, request, answer)
    return numbered


def _unclaimed(rows: Sequence[Row], transaction: Transaction) -> list[Row]:
    """Return the rows, none of which has a number that is not known to be its candidate's."""
    places = [place for place, (verdict, request) in enumerate(rows) if request and verdict.claims]
    known, unclaimed = transaction.numbers(_requests(rows, places)), [*rows]
    for place, numbers in zip(places, known, strict=True):
        verdict = rows[place].verdict
        wrong = [claim.reason for claim in verdict.claims if claim.number not in numbers]
        if verdict.passed and wrong:
            unclaimed[place] = Row(verdict.contradicted(wrong).withheld)
    return unclaimed


def _requests(rows: Sequence[Row], places: Sequence[int]) -> list[Request]:
    return [request for place in places if (request := rows[place].request)]


@contextmanager
def _told_by_row(name: str, rows: Sequence[Row], places: Sequence[int]) -> Iterator[None]:
    """Tell a request that is refused by its row in the table."""
    from skillcert.register import RequestError

    try:
        yield
    except RequestError as error:
        row, told = rows[places[error.row - 1]].verdict.place.text, cured(error.finding)
        raise BilingualError(f"{name}：{row.zh}{told.zh}", f"{name}: {row.en}: {told.en}") from None


def _candidate(
    register: Register, number: CertificateNumber, assessment: str
) -> tuple[str, CertificateNumber]:
    """Return whose a certificate is that is replaced; it has to be of the same assessment."""
    try:
        record = register.record(number)
    except ValidationError as error:
        raise about(f"--replaces {number}", error) from None
    if record.assessment != assessment.strip():
        raise BilingualError(
            f"--replaces：{number}属于考核“{record.assessment}”，应以 --assessment 给出",
            f"--replaces: {number} belongs to assessment {record.assessment!r}: name it with --assessment",
        )
    return normal_form(record.candidate), number

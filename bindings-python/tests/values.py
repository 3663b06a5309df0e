"""One value of every class, from one story: a project, its station, its assessment, a certificate."""

from __future__ import annotations

import datetime

from skillcert import (
    AbsencePolicy,
    Applicant,
    Appointment,
    Assessment,
    Assurance,
    Blank,
    Carried,
    Catalog,
    CatalogEvent,
    Center,
    Certificate,
    CertificateEvent,
    CertificateNumber,
    Clause,
    Code,
    DecisionPolicy,
    Entry,
    Erratum,
    Examiner,
    ExaminerPolicy,
    Fee,
    FeeSchedule,
    FeeSchedules,
    Finding,
    Holding,
    Institution,
    Issuer,
    ItemBank,
    NumberScheme,
    Outcome,
    PassRule,
    PrintAuthority,
    Project,
    RetakePolicy,
    Score,
    SerialRange,
    Series,
    SeriesKey,
    Sheet,
    Specification,
    StationApplication,
    StationEvent,
    StationForm,
    Task,
)

DAY = datetime.date(2026, 11, 20)
EARLY = datetime.date(2026, 1, 5)
NUMBER = CertificateNumber("2618010000001")
EMBROIDERY = Project("湘西苗绣")
PASS = PassRule.PRACTICAL.decide(practical=60)
ENTRY = Entry("0001", "考生0001", practical="缺考", attempt=2, carried=Carried(EARLY, practical=Score(60)))

CENTER = Center("city", "长沙市职业技能鉴定中心", "01")
PROVINCIAL = Center("provincial", "湖南省职业技能鉴定中心")
SCHOOL = Institution("长沙某培训学校", True, "school")
ISSUER = Issuer("长沙市人力资源和社会保障局", CENTER.name)
EXAMINER = Examiner("考评员0001", Appointment(CENTER.name, EARLY))

SPECIFICATION = Specification(
    scope="local",
    developer=Applicant("school", SCHOOL.name),
    tasks=[Task("选料", 40), Task("刺绣", 60)],
    approved_on=EARLY,
)
BANK = ItemBank([("选料", ["A1", "A2", "A3"]), ("刺绣", ["B1", "B2", "B3"])])
DRAW = BANK.draw(SPECIFICATION, seed=2**64 - 1, size=5)


def published() -> Catalog:
    """The project's way into the catalog."""
    catalog = Catalog([("美发", "national")])
    steps: list[dict[str, dict[str, object]]] = [
        {"draft": {"traits": []}},
        {"apply": {"applicant": SPECIFICATION.developer}},
        {"file": {"by": "provincial"}},
        {"pilot": {"specification": SPECIFICATION}},
        {"publish": {"by": "provincial", "batch": "第一批", "specification": SPECIFICATION}},
    ]
    for action in steps:
        catalog = catalog.apply(on=EARLY, project=EMBROIDERY.name, action=action)
    return catalog


CATALOG = published()
FORM = StationForm(
    institution=SCHOOL,
    nature="民办",
    head="负责人0001",
    head_phone="0731-00000001",
    contact="联系人0001",
    contact_phone="0731-00000002",
    address="长沙市某路1号",
    projects=[EMBROIDERY.name],
    facilities="绣架20台",
    examiners=[EXAMINER],
    attachments=[
        "application_report",
        "institution_proof",
        "site_and_items",
        "examiner_roster",
        "management_rules",
    ],
)


def approved() -> StationApplication:
    """The station's way to the approval of the provincial center."""
    station = StationApplication(FORM).apply(on=EARLY, action="submit")
    station = station.apply(on=EARLY, action={"review": {"signatures": ["评估员0001"]}})
    return station.apply(on=EARLY, action={"approve": {"center": PROVINCIAL, "opinion": "同意备案"}})


STATION = approved()
ASSESSMENT = Assessment(
    city="01", center=CENTER, institution=SCHOOL, project=EMBROIDERY, date=DAY, entries=[ENTRY]
)
HOLDING = Holding(
    assessment=ASSESSMENT,
    catalog=CATALOG,
    station=STATION,
    examiners=[EXAMINER],
    registration="2026-11",
    draw=DRAW,
)
AUTHORITY = PrintAuthority("01", CENTER.name, [CENTER.name])
PRINTING = {"print": {"blank": Blank("43A0000001"), "printer": CENTER.name, "authority": AUTHORITY}}
CERTIFICATE = Certificate.issue(
    PASS,
    holder="考生0001",
    project=EMBROIDERY,
    city=1,
    assessed_on=DAY,
    issuer=ISSUER,
    number=NUMBER,
    issued_on=DAY,
)
OWN_FEES = FeeSchedule(EARLY, None, theory=50, practical=70, administration=20, source="本地收费文件")

VALUES: list[object] = [
    AbsencePolicy.UNDECIDED,
    SPECIFICATION.developer,
    EXAMINER.appointment,
    ASSESSMENT,
    Assurance.KNOWN_CODES,
    Blank("43A0000001"),
    CERTIFICATE.apply(on=DAY, action=PRINTING).book,
    ENTRY.carried,
    CATALOG,
    CatalogEvent(DAY, EMBROIDERY.name, {"withdraw": {"by": "provincial"}}),
    CENTER,
    CERTIFICATE.apply(on=DAY, action=PRINTING),
    CertificateEvent(DAY, PRINTING),
    NUMBER,
    Clause("附件2·5"),
    Code("serial_zero"),
    PASS,
    DecisionPolicy(absence=AbsencePolicy.UNDECIDED, retake=RetakePolicy(attempts=3)),
    CATALOG.dossier(EMBROIDERY.name, DAY),
    DRAW,
    ENTRY,
    Erratum("item_two_twice"),
    EXAMINER,
    ExaminerPolicy(minimum=3, candidates_per_examiner=5, odd=True, avoid=["考评员0002"]),
    Fee(0, 66, 24),
    OWN_FEES,
    FeeSchedules.notice().with_schedule(OWN_FEES),
    Finding("number_not_digit", "serial", 12, "U+004F", 1, 2, "look_alike_letter"),
    HOLDING,
    SCHOOL,
    ISSUER,
    BANK,
    NumberScheme(cities=["01", "02"], closed=True, version=7),
    Outcome.UNDECIDED,
    PassRule.THEORY_AND_PRACTICAL,
    AUTHORITY,
    Project("武冈卤菜加工", ["personal_health"]),
    RetakePolicy(attempts=3, keep_days=730),
    Score("59.99"),
    SerialRange(NUMBER, 3),
    Series(DAY, "01"),
    SeriesKey(2026, "01"),
    Sheet(Blank("43A0000001"), DAY, "spoilt", DAY),
    SPECIFICATION,
    STATION,
    StationEvent(DAY, {"review": {"signatures": ["评估员0001"]}}),
    FORM,
    Task("选料", 40),
]

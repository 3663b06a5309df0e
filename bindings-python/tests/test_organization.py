"""Centers, institutions, examiners, stations."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from skillcert import (
    Appointment,
    Center,
    Examiner,
    ExaminerPolicy,
    Institution,
    OrganizationError,
    ProjectError,
    StationApplication,
    StationForm,
    ValidationError,
)
from values import CENTER, DAY, EARLY, EMBROIDERY, EXAMINER, FORM, PROVINCIAL, SCHOOL, STATION


def refusal(call: Callable[[], object]) -> tuple[type[ValidationError], str]:
    with pytest.raises(ValidationError) as caught:
        call()
    assert caught.value.cure("zh")
    return type(caught.value), caught.value.code


def test_a_center_acts_in_its_own_area_and_level() -> None:
    assert CENTER.may("organize_assessment", "01")
    assert PROVINCIAL.may("print_blanks", 2)
    assert Center("provincial", "省中心", "01").city is None
    for call, code in [
        (lambda: CENTER.may("organize_assessment", "02"), "outside_jurisdiction"),
        (lambda: CENTER.may("print_blanks", "01"), "duty_of_provincial_center"),
        (lambda: PROVINCIAL.may("decide_print_authority", "01"), "duty_of_city_center"),
        (lambda: Center("county", "县中心"), "center_city_missing"),
    ]:
        assert refusal(call) == (OrganizationError, code)
    assert refusal(lambda: Center("city", " ", "01")) == (ProjectError, "center_name_missing")
    with pytest.raises(ValueError, match="expected one of: file_projects, publish_catalog"):
        CENTER.may("everything", "01")


def test_an_institution_is_an_independent_legal_person() -> None:
    assert (SCHOOL.kind, SCHOOL.independent_legal_person, SCHOOL.findings()) == ("school", True, ())
    branch = Institution("教学点", False)
    assert (branch.kind, [finding.clause for finding in branch.findings()]) == (None, ["三(一)"])
    with pytest.raises(TypeError):
        Institution("教学点", 1)  # type: ignore[arg-type]


def test_examiners_are_appointed() -> None:
    appointment = Appointment(CENTER.name, EARLY, DAY)
    assert (appointment.from_, appointment.until) == (EARLY, DAY)
    assert Examiner("考评员0001", appointment).valid_on(DAY)
    group = [EXAMINER, Examiner("考评员0002")]
    assert [finding.value for finding in ExaminerPolicy().findings(group, 30, DAY)] == [2]
    policy = ExaminerPolicy(minimum=1, candidates_per_examiner=5, odd=True, avoid={"考评员0001"})
    assert (policy.avoid, policy.candidates_per_examiner) == (("考评员0001",), 5)
    said = [(finding.code, finding.value, finding.limit) for finding in policy.findings(group, 30, DAY)]
    assert said == [
        ("examiner_not_appointed", 2, None),
        ("examiner_conflict", 1, None),
        ("examiners_too_few", 2, 6),
        ("examiners_not_odd", 2, None),
    ]
    assert [finding.code for finding in policy.findings(iter(()), 30, DAY)] == ["examiners_missing"]
    with pytest.raises(ValueError, match="zero"):
        ExaminerPolicy(candidates_per_examiner=0)


def test_a_form_lists_every_gap() -> None:
    assert FORM.findings() == ()
    assert FORM.attachments[0] == "application_report"
    gaps = StationForm().findings()
    assert len(gaps) == 15
    assert gaps[1].message() == "申报表未填写机构性质（依据附件1）"
    assert gaps[1].cure() == "填写机构性质"


def test_the_way_of_a_form() -> None:
    assert [event.step for event in STATION.events] == ["submit", "review", "approve"]
    assert (STATION.stage, STATION.form, STATION.findings()) == ("approved", FORM, ())
    assert STATION.approved_on(EARLY)
    assert STATION.approved_for(EMBROIDERY, DAY)
    draft = StationApplication(StationForm())
    review = {"review": {"signatures": ["评估员0001"]}}
    opinion = {"center": PROVINCIAL, "opinion": "请补充设备"}
    submitted = draft.amend(FORM).apply(on=DAY, action="submit")
    reviewed = submitted.apply(on=DAY, action=review)
    for call, code in [
        (lambda: draft.apply(on=DAY, action="submit"), "station_field_missing"),
        (lambda: draft.apply(on=DAY, action=review), "review_needs_submission"),
        (lambda: submitted.amend(FORM), "submission_needs_draft"),
        (lambda: submitted.apply(on=DAY, action={"return": opinion}), "opinion_needs_review"),
        (lambda: submitted.apply(on=EARLY, action=review), "station_event_before_last"),
        (lambda: submitted.apply(on=DAY, action={"review": {"signatures": []}}), "station_field_missing"),
    ]:
        assert refusal(call) == (OrganizationError, code)
    by_city = {"approve": {"center": CENTER, "opinion": "同意"}}
    assert refusal(lambda: reviewed.apply(on=DAY, action=by_city))[1] == "provincial_center_required"
    returned = reviewed.apply(on=DAY, action={"return": opinion})
    assert (draft.stage, submitted.stage, reviewed.stage, returned.stage) == (
        "drafted",
        "submitted",
        "reviewed",
        "returned",
    )
    assert returned.amend(StationForm()).form == StationForm()

"""Projects, specifications, the catalog, the item bank."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from skillcert import (
    Applicant,
    Catalog,
    CatalogEvent,
    ItemBank,
    PassRule,
    Project,
    ProjectError,
    Specification,
    Task,
)
from values import BANK, CATALOG, DAY, DRAW, EARLY, EMBROIDERY, SPECIFICATION

NAME = EMBROIDERY.name
BEFORE = EARLY - datetime.timedelta(days=1)


def code(call: Callable[[], object]) -> str:
    with pytest.raises(ProjectError) as caught:
        call()
    assert caught.value.cure("zh")
    return caught.value.code


def test_a_specification_may_be_stricter() -> None:
    strict = Specification(scope="local", developer=SPECIFICATION.developer, tasks=[], theory=True)
    assert EMBROIDERY.rule_under(None) == EMBROIDERY.rule_under(SPECIFICATION) == PassRule.PRACTICAL
    assert EMBROIDERY.rule_under(strict) == PassRule.THEORY_AND_PRACTICAL
    assert [finding.code for finding in Project("初级苗绣").findings()] == ["project_name_has_level"]


def test_everything_wrong_with_a_specification_at_once() -> None:
    wrong = Specification(
        scope="local",
        developer=Applicant("school", "某学校"),
        pass_mark=55,
        tasks=[Task("选料", 40), Task("选料", 50), Task(" ", 0)],
    )
    assert [finding.code for finding in wrong.findings(DAY)] == [
        "pass_mark_changed",
        "task_name_missing",
        "task_repeated",
        "task_weights",
        "specification_not_approved",
    ]
    assert SPECIFICATION.findings(EARLY) == ()
    assert SPECIFICATION.tasks == (Task("选料", 40), Task("刺绣", 60))
    assert (SPECIFICATION.theory, SPECIFICATION.pass_mark, SPECIFICATION.approved_on) == (False, 60, EARLY)


def test_a_word_that_is_not_in_the_list() -> None:
    calls: list[tuple[Callable[[], object], str]] = [
        (lambda: Applicant("Center", "a"), "center, enterprise, school, institution"),
        (lambda: Catalog([("a", "world")]), "national, provincial, local"),
        (lambda: Project("a", ["beauty"]), "technical_complexity, safety, personal_health"),
    ]
    for call, words in calls:
        with pytest.raises(ValueError, match=f"expected one of: {words}"):
            call()


def test_the_state_of_any_day() -> None:
    assert CATALOG.stage(NAME, DAY) == "published"
    assert (CATALOG.stage(NAME, BEFORE), CATALOG.dossier(NAME, BEFORE)) == (None, None)
    assert CATALOG.on(BEFORE) == ()
    dossier = CATALOG.dossier(NAME, DAY)
    assert dossier is not None
    assert CATALOG.on(DAY) == (dossier,)
    assert (dossier.stage, dossier.since, dossier.batch) == ("published", EARLY, "第一批")
    assert (dossier.project, dossier.specification) == (EMBROIDERY, SPECIFICATION)
    assert dossier.applicant == SPECIFICATION.developer
    assert [event.step for event in CATALOG.events] == ["draft", "apply", "file", "pilot", "publish"]
    assert CATALOG.changes(BEFORE, EARLY) == CATALOG.events
    assert CATALOG.changes(EARLY, DAY) == ()


@dataclass(frozen=True)
class Refusal:
    """A step that is refused after so many steps of the project's way."""

    steps: int
    action: dict[str, dict[str, object]]
    code: str
    day: datetime.date = EARLY


BY, PLACE = {"by": "provincial"}, {"specification": SPECIFICATION}
APPLICANT = {"applicant": SPECIFICATION.developer}
PUBLISH = {**BY, **PLACE, "batch": "第二批"}


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(0, {"apply": {**APPLICANT}}, "project_unknown"),
        Refusal(1, {"draft": {"traits": []}}, "draft_repeated"),
        Refusal(1, {"file": {**BY}}, "filing_needs_application"),
        Refusal(2, {"apply": {**APPLICANT}}, "application_needs_draft"),
        Refusal(2, {"pilot": {**PLACE}}, "pilot_needs_filing"),
        Refusal(2, {"file": {"by": "city"}}, "provincial_center_required"),
        Refusal(2, {"file": {**BY}}, "event_before_last", BEFORE),
        Refusal(3, {"return": {**BY}}, "return_needs_application"),
        Refusal(3, {"adjust": {**BY, **PLACE, "traits": []}}, "adjustment_needs_publication"),
        Refusal(3, {"publish": {**PUBLISH, "batch": " "}}, "batch_missing"),
        Refusal(5, {"publish": {**PUBLISH}}, "publication_needs_filing"),
    ],
    ids=lambda refusal: refusal.code,
)
def test_a_refused_step_changes_nothing(refusal: Refusal) -> None:
    catalog = Catalog()
    for event in CATALOG.events[: refusal.steps]:
        catalog = catalog.apply(on=event.on, project=event.project, action=event.action)
    before = catalog.to_json()
    assert code(lambda: catalog.apply(on=refusal.day, project=NAME, action=refusal.action)) == refusal.code
    assert catalog.to_json() == before


def test_a_step_leaves_the_catalog_before_it() -> None:
    after = CATALOG.apply(on=DAY, project=NAME, action={"withdraw": {"by": "provincial"}})
    assert (CATALOG.stage(NAME, DAY), after.stage(NAME, DAY)) == ("published", "withdrawn")
    assert after.events[-1] == CatalogEvent(DAY, NAME, {"withdraw": {"by": "provincial"}})


def test_what_a_higher_level_has_is_not_developed_again() -> None:
    draft: dict[str, dict[str, list[str]]] = {"draft": {"traits": []}}
    assert code(lambda: CATALOG.apply(on=DAY, project="美发", action=draft)) == "project_redeveloped"


def test_assessable() -> None:
    assert CATALOG.assessable(NAME, "任一机构", DAY) == CATALOG.dossier(NAME, DAY)
    assert code(lambda: CATALOG.assessable("银饰锻造", "任一机构", DAY)) == "project_unknown"
    pilot = Catalog()
    for event in CATALOG.events[:4]:
        pilot = pilot.apply(on=event.on, project=event.project, action=event.action)
    assert pilot.assessable(NAME, SPECIFICATION.developer.name, DAY).stage == "pilot"
    assert code(lambda: pilot.assessable(NAME, "另一机构", DAY)) == "pilot_only_by_developer"


def test_a_draw_can_be_repeated() -> None:
    assert (DRAW.seed, DRAW.size, len(DRAW.items)) == (2**64 - 1, 5, 5)
    assert BANK.draw(SPECIFICATION, seed=2**64 - 1, size=5) == DRAW
    DRAW.verify(BANK, SPECIFICATION)
    other = ItemBank([("选料", ["A1", "A2"]), ("刺绣", ["B1", "B2", "B9"])])
    assert other.tasks == (("选料", ("A1", "A2")), ("刺绣", ("B1", "B2", "B9")))
    assert code(lambda: DRAW.verify(other, SPECIFICATION)) == "draw_mismatch"
    for size in (0, -1, 10_001, 10**40):
        assert code(lambda size=size: BANK.draw(SPECIFICATION, seed=1, size=size)) == "draw_size_invalid"  # type: ignore[misc]
    assert code(lambda: BANK.draw(SPECIFICATION, seed=1, size=50)) == "item_bank_short"
    assert code(lambda: ItemBank([("选料", ["A1", "A1"])])) == "item_repeated"
    for seed in (-1, 2**64):
        with pytest.raises(ValueError, match="the integer is out of range"):
            BANK.draw(SPECIFICATION, seed=seed, size=1)

"""The page on trust claims nothing without a test: every test that it names exists."""

import re
from pathlib import Path

import planted
import pytest

TESTS = Path(__file__).parent
PAGES = {"zh": planted.ROOT / "docs" / "trust.md", "en": planted.ROOT / "docs" / "trust.en.md"}
NAMED = re.compile(r"`([\w./-]+\.\w+)::(\w+)`")
ROW = re.compile(r"^\| .+ \|$", re.MULTILINE)


def text(lang: str) -> str:
    return PAGES[lang].read_text("utf-8")


def named(lang: str) -> list[tuple[str, str]]:
    """File and function of each test that a page names, in its order."""
    return NAMED.findall(text(lang))


def promises(lang: str) -> list[str]:
    """The rows of the tables of promises."""
    tables = [row for row in ROW.findall(text(lang)) if row not in planted.page_table(lang)]
    return [row for row in tables if row not in ("| 承诺 | 测试 |", "| promise | test |")]


@pytest.mark.parametrize("lang", PAGES)
def test_every_named_test_exists(lang: str) -> None:
    for file, function in named(lang):
        path = planted.ROOT / file if "/" in file else TESTS / file
        assert re.search(rf"^(def|fn) {function}\(", path.read_text("utf-8"), re.MULTILINE), (file, function)


@pytest.mark.parametrize("lang", PAGES)
def test_every_promise_has_its_test(lang: str) -> None:
    assert len(promises(lang)) > 30
    assert [row for row in promises(lang) if not NAMED.search(row)] == []


def test_both_languages_say_the_same() -> None:
    assert named("zh") == named("en")
    headings = [re.findall(r"^#+", text(lang), re.MULTILINE) for lang in PAGES]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("lang", PAGES)
def test_the_page_shows_the_table(lang: str) -> None:
    table = planted.page_table(lang)
    assert table in text(lang), table


def test_the_policy_leads_to_the_page() -> None:
    policy = (planted.ROOT / "SECURITY.md").read_text("utf-8")
    assert "](docs/trust.md)" in policy
    assert "](docs/trust.en.md)" in policy

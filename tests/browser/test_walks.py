"""The five questions of the guide, each answered from the first page in at most three presses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import open_whole_page

GUIDE = Path(__file__).parents[2] / "docs" / "user-guide.md"
SPACE = re.compile(r"\s+")


class Walk:
    """A person who begins at the first page and presses links by their words."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.presses = page, 0
        open_whole_page(page, site, "/")

    def press(self, name: str, leads_to: str, within: str = "main") -> None:
        assert name in GUIDE.read_text(encoding="utf-8")
        link = self.page.locator(within).get_by_role("link", name=name, exact=True)
        link.first.click()
        content = self.page.locator("#page-content")
        expect(content).to_have_attribute("data-address", leads_to)
        self.presses += 1

    def reads(self, where: str) -> str:
        part = self.page.locator(where).first
        expect(part).to_be_in_viewport()
        return SPACE.sub(" ", part.inner_text())


@pytest.fixture
def walk(page: Page, site: str) -> Walk:
    return Walk(page, site)


def test_who_holds_most_overdue_assignments_and_the_oldest_of_them(walk: Walk) -> None:
    walk.press("Кто больше всех просрочил?", "/decisions")
    said = walk.reads("h1")
    assert "Просрочено 6 поручений: Верхнекетский район — 5, ЗАТО Северск — 1." in said
    assert re.search(r"Самое давнее — «.+» \(Верхнекетский район\), на 174 дня\.", said)
    walk.press("Верхнекетский район", "/decisions?m=69616000", ".places-panel")
    walk.page.locator(".by-status a", has_text="просрочено").click()
    expect(walk.page.locator(".row-table tbody tr")).to_have_count(5)
    assert walk.presses < 3


def test_which_direction_fell_in_most_municipalities(walk: Walk) -> None:
    walk.press("Какое направление просело?", "/school-project")
    assert "в направлении «Творчество»: 12 из 19" in walk.reads("h1")


def test_how_many_teachers_a_district_lacks_to_its_target(walk: Walk) -> None:
    walk.press("Скольких не хватает до цели?", "/training")
    expect(walk.page.locator("#places")).to_be_in_viewport()
    walk.press("Колпашевский район", "/training?m=69632000", ".places-panel")
    row = SPACE.sub(" ", walk.page.locator("#row-69632000").inner_text())
    lacks = re.search(r"не хватает \d+ педагог\w*", row)
    assert lacks is not None
    assert lacks[0] in SPACE.sub(" ", walk.page.locator(".lead").inner_text())


def test_who_missed_the_last_two_meetings(walk: Walk) -> None:
    walk.press("Кто пропускает заседания?", "/meetings")
    assert "два последних подряд пропустил Парабельский район" in walk.reads("h1")


def test_which_schools_are_one_step_from_the_next_level(walk: Walk) -> None:
    walk.press("Какие школы в шаге от уровня?", "/school-project")
    assert "54 школы" in SPACE.sub(" ", walk.page.locator(".lead").inner_text())
    expect(walk.page.locator("#near")).to_be_in_viewport()
    expect(walk.page.locator(".near-schools tbody th a").first).to_be_in_viewport()

"""«Показатель» in a real browser: charts under the strict policy, order of rows, looks, access."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import CONTRAST, grave_faults
from tests.browser.conftest import HOSTILE
from tests.browser.pages import assert_nothing_hostile_runs, control, fits, open_page, shown

COVERAGE = "/indicator?i=training_coverage"
SIZES = [(1400, 900), (1280, 720), (390, 844)]


def open_charts(page: Page, site: str, address: str) -> None:
    """Opens the address and waits for its charts."""
    open_page(page, site, address)
    expect(page.locator(".chart .main-svg").first).to_be_visible()


def test_charts_are_drawn_and_only_here_is_plotly_loaded(page: Page, site: str) -> None:
    calls: list[str] = []
    page.on("request", lambda request: calls.append(request.url))
    open_page(page, site, "/")
    assert not [url for url in calls if "plotly" in url]
    open_charts(page, site, COVERAGE)
    assert [url for url in calls if "plotly" in url]
    assert page.locator(".chart .js-line").count() == 3
    assert page.locator("[id^='row-']").count() == 21
    assert page.locator("[id^='tile-']").count() == 20


def test_the_policy_is_not_broken(page: Page, site: str) -> None:
    page.add_init_script(
        "window.broken = []; document.addEventListener('securitypolicyviolation',"
        " event => window.broken.push(event.violatedDirective + ' ' + event.blockedURI));"
    )
    open_charts(page, site, COVERAGE)
    page.locator(".chart").first.hover()
    assert page.evaluate("window.broken") == []


def test_hovering_a_point_tells_it(page: Page, site: str) -> None:
    open_charts(page, site, COVERAGE)
    page.locator(".chart .tracenow .point").last.hover(force=True)
    expect(page.locator(".hovertext").first).to_contain_text("Томская область, 21.11.2026")


def test_another_indicator_is_one_call_and_back_undoes_it(page: Page, site: str) -> None:
    open_charts(page, site, COVERAGE)
    calls: list[str] = []
    page.on("request", lambda request: calls.append(request.url))
    control(page, "i").select_option("rumo_attendance")
    shown(page, "/indicator?i=rumo_attendance")
    page.wait_for_timeout(500)
    assert len([url for url in calls if "_dash-update-component" in url]) == 1
    expect(page.locator("h1")).to_contain_text("Явка")
    page.go_back()
    shown(page, COVERAGE)
    expect(page.locator("h1")).to_contain_text("Охват")


def values(page: Page) -> list[str]:
    cells: list[str] = page.locator(".behind tbody td.main").all_inner_texts()
    return cells


def test_a_title_sorts_the_rows_through_the_address(page: Page, site: str) -> None:
    open_charts(page, site, COVERAGE)
    page.locator("#sort-numerator").click()
    shown(page, f"{COVERAGE}&sort=-numerator")
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    expect(page.locator("#sort-numerator")).to_be_focused()
    assert page.locator(".behind tbody tr").first.get_attribute("id") == "row-69701000"
    page.locator("#sort-numerator").click()
    shown(page, f"{COVERAGE}&sort=numerator")
    assert page.locator(".behind tbody tr").last.get_attribute("id") == "row-69701000"
    page.reload()
    shown(page, f"{COVERAGE}&sort=numerator")
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")


def test_the_rows_without_a_value_are_last_both_ways(page: Page, site: str) -> None:
    for sort in ("value", "-value"):
        open_charts(page, site, f"{COVERAGE}&sort={sort}")
        assert values(page)[-1] == "нет данных"
        assert "нет данных" not in values(page)[:-1]


def test_a_name_leads_to_the_municipality(page: Page, site: str) -> None:
    open_charts(page, site, COVERAGE)
    page.locator("#row-69701000 a").click()
    shown(page, "/municipality?i=training_coverage&m=69701000")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?i=rumo_quorum",
        "?group=district&i=remote_training_share",
        "?i=decision_overdue",
        "?i=mentoring_coverage&m=69507000,69608000",
        "?i=rumo_attendance&period=2025-2026",
        "?i=training_coverage&known=2025-03-01",
        "?i=training_coverage&period=2027",
    ],
)
def test_every_kind_of_question_is_drawn_without_a_complaint(
    page: Page, site: str, query: str
) -> None:
    open_page(page, site, f"/indicator{query}")
    expect(page.locator("h1")).not_to_be_empty()
    page.wait_for_timeout(700)
    assert fits(page)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_sticks_out_sideways(page: Page, site: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_charts(page, site, COVERAGE)
    assert fits(page)
    boxes = page.locator(".chart .main-svg").evaluate_all(
        "all => all.map(svg => [svg.getBoundingClientRect().right,"
        " svg.closest('.panel').getBoundingClientRect().right])"
    )
    assert all(chart <= panel for chart, panel in boxes)


@pytest.mark.parametrize("key", ["training_coverage", "mentoring_coverage"])
def test_the_sheet_of_paper_is_light_and_wide_enough(page: Page, site: str, key: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_charts(page, site, f"/indicator?i={key}")
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print", color_scheme="dark")
    page.wait_for_timeout(500)
    assert fits(page)
    assert colour(page, ".chart .annotation-text", "fill") == "rgb(0, 0, 0)"
    expect(page.locator("#numbers-months table")).to_be_visible()


def colour(page: Page, selector: str, name: str) -> str:
    found: str = page.locator(selector).first.evaluate(
        "(element, name) => getComputedStyle(element)[name]", name
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_of_a_chart_follows_the_look(page: Page, site: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    open_charts(page, site, COVERAGE)
    for chart, beside in (
        (".chart .xtick text", ".trend h2 small"),
        (".chart .annotation-text", ".trend h2"),
    ):
        assert colour(page, chart, "fill") == colour(page, beside, "color")
    assert colour(page, ".chart .tracenow .js-line", "stroke") == colour(
        page, ".trend summary", "color"
    )


@pytest.mark.parametrize("query", ["?i=training_coverage&sort=-value", "", "?i=rumo_quorum"])
def test_the_page_is_accessible(page: Page, site: str, query: str) -> None:
    open_charts(page, site, f"/indicator{query}")
    assert grave_faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert grave_faults(page, **CONTRAST) == []


def test_markup_in_a_name_stays_text(page: Page, hostile_site: str) -> None:
    open_charts(page, hostile_site, COVERAGE)
    page.locator(".chart .tracenow .point").last.hover(force=True)
    expect(page.locator(".hovertext").first).to_contain_text(HOSTILE)
    expect(page.locator("h1")).to_contain_text(HOSTILE)
    assert page.locator("#page-content img").count() == 0
    assert_nothing_hostile_runs(page)

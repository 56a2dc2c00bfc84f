"""Files of single pages: asked for where the page is opened, and waited for before it is shown."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.pages import open_whole_page, shown


def asked_of(page: Page) -> list[str]:
    """Names of the files in `assets/pages/` that the window asks for from now on."""
    names: list[str] = []

    def note(url: str) -> None:
        if "/assets/pages/" in url:
            names.append(url.rpartition("/")[2].partition("?")[0])

    page.on("request", lambda request: note(request.url))
    return names


def test_the_first_page_asks_for_nothing_of_the_others(page: Page, site: str) -> None:
    asked = asked_of(page)
    open_whole_page(page, site, "/")
    assert asked == ["folding.js"]


def test_a_first_visit_of_a_page_asks_for_its_files_alone(page: Page, site: str) -> None:
    asked = asked_of(page)
    open_whole_page(page, site, "/decisions")
    assert {name for name in asked if name.endswith(".css")} == {"detail.css", "decisions.css"}


def test_a_page_that_is_gone_to_waits_for_its_looks_and_asks_for_them_once(
    page: Page, site: str
) -> None:
    open_whole_page(page, site, "/")
    asked, held = asked_of(page), list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/pages/decisions.css*", hold)
    menu = page.get_by_role("navigation", name="Страницы")
    menu.get_by_role("link", name="Решения").click()
    expect(page.locator(".page-decisions #page-content")).to_be_attached()
    expect(page.locator("#page-content")).to_be_hidden()
    assert page.locator("#page-content").get_attribute("data-address") is None
    held[0].continue_()
    shown(page, "/decisions")
    expect(page.locator("#page-content")).to_be_visible()
    for name in ("Обзор", "Решения"):
        menu.get_by_role("link", name=name, exact=True).click()
        shown(page, "/" if name == "Обзор" else "/decisions")
    assert asked.count("decisions.css") == 1


def test_a_page_is_shown_even_where_its_looks_do_not_come(page: Page, site: str) -> None:
    page.route("**/assets/pages/network.css*", lambda route: route.fulfill(status=200, body=""))
    open_whole_page(page, site, "/")
    page.get_by_role("navigation", name="Страницы").get_by_role("link", name="Сеть").click()
    shown(page, "/network")
    expect(page.locator("#page-content")).to_be_visible()


def test_slides_hear_the_keys_when_they_are_gone_to(page: Page, site: str) -> None:
    open_whole_page(page, site, "/")
    page.get_by_role("navigation", name="Страницы").get_by_role(
        "link", name="Показ", exact=True
    ).click()
    shown(page, "/present")
    page.keyboard.press("ArrowRight")
    shown(page, "/present?slide=2")

"""A question that does not reach the server is not passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.pages import open_whole_page, shown

QUESTIONS = re.compile("/_dash-update-component")


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A window whose browser may complain of the connection."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="ru-RU")
    yield context.new_page()
    context.close()


def go_to_decisions(window: Page) -> None:
    window.locator("header").get_by_role("link", name="Решения", exact=True).click()


def alert(window: Page) -> Locator:
    return window.get_by_role("alert").filter(has_text="Сервер не отвечает")


def test_a_page_that_did_not_come_is_named_and_opens_when_the_network_is_back(
    window: Page, site: str
) -> None:
    open_whole_page(window, site, "/")
    window.context.set_offline(True)
    go_to_decisions(window)
    expect(alert(window)).to_contain_text("на экране прежняя страница")
    shown(window, "/")
    window.context.set_offline(False)
    shown(window, "/decisions")
    expect(alert(window)).to_have_count(0)


def test_a_filter_that_did_not_reach_the_server_is_named_too(window: Page, site: str) -> None:
    open_whole_page(window, site, "/")
    window.context.set_offline(True)
    window.get_by_label("Группа").select_option(label="районы")
    expect(alert(window)).to_be_visible()
    window.context.set_offline(False)
    shown(window, "/?group=district")


def test_an_answer_that_is_an_error_is_not_taken_for_the_page(window: Page, site: str) -> None:
    open_whole_page(window, site, "/")
    window.route(QUESTIONS, lambda route: route.fulfill(status=502, body="bad gateway"))
    window.route("**/health/live", lambda route: route.fulfill(status=502, body=""))
    go_to_decisions(window)
    expect(alert(window)).to_be_visible()
    window.unroute(QUESTIONS)
    alert(window).get_by_role("button", name="Открыть ещё раз").click()
    shown(window, "/decisions")


def test_the_next_answer_that_comes_takes_the_sentence_away(window: Page, site: str) -> None:
    open_whole_page(window, site, "/")
    lost: list[Route] = []

    def lose_the_first(route: Route) -> None:
        lost.append(route)
        route.abort() if len(lost) == 1 else route.continue_()

    window.route("**/health/live", lambda route: route.fulfill(status=502, body=""))
    window.route(QUESTIONS, lose_the_first)
    go_to_decisions(window)
    expect(alert(window)).to_be_visible()
    window.locator("header").get_by_role("link", name="Сеть", exact=True).click()
    shown(window, "/network")
    expect(alert(window)).to_have_count(0)

"""The first page as an official meets it: look, filter, go back, reload, take a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import control, fits, open_page, shown

FILTERED = "/?group=district"


def test_the_first_visit_is_one_answer_without_a_callback(page: Page, site: str) -> None:
    calls: list[str] = []
    page.on("request", lambda request: calls.append(request.url))
    open_page(page, site, "/")
    assert not [url for url in calls if "_dash-update-component" in url]
    assert not [url for url in calls if "plotly" in url]
    assert not [url for url in calls if not url.startswith(site) and not url.startswith("data:")]


def test_the_four_families_and_every_municipality_are_there(page: Page, site: str) -> None:
    open_page(page, site, "/")
    for indicator in (
        "training_coverage",
        "rumo_attendance",
        "decision_completion",
        "school_project_score",
    ):
        expect(page.locator(f"#card-{indicator}")).to_be_visible()
    assert page.locator("[id^='tile-']").count() == 20
    assert page.locator("[id^='row-']").count() == 21
    expect(page.get_by_text("Демонстрационные данные")).to_be_visible()


def test_a_filter_moves_into_the_address_and_back_undoes_it(page: Page, site: str) -> None:
    open_page(page, site, "/")
    control(page, "group").select_option("district")
    shown(page, FILTERED)
    assert page.url == site + FILTERED
    assert page.locator("[id^='row-']").count() == 16
    page.go_back()
    shown(page, "/")
    assert page.locator("[id^='row-']").count() == 21
    page.go_forward()
    shown(page, FILTERED)
    page.reload()
    shown(page, FILTERED)
    expect(control(page, "group")).to_have_value("district")


def test_one_change_is_one_call_of_the_server(page: Page, site: str) -> None:
    open_page(page, site, "/")
    calls: list[str] = []
    page.on("request", lambda request: calls.append(request.url))
    control(page, "group").select_option("city")
    shown(page, "/?group=city")
    page.wait_for_timeout(500)
    assert len([url for url in calls if "_dash-update-component" in url]) == 1


def test_a_deep_link_with_a_bad_value_says_so_and_keeps_the_notice(page: Page, site: str) -> None:
    page.goto(site + "/?period=вчера&group=district")
    shown(page, FILTERED)
    expect(page.get_by_text("параметра «period» не подходит")).to_be_visible()
    page.wait_for_timeout(500)
    expect(page.get_by_text("параметра «period» не подходит")).to_be_visible()


def test_the_file_behind_the_button_has_the_rows_of_the_page(
    page: Page, site: str, tmp_path: Path
) -> None:
    open_page(page, site, FILTERED)
    page.get_by_text("Скачать").click()
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV для Excel").click()
    saved = tmp_path / "indicators.csv"
    started.value.save_as(saved)
    content = saved.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    names = {row["ОКТМО"] for row in rows if row["Уровень"] == "муниципалитет"}
    ids = page.locator("[id^='row-']").evaluate_all("rows => rows.map(row => row.id)")
    assert names == {each.removeprefix("row-") for each in ids}


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (1280, 720), (390, 844)])
def test_nothing_sticks_out_sideways(page: Page, site: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_page(page, site, "/")
    assert fits(page)

"""The whole page, as it stands for any answer."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from dash.development.base_component import Component

from data_sources.question.notices import Notice, NoticeKind
from data_sources.scoring.results import Overview
from layouts.frame.shell import draw_problem
from layouts.markup.assembly import assemble
from layouts.pages.overview import page as overview
from tests.layouts import scenes
from tests.rendered import written

HOSTILE = "<script>alert('ё')</script>&\"%27"
VALUES = {scenes.ASINO.oktmo: 30.0, scenes.TOMSK.oktmo: 60.0, scenes.OWN.oktmo: 90.0}
ANSWERS = {
    "full": scenes.overview(scenes.full_rows(VALUES)),
    "without a value": scenes.overview(scenes.full_rows()),
    "without rows": scenes.overview(),
    "without municipalities": scenes.overview(municipalities=()),
    "of an empty database": scenes.empty_overview(),
    "of the region alone": scenes.overview(scenes.full_rows(VALUES), "i=rumo_quorum"),
}


def drawn(answer: Overview) -> Component:
    return overview.draw(scenes.first_page(answer), scenes.frame())


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_nothing_of_python_shows_through(answer: Overview) -> None:
    page = drawn(answer)
    words = "\n".join(scenes.strings(page))
    assert not re.search(r"\b(None|nan|NaN|inf|Decimal|Level\.|Reason\.)\b", words)
    assert json.loads(
        json.dumps(assemble(page).to_plotly_json(), default=lambda o: o.to_plotly_json())
    )


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_ids_are_unique(answer: Overview) -> None:
    ids = [json.dumps(part.id) for part in scenes.walk(drawn(answer)) if hasattr(part, "id")]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_there_is_one_heading_of_the_page(answer: Overview) -> None:
    (heading,) = scenes.of_type(drawn(answer), "H1")
    assert scenes.text(heading)


def test_the_anchors_of_the_contract_are_there() -> None:
    page = written(drawn(ANSWERS["full"]))
    for key in scenes.CARDS:
        assert page.xpath(f"count(//*[@id='card-{key}'])") == 1
    for member in scenes.PLACES:
        assert page.xpath(f"count(//*[@id='row-{member.oktmo}'])") == 1
        tiles = 0 if member.is_regional else 1
        assert page.xpath(f"count(//*[@id='tile-{member.oktmo}'])") == tiles


def test_the_content_says_the_address_and_the_controls_that_it_shows() -> None:
    query = "i=rumo_attendance&m=69701000,69608000&period=2025-2026"
    main = scenes.find(drawn(scenes.overview(query=query)), "page-content")
    assert getattr(main, "data-address") == "/?i=rumo_attendance&m=69608000,69701000"
    assert json.loads(getattr(main, "data-drawn")) == {
        "period": "",
        "period-from": "",
        "period-to": "",
        "m": "69608000,69701000",
        "group": "",
        "known": "",
        "i": "rumo_attendance",
    }
    assert getattr(scenes.find(drawn(scenes.overview()), "page-content"), "data-address") == "/"


def test_the_drawing_is_a_function_of_the_answer() -> None:
    first, second = (json.dumps(assemble(drawn(ANSWERS["full"])), default=_plain) for _ in range(2))
    assert first == second


def _plain(part: Component) -> object:
    return part.to_plotly_json()


def test_demo_data_are_said_to_be_invented() -> None:
    (banner,) = scenes.of_class(drawn(scenes.overview(is_demo=True)), "demo")
    assert "вымышлены" in scenes.text(banner)
    assert not scenes.of_class(drawn(scenes.overview(is_demo=False)), "demo")


def test_an_answer_given_again_is_marked_as_old() -> None:
    answer = ANSWERS["full"]
    old = replace(answer, provenance=replace(answer.provenance, is_stale=True))
    (mark,) = scenes.of_class(drawn(old), "stale")
    assert scenes.text(mark).startswith("Устарело. Данные на ")
    assert "нет связи с базой" in scenes.text(mark)
    assert not scenes.of_class(drawn(answer), "stale")


def test_names_are_text_wherever_they_stand() -> None:
    hostile = replace(scenes.ASINO, name=HOSTILE, short_name=HOSTILE, peer_group=HOSTILE)
    places = tuple(hostile if m == scenes.ASINO else m for m in scenes.PLACES)
    rows = [
        row._replace(name=HOSTILE) if row.oktmo == hostile.oktmo else row
        for row in scenes.full_rows(VALUES)
    ]
    page = drawn(scenes.overview(rows, f"m={hostile.oktmo}", municipalities=places))
    row = scenes.find(page, f"row-{hostile.oktmo}")
    assert scenes.text(row.children[0]) == HOSTILE
    for part in scenes.walk(page):
        assert not hasattr(part, "dangerously_allow_html")
        for name in ("href", "src"):
            assert "<" not in getattr(part, name, "")


def test_links_within_the_site_do_not_reload_the_page() -> None:
    page = drawn(ANSWERS["full"])
    followed = {
        id(link)
        for box in scenes.walk(page)
        if hasattr(box, "data-inner")
        for link in scenes.of_type(box, "A")
    }
    plain = [link.href for link in scenes.of_type(page, "A") if id(link) not in followed]
    assert plain
    assert all(href.startswith(("/files/", "#")) for href in plain)
    inner = scenes.of_type(page, "Link")
    assert len(inner) > 10
    assert all(link.href.startswith("/") for link in inner)


def test_the_question_goes_along_to_other_pages() -> None:
    page = drawn(scenes.overview(query="group=city"))
    nav, questions = scenes.of_type(page, "Nav")
    addresses = {scenes.text(link): link.href for link in scenes.of_type(nav, "Link")}
    assert addresses == {"Обзор": "/?group=city", "Данные и методика": "/data?group=city"}
    (current,) = [item for item in scenes.of_type(nav, "Li") if hasattr(item, "aria-current")]
    assert scenes.text(current) == "Обзор"
    asked = {scenes.text(link): link.href for link in scenes.of_type(questions, "Link")}
    assert asked["Скольких не хватает до цели?"] == "/training?group=city#places"
    assert all("?group=city" in address for address in asked.values())


def notice(text: str) -> Notice:
    return Notice(NoticeKind.BAD_VALUE, "m", text)


def test_notices_are_said_once_and_at_most_five() -> None:
    page = scenes.first_page(ANSWERS["full"])
    dropped = replace(page.answered, notices=(notice("Один."), notice("Два.")))
    answer = replace(page, answered=dropped)
    texts = ("0.", "1.", "2.", "3.", "Один.")
    frame = scenes.frame(notices=tuple(notice(text) for text in texts))
    (aside,) = scenes.of_type(overview.draw(answer, frame), "Aside")
    assert aside.role == "status"
    items = [scenes.text(item) for item in scenes.of_type(aside, "Li")]
    assert items == ["0.", "1.", "2.", "3.", "Один.", "и ещё 1\u00a0замечание"]


def test_without_notices_the_place_for_them_is_hidden() -> None:
    (aside,) = scenes.of_type(drawn(ANSWERS["full"]), "Aside")
    assert aside.hidden is True


def test_the_footer_says_how_it_is_known() -> None:
    for query, moment, version in (
        ("", "по последним сведениям", "версия данных 147"),
        # What was known on a day does not change with the version of today.
        ("known=2025-10-01", "по сведениям на 01.10.2025", ""),
    ):
        (footer,) = scenes.of_type(drawn(scenes.overview(query=query)), "Footer")
        said = scenes.text(footer).replace("\u00a0", " ")
        for words in (
            "отчётная дата 21.11.2025",
            moment,
            version,
            "Как это посчитано: Индекс эффективности",
        ):
            assert words in said
        assert bool(version) == ("версия данных" in said)


@pytest.mark.parametrize("key", ["training_coverage", "decision_overdue", "internship_sites"])
def test_the_passport_ends_with_a_worked_example(key: str) -> None:
    (footer,) = scenes.of_type(drawn(scenes.overview(query=f"i={key}")), "Footer")
    example = scenes.text(scenes.of_type(footer, "Dd")[-1]).replace("\u00a0", " ")
    assert re.search(r"Получается \d+(,\d)?( \S+| на 10)? \(\d+ .+\)\.$", example)


def test_figures_of_the_region_alone_have_their_strip() -> None:
    (strip,) = scenes.of_class(drawn(ANSWERS["full"]), "strip")
    titles = [scenes.text(title) for title in scenes.of_type(strip, "Dt")]
    assert titles == [
        "Правомочные заседания РУМО",
        "Исполнение плана работы РУМО",
        "Диагностики, прошедшие экспертизу",
    ]


def test_a_problem_has_the_header_and_the_root_of_the_content() -> None:
    page = draw_problem(scenes.frame(clock_text=""), "База пуста. Выполните «rumo demo».")
    main = scenes.find(page, "page-content")
    assert "База пуста" in scenes.text(main)
    assert getattr(main, "data-address") == "/"
    assert getattr(main, "data-drawn") == "{}"
    assert len(scenes.of_type(page, "Header")) == 1

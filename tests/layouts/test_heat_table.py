"""The table of all indicators: every cell is a number or says why it is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dash.development.base_component import Component

from data_sources.filters import INDEX
from data_sources.indicators import registry
from data_sources.indicators.declaration import Reach
from data_sources.results import Reason, Row
from layouts.parts import heat_table
from tests.layouts import scenes

KEY = "training_coverage"
COLUMN = 2
"""Where `KEY` stands in a row: after the name and the index."""


def drawn(rows: tuple[Row, ...] | list[Row], query: str = "") -> Component:
    return heat_table.draw("/", scenes.scorecard(rows, query))


def cell(row: Row) -> Component:
    rows = [row, scenes.row(INDEX, value=50.0)]
    return scenes.find(drawn(rows), f"row-{row.oktmo}").children[COLUMN]


def test_every_indicator_of_municipalities_has_a_column_in_the_order_of_the_contract() -> None:
    links = [
        link
        for title in scenes.of_type(scenes.of_type(drawn(scenes.full_rows()), "Thead"), "Th")
        for link in scenes.of_type(title, "Link")
    ]
    keys = [scenes.query_of(link.href).get("i", INDEX) for link in links]
    municipal = [k for k, known in registry().items() if known.reach is Reach.MUNICIPALITY]
    assert keys == [INDEX, *municipal]


def test_families_stand_over_their_columns() -> None:
    head = scenes.of_type(drawn(scenes.full_rows()), "Thead")
    families, titles = scenes.of_type(head, "Tr")
    spans = [getattr(part, "colSpan", 1) for part in families.children]
    assert sum(spans) == len(titles.children)
    groups = [part for part in families.children if getattr(part, "scope", None) == "colgroup"]
    assert scenes.text(groups[0]) == "Повышение квалификации"
    assert len(groups) == 5


def test_rows_come_by_the_index_and_the_organisations_of_the_region_last() -> None:
    rows = [
        scenes.row(INDEX, scenes.ASINO, value=10.0, rank=3),
        scenes.row(INDEX, scenes.KEDROVY, reason=Reason.NO_DATA),
        scenes.row(INDEX, scenes.OWN, value=99.0),
        scenes.row(INDEX, scenes.TOMSK, value=30.0, rank=1),
        scenes.row(INDEX, scenes.CHAINSKY, value=20.0, rank=2),
        scenes.row(INDEX, value=20.0),
    ]
    (body,) = scenes.of_type(drawn(rows), "Tbody")
    assert [row.id for row in body.children] == [
        f"row-{member.oktmo}"
        for member in (
            scenes.TOMSK,
            scenes.CHAINSKY,
            scenes.ASINO,
            scenes.KEDROVY,
            scenes.OWN,
        )
    ]


def test_the_sums_stand_in_the_foot() -> None:
    rows = [
        scenes.selection(INDEX, value=30.0),
        scenes.row(INDEX, value=20.0),
        scenes.selection(KEY, value=44.0),
        scenes.row(KEY, value=41.0),
    ]
    (foot,) = scenes.of_type(drawn(rows), "Tfoot")
    assert [scenes.text(row.children[:3]) for row in foot.children] == [
        "Выбранные муниципалитеты30,044,0",
        "Томская область20,041,0",
    ]


@pytest.mark.parametrize(
    ("reason", "mark"),
    [
        (Reason.NO_DATA, "н/д"),
        (Reason.ZERO_DENOMINATOR, "дел. 0"),
        (Reason.NOT_APPLICABLE, "·"),
    ],
)
def test_each_reason_has_its_own_mark(reason: Reason, mark: str) -> None:
    missing = cell(scenes.row(KEY, scenes.ASINO, reason=reason))
    assert scenes.text(missing) == mark
    assert "gap" in missing.className.split()
    zero = cell(scenes.row(KEY, scenes.ASINO, value=0.0, numerator=0, denominator=9))
    assert scenes.text(zero) == "0,0"
    assert "gap" not in zero.className.split()


def test_a_cell_tells_everything_in_its_title() -> None:
    row = scenes.row(
        KEY, scenes.ASINO, value=41.2, numerator=7, denominator=17, target=45.0, previous=40.0
    )
    assert cell(row).title.replace("\u00a0", " ") == (
        "Охват повышением квалификации: 41,2 %; 7 из 17 педагогов; цель 45 %; "
        "+1,2 п.п. к той же дате прошлого года"
    )


def test_few_people_and_organisations_of_the_region_have_no_colour() -> None:
    small = scenes.row(KEY, scenes.ASINO, value=50.0, small=True)
    assert cell(small).className == "uncompared"
    assert scenes.text(cell(small)) == "50,0*"
    assert cell(replace(small, small=False)).className == "q3"
    assert cell(scenes.row(KEY, scenes.OWN, value=50.0)).className == "uncompared"


def test_headers_say_what_they_head() -> None:
    component = drawn(scenes.full_rows())
    scopes = {part.scope for part in scenes.of_type(component, "Th")}
    assert scopes == {"row", "col", "colgroup"}
    (caption,) = scenes.of_type(component, "Caption")
    assert scenes.text(caption)


def test_the_column_of_the_chosen_indicator_is_marked() -> None:
    (chosen,) = scenes.of_class(drawn(scenes.full_rows(), f"i={KEY}"), "chosen")
    assert scenes.text(chosen) == "Охват ПК"

"""The table of all indicators: every cell is a number or says why it is none."""

from __future__ import annotations

from typing import Any

import pytest
from dash.development.base_component import Component

from data_sources.indicators import registry
from data_sources.indicators.declaration import Reach
from data_sources.question.choices import INDEX
from data_sources.scoring.results import Row
from data_sources.vocabulary.reasons import Reason
from layouts.widgets.tables import heat_table
from tests.layouts import scenes
from tests.rendered import written

KEY = "training_coverage"
COLUMN = 2
"""Where `KEY` stands in a row: after the name and the index."""


def drawn(rows: tuple[Row, ...] | list[Row], query: str = "") -> Component:
    return heat_table.draw("/", scenes.request(query), scenes.scorecard(rows, query))


def cell(row: Row) -> Any:
    """The cell as a browser has it."""
    rows = [row, scenes.row(INDEX, value=50.0)]
    return written(drawn(rows)).get_element_by_id(f"row-{row.oktmo}")[COLUMN]


def foot(component: Component) -> Any:
    (sums,) = written(component).iter("tfoot")
    return sums


def heads(component: Component) -> dict[str, Any]:
    """Key of a column -> its head as a browser has it."""
    (head,) = written(component).iter("thead")
    return {link.get("id").removeprefix("sort-"): link.getparent() for link in head.iter("a")}


def names(component: Component) -> list[str]:
    (body,) = scenes.of_type(component, "Tbody")
    return [scenes.text(row.children[0]) for row in body.children]


def test_every_indicator_of_municipalities_has_a_column_in_the_order_of_the_contract() -> None:
    keys = list(heads(drawn(scenes.full_rows())))
    municipal = [k for k, known in registry().items() if known.reach is Reach.MUNICIPALITY]
    assert keys == ["name", INDEX, *municipal]


RANKED = [
    scenes.row(INDEX, scenes.ASINO, value=10.0, rank=3),
    scenes.row(INDEX, scenes.KEDROVY, reason=Reason.NO_DATA),
    scenes.row(INDEX, scenes.OWN, value=99.0),
    scenes.row(INDEX, scenes.TOMSK, value=30.0, rank=1),
    scenes.row(INDEX, scenes.CHAINSKY, value=20.0, rank=2),
    scenes.row(KEY, scenes.ASINO, value=41.0),
    scenes.row(KEY, scenes.KEDROVY, value=0.0),
    scenes.row(KEY, scenes.OWN, value=70.0),
    scenes.row(KEY, scenes.TOMSK, reason=Reason.ZERO_DENOMINATOR),
    scenes.row(KEY, scenes.CHAINSKY, value=41.0),
]


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["Томск", "Чаинский район", "Асиновский район", "Кедровый"]),
        ("sort=-index", ["Томск", "Чаинский район", "Асиновский район", "Кедровый"]),
        ("sort=index", ["Асиновский район", "Чаинский район", "Томск", "Кедровый"]),
        ("sort=name", ["Асиновский район", "Кедровый", "Томск", "Чаинский район"]),
        ("sort=-name", ["Чаинский район", "Томск", "Кедровый", "Асиновский район"]),
        (f"sort={KEY}", ["Кедровый", "Асиновский район", "Чаинский район", "Томск"]),
        (f"sort=-{KEY}", ["Асиновский район", "Чаинский район", "Кедровый", "Томск"]),
    ],
)
def test_rows_stand_as_the_address_says_with_gaps_and_the_region_itself_last(
    query: str, order: list[str]
) -> None:
    assert names(drawn(RANKED, query)) == [*order, "Организации области"]


def test_the_sorted_column_says_which_way() -> None:
    def said(query: str) -> dict[str, str]:
        return {
            key: head.get("aria-sort")
            for key, head in heads(drawn(RANKED, query)).items()
            if "aria-sort" in head.attrib
        }

    assert said("") == {INDEX: "descending"}
    assert said("sort=name") == {"name": "ascending"}
    assert said(f"sort=-{KEY}") == {KEY: "descending"}


def test_a_head_leads_to_its_order_and_back_the_other_way() -> None:
    def leads(query: str, key: str) -> str:
        return str(heads(drawn(RANKED, query))[key][0].get("href"))

    assert leads("", KEY) == f"/?sort=-{KEY}"
    assert leads(f"sort=-{KEY}", KEY) == f"/?sort={KEY}"
    assert leads(f"sort={KEY}", KEY) == f"/?sort=-{KEY}"
    assert leads("", "decision_overdue") == "/?sort=decision_overdue"
    assert leads("", "name") == "/?sort=name"
    assert leads("", INDEX) == "/?sort=index"
    assert leads("sort=index", INDEX) == "/"
    assert leads(f"group=city&page=3&sort=name&i={KEY}", KEY) == (
        f"/?group=city&i={KEY}&sort=-{KEY}"
    )


@pytest.mark.parametrize("sort", ["colour", "-rumo_quorum"])
def test_an_order_by_no_column_is_said_and_rows_stand_by_the_index(sort: str) -> None:
    component = drawn(RANKED, f"sort={sort}")
    (remark,) = scenes.of_class(component, "remark")
    assert f"«{sort.removeprefix('-')}»" in scenes.text(remark)
    assert names(component)[0] == "Томск"
    assert not scenes.of_class(drawn(RANKED, "sort=name"), "remark")


def test_every_cell_leads_to_its_indicator_and_its_municipality() -> None:
    component = drawn(scenes.full_rows({scenes.ASINO.oktmo: 30.0}), "group=юг&sort=name&page=2")
    row = written(component).get_element_by_id(f"row-{scenes.ASINO.oktmo}")
    addresses = [cell[0].get("href") for cell in row]
    assert addresses[0].startswith("/municipality?")
    assert all(address.startswith("/indicator?") for address in addresses[1:])
    asked = [scenes.query_of(address) for address in addresses[1:]]
    keys = [key for key in heads(component) if key != "name"]
    assert [question.pop("i", INDEX) for question in asked] == keys
    assert all(question == {"group": "юг", "m": scenes.ASINO.oktmo} for question in asked)


def test_a_gap_is_a_link_too() -> None:
    gap = cell(scenes.row(KEY, scenes.ASINO, reason=Reason.NO_DATA))
    assert scenes.query_of(gap[0].get("href")) == {"i": KEY, "m": scenes.ASINO.oktmo}


def test_a_sum_leads_to_those_whom_it_sums() -> None:
    rows = [
        scenes.selection(INDEX, value=30.0),
        scenes.row(INDEX, value=20.0),
        scenes.selection(KEY, value=44.0),
        scenes.row(KEY, value=41.0),
    ]
    sums = foot(drawn(rows, f"m={scenes.ASINO.oktmo}"))
    selection, region = (row[COLUMN][0].get("href") for row in sums)
    assert scenes.query_of(selection) == {"i": KEY, "m": scenes.ASINO.oktmo}
    assert scenes.query_of(region) == {"i": KEY}


def test_families_stand_over_their_columns() -> None:
    (head,) = written(drawn(scenes.full_rows())).iter("thead")
    families, titles = head
    assert sum(int(part.get("colspan", 1)) for part in families) == len(titles)
    groups = [part for part in families if part.get("scope") == "colgroup"]
    assert groups[0].text_content() == "Повышение квалификации"
    assert len(groups) == 5


def test_the_sums_stand_in_the_foot() -> None:
    rows = [
        scenes.selection(INDEX, value=30.0),
        scenes.row(INDEX, value=20.0),
        scenes.selection(KEY, value=44.0),
        scenes.row(KEY, value=41.0),
    ]
    assert [[each.text_content() for each in row[:3]] for row in foot(drawn(rows))] == [
        ["Выбранные муниципалитеты", "30,0", "44,0"],
        ["Томская область", "20,0", "41,0"],
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
    assert missing.text_content() == mark
    assert "gap" in missing.get("class").split()
    zero = cell(scenes.row(KEY, scenes.ASINO, value=0.0, numerator=0, denominator=9))
    assert zero.text_content() == "0,0"
    assert "gap" not in zero.get("class").split()


def test_a_cell_tells_everything_in_its_title() -> None:
    row = scenes.row(
        KEY, scenes.ASINO, value=41.2, numerator=7, denominator=17, target=45.0, previous=40.0
    )
    assert cell(row)[0].get("title").replace("\u00a0", " ") == (
        "Охват повышением квалификации: 41,2 %; 7 из 17 педагогов; цель 45 %; "
        "не хватает 1 педагога; +1,2 п.п. к той же дате прошлого года"
    )


def test_few_people_and_organisations_of_the_region_have_no_colour() -> None:
    small = scenes.row(KEY, scenes.ASINO, value=50.0, small=True)
    assert cell(small).get("class") == "uncompared"
    assert cell(small).text_content() == "50,0*"
    assert cell(small._replace(small=False)).get("class") == "q3"
    assert cell(scenes.row(KEY, scenes.OWN, value=50.0)).get("class") == "uncompared"


def test_headers_say_what_they_head() -> None:
    table = written(drawn(scenes.full_rows()))
    assert {part.get("scope") for part in table.iter("th")} == {"row", "col", "colgroup"}
    (caption,) = table.iter("caption")
    assert caption.text_content()


def test_the_column_of_the_chosen_indicator_is_marked() -> None:
    (chosen,) = written(drawn(scenes.full_rows(), f"i={KEY}")).find_class("chosen")
    assert chosen.text_content() == "Охват ПК"

"""Controls, chips and links: what they hold is what the address says, and the other way round."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from dash.development.base_component import Component

from callbacks.pages import Page
from dashboard import pages
from data_sources.indicators import registry
from data_sources.question.periods import parse_period
from data_sources.question.request import FILTER_KEYS
from data_sources.scoring.results import Region, Registers, Vocabulary
from layouts.frame import controls, links
from layouts.widgets import chips, tools
from tests.layouts import scenes

EVERYTHING = (
    "period=2024-2025&m=69608000,69701000&group=city&i=rumo_attendance&known=2025-10-01"
    "&owner=%D0%98%D0%9E&format=remote"
)
EVERY_KEY = (
    "period=2024&m=69608000&group=city&region=22&i=rumo_attendance&known=2025-10-01"
    "&against=2025-11-01&since=week&provider=p&format=remote&project=x&direction=knowledge"
    "&category=teacher&body=all&meeting=r-1&drop=d00000000&status=overdue&owner=x&q=x&level=high"
    "&school=s&kind=other&audience=teacher&sort=name&page=2&slide=2"
)
PAGES = pages.table()
TWO_REGIONS = (scenes.REGION, Region("22", "Алтайский край", "01000000"))


def vocabulary(query: str = "", regions: tuple[Region, ...] = (scenes.REGION,)) -> Vocabulary:
    return scenes.overview(query=query, regions=regions).vocabulary


def drawn(query: str = "", regions: tuple[Region, ...] = (scenes.REGION,)) -> list[Component]:
    filters = scenes.request(query)
    return [
        controls.bar(filters, vocabulary(query, regions)),
        controls.indicator_choice(filters),
    ]


def values(query: str, regions: tuple[Region, ...] = (scenes.REGION,)) -> dict[str, Any]:
    return {
        part.id["name"]: part.value
        for part in scenes.walk(drawn(query, regions))
        if isinstance(getattr(part, "id", None), dict)
    }


def control(query: str, name: str) -> Component:
    return scenes.find(drawn(query), {"role": "filter", "name": name})


def offered(query: str, name: str) -> dict[str, str]:
    return {o["value"]: o["label"] for o in control(query, name).options}


def as_text(value: Any) -> str:
    return ",".join(sorted(value)) if isinstance(value, list) else str(value)


def test_by_default_every_control_is_empty() -> None:
    assert values("") == {
        "period": "",
        "period-from": "",
        "period-to": "",
        "m": [],
        "group": "",
        "known": "",
        "i": "",
    }


def test_a_region_is_offered_only_where_there_are_several() -> None:
    assert "region" not in values("")
    assert values("", TWO_REGIONS)["region"] == ""
    assert values("region=22", TWO_REGIONS)["region"] == "22"


@pytest.mark.parametrize(
    "query",
    [
        "",
        EVERYTHING,
        "period=2024-Q2",
        "period=2024-02..2025-01",
        "known=2025-10-01T10:00:00Z",
        "region=22",
        "i=index",
    ],
)
@pytest.mark.parametrize("regions", [(scenes.REGION,), TWO_REGIONS])
def test_what_is_noted_as_drawn_is_what_the_controls_hold(
    query: str, regions: tuple[Region, ...]
) -> None:
    noted = controls.drawn(scenes.request(query), vocabulary(query, regions))
    assert noted == {key: as_text(value) for key, value in values(query, regions).items()}


@pytest.mark.parametrize(
    "query", ["", EVERYTHING, "period=2024-Q2", "period=2031", "period=2024-02..2025-01"]
)
def test_every_choice_offers_its_own_value_once(query: str) -> None:
    for name in ("period", "group", "i"):
        options = control(query, name).options
        assert [o["value"] for o in options].count(control(query, name).value) == 1
        assert options[0]["value"] == ""


def test_the_default_reads_the_same_whether_placeholder_or_option() -> None:
    for name in ("period", "group", "i"):
        assert control("", name).placeholder == offered("", name)[""]


def test_the_default_period_is_the_first_and_not_repeated() -> None:
    options = control("", "period").options
    chosen = [option["value"] for option in options if not option.get("disabled")]
    assert chosen == ["", "2024-2025", "2023-2024"]
    assert options[0]["label"].replace("\u00a0", " ") == "2025/26 учебный год"


def test_periods_stand_under_the_names_of_their_kinds() -> None:
    texts = ("2025-2026", "2024-2025", "2026", "2025", "2026-Q1", "2025-Q4")
    known = Vocabulary(
        Registers((scenes.REGION,), scenes.REGION, scenes.PLACES),
        tuple(period for text in texts if (period := parse_period(text))),
    )
    bar = controls.bar(scenes.request("period=2024-02..2025-01"), known)
    options = scenes.find(bar, {"role": "filter", "name": "period"}).options
    assert [option["label"].replace("\u00a0", " ") for option in options] == [
        "2025/26 учебный год",
        "— Учебные годы —",
        "2024/25 учебный год",
        "— Календарные годы —",
        "2026 год",
        "2025 год",
        "— Кварталы —",
        "I квартал 2026 года",
        "IV квартал 2025 года",
        "— Месяцы —",
        "февраль 2024 — январь 2025",
    ]


def test_the_fields_for_months_hold_a_period_of_months_and_no_other() -> None:
    held = values("period=2024-02..2025-01")
    assert (held["period-from"], held["period-to"]) == ("2024-02", "2025-01")
    held = values("period=2024-Q2")
    assert (held["period-from"], held["period-to"]) == ("", "")


def test_the_bar_says_the_groups_of_every_municipality() -> None:
    (bar,) = scenes.of_class(drawn(), "controls")
    groups = json.loads(getattr(bar, "data-groups"))
    assert groups[scenes.TOMSK.oktmo] == ["города", "city"]
    assert groups.keys() == {member.oktmo for member in scenes.PLACES}


def test_in_a_group_only_its_own_municipalities_are_offered() -> None:
    assert list(offered("group=city", "m").values()) == ["Кедровый", "Томск"]
    assert list(offered("group=юг", "m").values()) == ["Асиновский район"]


def test_municipalities_are_offered_in_the_order_of_the_register() -> None:
    assert list(offered("", "m").values()) == [member.name for member in scenes.PLACES]


def test_a_page_with_the_bar_alone_notes_no_indicator() -> None:
    noted = controls.drawn_of_bar(scenes.request(EVERYTHING), vocabulary(EVERYTHING))
    assert "i" not in noted
    assert noted["group"] == "city"


def test_the_summary_says_how_many_are_chosen() -> None:
    def summary(query: str) -> str:
        menu = scenes.find(drawn(query), "menu-municipalities")
        (part,) = scenes.of_type(menu, "Summary")
        return scenes.text(part).replace("\u00a0", " ")

    assert summary("").endswith("все 4")
    assert summary("group=city").endswith("все 2")
    assert summary("m=69608000").endswith("Асиновский район")
    assert summary("m=69608000,69701000").endswith("выбрано 2")


def test_a_peer_group_named_as_a_kind_is_told_apart() -> None:
    labels = list(offered("", "group").values())
    assert len(set(labels)) == len(labels)
    assert {"города", "города (по виду)"} <= set(labels)


def test_indicators_are_offered_under_the_names_of_their_families() -> None:
    options = control("", "i").options
    headings = [o["label"] for o in options if o.get("disabled")]
    assert len(headings) == 5
    assert {o["value"] for o in options if not o.get("disabled")} == {"", *registry()}


def test_a_day_is_typed_as_a_day_and_a_moment_as_text() -> None:
    assert control("known=2025-10-01", "known").type == "date"
    moment = control("known=2025-10-01T10:00:00Z", "known")
    assert (moment.type, moment.value) == ("text", "2025-10-01T10:00:00Z")


def test_every_control_lies_in_its_label_or_a_named_group() -> None:
    for name in ("period", "period-from", "period-to", "group", "known", "i"):
        labels = [part for part in scenes.of_type(drawn(), "Label") if _holds(part, name)]
        assert len(labels) == 1
        assert scenes.text(labels)
    (group,) = [part for part in scenes.walk(drawn()) if getattr(part, "role", "") == "group"]
    assert _holds(group, "m")
    assert getattr(group, "aria-label")


def _holds(part: Component, name: str) -> bool:
    identity = {"role": "filter", "name": name}
    return any(getattr(inner, "id", None) == identity for inner in scenes.walk(part))


def chip_links(query: str) -> list[Component]:
    registers = Registers((scenes.REGION,), scenes.REGION, scenes.PLACES)
    return scenes.of_class(chips.draw("/", scenes.request(query), registers), "chip")


def test_each_chip_removes_exactly_its_own_filter() -> None:
    before = scenes.request(EVERYTHING).texts()
    removed = []
    for chip in chip_links(EVERYTHING):
        after = scenes.query_of(chip.href)
        if "m" in after and after["m"] != before["m"]:
            removed.append(after.pop("m"))
            assert after == {key: text for key, text in before.items() if key != "m"}
        else:
            (gone,) = before.keys() - after.keys()
            assert after == {key: text for key, text in before.items() if key != gone}
            removed.append(gone)
    assert sorted(removed) == sorted({*before, "69608000", "69701000"} - {"m"})


def test_more_than_four_municipalities_share_a_chip() -> None:
    four, five = ("69507000", "69608000", "69656000", "69701000"), "69000001"
    assert len(chip_links(f"m={','.join(four)}")) == 4
    (chip,) = chip_links(f"m={','.join((*four, five))}")
    assert scenes.text(chip).startswith("Убрать фильтр. Муниципалитеты: 5")
    assert chip.href == "/"


def test_the_chip_of_the_order_names_the_column_and_the_way() -> None:
    def said(sort: str) -> str:
        (chip,) = chip_links(f"sort={sort}")
        return scenes.text(chip).removeprefix("Убрать фильтр. Порядок: ").removesuffix("×")

    assert said("-rumo_attendance") == "Явка на заседания РУМО, по убыванию"
    assert said("index") == "Индекс эффективности, по возрастанию"
    assert said("name") == "по названию, по возрастанию"
    assert said("-held_on") == "-held_on"


def test_chips_say_their_filter_in_russian() -> None:
    said = [scenes.text(chip).replace("\u00a0", " ") for chip in chip_links(EVERYTHING)]
    for words in (
        "Период: 2024/25 учебный год",
        "Муниципалитет: Асиновский район",
        "Муниципалитет: Томск",
        "Группа: города",
        "Показатель: Явка на заседания РУМО",
        "По сведениям на: 01.10.2025",
        "Ответственный: ИО",
        "Формат: дистанционно",
    ):
        assert any(words in chip for chip in said)


def test_without_filters_there_are_no_chips_and_the_way_to_defaults_stands() -> None:
    assert chip_links("") == []
    registers = Registers((scenes.REGION,), scenes.REGION, scenes.PLACES)
    (reset,) = scenes.of_class(chips.draw("/", scenes.request(EVERYTHING), registers), "reset")
    assert reset.href == "/"


def test_addresses_are_canonical() -> None:
    filters = scenes.request("m=69701000,69608000&i=rumo_attendance&period=2025-2026")
    assert links.page("/", scenes.request()) == "/"
    assert links.page("/", filters) == "/?i=rumo_attendance&m=69608000,69701000"
    assert links.with_filter("/", filters, i="index") == "/?m=69608000,69701000"
    assert links.municipality(filters, "69656000") == ("/municipality?i=rumo_attendance&m=69656000")
    assert links.municipality(scenes.request("page=3"), "69656000") == "/municipality?m=69656000"
    assert links.other_page("/data", scenes.request("page=3&sort=-value&group=city")) == (
        "/data?group=city"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_link_to_another_page_takes_along_what_is_its_question(page: Page[Any]) -> None:
    carried = {
        name
        for name, key in FILTER_KEYS.items()
        if key.is_carried and (not key.pages or links.page_name(page.path) in key.pages)
    }
    asked = scenes.request(EVERY_KEY)
    assert asked.texts().keys() == FILTER_KEYS.keys()
    said = dict(parse_qsl(urlsplit(links.other_page(page.path, asked)).query))
    assert said.keys() == carried


def test_files_have_the_question_of_the_page() -> None:
    drawn_tools = tools.draw("indicators", scenes.request("group=city"))
    addresses = [link.href for link in scenes.of_type(drawn_tools, "A")]
    assert addresses == [
        "/files/indicators.csv?group=city",
        "/files/indicators.csv?group=city&dialect=plain",
        "/files/indicators.xlsx?group=city",
        "/files/indicators.json?group=city",
    ]
    assert all(link.download for link in scenes.of_type(drawn_tools, "A"))
    assert links.file("indicators", "csv", scenes.request()) == "/files/indicators.csv"

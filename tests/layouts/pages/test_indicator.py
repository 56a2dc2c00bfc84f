"""«Показатель»: the headline for every gap, the order of rows, the page for any answer."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from dash.development.base_component import Component

from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.answers.overview.trend import TrendPoint
from data_sources.indicators import registry
from data_sources.question.choices import INDEX
from data_sources.scoring.results import Row, Scorecard, Status
from data_sources.vocabulary.reasons import Reason
from layouts.markup.assembly import assemble
from layouts.pages.indicator import distribution
from layouts.pages.indicator import page as indicator
from layouts.pages.indicator.histogram import bins_of
from layouts.widgets.tables import sorting
from layouts.widgets.tables.sorting import Order, SortedColumn
from layouts.wording.indicators import summary
from layouts.wording.subject import subject
from tests.layouts import scenes
from tests.layouts.scenes import ASINO, CHAINSKY, KEDROVY, OWN, TOMSK

COVERAGE = "training_coverage"
OVERDUE = "decision_overdue"
NEUTRAL = "remote_training_share"
REGIONAL = "rumo_quorum"
HOSTILE = "<img src=x onerror=alert(1)>"
MONTHS = (
    TrendPoint(date(2025, 9, 30), 5.0, 4.0),
    TrendPoint(date(2025, 10, 31), None, 12.5),
    TrendPoint(date(2025, 11, 21), 41.2, 38.1),
)
YEARS = tuple(TrendPoint(date(year, 11, 21), 40.0, None) for year in range(2021, 2026))
ROWS = (
    scenes.row(
        COVERAGE,
        ASINO,
        value=30.0,
        numerator=30.0,
        denominator=100.0,
        target=45.0,
        status=Status.BAD,
        rank=3,
        score=50.0,
        previous=40.0,
    ),
    scenes.row(COVERAGE, KEDROVY, numerator=2.0, reason=Reason.NO_DATA, target=45.0),
    scenes.row(COVERAGE, OWN, value=70.0, numerator=7.0, denominator=10.0),
    scenes.row(
        COVERAGE,
        TOMSK,
        value=60.0,
        numerator=600.0,
        denominator=1000.0,
        target=45.0,
        status=Status.GOOD,
        rank=1,
        score=100.0,
        previous=50.0,
    ),
    scenes.row(
        COVERAGE,
        CHAINSKY,
        value=44.0,
        numerator=11.0,
        denominator=25.0,
        target=45.0,
        status=Status.WATCH,
        rank=2,
        score=73.3,
    ),
    scenes.row(
        COVERAGE,
        value=41.2,
        numerator=3418.0,
        denominator=8296.0,
        target=45.0,
        status=Status.WATCH,
        previous=38.1,
        left_out=1,
    ),
)


def picture(
    rows: tuple[Row, ...] = ROWS,
    query: str = f"i={COVERAGE}",
    months: tuple[TrendPoint, ...] = MONTHS,
    **fields: Any,
) -> IndicatorPicture:
    made = scenes.overview(rows, query, **fields)
    return IndicatorPicture(made, scenes.answered(made, query), months, YEARS)


def drawn(answer: IndicatorPicture) -> Component:
    return indicator.draw(answer, scenes.frame(title="Показатель", path="/indicator"))


def headline(*rows: Row, key: str = COVERAGE, **fields: Any) -> str:
    card = scenes.scorecard(rows, **fields)
    return summary.headline(card, subject(key)).replace("\u00a0", " ")


def lead(*rows: Row, key: str = COVERAGE, **fields: Any) -> str:
    card = scenes.scorecard(rows, **fields)
    return " ".join(summary.lead(card, subject(key))).replace("\u00a0", " ")


# ---- the headline


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"value": 41.2, "previous": 38.1},
            "Томская область: 41,2 % — на 3,1 п.п. больше, чем к этой же дате год назад.",
        ),
        (
            {"value": 38.1, "previous": 41.2},
            "Томская область: 38,1 % — на 3,1 п.п. меньше, чем к этой же дате год назад.",
        ),
        (
            {"value": 38.1, "previous": 38.12},
            "Томская область: 38,1 % — столько же, сколько к этой же дате год назад.",
        ),
        ({"value": 0.0}, "Томская область: 0,0 % — сравнить с прошлым годом не с чем."),
        ({"reason": Reason.NO_DATA}, "Томская область: нет данных."),
        (
            {"reason": Reason.NO_DATA, "previous": 12.0},
            "Томская область: нет данных; годом раньше было 12,0 %.",
        ),
        (
            {"reason": Reason.ZERO_DENOMINATOR},
            "Томская область: не посчитать, знаменатель равен нулю.",
        ),
    ],
)
def test_the_headline_says_the_value_its_change_and_every_gap(
    fields: dict[str, Any], said: str
) -> None:
    whole = headline(scenes.row(COVERAGE, **fields))
    assert whole == f"Охват повышением квалификации, {said}"


def test_the_headline_speaks_of_the_selection_where_there_is_one() -> None:
    rows = (scenes.selection(COVERAGE, value=30.0), scenes.row(COVERAGE, value=41.2))
    assert headline(*rows, query=f"m={ASINO.oktmo},{TOMSK.oktmo}").startswith(
        "Охват повышением квалификации, выбранные муниципалитеты: 30,0 %"
    )


def test_the_headline_of_a_region_only_indicator_below_the_region_says_why() -> None:
    said = headline(scenes.selection(REGIONAL, reason=Reason.NOT_APPLICABLE), key=REGIONAL)
    assert said.endswith(": ниже региона показатель не считается.")


def test_a_period_that_has_not_begun_has_no_value() -> None:
    fields = {"query": "period=2026-2027", "as_of": scenes.TODAY}
    assert headline(scenes.row(COVERAGE, value=0.0), **fields).endswith(
        "на 21.11.2025 этот период ещё не начался."
    )
    assert lead(*ROWS, **fields) == ""


def test_counts_and_points_are_said_with_their_own_words() -> None:
    assert "область: 7 — на 2 больше" in headline(
        scenes.row(OVERDUE, value=7.0, previous=5.0), key=OVERDUE
    )
    assert "область: 52,6 балла — на 1,5 меньше" in headline(
        scenes.row(INDEX, value=52.6, previous=54.1), key=INDEX
    )


def test_without_rows_there_is_a_headline_too() -> None:
    assert headline() == "Охват повышением квалификации: нет данных."
    assert lead() == ""


# ---- the lead


def test_the_lead_names_the_ends_the_movers_the_target_and_the_silent() -> None:
    assert lead(*ROWS) == (
        "Впереди — Томск (60,0 %), отстаёт — Асиновский район (30,0 %). "
        "Больше всего прибавилось за год — Томск (+10,0 п.п.), "
        "больше всего убавилось — Асиновский район (−10,0 п.п.). "
        "Цели 45 % достиг 1 из 3 муниципалитетов. "
        "Нет данных — Кедровый."
    )


def test_organisations_of_the_region_itself_are_never_named() -> None:
    assert OWN.name not in lead(*ROWS)


def ranked(*places: tuple[Any, float, int], **fields: Any) -> list[Row]:
    return [
        scenes.row(COVERAGE, member, value=value, rank=rank, **fields)
        for member, value, rank in places
    ]


def test_ties_at_an_end_share_it() -> None:
    rows = ranked((ASINO, 60.0, 1), (TOMSK, 60.0, 1), (CHAINSKY, 10.0, 3), (KEDROVY, 10.0, 3))
    assert (
        "Впереди — Асиновский район, Томск (по 60,0 %), "
        "отстают — Чаинский район, Кедровый (по 10,0 %)." in lead(*rows)
    )


def test_where_all_are_equal_nobody_lags() -> None:
    rows = ranked((ASINO, 60.0, 1), (TOMSK, 60.0, 1))
    assert "У всех одинаково: 2 муниципалитета по 60,0 %." in lead(*rows)


def test_one_municipality_has_a_place_and_no_opponents() -> None:
    (row,) = ranked((ASINO, 60.0, 4), target=50.0, status=Status.GOOD)
    assert lead(row) == "Место в рейтинге — 4."


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ((Status.GOOD, Status.GOOD), "Цели 45 % достигли все 2, о ком есть данные."),
        ((Status.BAD, Status.BAD), "Цели 45 % не достиг никто из 2 муниципалитетов."),
        ((Status.GOOD, Status.BAD), "Цели 45 % достиг 1 из 2 муниципалитетов."),
    ],
)
def test_how_many_reached_the_target(statuses: tuple[Status, Status], said: str) -> None:
    rows = [
        scenes.row(COVERAGE, member, value=40.0, target=45.0, status=status, rank=1)
        for member, status in zip((ASINO, TOMSK), statuses, strict=True)
    ]
    assert said in lead(*rows)


def test_targets_that_differ_are_each_ones_own() -> None:
    rows = [
        scenes.row(COVERAGE, ASINO, value=40.0, target=45.0, status=Status.BAD, rank=2),
        scenes.row(COVERAGE, TOMSK, value=60.0, target=50.0, status=Status.GOOD, rank=1),
    ]
    assert "Своей цели достиг 1 из 2 муниципалитетов." in lead(*rows)


def test_a_missing_target_is_said() -> None:
    rows = ranked((ASINO, 60.0, 1), (TOMSK, 50.0, 2))
    assert "Цель на этот период не задана." in lead(*rows)
    for_index = [row._replace(indicator=INDEX) for row in rows]
    assert "Цель" not in lead(*for_index, key=INDEX)


def test_a_neutral_indicator_has_greatest_and_least_but_no_leaders() -> None:
    rows = [
        scenes.row(NEUTRAL, ASINO, value=20.0),
        scenes.row(NEUTRAL, TOMSK, value=50.0),
        scenes.row(NEUTRAL, CHAINSKY, value=90.0, small=True),
    ]
    said = lead(*rows, key=NEUTRAL)
    assert said.startswith("Больше всего — Томск (50,0 %), меньше всего — Асиновский район (20,0")
    assert "не оценивается" in said
    assert "Впереди" not in said


def test_few_people_are_not_compared_and_it_is_said() -> None:
    rows = [*ranked((ASINO, 60.0, 1), (TOMSK, 50.0, 2))]
    rows.append(scenes.row(COVERAGE, CHAINSKY, value=100.0, small=True, previous=0.0))
    said = lead(*rows)
    assert "Не сравнивается из-за малой численности — Чаинский район." in said
    assert "Впереди — Асиновский район" in said


def test_a_region_only_indicator_says_why_there_is_no_map() -> None:
    assert lead(scenes.row(REGIONAL, value=100.0), key=REGIONAL) == summary.ONLY_REGION


# ---- the page


ANSWERS = {
    "full": picture(),
    "of the index": picture(scenes.full_rows({ASINO.oktmo: 30.0}), "", months=()),
    "neutral": picture(scenes.full_rows({ASINO.oktmo: 30.0}), f"i={NEUTRAL}"),
    "a count": picture(scenes.full_rows({ASINO.oktmo: 3.0, TOMSK.oktmo: 0.0}), f"i={OVERDUE}"),
    "of the region alone": picture(scenes.full_rows(), f"i={REGIONAL}"),
    "without a value": picture(scenes.full_rows()),
    "without rows": picture(()),
    "without municipalities": picture((), municipalities=()),
    "sorted by nothing known": picture(query=f"i={COVERAGE}&sort=-nonsense"),
    "before its period": picture(ROWS, f"i={COVERAGE}&period=2026-2027", months=()),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_nothing_of_python_shows_through(answer: IndicatorPicture) -> None:
    page = drawn(answer)
    words = "\n".join(scenes.strings(page))
    assert not re.search(r"\b(None|nan|NaN|inf|Decimal|Level\.|Reason\.|nonsense)\b", words)
    assert json.loads(
        json.dumps(assemble(page).to_plotly_json(), default=lambda o: o.to_plotly_json())
    )


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_ids_are_unique_and_there_is_one_heading(answer: IndicatorPicture) -> None:
    page = drawn(answer)
    ids = [json.dumps(part.id) for part in scenes.walk(page) if hasattr(part, "id")]
    assert len(set(ids)) == len(ids)
    (heading,) = scenes.of_type(page, "H1")
    assert scenes.text(heading)


@pytest.mark.parametrize("key", [*registry(), INDEX])
def test_every_indicator_has_its_page(key: str) -> None:
    query = "" if key == INDEX else f"i={key}"
    months = () if key == INDEX else MONTHS
    page = drawn(picture(scenes.full_rows({ASINO.oktmo: 30.0, TOMSK.oktmo: 60.0}), query, months))
    assert subject(key).title in scenes.text(scenes.of_type(page, "H1")[0])
    assert getattr(scenes.find(page, "page-content"), "data-address-to-be") == (
        f"/indicator?{query}" if query else "/indicator"
    )


def test_the_charts_have_the_same_numbers_as_a_table() -> None:
    page = drawn(ANSWERS["full"])
    assert len(scenes.of_type(page, "Graph")) == 2
    months = scenes.find(page, "numbers-months")
    assert scenes.text(months.children[0]) == "Таблица"
    cells = [[scenes.text(cell) for cell in line.children] for line in scenes.of_type(months, "Tr")]
    assert cells[1:] == [
        ["30.09.2025", "5,0\u00a0%", "4,0\u00a0%", "+1,0\u00a0п.п."],
        ["31.10.2025", "нет значения", "12,5\u00a0%", "—"],
        ["21.11.2025", "41,2\u00a0%", "38,1\u00a0%", "+3,1\u00a0п.п."],
    ]
    images = [part for part in scenes.walk(page) if getattr(part, "role", "") == "img"]
    assert all("таблице" in getattr(image, "aria-label") for image in images)


def test_the_index_says_why_it_has_no_months() -> None:
    page = drawn(ANSWERS["of the index"])
    assert "По месяцам индекс не показан" in scenes.text(page)
    assert len(scenes.of_type(page, "Graph")) == 1


def test_a_trend_without_a_single_value_is_a_sentence() -> None:
    nothing = tuple(TrendPoint(point.day, None, None) for point in MONTHS)
    page = drawn(picture(months=nothing))
    assert "Ни на одну из этих дат значения нет" in scenes.text(page)
    assert len(scenes.of_type(page, "Graph")) == 1


def test_a_region_only_indicator_has_neither_map_nor_rows() -> None:
    page = drawn(ANSWERS["of the region alone"])
    assert summary.ONLY_REGION in scenes.text(page)
    assert not scenes.of_class(page, "map")
    assert not scenes.of_class(page, "behind")
    assert len(scenes.of_type(page, "Graph")) == 2


def test_files_are_of_this_indicator_the_index_too() -> None:
    for query, key in ((f"i={COVERAGE}&group=юг", COVERAGE), ("", INDEX)):
        answer = picture(scenes.full_rows(), query)
        hrefs = [link.href for link in scenes.of_type(drawn(answer), "A")]
        files = [href for href in hrefs if href.startswith("/files/")]
        assert len(files) == 4
        for href in files:
            assert href.startswith("/files/indicators.")
            assert href.count("i=") == 1
            assert scenes.query_of(href)["i"] == key


def test_the_passport_is_open_and_complete() -> None:
    (panel,) = scenes.of_class(drawn(ANSWERS["full"]), "passport-panel")
    assert not scenes.of_type(panel, "Details")
    terms = [scenes.text(term) for term in scenes.of_type(panel, "Dt")]
    assert terms == [
        "Показатель",
        "Вопрос",
        "Зачем",
        "Как считается",
        "Чего не говорит",
        "Как читать",
        "Источник",
        "Ответственный",
        "Версия определения",
        "Вес в индексе",
        "Точность места",
        "Пример",
    ]
    assert "по умолчанию 1" in scenes.text(panel)


def test_the_block_of_the_value_says_all_it_rests_on() -> None:
    (block,) = scenes.of_class(drawn(ANSWERS["full"]), "value-block")
    said = scenes.text(block).replace("\u00a0", " ")
    for words in (
        "41,2 %",
        "◐ Чуть ниже цели",
        "45 %",
        "▲ +3,1 п.п.",
        "21.11.2024 было 38,1 %",
        "3 418 из 8 296 педагогов",
        "в сумме не учтён 1 муниципалитет",
        "1 из 3",
    ):
        assert words in said


def test_the_way_to_the_rows_leads_to_a_page_that_exists() -> None:
    nav = (("/training", "Повышение квалификации"),)
    frame = scenes.frame(path="/indicator", nav=nav)
    (way,) = scenes.of_class(
        indicator.draw(picture(query=f"i={COVERAGE}&group=юг"), frame), "to-rows"
    )
    (link,) = scenes.of_type(way, "Link")
    assert scenes.query_of(link.href) == {"i": COVERAGE, "group": "юг"}
    assert link.href.startswith("/training?")
    assert not scenes.of_class(drawn(ANSWERS["full"]), "to-rows")


def test_names_are_text_wherever_they_stand() -> None:
    hostile = replace(ASINO, name=HOSTILE, short_name=HOSTILE)
    places = tuple(hostile if member == ASINO else member for member in scenes.PLACES)
    rows = tuple(row._replace(name=HOSTILE) if row.oktmo == ASINO.oktmo else row for row in ROWS)
    page = drawn(picture(rows, municipalities=places))
    row = scenes.find(page, f"row-{ASINO.oktmo}")
    assert scenes.text(row.children[1]) == HOSTILE
    for part in scenes.walk(page):
        assert not hasattr(part, "dangerously_allow_html")
        for name in ("href", "src"):
            assert "<" not in getattr(part, name, "")


# ---- the rows


def names(answer: IndicatorPicture) -> list[str]:
    (table,) = scenes.of_class(drawn(answer), "behind")
    (body,) = scenes.of_type(table, "Tbody")
    return [scenes.text(scenes.of_type(line, "Th")[0]) for line in scenes.of_type(body, "Tr")]


def sorted_by(sort: str) -> list[str]:
    return names(picture(query=f"i={COVERAGE}&sort={sort}"))


BY_PLACE = [TOMSK.name, CHAINSKY.name, ASINO.name, KEDROVY.name, OWN.name]


def test_rows_stand_by_place_the_organisations_of_the_region_last() -> None:
    assert names(ANSWERS["full"]) == BY_PLACE
    for same in ("rank", "nonsense", "-nonsense"):
        assert sorted_by(same) == BY_PLACE


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("value", [ASINO, CHAINSKY, TOMSK, OWN, KEDROVY]),
        ("-value", [OWN, TOMSK, CHAINSKY, ASINO, KEDROVY]),
        ("-rank", [ASINO, CHAINSKY, TOMSK, KEDROVY, OWN]),
        ("municipality", [ASINO, KEDROVY, OWN, TOMSK, CHAINSKY]),
        ("-municipality", [CHAINSKY, TOMSK, OWN, KEDROVY, ASINO]),
        ("denominator", [OWN, CHAINSKY, ASINO, TOMSK, KEDROVY]),
        ("-denominator", [TOMSK, ASINO, CHAINSKY, OWN, KEDROVY]),
        ("status", [ASINO, CHAINSKY, TOMSK, KEDROVY, OWN]),
        ("-status", [TOMSK, CHAINSKY, ASINO, KEDROVY, OWN]),
        ("change", [ASINO, TOMSK, KEDROVY, OWN, CHAINSKY]),
        ("-change", [TOMSK, ASINO, KEDROVY, OWN, CHAINSKY]),
        ("reason", [OWN, KEDROVY, ASINO, TOMSK, CHAINSKY]),
    ],
)
def test_a_column_orders_the_rows_and_empty_cells_are_last(sort: str, order: list[Any]) -> None:
    assert sorted_by(sort) == [member.name for member in order]


def heads(answer: IndicatorPicture) -> dict[str, Component]:
    (table,) = scenes.of_class(drawn(answer), "behind")
    (head,) = scenes.of_type(table, "Thead")
    return {
        scenes.of_type(title, "Link")[0].id.removeprefix("sort-"): title
        for title in scenes.of_type(head, "Th")
    }


def test_titles_are_links_that_sort_and_say_the_order() -> None:
    titles = heads(picture(query=f"i={COVERAGE}&sort=-value&page=3"))
    assert getattr(titles["value"], "aria-sort") == "descending"
    assert [key for key, title in titles.items() if hasattr(title, "aria-sort")] == ["value"]
    links = {key: scenes.of_type(title, "Link")[0].href for key, title in titles.items()}
    assert scenes.query_of(links["value"]) == {"i": COVERAGE, "sort": "value"}
    assert scenes.query_of(links["score"]) == {"i": COVERAGE, "sort": "-score"}
    assert scenes.query_of(links["municipality"]) == {"i": COVERAGE, "sort": "municipality"}
    # The usual order needs no saying.
    assert scenes.query_of(links["rank"]) == {"i": COVERAGE}
    assert getattr(heads(ANSWERS["full"])["rank"], "aria-sort") == "ascending"


def test_an_unknown_column_is_said_and_dropped_from_the_address() -> None:
    page = drawn(ANSWERS["sorted by nothing known"])
    assert (
        getattr(scenes.find(page, "page-content"), "data-address-to-be")
        == f"/indicator?i={COVERAGE}"
    )
    assert indicator.UNKNOWN_COLUMN in scenes.text(scenes.of_type(page, "Aside")[0])


def test_a_column_that_only_other_indicators_have_is_dropped_in_silence() -> None:
    page = drawn(picture(scenes.full_rows(), f"i={NEUTRAL}&sort=-score"))
    assert (
        getattr(scenes.find(page, "page-content"), "data-address-to-be")
        == f"/indicator?i={NEUTRAL}"
    )
    assert scenes.of_type(page, "Aside")[0].hidden is True


def test_the_chip_of_the_order_is_in_russian() -> None:
    (chips,) = scenes.of_class(drawn(picture(query=f"i={COVERAGE}&sort=-value")), "chips")
    assert "Порядок: значение,\u00a0%, по убыванию" in scenes.text(chips)


def test_columns_are_those_that_the_indicator_has() -> None:
    whole = list(heads(ANSWERS["full"]))
    assert whole == [
        "rank",
        "municipality",
        "value",
        "numerator",
        "denominator",
        "target",
        "status",
        "score",
        "previous",
        "change",
        "reason",
    ]
    judged = {"rank", "target", "status", "score"}
    assert set(whole) - set(heads(ANSWERS["neutral"])) == judged
    assert set(whole) - set(heads(ANSWERS["a count"])) == {"denominator"}
    assert "scored" in heads(ANSWERS["of the index"])


WITHOUT_TABLE = {"of the region alone"}


@pytest.mark.parametrize("name", ANSWERS)
def test_columns_of_every_table_can_be_named_in_an_address(name: str) -> None:
    has_table = bool(scenes.of_class(drawn(ANSWERS[name]), "behind"))
    assert has_table == (name not in WITHOUT_TABLE)
    if has_table:
        assert set(heads(ANSWERS[name])) <= indicator.rows.known_keys()


def test_sums_stand_below_the_rows() -> None:
    rows = (*ROWS, scenes.selection(COVERAGE, value=50.0))
    (table,) = scenes.of_class(drawn(picture(rows)), "behind")
    (foot,) = scenes.of_type(table, "Tfoot")
    titles = [scenes.text(scenes.of_type(line, "Th")[0]) for line in scenes.of_type(foot, "Tr")]
    assert titles == ["Томская область", "Выбранные муниципалитеты"]


def test_a_name_leads_to_the_page_of_the_municipality() -> None:
    row = scenes.find(drawn(picture(query=f"i={COVERAGE}&sort=-value")), f"row-{TOMSK.oktmo}")
    (link,) = scenes.of_type(row, "Link")
    assert link.href == f"/municipality?i={COVERAGE}&m={TOMSK.oktmo}"


def test_no_data_and_zero_look_different() -> None:
    rows = (
        scenes.row(COVERAGE, ASINO, value=0.0, numerator=0.0, denominator=9.0, rank=1),
        scenes.row(COVERAGE, TOMSK, numerator=0.0, reason=Reason.NO_DATA),
    )
    page = drawn(picture(rows))
    zero = scenes.text(scenes.find(page, f"row-{ASINO.oktmo}"))
    gap = scenes.find(page, f"row-{TOMSK.oktmo}")
    assert "0,0" in zero
    assert scenes.text(scenes.of_class(gap, "no-data")[0]) == "нет данных"


# ---- order and bins by themselves


def test_equal_cells_stay_as_they_came_whichever_way() -> None:
    columns = (SortedColumn[tuple[str, float | None]]("n", "Число", lambda pair: pair[1]),)
    rows = [("а", 1.0), ("б", None), ("в", 2.0), ("г", 1.0)]
    up = sorting.arranged(rows, columns, Order("n", falls=False))
    down = sorting.arranged(rows, columns, Order("n", falls=True))
    assert [name for name, _ in up] == ["а", "г", "в", "б"]
    assert [name for name, _ in down] == ["в", "а", "г", "б"]


@pytest.mark.parametrize(
    "values",
    [
        (9.1, 23.6, 45.0),
        (0.0, 100.0),
        (50.0,),
        (0.0,),
        (0.0, 0.0001),
        (97.2, 98.4),
        (0.1 + 0.2, 0.3),
    ],
)
def test_every_value_stands_in_its_bin(values: tuple[float, ...]) -> None:
    bins = bins_of(values)
    assert 1 <= bins.count <= 12
    for value in values:
        low, high = bins.edges[bins.place(value)], bins.edges[bins.place(value) + 1]
        assert low - 1e-6 <= value <= high + 1e-6
        assert 0 <= bins.share(value) <= 1


def test_counts_stand_each_over_its_own_number() -> None:
    rows = (
        scenes.row(OVERDUE, ASINO, value=0.0),
        scenes.row(OVERDUE, TOMSK, value=5.0),
        scenes.row(OVERDUE, CHAINSKY, value=4.0),
    )
    spread = distribution.draw(scenes.request(), scenes.scorecard(rows), subject(OVERDUE))
    (edges,) = scenes.of_class(spread, "edges")
    assert [scenes.text(label) for label in edges.children] == ["0", "1", "2", "3", "4", "5"]
    stacks = scenes.of_class(spread, "stack")
    assert [len(scenes.of_type(stack, "Link")) for stack in stacks] == [1, 0, 0, 0, 1, 1]


def test_the_distribution_shows_everybody_with_a_value_and_counts_the_others() -> None:
    card: Scorecard = scenes.scorecard(ROWS)
    spread = distribution.draw(scenes.request(), card, subject(COVERAGE))
    assert len(scenes.of_type(spread, "Link")) == 3
    rulers = [scenes.text(mark) for mark in scenes.of_class(spread, "ruler")]
    assert rulers == ["Томская область 41,2\u00a0%", "цель 45\u00a0%"]
    said = scenes.text(spread).replace("\u00a0", " ")
    assert "От 30 % (Асиновский район) до 60 % (Томск)" in said
    assert "без значения — 1" in said

"""One municipality: every state of its data has words, marks and a way on."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from dash.development.base_component import Component

from data_sources.answers.municipality.answer import (
    MunicipalityPicture,
    SchoolResult,
    WaitingAssignment,
)
from data_sources.indicators import registry
from data_sources.indicators.declaration import Reach
from data_sources.question.choices import INDEX
from data_sources.scoring.results import Level, Municipality, Row, Status
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.reasons import Reason
from layouts.markup.assembly import assemble
from layouts.pages.municipality import open_assignments, schools
from layouts.pages.municipality import page as municipality
from layouts.wording import portrait
from tests.layouts import scenes
from tests.rendered import written

COVERAGE = "training_coverage"
ATTENDANCE = "rumo_attendance"
VALUES = {scenes.ASINO.oktmo: 30.0, scenes.TOMSK.oktmo: 60.0, scenes.OWN.oktmo: 90.0}
HOSTILE = "<script>alert('ё')</script>&\"%27"
AS_OF = scenes.TODAY


def picture(
    rows: Sequence[Row] = (),
    asked: Municipality | None = scenes.ASINO,
    query: str = "",
    also: tuple[Municipality, ...] = (),
    **fields: Any,
) -> MunicipalityPicture:
    overview = scenes.overview(rows, query)
    everybody = overview.scorecard.question
    chosen = tuple(member.oktmo for member in (asked, *also) if member is not None)
    named = replace(everybody, filters=everybody.filters.naming(chosen))
    own = tuple(row for row in rows if asked is not None and row.oktmo == asked.oktmo)
    return MunicipalityPicture(
        **{
            "overview": overview,
            "answered": replace(scenes.answered(overview, query), question=named),
            "municipality": asked,
            "also_chosen": also,
            "rows": own if asked else (),
            "peers_name": (asked.peer_group or asked.kind) if asked else "",
            "peers": (),
            "waiting": (),
            "schools": (),
            **fields,
        }
    )


def assignment(status: ExecutionStatus, due: date | None, **fields: Any) -> WaitingAssignment:
    return WaitingAssignment(
        **{
            "meeting_code": "m-1",
            "body": "rumo",
            "held_on": date(2025, 9, 5),
            "position": 2,
            "number": "1.1",
            "text": "Представить отчёт.",
            "assignee": "Асиновский район",
            "due_on": due,
            "status": status,
            **fields,
        }
    )


def school(number: int, points: float | None = None) -> SchoolResult:
    done = None if points is None else date(2025, 10, 9)
    level = None if points is None else "basic"
    whole = None if points is None else 200.0
    return SchoolResult(f"s-{number:02}", f"Школа № {number}", done, level, points, whole)


OVERDUE = assignment(ExecutionStatus.OVERDUE, date(2025, 10, 31))
WORKING = assignment(ExecutionStatus.IN_PROGRESS, date(2025, 12, 31), number=None)
LASTING = assignment(ExecutionStatus.CONTINUOUS, None)


def peers(value: float | None) -> tuple[Row, ...]:
    return tuple(scenes.selection(key, value=value) for key in (*registry(), INDEX))


def rich_rows() -> tuple[Row, ...]:
    """All indicators of all places, with places, scores, last year and targets."""
    made = []
    for row in scenes.full_rows(VALUES):
        if row.value is None:
            made.append(row)
        elif row.level is Level.REGION:
            made.append(row._replace(score=50.0, previous=38.0))
        else:
            place = 1 if row.oktmo == scenes.TOMSK.oktmo else 2
            rank = None if row.oktmo == scenes.OWN.oktmo else place
            score = None if rank is None else row.value
            judged = {"target": 45.0, "near": 40.0, "status": Status.BAD}
            made.append(row._replace(score=score, rank=rank, previous=25.0, **judged))
    return tuple(made)


PICTURES = {
    "full": picture(
        rich_rows(),
        waiting=(OVERDUE, WORKING, LASTING),
        schools=(school(1), school(2, 114.0)),
        peers=peers(33.0),
    ),
    "without a choice": picture(rich_rows(), None),
    "several": picture(rich_rows(), scenes.ASINO, also=(scenes.TOMSK,)),
    "without data": picture(scenes.full_rows(VALUES), scenes.KEDROVY),
    "of the region's own": picture(rich_rows(), scenes.OWN),
    "of one indicator": picture(rich_rows(), query="i=rumo_attendance&group=district"),
    "without rows": picture(),
    "of nothing at all": picture((), None),
}


def drawn(asked: MunicipalityPicture) -> Component:
    return municipality.draw(asked, scenes.frame(title="Муниципалитет", path="/municipality"))


def said(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2011", "-")


def head(asked: MunicipalityPicture) -> str:
    return said(portrait.headline(asked))


def told(asked: MunicipalityPicture) -> str:
    return said(" ".join(portrait.lead(asked)))


def row(indicator: str, **fields: Any) -> Row:
    return scenes.row(indicator, scenes.ASINO, **fields)


# ---- the sentences ----


@pytest.mark.parametrize(
    ("value", "previous", "ending"),
    [
        (52.6, 61.7, "52,6 балла, на 9,1 балла меньше, чем год назад."),
        (62.0, 61.0, "62 балла, на 1 балл больше, чем год назад."),
        (50.0, 45.0, "50 баллов, на 5 баллов больше, чем год назад."),
        (50.01, 50.0, "50 баллов, столько же, сколько год назад."),
        (50.0, None, "50 баллов, сравнить с прошлым годом не с чем."),
    ],
)
def test_the_headline_says_place_and_change(
    value: float, previous: float | None, ending: str
) -> None:
    rows = [
        row(INDEX, value=value, rank=2, previous=previous, scored=(20, 20)),
        scenes.row(INDEX, scenes.TOMSK, value=70.0, rank=1, scored=(20, 20)),
    ]
    start = "Асиновский район: 2-е место из 2 по индексу эффективности — "
    assert head(picture(rows)) == start + ending


def test_a_place_within_a_group_is_said_to_be_so() -> None:
    asked = picture([row(INDEX, value=60.0, rank=1)], query="group=district")
    assert "1-е место из 1 в группе «районы» по индексу" in head(asked)


def test_organisations_of_the_region_are_not_counted_among_the_ranked() -> None:
    rows = [row(INDEX, value=60.0, rank=1), scenes.row(INDEX, scenes.OWN, value=10.0, rank=2)]
    assert "1-е место из 1 " in head(picture(rows))


def test_the_headline_of_every_gap() -> None:
    assert head(picture((), None)) == "Выберите муниципалитет"
    assert head(picture(rich_rows(), scenes.OWN)) == (
        "Организации области: вне рейтинга, числа входят только в итоги региона."
    )
    no_index = picture([row(INDEX, reason=Reason.NO_DATA, previous=41.5)])
    assert head(no_index) == (
        "Асиновский район: места в рейтинге нет, ни по одному показателю индекса нет балла."
    )
    assert told(no_index).startswith("Год назад индекс был 41,5 балла.")
    assert head(picture()) == head(no_index)


def test_a_period_that_has_not_begun_is_all_that_is_said() -> None:
    asked = picture(rich_rows(), query="period=2026-2027")
    assert head(asked) == (
        "Асиновский район: период «2026/27 учебный год» на 21.11.2025 ещё не начался."
    )
    assert portrait.lead(asked) == ()


def test_an_index_of_few_indicators_asks_for_caution() -> None:
    few = picture([row(INDEX, value=20.0, rank=1, scored=(5, 20))])
    assert "Индекс посчитан лишь по 5 показателям из 20" in told(few)
    most = picture([row(INDEX, value=20.0, rank=1, scored=(19, 20))])
    assert "Индекс посчитан по 19 показателям из 20." in told(most)
    assert "Индекс" not in told(picture([row(INDEX, value=20.0, rank=1, scored=(20, 20))]))


def compared(indicator: str, own: float, region: float) -> list[Row]:
    return [
        row(indicator, value=own, score=own, rank=1),
        scenes.row(indicator, value=region, score=region),
    ]


def test_strong_and_weak_go_by_the_difference_of_scores() -> None:
    rows = [
        *compared(COVERAGE, 40.0, 50.0),
        *compared(ATTENDANCE, 90.0, 60.0),
        *compared("decision_completion", 20.0, 80.0),
        *compared("school_project_score", 70.0, 69.5),
    ]
    asked = picture(rows)
    assert [line.subject.key for line in portrait.strongest(asked)] == [ATTENDANCE]
    assert [line.subject.key for line in portrait.weakest(asked)] == [
        "decision_completion",
        COVERAGE,
    ]
    assert (
        "Лучше, чем по региону, прежде всего «Явка на заседания РУМО»; "
        "хуже — «Исполнение решений» и «Охват повышением квалификации»."
    ) in told(asked)


def test_without_a_place_or_a_score_nothing_is_strong_or_weak() -> None:
    rows = [
        row(COVERAGE, value=90.0, score=90.0),
        scenes.row(COVERAGE, value=10.0, score=10.0),
        row(ATTENDANCE, value=90.0, score=90.0, rank=1),
        scenes.row(ATTENDANCE, value=10.0),
    ]
    asked = picture(rows)
    assert portrait.strongest(asked) == []
    assert "по региону" not in told(asked)


def test_the_eight_directions_are_left_to_their_profile() -> None:
    assert portrait.strongest(picture(compared("school_project_health", 90.0, 10.0))) == []


def test_the_greatest_changes_are_named_for_better_and_for_worse() -> None:
    rows = [
        row(COVERAGE, value=41.0, previous=40.0),
        row(ATTENDANCE, value=100.0, previous=50.0),
        row("decision_completion", value=30.0, previous=60.5),
        row("remote_training_share", value=99.0, previous=1.0),
        row("learning_routes", value=99.0, previous=1.0, small=True),
        row("decision_overdue", value=90.0, previous=0.0),
    ]
    assert (
        "Главная перемена за год к лучшему — «Явка на заседания РУМО» (+50,0 п.п.), "
        "к худшему — «Исполнение решений» (−30,5 п.п.)."
    ) in told(picture(rows))
    assert "перемена" not in told(picture([row(COVERAGE, value=40.0, previous=40.02)]))


@pytest.mark.parametrize(
    ("waits", "words"),
    [
        ((OVERDUE,), "Просрочено 1 поручение, на 21 день."),
        ((OVERDUE,) * 2, "Просрочены 2 поручения, самое давнее на 21 день."),
        ((WORKING,), "Просроченных поручений нет; в работе 1, ближайший срок — 31.12.2025."),
        (
            (assignment(ExecutionStatus.IN_PROGRESS, None),),
            "Просроченных поручений нет; в работе 1.",
        ),
        ((LASTING,), "Просроченных поручений нет."),
        ((), "Просроченных поручений нет."),
    ],
)
def test_what_is_overdue_is_counted(waits: tuple[WaitingAssignment, ...], words: str) -> None:
    assert words in told(picture([row(COVERAGE, value=1.0)], waiting=waits))


def silent(indicator: str, previous: float | None = None) -> Row:
    return row(indicator, reason=Reason.NO_DATA, previous=previous)


def test_what_is_unknown_and_since_when() -> None:
    never = [silent(COVERAGE), silent("rumo_representation")]
    assert told(picture([*never, row("decision_overdue", value=0.0)])).endswith(
        "Нет данных по 2 показателям из 3: «Охват повышением квалификации» и "
        "«Представленность на заседаниях РУМО». Не было их и на 21.11.2024."
    )
    assert told(picture([silent(COVERAGE, 40.0)])).endswith("На 21.11.2024 данные были.")
    mixed = [silent(ATTENDANCE, 100.0), *never, row("rumo_quorum", reason=Reason.NOT_APPLICABLE)]
    assert told(picture(mixed)).endswith(
        "Нет данных по 3 показателям из 3; для 1 из них неизвестна численность. "
        "На 21.11.2024 были «Явка на заседания РУМО» (100,0 %); "
        "по остальным 2 данных не было и тогда."
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "9,1 % против 19,0 % по региону, 1-е место из 1."),
        (
            {"target": 45.0, "status": Status.BAD},
            "9,1 % против 19,0 % по региону, 1-е место из 1; ниже цели 45 %.",
        ),
        (
            {"target": 5.0, "status": Status.GOOD, "rank": None},
            "9,1 % против 19,0 % по региону; цель 5 % достигнута.",
        ),
    ],
)
def test_a_sentence_of_one_indicator(fields: dict[str, Any], words: str) -> None:
    own = row(COVERAGE, **{"value": 9.1, "score": 9.1, "rank": 1, **fields})
    asked = picture([own, scenes.row(COVERAGE, value=19.0, score=19.0)])
    (line,) = municipality.comparisons.lines(asked)
    assert said(portrait.sentence(line)) == words


@pytest.mark.parametrize("asked", PICTURES.values(), ids=PICTURES)
def test_no_sentence_has_a_hole(asked: MunicipalityPicture) -> None:
    whole = f"{head(asked)} {told(asked)}"
    assert not re.search(r"  | [,.;]|«»|\(\)|None|nan", whole)
    assert all(said(sentence).endswith(".") for sentence in portrait.lead(asked))


# ---- the page ----


@pytest.mark.parametrize("asked", PICTURES.values(), ids=PICTURES)
def test_nothing_of_python_shows_through(asked: MunicipalityPicture) -> None:
    page = drawn(asked)
    words = "\n".join(scenes.strings(page))
    assert not re.search(r"\b(None|nan|NaN|inf|Level\.|Reason\.|ExecutionStatus)\b", words)
    assert json.loads(
        json.dumps(assemble(page).to_plotly_json(), default=lambda o: o.to_plotly_json())
    )


@pytest.mark.parametrize("asked", PICTURES.values(), ids=PICTURES)
def test_ids_are_unique_and_there_is_one_heading(asked: MunicipalityPicture) -> None:
    page = drawn(asked)
    ids = [json.dumps(part.id) for part in scenes.walk(page) if hasattr(part, "id")]
    assert len(set(ids)) == len(ids)
    (heading,) = scenes.of_type(page, "H1")
    assert scenes.text(heading)


@pytest.mark.parametrize("asked", PICTURES.values(), ids=PICTURES)
def test_what_is_noted_as_drawn_is_what_the_controls_hold(asked: MunicipalityPicture) -> None:
    page = drawn(asked)
    held = {
        part.id["name"]: part.value
        for part in scenes.walk(page)
        if isinstance(getattr(part, "id", None), dict)
    }
    noted = getattr(scenes.find(page, "page-content"), "data-drawn")
    assert json.loads(noted) == held


def test_the_address_names_everybody_chosen_and_the_control_the_first() -> None:
    page = drawn(PICTURES["several"])
    main = scenes.find(page, "page-content")
    assert getattr(main, "data-address") == "/municipality?m=69608000,69701000"
    control = scenes.find(page, {"role": "filter", "name": "m"})
    assert control.value == scenes.ASINO.oktmo
    (also,) = scenes.of_class(page, "also")
    assert also.hidden is False
    assert scenes.text(also) == "Также выбраны: Томск."
    (other,) = scenes.of_type(also, "Link")
    assert other.href == "/municipality?m=69701000"


def test_every_municipality_of_the_question_is_offered() -> None:
    control = scenes.find(drawn(PICTURES["full"]), {"role": "filter", "name": "m"})
    offered = [option["value"] for option in control.options]
    assert offered == ["", *(member.oktmo for member in scenes.PLACES)]


def test_without_a_municipality_all_are_there_to_choose() -> None:
    page = written(drawn(PICTURES["without a choice"]))
    addresses = {link.get("href") for link in page.iter("a")}
    assert {f"/municipality?m={member.oktmo}" for member in scenes.PLACES} <= addresses
    (first, *_) = page.find_class("ranked")
    assert first.text_content() == "1Томск60,0"
    (unranked,) = page.find_class("unranked")
    assert unranked.text_content() == "Вне рейтингаОрганизации области"
    assert page.get_element_by_id("page-content").get("data-address") == "/municipality"


def test_the_page_leads_back_with_the_same_question() -> None:
    asked = picture(rich_rows(), query="group=district&i=rumo_attendance")
    (ways,) = scenes.of_class(drawn(asked), "ways")
    assert {scenes.text(way): way.href for way in scenes.of_type(ways, "Link")} == {
        "← Обзор": "/?group=district&i=rumo_attendance",
        "Все муниципалитеты": "/municipality?group=district&i=rumo_attendance",
    }


def cells(page: Component, indicator: str) -> dict[str, str]:
    line = scenes.find(page, f"row-{indicator}")
    return {getattr(cell, "data-label"): said(scenes.text(cell)) for cell in line.children[1:]}


def test_every_indicator_has_its_row_and_leads_to_all_municipalities() -> None:
    page = drawn(PICTURES["full"])
    for key in (*registry(), INDEX):
        line = scenes.find(page, f"row-{key}")
        address = scenes.of_type(line, "Link")[0].href
        assert address == ("/indicator" if key == INDEX else f"/indicator?i={key}")


def test_a_row_says_everything_about_its_number() -> None:
    assert cells(drawn(PICTURES["full"]), COVERAGE) == {
        "Значение": "30,0 %",
        "Из чего": "30 из 100 педагогов",
        "Регион": "40,0 %",
        "Год назад": "25,0 %",
        "Изменение": "▲ +5,0 п.п.",
        "Цель и оценка": "○ ниже цели 45 %не хватает 15 педагогов",
        "Место": "2 из 2",
        "Балл": "30",
    }


def test_peers_stand_beside_only_where_there_are_others() -> None:
    twins = replace(scenes.CHAINSKY, peer_group="юг")
    places = tuple(twins if member == scenes.CHAINSKY else member for member in scenes.PLACES)
    alone = PICTURES["full"]
    registers = replace(alone.overview.vocabulary.registers, municipalities=places)
    vocabulary = replace(alone.overview.vocabulary, registers=registers)
    together = replace(alone, overview=replace(alone.overview, vocabulary=vocabulary))
    assert cells(drawn(together), COVERAGE)["Группа «юг»"] == "33,0 %"
    assert "Группа «юг»" not in cells(drawn(alone), COVERAGE)


def test_an_index_of_another_scale_does_not_stand_beside() -> None:
    rows = [row(INDEX, value=60.0, rank=1), row(COVERAGE, value=30.0)]
    beside = municipality.comparisons.lines
    everywhere = beside(picture(rows, peers=peers(33.0)))
    assert [line.peers is None for line in everywhere] == [False, False]
    in_group = beside(picture(rows, query="group=district", peers=peers(33.0)))
    assert [line.peers is None for line in in_group] == [True, False]


def test_no_data_not_applicable_zero_and_small_look_different() -> None:
    rows = [
        silent(COVERAGE),
        row("rumo_quorum", reason=Reason.NOT_APPLICABLE),
        row("decision_overdue", value=0.0, numerator=0.0),
        row("mentoring_coverage", value=50.0, numerator=1.0, denominator=2.0, small=True),
        row("training_coverage_3y", reason=Reason.NO_DATA, numerator=37.0),
        row("managers_training_coverage", reason=Reason.ZERO_DENOMINATOR),
    ]
    page = drawn(picture(rows))
    assert cells(page, COVERAGE)["Значение"] == "нет данных"
    assert cells(page, "training_coverage_3y")["Из чего"] == (
        "неизвестна численность педагогов; учтено 37"
    )
    assert cells(page, "rumo_quorum")["Значение"] == "не применимо"
    assert cells(page, "managers_training_coverage")["Значение"] == "делить не на что"
    assert cells(page, "decision_overdue")["Значение"] == "0"
    assert cells(page, "mentoring_coverage")["Значение"] == "50,0* %"
    assert "малая численность" in cells(page, "mentoring_coverage")["Из чего"]
    marks = {scenes.text(mark): mark.className for mark in scenes.of_class(page, "mark")}
    assert "no-data" in marks["нет данных"]
    assert "not-applicable" in marks["не применимо"]


def test_a_sum_of_counts_is_called_a_sum() -> None:
    rows = [row("decision_overdue", value=2.0), scenes.row("decision_overdue", value=7.0)]
    assert cells(drawn(picture(rows)), "decision_overdue")["Регион"] == "всего 7"


def test_the_asked_indicator_is_marked_in_the_table() -> None:
    line = scenes.find(drawn(PICTURES["of one indicator"]), f"row-{ATTENDANCE}")
    assert "chosen" in line.className
    assert "chosen" not in scenes.find(drawn(PICTURES["full"]), f"row-{INDEX}").className


def test_four_cards_have_the_region_and_the_place_beside() -> None:
    page = drawn(PICTURES["full"])
    for key in scenes.CARDS:
        scenes.find(page, f"card-{key}")
    first, *_ = scenes.of_class(page, "yardsticks")
    assert said(scenes.text(first)) == "регион40,0 %место2 из 2"


def test_the_profile_has_the_numbers_of_its_bars_beside_them() -> None:
    (profile,) = scenes.of_class(drawn(PICTURES["full"]), "profile")
    lines = scenes.of_type(profile, "Tr")[1:]
    assert len(lines) == 8
    texts = [said(scenes.text(cell)) for cell in lines[0].children]
    assert texts == ["Знание", "", "30,0", "40,0", "25,0"]
    (fill,) = scenes.of_class(lines[0], "fill")
    assert fill.style == {"width": "30.00%"}
    (mark,) = scenes.of_class(lines[0], "region-mark")
    assert mark.style == {"left": "40.00%"}


def test_a_direction_without_data_has_no_bar() -> None:
    (profile,) = scenes.of_class(drawn(PICTURES["without data"]), "profile")
    assert scenes.of_class(profile, "fill") == []
    assert len(scenes.of_class(profile, "off")) == 8


def test_strong_and_weak_are_hidden_where_nothing_is_compared() -> None:
    def section(asked: MunicipalityPicture) -> Component:
        return scenes.of_class(drawn(asked), "halves")[0]

    assert section(PICTURES["full"]).hidden is False
    assert section(PICTURES["of the region's own"]).hidden is True


def test_names_are_text_wherever_they_stand() -> None:
    hostile = replace(scenes.ASINO, name=HOSTILE, peer_group=HOSTILE)
    asked = picture(
        rich_rows(),
        hostile,
        waiting=(replace(OVERDUE, text=HOSTILE, assignee=HOSTILE, body=HOSTILE),),
        schools=(replace(school(1, 10.0), name=HOSTILE, level=HOSTILE),),
        peers_name=HOSTILE,
    )
    page = drawn(asked)
    assert HOSTILE in scenes.text(page)
    for part in scenes.walk(page):
        assert not hasattr(part, "dangerously_allow_html")
        assert "<" not in getattr(part, "href", "")


def test_tables_keep_their_roles() -> None:
    tables = scenes.of_class(drawn(PICTURES["full"]), "folding")
    assert len(tables) > 1
    for table in tables:
        assert table.role == "table"
        assert {part.role for part in scenes.of_type(table, "Tr")} == {"row"}
        assert {part.role for part in scenes.of_type(table, "Td")} == {"cell"}


# ---- what waits, schools ----


def lines_of(part: Component) -> list[list[str]]:
    return [
        [said(scenes.text(cell)) for cell in line.children]
        for body in scenes.of_type(part, "Tbody")
        for line in scenes.of_type(body, "Tr")
    ]


def test_overdue_stands_first_and_continuous_is_folded_away() -> None:
    part = open_assignments.draw((LASTING, WORKING, OVERDUE), AS_OF)
    assert lines_of(part) == [
        [
            "1.1. Представить отчёт.",
            "○ просрочено",
            "31.10.2025 просрочено на 21 день",
            "Асиновский район",
            "РУМО, 05.09.2025",
        ],
        [
            "2. Представить отчёт.",
            "◐ в работе",
            "31.12.2025 осталось 40 дней",
            "Асиновский район",
            "РУМО, 05.09.2025",
        ],
        [
            "1.1. Представить отчёт.",
            "∞ постоянно",
            "без срока",
            "Асиновский район",
            "РУМО, 05.09.2025",
        ],
    ]
    (folded,) = scenes.of_type(part, "Details")
    assert said(scenes.text(folded)).startswith("Исполняются постоянно: 1 поручение")
    assert len(lines_of(folded)) == 1
    assert (
        open_assignments.summary((LASTING, WORKING, OVERDUE))
        == "просрочено 1 · в работе 1 · постоянно 1"
    )


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2025, 11, 21), "21.11.2025 последний день"),
        (date(2025, 11, 22), "22.11.2025 остался 1 день"),
        (date(2025, 11, 24), "24.11.2025 осталось 3 дня"),
        (None, "без срока"),
    ],
)
def test_what_is_left_is_said_in_words(due: date | None, words: str) -> None:
    ((_, _, term, *_),) = lines_of(
        open_assignments.draw((assignment(ExecutionStatus.IN_PROGRESS, due),), AS_OF)
    )
    assert term == words


def test_where_nothing_waits_it_is_said_calmly() -> None:
    part = open_assignments.draw((), AS_OF)
    assert said(scenes.text(part)) == (
        "На 21.11.2025 поручений со сроком, которые ждали бы исполнения, нет."
    )
    assert open_assignments.summary(()) == ""


def test_schools_without_a_result_say_so_and_the_lowest_ten_are_shown() -> None:
    listed = (school(1), *(school(number, 100.0 + number) for number in range(2, 14)))
    part = schools.draw(listed)
    lines = lines_of(part)
    assert lines[0] == ["Школа № 1", "не проводилась", "—", "—", "—"]
    assert lines[1] == ["Школа № 2", "51,0 %", "базовый", "102 из 200", "09.10.2025"]
    (folded,) = scenes.of_type(part, "Details")
    assert said(scenes.text(folded)).startswith("Ещё 3 школы")
    assert len(lines) - len(lines_of(folded)) == 10
    assert said(schools.summary(listed)) == "самодиагностики нет у 1 из 13 школ"


def test_schools_that_all_have_a_result_and_no_schools() -> None:
    assert said(schools.summary((school(1, 5.0),))) == "самодиагностика есть у всех, школ: 1"
    assert schools.summary(()) == ""
    assert scenes.text(schools.draw(())) == "В реестре нет школ, которые участвуют в проекте."


def test_a_result_without_points_or_level_has_dashes() -> None:
    bare = replace(school(1, 5.0), level=None, score=None, max_score=None)
    assert lines_of(schools.draw((bare,))) == [["Школа № 1", "—", "не указан", "—", "09.10.2025"]]


def test_indicators_of_the_region_alone_show_the_region() -> None:
    page = drawn(PICTURES["full"])
    regional = [key for key, each in registry().items() if each.reach is Reach.REGION]
    assert regional
    for key in regional:
        assert cells(page, key)["Значение"] == "не применимо"
        assert cells(page, key)["Регион"] == "40,0 %"

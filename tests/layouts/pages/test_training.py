"""Повышение квалификации: what is said, drawn and linked, of answers made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from dash.development.base_component import Component

from data_sources.answers.overview.trend import TrendPoint
from data_sources.answers.row_lists.answer import RowPage
from data_sources.answers.trainings.answer import (
    Breakdown,
    BreakdownPart,
    NetworkShare,
    PlaceCoverage,
    ProgramLine,
    TrainingPicture,
)
from data_sources.question.request import fits
from data_sources.row_tables.records.trainings import TrainingRow
from data_sources.row_tables.trainings import NARROWING
from data_sources.scoring.results import History, Municipality, Overview, Row, Status
from data_sources.vocabulary.reasons import Reason
from layouts.frame import links
from layouts.markup.assembly import MARKUP, assemble
from layouts.pages.training import breakdowns
from layouts.pages.training import months as training_months
from layouts.pages.training import page as training
from layouts.pages.training import places as training_places
from layouts.wording.subjects import training_sentences
from tests.layouts import scenes
from tests.layouts.scenes import (  # fmt: skip
    ASINO,
    CHAINSKY,
    KEDROVY,
    OWN,
    TOMSK,
    find,
    of_class,
    of_type,
    query_of,
    text,
    walk,
)

HOSTILE: Final = '<img src=x onerror="alert(1)"></title><script>alert(1)</script>'
CARDS: Final = (
    "training_coverage",
    "training_coverage_3y",
    "managers_training_coverage",
    "remote_training_share",
    "network_programs_share",
)
ROW: Final = TrainingRow(
    completed_on=date(2025, 10, 2),
    educator_key="0123456789abcdef",
    category="teacher",
    oktmo="69608000",
    municipality="Асиновский район",
    school_code="s-1",
    school="Школа № 1",
    program_code="p-1",
    program="Ёлка на уроке",
    provider_code="institute",
    provider="Институт развития образования",
    format="remote",
    hours=72,
    federal_project="Проект А",
    is_network=1,
    direction="knowledge",
)
LINE: Final = ProgramLine("p-1", "Ёлка на уроке", "institute", "ИРО", "remote", 72, 400, 450, 3)
MONTHS: Final = (
    TrendPoint(date(2025, 9, 30), 5.0, 4.0),
    TrendPoint(date(2025, 10, 31), None, 12.0),
    TrendPoint(date(2025, 11, 21), 22.5, 20.0),
    TrendPoint(date(2025, 11, 30), None, 21.0),
)
PARTS: Final = {
    "provider": (BreakdownPart("institute", "ИРО", 300, 330), BreakdownPart("a b", None, 120, 120)),
    "format": (BreakdownPart("in_person", None, 242, 260), BreakdownPart("remote", None, 169, 190)),
    "project": (BreakdownPart("Проект А", None, 11, 11), BreakdownPart(None, None, 400, 439)),
    "direction": (BreakdownPart("knowledge", None, 411, 450),),
    "category": (BreakdownPart("teacher", None, 400, 430), BreakdownPart("manager", None, 11, 20)),
}


def coverage(member: Municipality | None, numerator: float, whole: float, **fields: Any) -> Row:
    value = numerator / whole * 100
    status = Status.GOOD if value >= 45 else Status.BAD
    given = {"target": 45.0, "near": 40.0, "status": status, **fields}
    return scenes.row(
        "training_coverage", member, numerator=numerator, denominator=whole, value=value, **given
    )


def recent(member: Municipality | None, numerator: float, whole: float) -> Row:
    return scenes.row(
        "training_coverage_3y",
        member,
        numerator=numerator,
        denominator=whole,
        value=numerator / whole * 100,
    )


def silent(member: Municipality) -> PlaceCoverage:
    keys = ("training_coverage", "training_coverage_3y")
    return PlaceCoverage(
        member, *(scenes.row(key, member, reason=Reason.NO_DATA, target=45.0) for key in keys)
    )


PLACES: Final = (
    PlaceCoverage(ASINO, coverage(ASINO, 42, 100), recent(ASINO, 90, 100)),
    silent(KEDROVY),
    PlaceCoverage(OWN, coverage(OWN, 1, 100), recent(OWN, 50, 100)),
    PlaceCoverage(TOMSK, coverage(TOMSK, 400, 1000), recent(TOMSK, 1100, 1000)),
    PlaceCoverage(CHAINSKY, coverage(CHAINSKY, 50, 100), recent(CHAINSKY, 79, 100)),
)


def overview(query: str) -> Overview:
    rows = [
        coverage(None, 493, 1300, left_out=1),
        recent(None, 1319, 1300),
        *(scenes.row(key, value=50.0, numerator=5.0, denominator=10.0) for key in CARDS[2:]),
    ]
    made = scenes.overview(rows, query)
    return replace(made, histories=tuple(History(key, ()) for key in CARDS))


def picture(query: str = "", **fields: Any) -> TrainingPicture:
    rows = fields.pop("rows", (ROW,))
    parts = {**PARTS, **fields.pop("parts", {})}
    return TrainingPicture(
        **{
            "overview": overview(query),
            "answered": scenes.answered(overview(query), query),
            "rows": RowPage("trainings", rows, len(rows), 1, scenes.request(query).view.sort),
            "months": MONTHS,
            "places": PLACES,
            "breakdowns": tuple(Breakdown(key, parts[key], 411, 450) for key in NARROWING),
            "network": NetworkShare(16, 77, 213, 252),
            "programs": (LINE,),
            "taught": 1,
            "persons": 411,
            "trainings": 450,
            **fields,
        }
    )


def drawn(query: str = "", **fields: Any) -> Component:
    frame = scenes.frame(path="/training", nav=(("/", "Обзор"), ("/training", "ПК")))
    return training.draw(picture(query, **fields), frame)


def plain(part: Any) -> str:
    return text(part).replace("\u00a0", " ")


# --- words ------------------------------------------------------------------------------------


def test_the_lead_says_how_many_are_missing_where_and_who_was_not_trained_for_long() -> None:
    assert training_sentences.lead(picture()).replace("\u00a0", " ") == (
        "До цели 45 % не хватает 92 педагогов. "
        "Не хватает: Томск (50), Асиновский район (3); "
        "своей цели достиг 1 муниципалитет из 3. "
        "Три года не обучались 0 из 1 300 педагогов. Нет данных о численности — Кедровый."
    )


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ((PLACES[4], silent(KEDROVY)), "Своей цели достигли все, о ком есть данные."),
        ((PLACES[0],), "не хватает 92 педагогов. Три года"),
    ],
)
def test_the_lead_is_about_those_who_are_there(
    places: tuple[PlaceCoverage, ...], said: str
) -> None:
    assert said in training_sentences.lead(picture(places=places)).replace("\u00a0", " ")


def test_formats_are_told_as_minutes_tell_them() -> None:
    assert training_sentences.trained(picture()).replace("\u00a0", " ") == (
        "Обучились 411 человек (450 обучений): очно — 58,9 %, дистанционно — 41,1 %."
    )
    both = {
        "format": (
            BreakdownPart("in_person", None, 300, 300),
            BreakdownPart("remote", None, 200, 150),
        )
    }
    assert training_sentences.trained(picture(parts=both)).endswith("посчитан в каждом формате.")
    one = training_sentences.trained(picture("format=remote", persons=1, trainings=2))
    assert one.replace("\u00a0", " ") == "Обучился 1 человек (2 обучения)."


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (NetworkShare(16, 77, 213, 252), "Сетевых программ 16 из 77 (20,8 %), по ним обучились"),
        (NetworkShare(0, 5, 0, 0), "Сетевых программ среди 5 нет."),
        (NetworkShare(0, 0, 0, 0), ""),
    ],
)
def test_network_programmes_are_told(share: NetworkShare, said: str) -> None:
    assert (
        training_sentences.network(picture(network=share)).replace("\u00a0", " ").startswith(said)
    )


# --- municipalities ---------------------------------------------------------------------------


def line_of(page: Component, member: Municipality) -> str:
    return plain(find(page, f"row-{member.oktmo}"))


def test_a_municipality_says_how_many_it_lacks_and_who_was_not_trained_for_long() -> None:
    page = drawn()
    asino = line_of(page, ASINO)
    for words in ("42,0 %", "○ не хватает 3 педагогов", "цель 45 %", "42 из 100", "10 из 100"):
        assert words in asino
    assert "● цель достигнута" in line_of(page, CHAINSKY)
    assert "0 из 1 000" in line_of(page, TOMSK)
    assert line_of(page, KEDROVY).count("нет данных") == 2


def test_those_who_lack_most_come_first_and_the_regions_own_last() -> None:
    ordered = [place.member.oktmo for place in training_places.in_order(PLACES)]
    assert ordered == [member.oktmo for member in (TOMSK, ASINO, CHAINSKY, KEDROVY, OWN)]


def test_a_municipality_is_chosen_by_its_name_and_let_go_by_it() -> None:
    (link,) = of_type(find(drawn("format=remote&page=2"), "row-69608000"), "Link")
    assert query_of(link.href) == {"format": "remote", "m": "69608000"}
    (back,) = of_type(find(drawn("m=69608000"), "row-69608000"), "Link")
    assert query_of(back.href) == {}


def test_without_a_target_nothing_is_promised() -> None:
    row = coverage(ASINO, 42, 100, target=None, near=None, status=Status.NONE)
    page = drawn(places=(PlaceCoverage(ASINO, row, PLACES[0].recent),))
    assert "цель не задана" in line_of(page, ASINO)
    assert of_class(find(page, "row-69608000"), "goal") == []


# --- months -----------------------------------------------------------------------------------


def test_a_gap_parts_the_line_and_the_table_says_the_same() -> None:
    page = drawn()
    (host,) = of_class(page, "curves")
    markup = host.to_plotly_json()["props"][MARKUP]
    assert markup.count('class="now-line"') == 2
    # Last year's line is parted at D: after it, it is drawn as it is known now.
    assert markup.count('class="was-line"') == 2
    assert "годом раньше 20,0" in markup
    (panel,) = of_class(page, "growth-panel")
    rows = [plain(row) for row in of_type(of_type(panel, "Tbody"), "Tr")]
    assert rows == [
        "30.09.20255,0 %4,0 %",
        "31.10.2025нет значения12,0 %",
        "21.11.202522,5 %20,0 %",
        "30.11.2025нет значения21,0 %",
    ]


def test_the_key_says_whether_late_facts_are_in_last_years_line() -> None:
    asked = picture()
    card = asked.overview.scorecard

    def key(previous_then: float | None) -> str:
        rows = tuple(
            row._replace(previous_then=previous_then)
            if row.indicator == "training_coverage"
            else row
            for row in card.rows
        )
        seen = replace(asked.overview, scorecard=replace(card, rows=rows))
        return plain(of_class(training_months.draw(replace(asked, overview=seen)), "key")[0])

    assert "годом раньше, с доехавшим позже" in key(None)
    assert "годом раньше, как было видно тогда; дальше с доехавшим позже" in key(20.0)


def test_without_any_value_the_chart_is_a_sentence() -> None:
    empty = tuple(replace(point, value=None, previous=None) for point in MONTHS)
    for months in ((), empty):
        assert text(training_months.draw(picture(months=months))) == training_months.NO_VALUES
    only_before = tuple(replace(point, value=None) for point in MONTHS)
    assert of_class(training_months.draw(picture(months=only_before)), "curves")


# --- breakdowns -------------------------------------------------------------------------------


def bars(page: Component, key: str) -> list[Component]:
    (panel,) = of_class(of_class(page, "breakdowns"), key)
    return of_class(panel, "part")


def test_a_bar_sets_its_filter_and_the_chosen_one_lets_it_go() -> None:
    page = drawn("page=3&sort=hours")
    free = [query_of(bar.href) for bar in bars(page, "format")]
    assert free == [
        {"format": "in_person", "sort": "hours"},
        {"format": "remote", "sort": "hours"},
    ]
    chosen = bars(drawn("format=remote&provider=institute"), "format")
    assert [query_of(bar.href).get("format") for bar in chosen] == ["in_person", None]
    assert all(query_of(bar.href)["provider"] == "institute" for bar in chosen)
    assert "chosen" in chosen[1].className


def test_a_bar_says_people_trainings_and_their_shares() -> None:
    said = plain(bars(drawn(), "format")[1])
    for words in ("дистанционно", "169 человек", "41,1 %", "190 обучений", "42,2 %"):
        assert words in said


def test_what_no_address_can_name_is_no_link() -> None:
    page = drawn()
    assert [hasattr(bar, "href") for bar in bars(page, "provider")] == [True, False]
    assert [hasattr(bar, "href") for bar in bars(page, "project")] == [True, False]
    assert plain(bars(page, "project")[1]).startswith("вне федеральных проектов")


def test_a_long_breakdown_folds_and_opens_where_the_chosen_one_is() -> None:
    many = tuple(BreakdownPart(f"o-{number}", None, 9, 9) for number in range(20))
    (closed,) = of_type(of_class(drawn(parts={"provider": many}), "breakdowns"), "Details")
    assert text(of_type(closed, "Summary")) == f"Ещё {20 - breakdowns.SHOWN}"
    assert not closed.open
    page = drawn("provider=o-19", parts={"provider": many})
    (opened,) = of_type(of_class(page, "breakdowns"), "Details")
    assert opened.open


# --- programmes and rows ----------------------------------------------------------------------


def test_a_programme_finds_its_trainings_by_its_title() -> None:
    (panel,) = of_class(drawn("page=2&format=remote"), "programs-panel")
    (link,) = of_type(panel, "Link")
    address, _, anchor = link.href.partition("#")
    assert (query_of(address), anchor) == ({"format": "remote", "q": "Ёлка на уроке"}, "rows")


@pytest.mark.parametrize("title", ["Два  пробела", "x" * 201, "таб\tуляция"])
def test_a_title_that_no_address_can_say_is_no_link(title: str) -> None:
    assert not fits("q", title)
    (panel,) = of_class(drawn(programs=(replace(LINE, title=title),)), "programs-panel")
    assert of_type(panel, "Link") == []


def test_a_row_says_what_is_known_with_a_shortened_key() -> None:
    (table,) = of_class(drawn(), "trainings")
    (line,) = of_type(of_type(table, "Tbody"), "Tr")
    said = plain(line)
    for words in ("02.10.2025", "педагог", "012345678…", "Асиновский район", "Школа № 1",
                  "Ёлка на уроке", "Знание · Проект А · сетевая", "72", "ИРО",
                  "дистанционно"):  # fmt: skip
        assert words in said
    assert ROW.educator_key not in "".join(scenes.strings(drawn()))


def test_an_unknown_programme_is_said_to_be_unknown() -> None:
    lost = replace(ROW, program=None, provider=None, provider_code=None, format=None, hours=None,
                   is_network=None, direction=None, federal_project=None, school=None,
                   school_code=None)  # fmt: skip
    (table,) = of_class(drawn(rows=(lost,)), "trainings")
    said = plain(table)
    assert "p-1 нет в реестре" in said
    assert "None" not in said


def test_an_empty_list_says_why_and_what_to_do() -> None:
    fields: dict[str, Any] = {"rows": (), "persons": 0, "trainings": 0, "programs": ()}
    (narrowed,) = of_class(drawn("q=нет&m=69608000", **fields), "nothing")
    assert query_of(of_type(narrowed, "Link")[0].href) == {"m": "69608000"}
    (bare,) = of_class(drawn(**fields), "nothing")
    assert "rumo load training" in text(bare)


# --- the page ---------------------------------------------------------------------------------


def test_every_control_is_told_of_as_it_was_drawn() -> None:
    query = "category=teacher&direction=knowledge&format=remote&project=П&provider=x&q=ёлка"
    for asked in ("", f"{query}&sort=hours"):
        for rows in ((ROW,), ()):
            page = drawn(asked, rows=rows)
            controls = {
                part.id["name"]: part.value
                for part in walk(page)
                if isinstance(getattr(part, "id", None), dict)
            }
            told = json.loads(find(page, "page-content").to_plotly_json()["props"]["data-drawn"])
            assert set(told) == set(controls)
            for key in (*NARROWING, "q"):
                assert controls[key] == scenes.request(asked).texts().get(key, "")


def test_a_filter_of_the_list_is_said_not_to_touch_the_cards() -> None:
    for query, is_hidden in (("", True), ("m=69608000", True), ("format=remote", False)):
        (remark,) = of_class(drawn(query), "narrowed")
        assert remark.hidden is is_hidden


def test_a_card_leads_to_its_indicator_without_the_filters_of_the_list() -> None:
    page = drawn("q=x&format=remote&period=2024-2025")
    for key in CARDS:
        (link,) = of_type(find(page, f"card-{key}"), "Link")
        assert link.href.startswith("/indicator?")
        assert query_of(link.href) == {"i": key, "period": "2024-2025"}


def test_what_narrows_trainings_stays_on_their_page() -> None:
    filters = scenes.request("provider=x&format=remote&category=teacher&project=П&q=ё&period=2024")
    assert links.other_page("/", filters) == "/?period=2024"
    assert query_of(links.other_page("/training", filters)).keys() == {
        "provider", "format", "category", "project", "period",
    }  # fmt: skip


def test_the_chip_of_an_organisation_says_its_name() -> None:
    chips = [plain(part) for part in of_class(drawn("provider=institute"), "chip")]
    assert any("Организация: ИРО" in chip for chip in chips)


def test_what_others_wrote_is_shown_as_it_is_written() -> None:
    row = replace(ROW, program=HOSTILE, provider=HOSTILE, school=HOSTILE, educator_key=HOSTILE,
                  municipality=HOSTILE, federal_project=HOSTILE)  # fmt: skip
    parts = {
        "provider": (BreakdownPart("x", HOSTILE, 5, 5),),
        "project": (BreakdownPart(HOSTILE, None, 5, 5),),
    }
    line = replace(LINE, title=HOSTILE, provider=HOSTILE)
    page = assemble(drawn("q=%3Cb%3E", rows=(row,), parts=parts, programs=(line,)))
    markup = "".join(
        value
        for part in walk(page)
        for name, value in part.to_plotly_json()["props"].items()
        if name == MARKUP
    )
    assert "&lt;img" in markup
    assert "<img src=x" not in markup
    assert "<script" not in markup

"""Сеть: headline, calendar, flows, lists and neighbours, drawn of answers made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from dash.development.base_component import Component

from data_sources.answers.network.answer import (
    CalendarEvent,
    Choice,
    EventDay,
    KindCount,
    Learner,
    Learning,
    NetworkPicture,
    Share,
    Tally,
    Teacher,
    TraineeFlow,
)
from data_sources.answers.row_lists.answer import RowPage
from data_sources.row_tables.records.events import EventRow
from data_sources.row_tables.records.internship_sites import SiteRow
from data_sources.row_tables.records.practices import PracticeRow
from data_sources.scoring.results import Overview
from data_sources.vocabulary.reasons import Reason
from layouts.frame import links
from layouts.markup.assembly import MARKUP, assemble
from layouts.pages.network import page as network
from layouts.wording.subjects import network_sentences
from tests.layouts import scenes
from tests.layouts.scenes import (
    ASINO,
    KEDROVY,
    TODAY,
    TOMSK,
    find,
    of_class,
    of_type,
    query_of,
    text,
    walk,
)

HOSTILE: Final = '<img src=x onerror="alert(1)"></a><script>alert(1)</script>'
CARDS: Final = (
    "event_participation",
    "internship_sites",
    "internship_participation",
    "best_practices",
)
EVENT: Final = EventRow(
    code="ev-1",
    title="Семинар: наставничество",
    kind="seminar",
    starts_on=date(2025, 10, 14),
    ends_on=date(2025, 10, 15),
    format="in_person",
    organizer_code="inst",
    organizer="Институт",
    host_oktmo=TOMSK.oktmo,
    host="Томск",
    direction="health",
    url="https://example.org/e",
    oktmo=ASINO.oktmo,
    municipality="Асиновский район",
    participants=12,
    event_participants=42,
    event_municipalities=2,
)
AGAIN: Final = replace(EVENT, oktmo=TOMSK.oktmo, municipality="Томск", participants=30)
AHEAD: Final = replace(
    EVENT,
    code="ev-2",
    title="Вебинар",
    starts_on=date(2025, 11, 25),
    ends_on=None,
    oktmo=None,
    municipality=None,
    participants=None,
    event_participants=None,
    event_municipalities=0,
)
SITE: Final = SiteRow(
    code="i-1",
    topic="Школьный театр",
    oktmo=ASINO.oktmo,
    municipality="Асиновский район",
    school_code="s-1",
    school="Школа № 1",
    opened_on=date(2022, 9, 1),
    closed_on=None,
    status="open",
    visits=2,
    participants=9,
    municipalities=2,
    asked_participants=9,
)
PRACTICE: Final = PracticeRow(
    code="p-1",
    kind="mentoring",
    title="Наставник на год",
    oktmo=TOMSK.oktmo,
    municipality="Томск",
    started_on=date(2024, 9, 2),
    ended_on=None,
    meeting_code="rumo-1",
    presented_on=date(2025, 4, 17),
    url=None,
)
LEARNER: Final = Learner(
    ASINO,
    scenes.row("best_practices", ASINO, value=0.0, numerator=0, denominator=80, rank=3),
    80,
    "юг",
    4,
    (
        Teacher(
            TOMSK,
            scenes.row("best_practices", TOMSK, value=1.5, numerator=3, denominator=200,
                       previous=0.5, rank=1),
            200,
            (PRACTICE,) * 7,
        ),
    ),
)  # fmt: skip


def overview(query: str) -> Overview:
    rows = [scenes.row(key, value=5.0, numerator=5, denominator=100) for key in CARDS]
    rows += [
        scenes.row(key, place, value=float(number), numerator=number, denominator=100)
        for key in CARDS
        for place, number in ((ASINO, 3), (TOMSK, 0))
    ]
    made = scenes.overview(rows, query)
    histories = tuple(replace(made.histories[0], indicator=key) for key in CARDS)
    return replace(made, histories=histories)


def page_of(table: str, rows: tuple[Any, ...], query: str = "") -> RowPage[Any]:
    return RowPage(table, rows, len(rows), 1, scenes.request(query).view.sort)


def picture(query: str = "", **fields: Any) -> NetworkPicture:
    made: dict[str, Any] = {
        "overview": overview(query),
        "answered": scenes.answered(overview(query), query),
        "events": page_of("events", (AHEAD, EVENT, AGAIN), query),
        "days": (EventDay(date(2025, 10, 14), 1, 42), EventDay(date(2025, 11, 25), 1, 0)),
        "month": (),
        "tallies": (
            Tally(Share.KIND, "seminar", "seminar", 2, 42),
            Tally(Share.ORGANIZER, "inst", "Институт", 1, 42),
            Tally(Share.HOST, TOMSK.oktmo, "Томск", 1, 42),
            Tally(Share.HOST, None, None, 1, 0),
        ),
        "sites": page_of("internship_sites", (SITE,)),
        "flows": (TraineeFlow(ASINO.oktmo, TOMSK.oktmo, 9, 2),),
        "practices": page_of("practices", (PRACTICE,)),
        "kinds": (KindCount("mentoring", 1, 1),),
        "learning": Learning(
            "best_practices", Choice.PRACTICES, is_compared=True, ranked=3, learners=(LEARNER,)
        ),
    }
    return NetworkPicture(**{**made, **fields})


def drawn(query: str = "", **fields: Any) -> Component:
    nav = (("/", "Обзор"), ("/decisions", "Решения"), ("/network", "Сеть"))
    return network.draw(picture(query, **fields), scenes.frame(path="/network", nav=nav))


def plain(part: Any) -> str:
    return text(part).replace("\u00a0", " ")


NOTHING: Final[dict[str, Any]] = {
    "events": page_of("events", ()),
    "days": (),
    "tallies": (),
    "sites": page_of("internship_sites", ()),
    "flows": (),
    "practices": page_of("practices", ()),
    "kinds": (),
}


# --- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            (EventDay(date(2025, 10, 14), 3, 42), EventDay(date(2025, 11, 25), 1, 0)),
            "За 2025/26 учебный год прошли 3 события, в них 42 участия; объявлено 1 событие, "
            "ближайшее — 25 ноября.",
        ),
        (
            (EventDay(date(2025, 10, 14), 1, 1),),
            "За 2025/26 учебный год прошло 1 событие, в нём 1 участие.",
        ),
        (
            (EventDay(date(2025, 11, 25), 5, 0),),
            "За 2025/26 учебный год событий ещё не было; объявлено 5 событий, ближайшее — "
            "25 ноября.",
        ),
        ((), "За 2025/26 учебный год событий в базе нет."),
    ],
)
def test_the_headline_says_what_was_held_and_what_comes(
    days: tuple[EventDay, ...], said: str
) -> None:
    (heading,) = of_type(drawn(days=days), "H1")
    assert plain(heading) == said


def test_silence_about_events_is_not_said_to_be_absence() -> None:
    rows = [
        scenes.row("event_participation", ASINO, value=3.0, numerator=3, denominator=100),
        scenes.row("event_participation", TOMSK, value=0.0, numerator=0, denominator=100),
        scenes.row(
            "event_participation", KEDROVY, numerator=0, denominator=50, reason=Reason.NOT_REPORTED
        ),
    ]
    asked = replace(picture(), overview=scenes.overview(rows))
    told = network_sentences.lead(asked).replace("\u00a0", " ")
    assert "Ни одного участия в событиях — Томск." in told
    assert "Об участии в событиях не сообщали два года — Кедровый." in told


def test_the_lead_counts_sites_and_names_who_took_part_in_nothing() -> None:
    assert network_sentences.lead(picture()).replace("\u00a0", " ") == (
        "Действуют 3 стажировочные площадки в 1 муниципалитете, в стажировках 3 участия. "
        "Практик в работе — 3. Ни одного участия в событиях — Томск."
    )


# --- the question -----------------------------------------------------------------------------


def test_every_control_is_told_of_as_it_was_drawn() -> None:
    for query in ("", "kind=webinar&direction=health&q=x&i=training_coverage&sort=host"):
        for fields in ({}, NOTHING):
            page = drawn(query, **fields)
            controls = {
                part.id["name"]: part
                for part in walk(page)
                if isinstance(getattr(part, "id", None), dict)
            }
            told = json.loads(find(page, "page-content").to_plotly_json()["props"]["data-drawn"])
            assert set(told) == set(controls)
            for key, value in scenes.request(query).texts().items():
                if key in controls:
                    assert controls[key].value == value


def test_kinds_of_both_lists_are_offered_once_each() -> None:
    options = find(drawn(), {"role": "filter", "name": "kind"}).options
    values = [option["value"] for option in options if not option.get("disabled")]
    assert len(values) == len(set(values)) == 13
    headings = [option["label"] for option in options if option.get("disabled")]
    assert headings == ["— события —", "— практики —", "— и события, и практики —"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("webinar", "Вид «вебинар» сужает только события: практики показаны все."),
        ("mentoring", "Вид «наставничество» сужает только практики: события показаны все."),
        ("master_class", ""),
    ],
)
def test_a_kind_says_which_list_it_leaves(kind: str, said: str) -> None:
    *_, remark = of_class(of_class(drawn(f"kind={kind}"), "ask"), "remark")
    assert text(remark) == said
    assert remark.hidden is (said == "")


def test_what_narrows_the_lists_stays_on_the_page() -> None:
    filters = scenes.request("kind=webinar&direction=health&q=x&period=2024")
    assert links.other_page("/", filters) == "/?period=2024"
    assert query_of(links.other_page("/network", filters)) == {
        "direction": "health",
        "kind": "webinar",
        "period": "2024",
    }


def test_a_card_leads_to_its_indicator_without_the_filters_of_the_lists() -> None:
    page = drawn("q=x&kind=webinar&direction=health&sort=title&period=2024-2025")
    for key in CARDS:
        (link,) = of_type(find(page, f"card-{key}"), "Link")
        assert query_of(link.href) == {"i": key, "period": "2024-2025"}


# --- the calendar -----------------------------------------------------------------------------


def test_a_day_leads_to_its_place_in_the_month() -> None:
    calendar = of_class(drawn("kind=seminar"), "calendar")
    months = of_class(calendar, "cal-month")
    assert len(months) == 12
    october = next(month for month in months if "октябрь" in text(month))
    month, day = of_type(october, "Link")
    assert query_of(month.href) == {"kind": "seminar", "period": "2025-10..2025-10"}
    assert day.href == f"{month.href}#day-2025-10-14"
    assert plain(of_class(day, "visually-hidden")) == ", 1 событие, 42 участия"
    assert plain(months[0]).startswith("сентябрь 2025 событий нет")


def test_what_is_announced_has_a_sign_of_its_own() -> None:
    (day,) = of_class(of_class(drawn(), "cal-months"), "ahead")
    assert "◦" in text(day)
    assert "ещё впереди" in text(day)


def test_a_month_shows_its_events_in_their_days() -> None:
    events = tuple(
        CalendarEvent(f"ev-{number}", f"Семинар {number}", "seminar", date(2025, 10, 14),
                      date(2025, 10, 16) if number == 0 else None, "in_person", None, None, None,
                      None, None, None, 42 if number == 0 else None, 2)
        for number in range(10)
    )  # fmt: skip
    page = drawn("period=2025-10..2025-10&page=1", month=events)
    day = find(page, "day-2025-10-14")
    listed = of_type(day, "Li")
    assert plain(listed[0]) == "Семинар 0до 16 октября; 42 участия, 2 муниципалитета"
    assert "участников нет в базе" in text(listed[1])
    assert plain(listed[-1]) == "и ещё 2, они в списке ниже"
    assert query_of(of_type(listed[0], "Link")[0].href)["q"] == "ev-0"
    assert query_of(find(page, "month-on").href) == {"period": "2025-11..2025-11"}
    assert query_of(find(page, "month-back").href) == {"period": "2025-09..2025-09"}


def test_a_very_long_period_shows_its_last_months_and_says_so() -> None:
    days = (EventDay(date(2024, 5, 2), 1, 1),)
    page = drawn("period=2000-01..2190-12", days=days)
    months = of_class(page, "cal-month")
    assert len(months) == 24
    assert "май 2024" in plain(months[-1])
    assert "Раньше есть ещё 269 месяцев" in plain(of_class(page, "calendar"))


def test_the_entries_of_a_share_filter_and_lead_back() -> None:
    shares = of_class(drawn("page=2"), "event-share")
    ways = {plain(share): getattr(share, "href", None) for share in shares}
    found = {words: query_of(way) if way else None for words, way in ways.items()}
    assert found == {
        "семинар2": {"kind": "seminar"},
        "Институт1": {"q": "Институт"},
        "Томск1": {"m": TOMSK.oktmo},
        "не указано1": None,
    }
    for query in ("kind=seminar", "q=Институт", f"m={TOMSK.oktmo}"):
        (chosen,) = of_class(of_class(drawn(query), "event-shares"), "chosen")
        assert query_of(chosen.href) == {}


# --- sites, flows, practices, neighbours ------------------------------------------------------


def test_a_flow_stands_between_host_and_guest_and_leads_to_both() -> None:
    (table,) = of_class(drawn("group=юг"), "flows")
    (row,) = of_type(of_type(table, "Tbody"), "Tr")
    host, cell = of_type(row, "A")
    assert (text(host), text(cell)) == ("Асиновский район", "9")
    assert query_of(cell.href) == {"m": f"{ASINO.oktmo},{TOMSK.oktmo}"}
    assert cell.title.replace("\u00a0", " ") == "Томск → Асиновский район: 9 участий, 2 приезда"


def test_a_flow_that_finds_no_room_is_told_of() -> None:
    flows = tuple(TraineeFlow(None, f"{70000000 + number}", 1 + number, 1) for number in range(40))
    page = drawn(flows=flows)
    (table,) = of_class(page, "flows")
    assert "площадки нет в реестре" in text(table)
    assert len(of_type(of_type(table, "Thead"), "Th")) == 26
    assert "Не поместилось 136 участий" in plain(of_class(page, "flows-part-panel"))


def test_a_site_says_who_came_and_how_it_stands() -> None:
    closed = replace(SITE, status="closed", closed_on=date(2025, 9, 30), asked_participants=4)
    lost = replace(SITE, topic=None, oktmo=None, municipality=None, school=None, school_code=None,
                   opened_on=None, status=None, code="lost")  # fmt: skip
    (table,) = of_class(drawn(sites=page_of("internship_sites", (SITE, closed, lost))), "sites")
    one, other, unknown = of_type(of_type(table, "Tbody"), "Tr")
    assert "● действует" in plain(one)
    assert "× закрытас 30.09.2025" in plain(other)
    assert "из выбранных — 4" in plain(other)
    assert "lostплощадки с этим кодом нет в реестре" in plain(unknown)
    assert "None" not in text(table)


def test_a_long_register_is_cut_and_the_file_has_the_rest() -> None:
    long = RowPage("internship_sites", (SITE,) * 100, 1234, 1, None)
    page = drawn("q=x&sort=title&i=training_coverage", sites=long)
    (panel,) = of_class(page, "site-rows-panel")
    assert "показаны первые 100 из 1 234, в файле все" in plain(panel)
    files = [link.href for link in of_type(panel, "A") if link.href.startswith("/files/")]
    assert {address.partition("?")[0] for address in files} == {
        "/files/internship_sites.xlsx",
        "/files/internship_sites.csv",
    }
    assert all(query_of(address) == {"q": "x"} for address in files)


def test_practices_stand_under_their_kind_and_lead_to_their_meeting() -> None:
    (table,) = of_class(drawn(), "practices")
    assert text(of_class(table, "section")) == "Наставничество"
    assert "продолжается" in text(table)
    meeting = next(link for link in of_type(table, "Link") if text(link) == "17.04.2025")
    assert meeting.href == "/decisions?meeting=rumo-1"
    page = drawn("kind=mentoring")
    assert query_of(find(page, "practices-mentoring").href) == {}
    assert query_of(find(drawn(), "practices-mentoring").href) == {"kind": "mentoring"}


def test_a_neighbour_says_how_it_rose_and_what_it_did() -> None:
    (block,) = of_class(drawn(), "learner")
    said = plain(block)
    assert "Асиновский район0,00 на 100, место 3 из 3" in said
    assert "Томск: 0,50 → 1,50 на 100 (+1,00 за год)педагогов 200, здесь 80" in said
    assert "Наставник на год (наставничество, с 02.09.2024)" in said
    assert "и ещё 2 практики" in said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"similar": 0}, "Похожих муниципалитетов нет"),
        ({"similar": 4}, "(группа «юг», кроме него 4 муниципалитета) никто не поднялся"),
    ],
)
def test_where_nobody_rose_it_is_said(fields: dict[str, Any], said: str) -> None:
    alone = replace(picture().learning, learners=(replace(LEARNER, teachers=(), **fields),))
    assert said in plain(of_class(drawn(learning=alone), "learner"))


def test_an_indicator_that_compares_nobody_is_said_so() -> None:
    nothing = Learning("rumo_quorum", Choice.ASKED, is_compared=False, ranked=0, learners=())
    page = drawn("i=rumo_quorum", learning=nothing)
    shown = [plain(part) for part in of_class(page, "nothing") if not getattr(part, "hidden", None)]
    assert any("не сравниваются" in words for words in shown)
    assert find(page, {"role": "filter", "name": "i"}).value == "rumo_quorum"


# --- the rows ---------------------------------------------------------------------------------


def test_an_event_is_told_once_and_its_municipalities_below_it() -> None:
    (table,) = of_class(drawn(), "events")
    ahead, first, again = of_type(of_type(table, "Tbody"), "Tr")
    assert "◦ объявлено" in plain(ahead)
    assert "14.10.2025 – 15.10.2025" in plain(first)
    assert "семинар · очно · Здоровье" in plain(first)
    assert [len(of_class(line, "repeated")) for line in (ahead, first, again)] == [0, 0, 5]
    assert "Томск30" in plain(again)
    (outward,) = of_class(first, "outward")
    assert outward.href == "https://example.org/e"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil", ""])
def test_only_an_address_of_a_page_becomes_a_link(url: str) -> None:
    assert of_class(drawn(events=page_of("events", (replace(EVENT, url=url),))), "outward") == []


def test_empty_lists_say_so_and_offer_the_way_back() -> None:
    page = drawn("q=нет&kind=webinar&m=69608000", **NOTHING)
    (rows,) = of_class(page, "rows-panel")
    (remark,) = of_class(rows, "nothing")
    assert query_of(of_type(remark, "Link")[0].href) == {"m": "69608000"}
    bare = drawn(**NOTHING)
    assert all(
        "за этот период" in text(part) or getattr(part, "hidden", False)
        for part in of_class(bare, "nothing")
    )


def test_the_files_of_the_bar_are_the_rows_of_the_list() -> None:
    addresses = [
        part.href
        for part in of_type(of_class(drawn("q=x&sort=host&page=1"), "tools"), "A")
        if part.href.startswith("/files/")
    ]
    assert {address.partition("?")[0] for address in addresses} == {
        "/files/events.csv",
        "/files/events.xlsx",
        "/files/events.json",
    }
    assert all(query_of(address)["sort"] == "host" for address in addresses)


def test_what_others_wrote_is_shown_as_it_is_written() -> None:
    event = replace(EVENT, title=HOSTILE, organizer=HOSTILE, host=HOSTILE, url=HOSTILE,
                    municipality=HOSTILE, code=HOSTILE)  # fmt: skip
    practice = replace(PRACTICE, title=HOSTILE, municipality=HOSTILE, meeting_code=HOSTILE)
    site = replace(SITE, topic=HOSTILE, school=HOSTILE, municipality=HOSTILE)
    shown = CalendarEvent(HOSTILE, HOSTILE, "seminar", TODAY, None, "mixed", None, HOSTILE, None,
                          HOSTILE, None, HOSTILE, 3, 1)  # fmt: skip
    page = assemble(
        drawn(
            "period=2025-11..2025-11&q=%3Cb%3E",
            events=page_of("events", (event,)),
            month=(shown,),
            practices=page_of("practices", (practice,)),
            sites=page_of("internship_sites", (site,)),
            tallies=(Tally(Share.ORGANIZER, HOSTILE, HOSTILE, 1, 1),),
        )
    )
    markup = "".join(
        value
        for part in walk(page)
        for name, value in part.to_plotly_json()["props"].items()
        if name == MARKUP
    )
    assert "onerror" in markup
    assert "<img" not in markup
    assert "<script" not in markup

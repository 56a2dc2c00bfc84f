"""Заседания: words, the table of attendance, one meeting, plan and councils, drawn by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from dash.development.base_component import Component

from data_sources.answers.meetings.answer import (
    AgendaItem,
    Attender,
    HeldMeeting,
    Meeting,
    MeetingCard,
    MeetingDecision,
    MeetingsPicture,
    Owner,
    PlanItem,
    PlanState,
    Turnout,
    together,
)
from data_sources.answers.row_lists.answer import RowPage
from data_sources.row_tables.records.attendance import AttendanceRow
from data_sources.scoring.results import Municipality, Overview
from layouts.markup.assembly import MARKUP, assemble
from layouts.pages.meetings import page as meetings
from layouts.pages.meetings import turnout_table
from layouts.wording.subjects import meeting_sentences, meeting_words, work_plan
from tests.layouts import scenes
from tests.layouts.scenes import (
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

HOSTILE: Final = '<img src=x onerror="alert(1)"></td><script>alert(1)</script>'
CARDS: Final = (
    "rumo_attendance",
    "rumo_representation",
    "rumo_quorum",
    "rumo_plan_execution",
    "method_council_meetings",
)
CAME: Final = Turnout(lines=1, seats=1, present=1)
SENT: Final = Turnout(lines=1, seats=1, substitutes=1)
GUEST: Final = Turnout(lines=1, guests=1)
AWAY: Final = Turnout(lines=1, seats=1, absent=1)
NOBODY: Final = Turnout()
MEETING: Final = Meeting(
    code="rumo-1",
    body="rumo",
    oktmo=None,
    number="1",
    title="Задачи года",
    status="held",
    held_on=date(2025, 9, 18),
    starts_at="14:00",
    place="Томск",
    form="mixed",
    quorum_rule="more_than_half",
    present_count=3,
)
SECOND: Final = replace(MEETING, code="rumo-2", number="2", held_on=date(2025, 11, 14))
THIRD: Final = replace(MEETING, code="rumo-3", number="3", held_on=date(2025, 11, 20))
COMING: Final = replace(MEETING, code="next", status="planned", held_on=date(2026, 2, 17))
ROW: Final = AttendanceRow(
    meeting_code="rumo-1",
    body="rumo",
    meeting_number="1",
    held_on=date(2025, 9, 18),
    person="Мухина О. Л.",
    is_member=1,
    status="present",
    is_substitute=1,
    oktmo=ASINO.oktmo,
    municipality=ASINO.name,
    organization=None,
    quorum_rule="half",
)
THREE: Final = {
    ASINO: (CAME, CAME, AWAY),
    KEDROVY: (NOBODY, NOBODY, NOBODY),
    TOMSK: (CAME, AWAY, AWAY),
    CHAINSKY: (SENT, SENT, GUEST),
    OWN: (NOBODY, NOBODY, NOBODY),
}


def overview(query: str) -> Overview:
    rows = [scenes.row(key, value=50.0, numerator=5.0, denominator=10.0) for key in CARDS]
    rows += [
        scenes.row("method_council_meetings", ASINO, value=3.0, numerator=3.0),
        scenes.row("method_council_meetings", TOMSK, value=0.0, numerator=0.0),
    ]
    made = scenes.overview(rows, query)
    histories = tuple(replace(made.histories[0], indicator=key) for key in CARDS)
    return replace(made, histories=histories)


def picture(
    query: str = "",
    *,
    held: tuple[Meeting, ...] = (MEETING, SECOND, THIRD),
    seen: Mapping[Municipality, tuple[Turnout, ...]] | None = None,
    **fields: Any,
) -> MeetingsPicture:
    places = THREE if seen is None else seen
    attenders = tuple(
        Attender(member, turnouts[: len(held)], tuple(each.awaits(member.oktmo) for each in held))
        for member, turnouts in places.items()
    )
    sittings = tuple(
        HeldMeeting(meeting, whole, whole)
        for place, meeting in enumerate(held)
        for whole in [together(each.turnouts[place] for each in attenders)]
    )
    made = overview(query)
    return MeetingsPicture(
        **{
            "overview": made,
            "answered": scenes.answered(made, query),
            "rows": RowPage("attendance", (ROW,), 1, 1, scenes.request(query).view.sort),
            "body": made.scorecard.question.filters.body,
            "bodies": ("municipal_council", "rumo"),
            "calendar": (*held, COMING) if held else (),
            "sittings": sittings,
            "attenders": attenders,
            "card": None,
            "plan": (),
            **fields,
        }
    )


def drawn(query: str = "", **fields: Any) -> Component:
    frame = scenes.frame(path="/meetings", nav=(("/", "Обзор"), ("/meetings", "Заседания")))
    return meetings.draw(picture(query, **fields), frame)


def said(words: str) -> str:
    return words.replace("\u00a0", " ")


def ids(page: Component) -> list[Any]:
    return [getattr(part, "id", None) for part in walk(page)]


def way(part: Component) -> str:
    """Where the link leads."""
    return str(getattr(part, "href", ""))


# --- words ------------------------------------------------------------------------------------


def test_the_headline_names_those_who_missed_the_last_two() -> None:
    (heading,) = of_type(drawn(), "H1")
    assert said(text(heading)) == (
        "Явка на заседания РУМО — 62 % (5 из 8 мест, 3 заседания); два последних подряд "
        "пропустил Томск."
    )


def test_who_has_no_seat_has_missed_nothing() -> None:
    lead = said(meeting_sentences.lead(picture()))
    assert "В составе нет представителя — Кедровый." in lead
    unlisted = {ASINO: (GUEST, GUEST, GUEST), TOMSK: (NOBODY, NOBODY, NOBODY)}
    without_members = picture(seen=unlisted)
    assert "В составе" not in meeting_sentences.lead(without_members)
    assert "пропуст" not in meeting_sentences.headline(without_members)
    assert not meeting_sentences.groups(without_members)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"held": ()}, "За 2025/26 учебный год состоявшихся заседаний РУМО нет."),
        ({"seen": {ASINO: (AWAY, AWAY, CAME)}},
         "Явка на заседания РУМО — 33 % (1 из 3 мест, 3 заседания); два последних подряд не "
         "пропустил никто."),
        ({"seen": {ASINO: (CAME, AWAY, AWAY)}},
         "Явка на заседания РУМО — 33 % (1 из 3 мест, 3 заседания); два последних пропущены "
         "подряд."),
        ({"held": (MEETING,), "seen": {ASINO: (AWAY,)}},
         "Явка на заседания РУМО — 0 % (0 из 1 места, 1 заседание)."),
        ({"seen": {ASINO: (NOBODY, NOBODY, GUEST)}},
         "3 заседания РУМО, но в списках явки никого из тех, о ком вопрос."),
    ],
)  # fmt: skip
def test_every_gap_has_its_own_headline(fields: dict[str, Any], expected: str) -> None:
    assert said(meeting_sentences.headline(picture(**fields))) == expected


def test_many_who_missed_are_counted() -> None:
    many = {scenes.place(f"6960{n}000", f"Район {n}"): (CAME, AWAY, AWAY) for n in range(6)}
    assert "пропустили 6 муниципалитетов." in said(meeting_sentences.headline(picture(seen=many)))


def test_each_habit_has_its_group_with_links() -> None:
    never = scenes.place("69999000", "Нигде")
    page = drawn(seen={**THREE, never: (AWAY, AWAY, AWAY)})
    keys = ("missed", "never", "substitute", "unseated")
    assert [said(text(find(page, f"group-{key}"))) for key in keys] == [
        "Пропустили два последних подряд: 2",
        "Ни разу никого не было: 1",
        "Всегда присылают замену: 1",
        "В составе нет представителя: 1",
    ]
    assert query_of(way(find(page, "group-missed"))) == {"m": f"{TOMSK.oktmo},{never.oktmo}"}


def test_two_meetings_do_not_say_the_same_of_those_who_never_came() -> None:
    seen = {ASINO: (AWAY, AWAY), CHAINSKY: (SENT, SENT)}
    found = meeting_sentences.groups(picture(held=(MEETING, SECOND), seen=seen))
    assert [each.key for each in found] == ["missed", "substitute"]


def test_the_lead_tells_of_the_quorum_and_of_what_is_announced() -> None:
    late = replace(COMING, code="late", held_on=date(2025, 10, 1))
    lead = said(meeting_sentences.lead(picture(calendar=(MEETING, late, COMING))))
    assert lead == (
        "Кворума не было на 1 из 3: 20.11.2025 (0 из 2, нужно 2). В составе нет "
        "представителя — Кедровый. Следующее заседание запланировано на 17.02.2026. "
        "Запланировано, но сведений о проведении нет: 01.10.2025."
    )
    two = replace(late, code="later", held_on=date(2025, 10, 8))
    assert "Запланированы, но сведений" in meeting_sentences.lead(picture(calendar=(late, two)))


# --- the table --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("turnout", "word"),
    [
        (CAME, "● очно"),
        (replace(CAME, online=1), "● очно"),
        (Turnout(lines=1, seats=1, online=1), "◐ онлайн"),
        (SENT, "◒ замена"),
        (GUEST, "◇ гость"),
        (replace(AWAY, guests=1), "◇ гость"),
        (Turnout(lines=1, seats=1, excused=1), "◌ уваж."),
        (AWAY, "○ неявка"),
        (Turnout(lines=1), "○ неявка"),
        (NOBODY, "– не в списке"),
    ],
)
def test_a_cell_has_a_sign_and_a_word(turnout: Turnout, word: str) -> None:
    assert said(meeting_words.presence(turnout).text) == word


def test_the_rows_are_municipalities_with_their_shares() -> None:
    page = drawn()
    assert said(text(find(page, f"row-{TOMSK.oktmo}"))) == (
        "Томск● очно○ неявка○ неявка33 %1 из 31 из 3"
    )
    assert said(text(find(page, f"row-{KEDROVY.oktmo}"))).endswith("мест нет0 из 3")
    assert find(page, f"row-{TOMSK.oktmo}") in of_class(page, "missed")
    assert f"row-{OWN.oktmo}" not in ids(page)


def test_the_foot_has_the_attendance_and_the_quorum_of_each_meeting() -> None:
    (foot,) = of_type(drawn(), "Tfoot")
    shares, quorums = (said(text(row)) for row in of_type(foot, "Tr"))
    assert shares == ("Явка тех, кто показан100 %3 из 367 %2 из 30 %0 из 262 %5 из 86 из 12")
    assert quorums == (
        "Кворум всего заседания● есть3 из 3, нужно 2● есть2 из 3, нужно 2○ нет0 из 2, нужно 22 из 3"
    )


def test_a_date_opens_its_meeting_and_closes_the_one_that_is_open() -> None:
    opens = way(find(drawn(), "meeting-rumo-2"))
    assert opens == "/meetings?meeting=rumo-2#meeting"
    closes = way(find(drawn("meeting=rumo-2"), "meeting-rumo-2"))
    assert closes == "/meetings#turnout"


def test_a_cell_leads_to_those_who_were_there() -> None:
    (cell,) = [
        part for part in walk(find(drawn(), f"row-{CHAINSKY.oktmo}"))
        if "20.11.2025" in (getattr(part, "title", None) or "")
    ]  # fmt: skip
    assert way(cell) == f"/meetings?m={CHAINSKY.oktmo}&meeting=rumo-3#rows"
    assert "пришло приглашённых 1" in getattr(cell, "title", "")


def test_only_the_newest_meetings_stand_side_by_side() -> None:
    count = turnout_table.COLUMNS + 3
    held = tuple(
        replace(MEETING, code=f"m-{n}", held_on=date(2025, 9, 1 + n)) for n in range(count)
    )
    page = drawn(held=held, seen={ASINO: (CAME,) * count})
    assert f"meeting-m-{count - 1}" in ids(page)
    assert "meeting-m-2" not in ids(page)
    assert said(text(find(page, f"row-{ASINO.oktmo}"))).endswith(f"{count} из {count}")
    assert "ещё 3 заседания — в списке ниже" in said(text(page))


def test_councils_are_listed_and_not_compared() -> None:
    own = replace(MEETING, body="municipal_council", oktmo=ASINO.oktmo)
    page = drawn("body=municipal_council", held=(own,), seen={ASINO: (CAME,), TOMSK: (NOBODY,)})
    assert of_class(page, "turnout") == []
    (listed,) = of_class(page, "meeting-list")
    assert "Асиновский район" in text(listed)
    assert meetings.ABOUT_RUMO in text(page)
    assert meetings.ABOUT_RUMO not in text(drawn())


# --- one meeting ------------------------------------------------------------------------------

CARD: Final = MeetingCard(
    SECOND,
    None,
    Turnout(lines=4, seats=3, present=2, absent=1, guests=1),
    (AgendaItem(1, "Явка", "Иванова М. Ю.", "методист", ("rumo_attendance", "своё")),),
    (
        MeetingDecision(1, "1.1", "Сделать", "assignment", "overdue",
              (Owner("Асино", date(2025, 12, 1), "overdue"),
               Owner("Томск", date(2025, 12, 1), "done"))),
        MeetingDecision(2, None, "Знать", "informational", "informational", ()),
        MeetingDecision(3, None, "Кому-нибудь", "assignment", "in_progress", ()),
    ),
)  # fmt: skip


def test_the_card_says_everything_about_the_meeting() -> None:
    card = find(drawn("meeting=rumo-2", card=CARD), "meeting")
    words = said(text(card))
    for part in (
        "РУМО № 2 от 14.11.2025",
        "14 ноября 2025\u202fг., 14:00",
        "● есть: 2 из 3, нужно 2. Правило: больше половины членов",
        "3: членов и заместителей 2, приглашённых 1",
        "1. ЯвкаДокладывает Иванова М. Ю., методист",
        "срок 01.12.2025○ просрочено: Асино● исполнено: Томск",
        "к сведению",
        "ответственный не назван, ◐ в работе",
    ):
        assert part in words
    assert "не сходится" not in words
    tags = of_class(card, "tag")
    assert [text(tag) for tag in tags] == ["Явка на заседания РУМО", "своё"]
    assert way(tags[0]) == "/indicator?i=rumo_attendance"
    assert "/decisions?meeting=rumo-2#point-1" in map(way, walk(card))


def test_a_number_of_the_minutes_that_does_not_fit_the_list_is_told() -> None:
    card = replace(CARD, meeting=replace(SECOND, present_count=22))
    assert "присутствовали 22 — с числом в списке не сходится" in said(text(drawn(card=card)))


def test_a_meeting_of_another_period_offers_its_own() -> None:
    old = replace(CARD, meeting=replace(SECOND, held_on=date(2024, 4, 1)))
    own = find(drawn("meeting=rumo-2", card=old), "own-period")
    assert query_of(way(own)) == {"meeting": "rumo-2", "period": "2023-2024"}


def test_a_planned_meeting_has_neither_quorum_nor_list() -> None:
    card = MeetingCard(COMING, None, NOBODY, (), ())
    words = text(find(drawn(card=card), "meeting"))
    assert "запланировано" in words
    assert "Кворум" not in words
    assert "Повестки в базе нет." in words


# --- plan, councils, people -------------------------------------------------------------------


def item(code: str, state: PlanState, due_on: date, **fields: Any) -> PlanItem:
    return PlanItem(
        **{
            "plan": "rumo",
            "code": code,
            "title": f"Пункт {code}",
            "due_on": due_on,
            "original_due_on": None,
            "done_on": None,
            "cancelled_on": None,
            "meeting_code": None,
            "state": state,
            "is_counted": True,
            **fields,
        }
    )


PLAN: Final = (
    item("1", PlanState.DONE, date(2025, 9, 30), done_on=date(2025, 9, 18),
         meeting_code="rumo-1"),
    item("2", PlanState.DONE, date(2025, 9, 30), done_on=date(2025, 10, 3)),
    item("3", PlanState.OVERDUE, date(2025, 10, 31), original_due_on=date(2025, 9, 30)),
    item("4", PlanState.CANCELLED, date(2025, 10, 31), cancelled_on=date(2025, 10, 1),
         is_counted=False),
    item("5", PlanState.AHEAD, date(2026, 5, 31), is_counted=False),
)  # fmt: skip


def test_the_plan_is_summed_up_as_its_indicator_is() -> None:
    assert said(work_plan.told(PLAN)) == (
        "исполнено 2 из 3, срок которых наступил (66,7 %); просрочено 1; перенесено 1; отменено 1"
    )
    assert work_plan.told(PLAN[4:]) == "срок ни одного пункта ещё не наступил"


def test_an_item_on_its_very_day_is_due_and_not_ahead() -> None:
    today = item("6", PlanState.DUE, date(2025, 11, 21))
    assert said(work_plan.told((*PLAN[:1], today))) == (
        "исполнено 1 из 2, срок которых наступил (50 %); последний день срока у 1"
    )
    (table,) = of_class(drawn(plan=(today,)), "plan")
    assert "◐ срок наступил" in text(table)
    assert "впереди" not in text(table)


def test_the_plan_is_a_table_with_moves_and_ways_to_meetings() -> None:
    page = drawn(plan=(*PLAN, replace(PLAN[0], plan="a-plan")))
    tables = of_class(page, "plan")
    assert len(tables) == 2
    words = said(text(tables[0]))
    assert "31.10.2025 перенесён с 30.09.2025" in words
    assert "◒ исполнен с опозданием" in words
    assert "отменён 01.10.2025" in words
    assert [way(part) for part in of_type(tables[0], "Link")] == [
        "/meetings?meeting=rumo-1#meeting"
    ]


def test_the_councils_are_bars_that_open_their_meetings() -> None:
    (bars,) = of_class(drawn("meeting=rumo-1"), "councils")
    one, other = of_type(bars, "A")
    assert (said(text(one)), said(text(other))) == ("Асиновский район3", "Томск0")
    assert query_of(way(one)) == {"body": "municipal_council", "m": ASINO.oktmo}


def test_a_line_says_how_the_person_took_part() -> None:
    guest = replace(ROW, person="Гость", is_member=0, is_substitute=0, oktmo=None,
                    municipality=None, organization="Институт")  # fmt: skip
    lines = (ROW, guest, replace(ROW, oktmo="70000000", municipality=None))
    nobody = replace(guest, person=None, status=None, organization=None)
    page = drawn(rows=RowPage("attendance", (*lines, nobody), 4, 1, None))
    (table,) = of_class(page, "row-table")
    rows = [said(text(row)) for row in of_type(of_type(table, "Tbody")[0], "Tr")]
    assert rows == [
        "Мухина О. Л.◒ присутствовал вместо членаАсиновский район—РУМО № 1 от 18.09.2025",
        "Гость● присутствовал приглашённый—ИнститутРУМО № 1 от 18.09.2025",
        "Мухина О. Л.◒ присутствовал вместо члена70000000, не из региона—РУМО № 1 от 18.09.2025",
        "в списке никого из них нет———РУМО № 1 от 18.09.2025",
    ]


# --- the page ---------------------------------------------------------------------------------


def test_the_page_says_what_its_controls_hold() -> None:
    page = drawn("body=municipal_council&q=мух&sort=-person")
    held = json.loads(getattr(find(page, "page-content"), "data-drawn"))
    assert {key: held[key] for key in ("body", "meeting", "q", "sort")} == {
        "body": "municipal_council",
        "meeting": "",
        "q": "мух",
        "sort": "-person",
    }
    assert set(held) == {each["name"] for each in ids(page) if isinstance(each, dict)}


@pytest.mark.parametrize("query", ["", "q=нет"])
def test_nothing_at_all_is_said_in_words(query: str) -> None:
    page = drawn(query, held=(), seen={}, rows=RowPage("attendance", (), 0, 1, None))
    words = text(page)
    assert "заседаний в базе нет" in said(words)
    assert ("Убрать условия списка" in words) is bool(query)
    assert of_class(page, "row-table") == []


def test_what_others_wrote_stays_text() -> None:
    place = replace(ASINO, name=HOSTILE)
    meeting = replace(MEETING, title=HOSTILE, number=HOSTILE, place=HOSTILE, starts_at=HOSTILE)
    card = MeetingCard(
        meeting,
        place,
        CAME,
        (AgendaItem(1, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,)),),
        (
            MeetingDecision(
                1, HOSTILE, HOSTILE, HOSTILE, "in_progress", (Owner(HOSTILE, None, "done"),)
            ),
        ),
    )
    row = replace(ROW, person=HOSTILE, municipality=HOSTILE, organization=HOSTILE)
    page = assemble(
        drawn(
            held=(meeting,),
            seen={place: (CAME,)},
            card=card,
            body=HOSTILE,
            plan=(item("1", PlanState.DONE, date(2025, 9, 30), title=HOSTILE, plan=HOSTILE),),
            rows=RowPage("attendance", (row,), 1, 1, None),
        )
    )
    markup = "".join(getattr(part, MARKUP, "") for part in walk(page))
    assert "&lt;img src=x" in markup
    assert "<img src=x" not in markup
    assert "<script" not in markup


def test_no_word_of_a_programmer_is_on_the_page() -> None:
    meeting = replace(
        MEETING, number=None, title=None, starts_at=None, place=None, form=None,
        quorum_rule=None, present_count=None,
    )  # fmt: skip
    card = MeetingCard(meeting, None, NOBODY, (), ())
    page = drawn(held=(meeting, SECOND), seen={ASINO: (NOBODY, GUEST)}, card=card, plan=PLAN)
    assert not {"None", "nan", "True", "False"} & set(said(text(page)).split())

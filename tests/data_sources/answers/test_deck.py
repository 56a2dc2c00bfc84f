"""The deck: which slides there are, and that their numbers are those of the pages."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.answers.documents.deck.answer import (
    Agenda,
    Closing,
    Deck,
    LastDecisions,
    LastOwners,
    NewDecisions,
    OpeningSlide,
    Overdue,
    PresenceSlide,
    Recent,
    Sittings,
    Standing,
    TrendSlide,
)
from data_sources.answers.overview.overviews import CARDS
from data_sources.indicators.scenes import assigned, decided, place, rumo_meeting, seat
from data_sources.question.choices import INDEX
from data_sources.question.notices import NoticeKind
from data_sources.store import Store
from tests.asking import PERIOD, store_on, write

HERE: Final = "69100000"
SCENE: Final[dict[str, Any]] = {
    **place(),
    "meeting": (
        rumo_meeting(code="before", number="1", held_on=date(2023, 6, 5)),
        rumo_meeting(code="now", number="2", held_on=date(2024, 2, 1), quorum_rule="half"),
        rumo_meeting(
            code="council", body="municipal_council", oktmo=HERE, held_on=date(2024, 1, 9)
        ),
    ),
    "agenda_item": (
        {"meeting_code": "now", "position": 1, "title": "Явка", "indicators": "rumo_attendance"},
        {"meeting_code": "now", "position": 2, "title": "Решения"},
        {"meeting_code": "now", "position": 3, "title": "Разное", "indicators": "no_such_key"},
    ),
    "attendance": (
        seat(meeting_code="now", person="А", status="present"),
        seat(meeting_code="now", person="Б", status="absent"),
    ),
    "decision": (
        decided(1, date(2023, 6, 30), meeting_code="before"),
        decided(2, date(2024, 1, 31), meeting_code="before"),
        decided(3, date(2024, 12, 31), meeting_code="before"),
        decided(1, date(2024, 9, 30), meeting_code="now",
                indicator="decision_completion", agenda_position=2),
    ),
    "assignment": (
        assigned(1, meeting_code="before", completed_on=date(2023, 6, 20)),
        assigned(2, meeting_code="before", assignee="Опоздавший", completed_on=date(2024, 2, 20)),
        assigned(2, meeting_code="before", assignee="Молчащий"),
        assigned(3, meeting_code="before"),
        assigned(3, meeting_code="before", assignee="Снят", withdrawn_on=date(2024, 1, 1)),
        assigned(1, meeting_code="now"),
    ),
}  # fmt: skip


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    write(engine, SCENE)
    return store_on(engine)


def deck(store: Store, query: str) -> Deck:
    return store.deck(store.parse(f"{PERIOD}&{query}").request)


def kinds(asked: Deck) -> list[str]:
    return [type(slide).__name__ for slide in asked.slides]


def only(asked: Deck, kind: type[Any]) -> Any:
    (found,) = (slide for slide in asked.slides if isinstance(slide, kind))
    return found


def test_a_meeting_goes_from_the_last_decisions_to_the_new_ones(store: Store) -> None:
    asked = deck(store, "meeting=now")
    order = (
        OpeningSlide,
        Agenda,
        LastDecisions,
        LastOwners,
        PresenceSlide,
        Standing,
        TrendSlide,
        Overdue,
        NewDecisions,
        Closing,
    )
    first = [next(place for place, slide in enumerate(asked.slides) if isinstance(slide, kind))
             for kind in order]  # fmt: skip
    assert first == sorted(first)


def test_the_last_decisions_stand_as_they_do_on_their_page(store: Store) -> None:
    last = only(deck(store, "meeting=now"), LastDecisions)
    assert last.meeting.code == "before"
    assert (last.whole, last.executed) == (4, 2)
    found = {
        status: last.count(status) for status in ("done", "done_late", "overdue", "in_progress")
    }
    assert found == {"done": 1, "done_late": 1, "overdue": 1, "in_progress": 1}
    # The list of a year holds what is due in it; the term of 31.12.2024 is the next year's.
    page = store.decisions(last.asked)
    assert last.elsewhere == 1
    assert page.elsewhere == 2, "the withdrawn one, too"
    assert sum(each.assignments for each in page.counts) == last.whole - 1


def test_owners_of_the_last_decisions_begin_with_who_is_silent(store: Store) -> None:
    asked = deck(store, "meeting=now")
    owners = only(asked, LastOwners)
    assert owners.loads.lines[0].assignee == "Молчащий"
    assert sum(load.overdue for load in owners.loads.lines) == only(asked, LastDecisions).count(
        "overdue"
    )


def test_a_meeting_shows_the_indicators_that_its_agenda_or_decisions_name(store: Store) -> None:
    asked = deck(store, "meeting=now")
    shown = {
        slide.indicator: slide.item.title for slide in asked.slides if isinstance(slide, Standing)
    }
    assert shown == {"rumo_attendance": "Явка", "decision_completion": "Решения"}


def test_who_came_is_who_is_on_the_list(store: Store) -> None:
    card = only(deck(store, "meeting=now"), PresenceSlide).card
    assert (card.everybody.came, card.everybody.seats) == (1, 2)
    assert card.quorum is not None
    assert card.quorum.is_there


def test_without_a_meeting_the_four_main_indicators_are_shown(store: Store) -> None:
    asked = deck(store, "")
    assert asked.card is None
    assert [slide.indicator for slide in asked.slides if isinstance(slide, Standing)] == list(CARDS)
    assert isinstance(asked.slides[0], OpeningSlide)
    assert isinstance(asked.slides[-1], Closing)
    assert not {Agenda, LastDecisions, PresenceSlide, Sittings} & {
        type(slide) for slide in asked.slides
    }


def test_the_chosen_indicator_comes_before_the_main_ones(store: Store) -> None:
    shown = [s.indicator for s in deck(store, "i=event_participation").slides
             if isinstance(s, Standing)]  # fmt: skip
    assert shown == ["event_participation", *CARDS]


def test_rows_are_those_of_the_overview(store: Store) -> None:
    asked = deck(store, "meeting=now")
    assert asked.overview == store.overview(store.parse(PERIOD).request).overview


def test_months_are_those_of_the_page_of_the_indicator(store: Store) -> None:
    courses = [slide for slide in deck(store, "").slides if isinstance(slide, TrendSlide)]
    assert courses
    for slide in courses:
        page = store.indicator(store.parse(f"{PERIOD}&i={slide.indicator}").request)
        assert slide.months == page.by_month


def test_the_address_keeps_everything_that_it_named(store: Store) -> None:
    request = deck(store, "meeting=now&slide=3&q=текст").request
    assert request.texts() == {"meeting": "now", "q": "текст", "slide": "3"}


def test_a_slide_that_is_not_there_becomes_the_last_one_and_it_is_said(store: Store) -> None:
    asked = deck(store, "slide=99")
    assert asked.request.view.slide == len(asked.slides)
    assert [(each.kind, each.key) for each in asked.notices] == [(NoticeKind.BAD_VALUE, "slide")]


def test_an_unknown_meeting_leaves_the_question_and_it_is_said(store: Store) -> None:
    asked = deck(store, "meeting=nowhere")
    assert asked.card is None
    assert [each.key for each in asked.notices] == ["meeting"]
    assert kinds(asked) == kinds(deck(store, ""))


def test_the_first_meeting_of_all_has_nothing_before_it(store: Store) -> None:
    assert "LastDecisions" not in kinds(deck(store, "meeting=before"))


def test_a_council_looks_back_at_its_own_meetings_only(store: Store) -> None:
    assert "LastDecisions" not in kinds(deck(store, "meeting=council"))


def test_one_municipality_alone_is_compared_with_nobody(store: Store) -> None:
    assert not {"Extremes", "Changes"} & set(kinds(deck(store, f"m={HERE}")))


def test_an_empty_database_has_no_slides(engine: sa.Engine) -> None:
    asked = deck(store_on(engine), "")
    assert asked.slides == ()
    assert asked.overview.scorecard.question.region is None


def test_an_answer_of_an_unreachable_database_is_marked(store: Store) -> None:
    stale = deck(store, "").as_stale()
    assert stale.overview.provenance.is_stale
    assert stale.request.filters.i == INDEX


def test_a_question_shows_what_changed_since_the_moment_that_the_address_names(
    store: Store,
) -> None:
    assert only(deck(store, ""), Recent).changes.since == "month"
    asked = deck(store, "since=week")
    page = store.first_page(store.parse(f"{PERIOD}&since=week").request)
    assert only(asked, Recent).changes == page.recent
    assert asked.request.view.since == "week"
    assert "Recent" not in kinds(deck(store, "meeting=now"))

"""Words and pictures of what lies between two meetings, drawn by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest
from dash.development.base_component import Component

from data_sources.answers.documents.deck.answer import Deck, SinceLast
from data_sources.answers.meetings.answer import Meeting, MeetingsPicture, PlanItem, PlanState
from data_sources.answers.meetings.since_answer import (
    AgendaDraft,
    Between,
    DecisionsTaken,
    DueItem,
    MeetingSeries,
    MissedTarget,
    OtherOverdue,
    OverdueDecision,
    Proposal,
    QuietTable,
    QuietTables,
    SilentPlaces,
    SinceMeeting,
)
from data_sources.changes.results import (
    Closed,
    ClosedAssignment,
    KnowledgeInterval,
    Moved,
    TableChange,
)
from data_sources.changes.since import Since
from data_sources.database.knowledge import parse_known
from data_sources.scoring.results import Level, Question, Row, Status
from data_sources.vocabulary.meeting_name import MeetingName
from layouts.markup.assembly import MARKUP, assemble
from layouts.pages.meetings import agenda_draft, since_meeting
from layouts.slides import since_meeting as between
from layouts.wording.subjects import agenda_words, since_words
from tests.asking import ZONE
from tests.layouts import scenes
from tests.layouts.pages.test_meetings import COMING, HOSTILE, MEETING, SECOND, picture
from tests.layouts.scenes import ASINO, KEDROVY, find, of_class, text, walk

RUMO: Final = MeetingSeries("rumo", None)
KNOWN: Final = parse_known("2025-09-18", ZONE)
SAME: Final = Row(Level.MUNICIPALITY, "1", "Асиновский район", "training_coverage",
                  value=41.2, target=45.0, near=40.0, status=Status.WATCH)  # fmt: skip
WORSE: Final = Moved(SAME._replace(value=46.0, status=Status.GOOD), SAME)
BETTER: Final = Moved(SAME, SAME._replace(value=46.0, status=Status.GOOD))
CLOSED: Final = ClosedAssignment(
    "rumo-1", "rumo", date(2025, 9, 18), 1, "1.1", "Провести семинар", "Ромашка",
    date(2025, 10, 1), date(2025, 10, 5),
)  # fmt: skip


def since(**learned: Any) -> SinceMeeting:
    assert KNOWN is not None
    until = KNOWN.moment + timedelta(days=60)
    made = Since(
        **{
            "span": KnowledgeInterval(KNOWN.moment, until),
            "then": date(2025, 9, 18),
            "now": date(2025, 11, 21),
            "tables": (TableChange("training", 21, 2, 0, (), is_narrowed=False),),
            "closed": Closed(1, (CLOSED,)),
            "crossed": (WORSE, BETTER),
            "moved": (),
            **learned,
        }
    )
    taken = (DecisionsTaken("rumo", 1, 2, 1),)
    return SinceMeeting(MEETING, KNOWN, begun=True, is_narrowed=False, learned=made, taken=taken)


def overdue(**fields: Any) -> OverdueDecision:
    return OverdueDecision(
        **{
            "meeting": MeetingName("rumo-1", "rumo", "1", date(2025, 9, 18)),
            "position": 1,
            "number": "1.1",
            "text": "Провести семинар.",
            "assignees": ("Ромашка",),
            "due_on": date(2025, 11, 1),
            "lateness_days": 20,
            **fields,
        }
    )


def draft(*proposals: Proposal, meeting: Meeting | None = COMING, dropped: str = "") -> AgendaDraft:
    until = meeting.held_on if meeting else date(2026, 8, 31)
    return AgendaDraft(RUMO, meeting, 0, until, proposals, frozenset(filter(None, [dropped])))


def page(
    changed: SinceMeeting | None = None, made: AgendaDraft | None = None, query: str = ""
) -> MeetingsPicture:
    made = made or draft()
    return picture(query, held=(MEETING, SECOND), between=Between(RUMO, changed, made))


def question() -> Question:
    return picture().overview.scorecard.question


def plain(drawn: Any) -> str:
    return text(drawn).replace("\u00a0", " ")


def href(link: Component) -> str:
    return str(vars(link)["href"])


def part(changed: SinceMeeting | None) -> Component:
    return since_meeting.draw(page(changed), scenes.frame(path="/meetings"))


def told(
    *proposals: Proposal, changed: SinceMeeting | None = None
) -> list[agenda_words.AgendaText]:
    return list(agenda_words.whole(draft(*proposals), changed, question()))


def test_the_answer_says_what_was_learned_decided_closed_and_crossed() -> None:
    said = plain(part(since()))
    assert (
        "С заседания РУМО № 1 от 18.09.2025 в базе новых записей — 21, исправленных — 2. "
        "Приняты 2 решения на 1 заседании; закрыто 1 поручение. "
        "Перешли границу цели: к лучшему 1, к худшему 1." in said
    )
    assert "«Обучение» — 21" in said
    assert "Все изменившиеся значения" in said


def test_rows_behind_the_numbers_open_on_demand() -> None:
    drawn = part(since())
    for identity in ("since-crossed", "since-closed", "since-tables"):
        assert find(drawn, identity) is not None
    assert "41,2 %" in plain(find(drawn, "since-crossed"))


def test_a_base_that_learned_nothing_is_said_to_be_so() -> None:
    quiet = replace(since(tables=(), closed=Closed(0, ()), crossed=()), taken=())
    said = plain(part(quiet))
    assert "С заседания РУМО № 1 от 18.09.2025 в базе ничего не изменилось." in said
    assert "Границу цели не перешёл ни один показатель." in said
    assert of_class(part(quiet), "since-facts") == []


def test_a_day_that_is_not_over_is_not_compared() -> None:
    assert KNOWN is not None
    said = plain(part(since(span=KnowledgeInterval(KNOWN.moment, KNOWN.moment))))
    assert "сравнивать пока не с чем" in said


def test_where_no_meeting_was_held_before_it_is_said() -> None:
    assert "Состоявшихся заседаний РУМО в базе нет: сравнивать не с чем." in plain(part(None))
    said = since_words.nothing_before(RUMO, SECOND).replace("\u00a0", " ")
    assert said.startswith("До заседания РУМО № 2 от 14.11.2025 состоявшихся заседаний РУМО")


def test_a_period_that_had_not_begun_is_not_compared() -> None:
    said = plain(part(replace(since(), begun=False)))
    assert "ещё не начался: сравнить значения с целями не с чем." in said
    assert "Граница цели" not in said


def test_all_bodies_at_once_are_asked_for_one() -> None:
    everybody = picture("body=all", held=(MEETING,), between=None)
    frame = scenes.frame(path="/meetings")
    assert since_words.NO_OCCASION in text(since_meeting.draw(everybody, frame))
    assert since_words.NO_OCCASION in text(agenda_draft.draw(everybody, "/meetings"))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("А",), "не исполнено 1 поручение"),
        (("А", "Б"), "не исполнены 2 поручения"),
        (("А", "Б", "В", "Г", "Д"), "не исполнено 5 поручений"),
    ],
)
def test_assignments_are_counted_in_right_russian(names: tuple[str, ...], words: str) -> None:
    (one,) = told(overdue(assignees=names))
    assert words in one.grounds.replace("\u00a0", " ")


def test_an_overdue_decision_is_asked_of_its_owner_as_written() -> None:
    (one,) = told(overdue())
    assert one.title.replace("\u00a0", " ") == (
        "Об исполнении решения «Провести семинар» (РУМО № 1 от 18.09.2025, пункт 1.1)"
    )
    assert one.speaker == "Ромашка"
    many = told(overdue(assignees=("А", "Б", "В", "Г"), number=None))[0]
    assert many.speaker.replace("\u00a0", " ") == "А, Б, В и ещё 1"
    assert "пункт" not in many.title


def test_a_missed_target_names_both_values_the_target_the_period_and_the_source() -> None:
    (one,) = told(MissedTarget("training_coverage", (WORSE,)), changed=since())
    said = one.grounds.replace("\u00a0", " ")
    assert said.startswith("Основание: с 18.09.2025 по ")
    assert "Асиновский район — 41,2 % (было 46,0 %, цель 45 %)" in said
    assert "Период: 2025/26 учебный год" in said
    assert "Источник: реестр обучения" in said
    assert "(training" not in said, "names of tables say nothing on paper"
    assert one.speaker == ""


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"state": PlanState.OVERDUE}, "О невыполненном пункте плана работы РУМО «Конкурс»"),
        ({"state": PlanState.AHEAD}, "О выполнении пункта плана работы РУМО «Конкурс»"),
        (
            {"state": PlanState.AHEAD, "original_due_on": date(2025, 10, 31)},
            "О переносе срока пункта плана работы РУМО «Конкурс»",
        ),
        (
            {"state": PlanState.AHEAD, "plan": "school_project"},
            "О выполнении пункта плана «Школы Минпросвещения России» «Конкурс»",
        ),
    ],
)
def test_an_item_of_the_plan_is_spoken_of_as_it_stands(fields: dict[str, Any], title: str) -> None:
    item = PlanItem(
        **{
            "plan": "rumo", "code": "1", "title": "Конкурс.", "due_on": date(2025, 11, 30),
            "original_due_on": None, "done_on": None, "cancelled_on": None, "meeting_code": None,
            "state": PlanState.AHEAD, "is_counted": False, **fields,
        }
    )  # fmt: skip
    assert told(DueItem(item))[0].title == title


def test_who_reported_nothing_is_named_and_counted() -> None:
    silent, quiet = told(
        SilentPlaces((KEDROVY,), 20),
        QuietTables((QuietTable("practice", (ASINO,)), QuietTable("meeting", (ASINO,))), 20),
    )
    assert f"{KEDROVY.name} (1 из 20 муниципалитетов)" in silent.grounds.replace("\u00a0", " ")
    said = quiet.grounds.replace("\u00a0", " ")
    assert "«Практика» — 1 из 20 муниципалитетов, «Заседание» — 1." in said


def test_every_question_has_a_box_that_leads_to_the_address_without_it() -> None:
    first, second = overdue(), OtherOverdue(2, 3, date(2025, 10, 1))
    drawn = agenda_draft.draw(page(None, draft(first, second)), "/meetings")
    box = find(drawn, f"take-{first.key}")
    assert href(box) == f"/meetings?drop={first.key}"
    assert getattr(box, "aria-checked") == "true"
    assert "взято 2 из 2" in plain(drawn)


def test_what_is_struck_out_has_no_number_and_leads_back() -> None:
    first, second = overdue(), OtherOverdue(2, 3, date(2025, 10, 1))
    made = draft(first, second, dropped=first.key)
    drawn = agenda_draft.draw(page(None, made, f"drop={first.key}"), "/meetings")
    assert href(find(drawn, f"take-{first.key}")) == "/meetings"
    assert getattr(find(drawn, f"take-{first.key}"), "aria-checked") == "false"
    (struck,) = of_class(drawn, "struck")
    assert "1. " not in text(struck)
    assert "1. Об исполнении остальных просроченных решений" in plain(drawn)
    links = [href(part) for part in walk(drawn) if getattr(part, "download", None)]
    assert links == [f"/files/agenda.docx?drop={first.key}"]
    assert href(find(drawn, "take-all")) == "/meetings"


def test_without_an_announced_meeting_it_is_said_how_far_the_plan_was_looked_through() -> None:
    drawn = agenda_draft.draw(page(None, draft(overdue(), meeting=None)), "/meetings")
    assert "не объявлено: план просмотрен до конца периода" in plain(drawn)


def test_texts_of_the_base_are_texts_on_the_page() -> None:
    hostile = overdue(text=HOSTILE, assignees=(HOSTILE,))
    drawn = assemble(agenda_draft.draw(page(since(), draft(hostile)), "/meetings"))
    markup = getattr(drawn, MARKUP)
    assert "<script" not in markup
    assert "&lt;img" in markup


def test_a_slide_about_nothing_new_is_sentences_without_a_table() -> None:
    quiet = replace(since(tables=(), closed=Closed(0, ()), crossed=()), taken=())
    deck = Deck(picture().overview, picture().answered, None, ())
    told_of_quiet = between.since_slide(deck, SinceLast(quiet))
    assert told_of_quiet.chart is None
    assert told_of_quiet.lines[0].endswith("базе ничего не изменилось.")
    assert between.since_slide(deck, SinceLast(since())).chart is not None

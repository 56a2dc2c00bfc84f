"""Minutes loaded over something else: another meeting, or what was put right since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.knowledge import utc_now
from data_sources.ingest.files import load_file, undo_load
from data_sources.ingest.minutes.draft import Draft, Said
from data_sources.ingest.minutes.filing.matching.matching import Filing, propose
from data_sources.ingest.minutes.filing.proposal import Blank, Proposal, Workbook
from data_sources.ingest.minutes.filing.replacing.history import newest_moment
from data_sources.ingest.minutes.filing.rows import TABLES
from data_sources.ingest.minutes.filing.writing import (
    Consent,
    MinutesReport,
    OtherMeetingError,
    TakesBackError,
    WritingMode,
    load_minutes,
)
from tests.data_sources.ingest.minutes.minutes_by_hand import (
    HELD_ON,
    POINTS,
    TEXT,
    drafted,
    place,
    put,
    registers,
    roster,
    rows,
    said,
    with_point,
)

CODE = "rumo-2024-03"
MEANT = Consent(None)
OTHER_TEXT = TEXT.replace("семинар для методистов", "слёт молодых учителей")


@pytest.fixture
def desk(engine: sa.Engine) -> sa.Engine:
    registers(engine)
    return engine


def proposed(engine: sa.Engine, draft: Draft, **filing: Any) -> Proposal:
    with engine.connect() as connection:
        return propose(connection, draft, Filing(CODE, **filing))


def load(engine: sa.Engine, draft: Draft, **options: Any) -> MinutesReport:
    filing = {name: options.pop(name) for name in ("body", "oktmo") if name in options}
    return load_minutes(engine, draft, proposed(engine, draft, **filing), **options)


def newer(**changed: Any) -> Draft:
    """The minutes in another file."""
    return drafted(text=TEXT + "\n", **changed)


def other() -> Draft:
    """Minutes of another day that decide other things."""
    points = (
        replace(POINTS[0], text="Утвердить график методических выездов."),
        replace(POINTS[1], text="Закупить учебники для сельских библиотек."),
    )
    return drafted(
        text=OTHER_TEXT,
        number=Said("8", place("№ 7")),
        held_on=Said(date(2024, 5, 14), place("12 марта")),
        points=points,
    )


def taken_back(engine: sa.Engine, draft: Draft, **options: Any) -> tuple[str, ...]:
    with pytest.raises(TakesBackError) as refusal:
        load(engine, draft, **options)
    assert "--replace" in str(refusal.value)
    return refusal.value.lines


def from_file(engine: sa.Engine, folder: Path, table: str, content: str) -> None:
    path = folder / f"{table}.csv"
    path.write_text(content, encoding="utf-8")
    assert load_file(engine, table, path, indicators={}).errors == ()


def workbook(engine: sa.Engine, proposal: Proposal, name: str = "d.xlsx") -> Proposal:
    """The proposal as a workbook written now would give it back."""
    with engine.connect() as connection:
        seen = newest_moment(connection, TABLES, CODE)
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return replace(proposal, blank=Blank.CLEARS, workbook=Workbook(name, sha256, seen))


def with_due(proposal: Proposal, day: date) -> Proposal:
    """The proposal with another term of the second decision."""
    decisions = tuple(
        replace(line, due_on=day) if line.position == 2 else line for line in proposal.decisions
    )
    return replace(proposal, decisions=decisions)


@pytest.mark.parametrize(
    ("filing", "changed", "there", "here"),
    [
        ({}, {"held_on": Said(date(2024, 5, 14), place("12 марта"))}, "12.03.2024", "14.05.2024"),
        ({}, {"number": Said("8", place("№ 7"))}, "7", "8"),
        ({"body": "board"}, {}, "РУМО", "board"),
        ({"body": "board", "oktmo": "70102000"}, {}, "—", "Южный район"),
    ],
)
def test_a_code_of_another_meeting_is_refused_and_both_are_shown(
    filing: dict[str, Any], changed: dict[str, Any], there: str, here: str, desk: sa.Engine
) -> None:
    load(desk, drafted())
    with pytest.raises(OtherMeetingError) as refusal:
        load(desk, newer(**changed), **filing)
    sides = {(side.there, side.here) for side in refusal.value.sides}
    assert (there, here) in sides
    assert {side.title: side.there for side in refusal.value.sides}["Решений"] == "3"
    assert CODE in str(refusal.value)
    assert "--replace" in str(refusal.value)
    assert rows(desk, "meeting", "number", "held_on", "body") == [("7", HELD_ON, "rumo")]


def test_the_council_of_another_municipality_is_another_meeting(desk: sa.Engine) -> None:
    load(desk, drafted(), body="municipal_council", oktmo="70101000")
    with pytest.raises(OtherMeetingError, match="Южный район"):
        load(desk, newer(), body="municipal_council", oktmo="70102000")


def test_a_planned_meeting_of_another_day_is_another_one(desk: sa.Engine) -> None:
    planned = {"code": CODE, "body": "rumo", "status": "planned", "held_on": date(2024, 9, 1)}
    put(desk, "meeting", {**planned, "quorum_rule": "half"})
    with pytest.raises(OtherMeetingError, match=r"01\.09\.2024"):
        load(desk, drafted())
    load(desk, drafted(), consent=MEANT)
    assert rows(desk, "meeting", "held_on", "quorum_rule") == [(HELD_ON, "half")]


def test_a_meeting_replaced_on_purpose_leaves_nothing_of_the_old_one(desk: sa.Engine) -> None:
    put(
        desk,
        "meeting",
        {
            "code": CODE,
            "body": "rumo",
            "status": "planned",
            "held_on": HELD_ON,
            "place": "Зал № 2",
            "quorum_rule": "half",
        },
    )
    load(desk, drafted())
    marks = {"completed_on": date(2024, 4, 2), "evidence": "Письмо"}
    with desk.begin() as connection:
        table = sa.table("assignment", *(sa.column(name) for name in marks))
        connection.execute(sa.update(table).values(marks))
    report = load(desk, other(), consent=MEANT)
    assert report.lost
    assert rows(desk, "meeting", "number", "held_on", "place", "quorum_rule") == [
        ("8", date(2024, 5, 14), None, None)
    ]
    assert rows(desk, "decision", "position", "text") == [
        (1, "Утвердить график методических выездов."),
        (2, "Закупить учебники для сельских библиотек."),
    ]
    assert rows(desk, "assignment", "assignee", "completed_on", "evidence") == [
        ("Кленов Олег Ильич", None, None)
    ]
    assert report.load_id is not None
    undo_load(desk, report.load_id)
    assert set(rows(desk, "assignment", *marks)) == {tuple(marks.values())}


def test_a_date_put_right_on_purpose_keeps_what_the_minutes_do_not_say(desk: sa.Engine) -> None:
    load(desk, drafted())
    with desk.begin() as connection:
        columns = sa.table("assignment", sa.column("completed_on"))
        connection.execute(sa.update(columns).values(completed_on=date(2024, 4, 2)))
    moved = newer(held_on=Said(date(2024, 3, 13), place("12 марта")))
    with pytest.raises(OtherMeetingError):
        load(desk, moved)
    load(desk, moved, consent=MEANT)
    assert set(rows(desk, "assignment", "completed_on")) == {(date(2024, 4, 2),)}


def test_a_consent_to_what_was_shown_is_none_to_more(desk: sa.Engine) -> None:
    load(desk, drafted())
    with pytest.raises(OtherMeetingError) as refusal:
        load(desk, other())
    assert load(desk, other(), consent=Consent().and_to([refusal.value.line])).load_id


def test_corrected_minutes_in_a_new_file_take_nothing_back(desk: sa.Engine) -> None:
    load(desk, drafted())
    corrected = with_point(newer(points=POINTS), 2, due_on=date(2024, 5, 6))
    assert load(desk, corrected).changed > 0
    assert (date(2024, 5, 6),) in rows(desk, "decision", "due_on")


def test_older_minutes_again_would_take_the_newer_ones_back(desk: sa.Engine) -> None:
    load(desk, drafted(points=POINTS[:2]))
    load(desk, with_point(newer(), 2, due_on=date(2024, 5, 6)))
    lines = taken_back(desk, drafted(points=POINTS[:2]))
    assert "Решение 1.2, «Срок»: 06.05.2024 → 30.04.2024" in lines
    assert "Решение 1.3: есть → не будет" in lines
    assert "Поручение «Северный район» по пункту 1.3: есть → не будет" in lines
    assert rows(desk, "decision", "position") == [(1,), (2,), (3,)]


def test_a_term_corrected_by_a_file_is_not_taken_back_unasked(
    desk: sa.Engine, tmp_path: Path
) -> None:
    load(desk, drafted())
    from_file(
        desk,
        tmp_path,
        "decision",
        "meeting_code;position;kind;text;due_kind;due_on\n"
        f"{CODE};2;assignment;Провести семинар для методистов.;date;15.05.2024\n",
    )
    line = "Решение 1.2, «Срок»: 15.05.2024 → 30.04.2024"
    assert taken_back(desk, drafted()) == (line,)
    assert taken_back(desk, newer()) == (line,)
    assert (date(2024, 5, 15),) in rows(desk, "decision", "due_on")
    report = load(desk, drafted(), consent=Consent(frozenset([line])))
    assert report.lost == (line,)
    assert (date(2024, 5, 15),) not in rows(desk, "decision", "due_on")


def test_an_added_assignee_and_a_corrected_municipality_are_not_taken_back_unasked(
    desk: sa.Engine, tmp_path: Path
) -> None:
    load(desk, drafted())
    put(
        desk,
        "assignment",
        {"meeting_code": CODE, "position": 2, "assignee": "Вязов К.К.", "oktmo": "70101000"},
    )
    assert taken_back(desk, drafted()) == ("Поручение «Вязов К.К.» по пункту 1.2: есть → не будет",)
    assert taken_back(desk, newer()) == taken_back(desk, drafted())


def test_a_withdrawn_row_does_not_come_back_unasked(desk: sa.Engine) -> None:
    load(desk, drafted())
    withdrawn = schema.assignment.c.assignee == "Южный район"
    with desk.begin() as connection:
        gone = sa.update(schema.assignment).where(withdrawn)
        connection.execute(gone.values(superseded_at=utc_now()))
    line = "Поручение «Южный район» по пункту 1.3: убрано → вернётся"
    assert taken_back(desk, newer()) == (line,)


def test_marks_that_would_be_lost_are_shown_and_go_only_with_consent(desk: sa.Engine) -> None:
    load(desk, drafted())
    with desk.begin() as connection:
        columns = sa.table("assignment", sa.column("completed_on"))
        connection.execute(sa.update(columns).values(completed_on=date(2024, 4, 2)))
    changed = with_point(drafted(), 2, text="Закупить столы и стулья в актовый зал.")
    (line,) = taken_back(desk, changed)
    assert "другое решение" in line
    load(desk, changed, consent=MEANT)
    assert dict(rows(desk, "assignment", "assignee", "completed_on")) == {
        "Кленов Олег Ильич": None,
        "Северный район": date(2024, 4, 2),
        "Южный район": date(2024, 4, 2),
    }


def test_the_same_file_read_better_takes_nothing_back(desk: sa.Engine) -> None:
    load(desk, drafted())
    put(desk, "municipality_alias", {"alias": "Кленов Олег Ильич", "oktmo": "70102000"})
    roster(desk, ("Березов Антон Андреевич", "70101000"))
    assert load(desk, drafted()).changed > 0
    assert ("Березов Антон Андреевич", "70101000") in rows(desk, "attendance", "person", "oktmo")


def test_a_workbooks_correction_is_not_taken_back_by_the_plain_file(desk: sa.Engine) -> None:
    load(desk, drafted())
    corrected = with_due(workbook(desk, proposed(desk, drafted())), date(2024, 5, 20))
    assert load_minutes(desk, drafted(), corrected).changed == 1
    line = "Решение 1.2, «Срок»: 20.05.2024 → 30.04.2024"
    assert taken_back(desk, drafted()) == (line,)
    assert taken_back(desk, newer()) == (line,)
    assert load_minutes(desk, drafted(), corrected).load_id is None


def test_a_workbook_loaded_first_is_not_taken_back_by_the_plain_file(desk: sa.Engine) -> None:
    corrected = with_due(workbook(desk, proposed(desk, drafted())), date(2024, 5, 20))
    load_minutes(desk, drafted(), corrected)
    assert taken_back(desk, drafted()) == ("Решение 1.2, «Срок»: 20.05.2024 → 30.04.2024",)


def test_an_older_workbook_does_not_take_a_newer_one_back(desk: sa.Engine) -> None:
    load(desk, drafted())
    first = workbook(desk, proposed(desk, drafted()), "first.xlsx")
    second = workbook(desk, proposed(desk, drafted()), "second.xlsx")
    load_minutes(desk, drafted(), with_due(second, date(2024, 5, 20)))
    with pytest.raises(TakesBackError) as refusal:
        load_minutes(desk, drafted(), with_due(first, date(2024, 5, 10)))
    assert refusal.value.lines == ("Решение 1.2, «Срок»: 20.05.2024 → 10.05.2024",)


def test_a_workbook_that_saw_the_value_may_change_it(desk: sa.Engine) -> None:
    load(desk, drafted())
    load_minutes(desk, drafted(), with_due(workbook(desk, proposed(desk, drafted())), HELD_ON))
    later = with_due(workbook(desk, proposed(desk, drafted()), "later.xlsx"), date(2024, 5, 10))
    assert load_minutes(desk, drafted(), later).changed == 1


def test_what_was_undone_may_be_loaded_again(desk: sa.Engine) -> None:
    load(desk, drafted())
    second = load(desk, with_point(newer(), 2, due_on=date(2024, 5, 6)))
    assert second.load_id is not None
    undo_load(desk, second.load_id)
    assert load(desk, with_point(newer(), 2, due_on=date(2024, 5, 6))).changed > 0


def test_values_of_a_planned_meeting_give_way_to_the_minutes(desk: sa.Engine) -> None:
    put(
        desk,
        "meeting",
        {
            "code": CODE,
            "body": "rumo",
            "status": "planned",
            "held_on": HELD_ON,
            "title": "О планах на весну",
        },
    )
    load(desk, drafted())
    assert rows(desk, "meeting", "status", "title") == [("held", "заседания РУМО")]


def test_a_meeting_typed_in_by_hand_is_not_written_over_unasked(desk: sa.Engine) -> None:
    put(
        desk,
        "meeting",
        {
            "code": CODE,
            "body": "rumo",
            "status": "held",
            "held_on": HELD_ON,
            "title": "О планах на весну",
        },
    )
    assert taken_back(desk, drafted()) == (
        "Заседание, «Название»: «О планах на весну» → «заседания РУМО»",
    )


def test_a_rehearsal_asks_the_same(desk: sa.Engine) -> None:
    load(desk, drafted())
    with pytest.raises(OtherMeetingError):
        load(desk, other(), mode=WritingMode.REHEARSE)


def names(lines: Iterable[str]) -> set[str]:
    return {line.partition(",")[0] for line in lines}


def test_an_added_participant_is_not_taken_back_unasked(desk: sa.Engine) -> None:
    load(desk, drafted())
    guest = {"meeting_code": CODE, "person": "Вязов К.К.", "status": "present", "is_member": False}
    put(desk, "attendance", guest)
    assert names(taken_back(desk, newer(participants=(said("Липова В.В."),)))) == {"Участники"}

"""What loading minutes promises, on SQLite and PostgreSQL."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.schema import natural_key
from data_sources.ingest.files.writing.undoing import undo_load
from data_sources.ingest.minutes.draft import (
    DecisionKind,
    Draft,
    EarlierDecision,
    PointEffect,
    Said,
)
from data_sources.ingest.minutes.filing.matching.matching import Filing, propose
from data_sources.ingest.minutes.filing.proposal import ChangeChoice, Proposal
from data_sources.ingest.minutes.filing.rows import MinutesRefusedError
from data_sources.ingest.minutes.filing.writing import (
    AlreadyThereError,
    MinutesReport,
    WritingMode,
    load_minutes,
)
from data_sources.names.people import same_person
from tests.data_sources.ingest.minutes.minutes_by_hand import (
    DUE_ON,
    HELD_ON,
    POINTS,
    TEXT,
    drafted,
    place,
    point,
    put,
    registers,
    roster,
    rows,
    said,
    with_point,
)

CODE = "rumo-2024-03"
TABLES = ("meeting", "agenda_item", "attendance", "decision", "assignment")


def proposed(engine: sa.Engine, draft: Draft, code: str = CODE, **filing: Any) -> Proposal:
    with engine.connect() as connection:
        return propose(connection, draft, Filing(code, **filing))


def load(engine: sa.Engine, draft: Draft, code: str = CODE, **filing: Any) -> MinutesReport:
    return load_minutes(engine, draft, proposed(engine, draft, code, **filing))


def refused(engine: sa.Engine, draft: Draft, code: str = CODE) -> str:
    with pytest.raises(MinutesRefusedError) as refusal:
        load(engine, draft, code)
    return str(refusal.value)


@pytest.fixture
def desk(engine: sa.Engine) -> sa.Engine:
    registers(engine)
    return engine


def test_the_meeting_is_held_and_leads_to_its_document(desk: sa.Engine) -> None:
    load(desk, drafted())
    ((code, body, number, status, held_on, present, region, document_id),) = rows(
        desk,
        "meeting",
        "code",
        "body",
        "number",
        "status",
        "held_on",
        "present_count",
        "region_code",
        "document_id",
    )
    assert (code, body, number, status, held_on) == (CODE, "rumo", "7", "held", HELD_ON)
    assert (present, region) == (4, None)
    ((known, text, media_type),) = rows(desk, "document", "id", "text", "media_type")
    assert (known, text, media_type) == (document_id, TEXT, "text/plain")


def test_a_decision_is_found_in_the_stored_text_by_its_offsets(desk: sa.Engine) -> None:
    load(desk, drafted())
    ((text,),) = rows(desk, "document", "text")
    found = rows(desk, "decision", "position", "text", "source_start", "source_end", "votes_for")
    assert [text[start:end] for _, _, start, end, _ in found] == [each.text for each in POINTS]
    assert {votes for *_, votes in found} == {4}


def test_assignees_are_named_by_the_registers_and_informational_points_have_none(
    desk: sa.Engine,
) -> None:
    load(desk, drafted())
    columns = ("position", "assignee", "oktmo", "organization_code", "due_on")
    assert rows(desk, "assignment", *columns) == [
        (2, "Кленов Олег Ильич", None, None, None),
        (3, "Северный район", "70101000", None, None),
        (3, "Южный район", "70102000", None, None),
    ]


def test_an_assignee_of_no_register_is_named_in_a_warning(desk: sa.Engine) -> None:
    notices = proposed(desk, drafted()).notices
    (unknown,) = [each for each in notices if each.code == "unknown_assignee"]
    assert "Кленов Олег Ильич" in unknown.message
    assert unknown.line == 13


def test_without_a_roster_everybody_but_guests_is_a_member(desk: sa.Engine) -> None:
    text = f"{TEXT}ПРИГЛАШЕНЫ: Гостев И.И.\n"
    load(desk, drafted(text=text, guests=(said("Гостев И.И.", text),)))
    assert rows(desk, "attendance", "person", "is_member", "status", "organization_code") == [
        ("Берёзов А.А.", True, "present", None),
        ("Гостев И.И.", False, "present", None),
        ("Кленов Олег Ильич", True, "present", None),
        ("Липова В.В.", True, "present", None),
        ("Ясенева Мария Петровна", True, "present", "iro"),
    ]


def test_the_roster_of_the_day_says_who_is_a_member_and_who_was_away(desk: sa.Engine) -> None:
    roster(
        desk,
        ("Березов Антон Андреевич", "70101000"),
        ("Кленов О.И.", "70102000"),
        ("Дубов П.П.", None),
    )
    put(
        desk,
        "roster_member",
        {
            "body": "rumo",
            "person": "Липова В.В.",
            "role": "member",
            "valid_from": date(2020, 9, 1),
            "valid_to": date(2024, 3, 11),
        },
    )
    load(desk, drafted())
    assert rows(desk, "attendance", "person", "is_member", "status", "oktmo") == [
        ("Березов Антон Андреевич", True, "present", "70101000"),
        ("Дубов П.П.", True, "absent", None),
        ("Кленов О.И.", True, "present", "70102000"),
        ("Липова В.В.", False, "present", None),
        ("Ясенева Мария Петровна", False, "present", None),
    ]
    assert (2, "70102000") in rows(desk, "assignment", "position", "oktmo")


@pytest.mark.parametrize(
    "changed",
    [{"participants": ()}, {"stated_present": Said(9, place("УЧАСТНИКИ"))}],
    ids=["no list", "a list shorter than the stated number"],
)
def test_nobody_is_absent_by_silence_where_not_all_are_named(
    changed: dict[str, Any], desk: sa.Engine
) -> None:
    roster(desk, ("Кленов О.И.", None), ("Дубов П.П.", None))
    load(desk, drafted(**changed))
    people = [person for (person,) in rows(desk, "attendance", "person")]
    assert "Кленов О.И." in people
    assert "Дубов П.П." not in people


def test_absent_persons_are_excused_where_the_minutes_say_so(desk: sa.Engine) -> None:
    text = f"{TEXT}Отсутствовали: Вязов К.К. (уважительная причина)\nНе явились: Ольхин Р.Р.\n"
    draft = drafted(text=text, absent=(said("Вязов К.К.", text), said("Ольхин Р.Р.", text)))
    load(desk, draft)
    statuses = dict(rows(desk, "attendance", "person", "status"))
    assert (statuses["Вязов К.К."], statuses["Ольхин Р.Р."]) == ("excused", "absent")


def test_a_person_named_twice_has_one_row(desk: sa.Engine) -> None:
    text = TEXT.replace("Липова В.В.", "Липова В.В., Кленов О.И.")
    draft = drafted(text=text, participants=(said("Липова В.В."), said("Кленов О.И.", text)))
    load(desk, draft)
    assert len(rows(desk, "attendance", "person")) == 3


def test_the_same_minutes_again_change_nothing(desk: sa.Engine) -> None:
    first = load(desk, drafted())
    again = load(desk, drafted())
    assert (again.added, again.changed, again.withdrawn, again.load_id) == (0, 0, 0, None)
    assert again.unchanged == first.read == first.added
    assert len(rows(desk, "load", "id")) == 1


def test_all_rows_of_a_load_share_its_moment_and_its_number(desk: sa.Engine) -> None:
    report = load(desk, drafted())
    ((load_id, dataset, loaded_at, added),) = rows(
        desk, "load", "id", "dataset", "loaded_at", "rows_added"
    )
    assert (load_id, dataset, added) == (report.load_id, "protocol", report.added)
    marks = {mark for table in TABLES for mark in rows(desk, table, "load_id", "recorded_at")}
    assert marks == {(load_id, loaded_at)}


def test_corrected_minutes_replace_and_withdraw_at_one_moment(desk: sa.Engine) -> None:
    load(desk, drafted())
    fewer = replace(drafted(), points=POINTS[:2], participants=(said("Липова В.В."),))
    report = load(desk, with_point(fewer, 2, due_on=date(2024, 5, 6)))
    # The decision 1.3, its two assignments and one participant are no more in the minutes.
    assert (report.withdrawn, report.added) == (4, 0)
    assert [number for (number,) in rows(desk, "decision", "number")] == ["1.1", "1.2"]
    assert (date(2024, 5, 6),) in rows(desk, "decision", "due_on")
    (last,) = max(rows(desk, "load", "loaded_at"))
    with desk.connect() as connection:
        for table in TABLES:
            columns = schema.metadata.tables[table].c
            asked = sa.select(columns.superseded_at).where(columns.superseded_at.is_not(None))
            assert set(connection.scalars(asked)) <= {last}


def test_marks_of_execution_survive_a_corrected_load(desk: sa.Engine) -> None:
    load(desk, drafted())
    marks = {"completed_on": date(2024, 4, 2), "evidence": "Письмо", "due_on": date(2024, 4, 9)}
    with desk.begin() as connection:
        connection.execute(sa.update(schema.assignment).values(marks))
    load(desk, with_point(drafted(), 3, text="Рекомендовать провести диагностику детей."))
    assert set(rows(desk, "assignment", *marks)) == {tuple(marks.values())}


def test_a_completed_assignment_that_would_vanish_refuses_the_load(desk: sa.Engine) -> None:
    load(desk, drafted())
    with desk.begin() as connection:
        connection.execute(sa.update(schema.assignment).values(completed_on=date(2024, 4, 2)))
    told = refused(desk, replace(drafted(), points=POINTS[:2]))
    assert "Северный район" in told
    assert "исполнение" in told
    assert len(rows(desk, "decision", "position")) == 3


def test_a_mark_of_execution_never_passes_to_another_decision(desk: sa.Engine) -> None:
    load(desk, drafted())
    with desk.begin() as connection:
        connection.execute(sa.update(schema.assignment).values(completed_on=date(2024, 4, 2)))
    other = with_point(drafted(), 2, text="Закупить столы и стулья в актовый зал.")
    assert "другое решение" in refused(desk, other)


def test_the_same_minutes_under_another_code_need_a_confirmation(desk: sa.Engine) -> None:
    load(desk, drafted())
    with pytest.raises(AlreadyThereError) as refusal:
        load(desk, drafted(text=TEXT + "\n"), "another")
    assert refusal.value.twin == CODE
    draft = drafted()
    copy = proposed(desk, draft, "another")
    load_minutes(desk, draft, copy, confirmed_twins=frozenset({CODE}))
    assert [code for (code,) in rows(desk, "meeting", "code")] == ["another", CODE]


def test_councils_of_two_districts_with_one_number_and_day_are_two_meetings(
    desk: sa.Engine,
) -> None:
    council = {"body": "municipal_council"}
    load(desk, drafted(), "north", oktmo="70101000", **council)
    load(desk, drafted(text=TEXT + "\n"), "south", oktmo="70102000", **council)
    assert len(rows(desk, "meeting", "code")) == 2


def test_a_council_is_recognised_by_its_title(desk: sa.Engine) -> None:
    text = TEXT.replace("РУМО", "методического совета Южного района", 1)
    draft = drafted(text=text, title=said("заседания методического совета Южного района", text))
    assert proposed(desk, draft, body="municipal_council").sitting.oktmo == "70102000"


def test_a_council_of_nobody_is_said(desk: sa.Engine) -> None:
    proposal = proposed(desk, drafted(), body="municipal_council")
    assert "no_municipality" in {each.code for each in proposal.notices}


def test_several_regions_ask_which(engine: sa.Engine) -> None:
    registers(engine, ("70", "71"))
    with pytest.raises(MinutesRefusedError, match="--region"):
        proposed(engine, drafted())
    assert proposed(engine, drafted(), region_code="71").sitting.region_code == "71"
    with pytest.raises(MinutesRefusedError, match="72"):
        proposed(engine, drafted(), region_code="72")


def test_an_unknown_municipality_is_refused(desk: sa.Engine) -> None:
    with pytest.raises(MinutesRefusedError, match="--oktmo"):
        proposed(desk, drafted(), oktmo="99999999")


def test_a_rehearsal_writes_nothing(desk: sa.Engine) -> None:
    draft = drafted()
    report = load_minutes(desk, draft, proposed(desk, draft), mode=WritingMode.REHEARSE)
    assert report.added > 0
    assert rows(desk, "meeting", "code") == rows(desk, "document", "id") == []
    assert rows(desk, "load", "id") == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"held_on": None}, "Дата"),
        ({"chair": Said("Я" * 301, place("Ясенева"))}, "длиннее"),
    ],
)
def test_what_cannot_be_written_is_told_and_nothing_is_written(
    changed: dict[str, Any], told: str, desk: sa.Engine
) -> None:
    assert told in refused(desk, drafted(**changed))
    assert rows(desk, "document", "id") == []


def test_control_characters_become_spaces_and_offsets_stay_true(desk: sa.Engine) -> None:
    text = TEXT.replace("ПРОТОКОЛ", "ПР\x00\x07\ud800КОЛ")
    draft = drafted(text=TEXT, title=Said("засе\x00дания", place("заседания")))
    draft = replace(draft, text=text)
    load(desk, draft)
    ((stored,),) = rows(desk, "document", "text")
    assert stored.startswith("ПР   КОЛ")
    assert rows(desk, "meeting", "title") == [("засе дания",)]
    (first, *_) = rows(desk, "decision", "source_start", "source_end")
    assert stored[slice(*first)] == "Принять план к сведению."


def test_a_document_read_anew_keeps_its_text_and_gets_true_offsets(desk: sa.Engine) -> None:
    load(desk, drafted())
    shifted = replace(
        drafted(),
        text="\n\n" + TEXT,
        points=tuple(
            replace(
                each,
                place=replace(each.place, start=each.place.start + 2, end=each.place.end + 2),
            )
            for each in POINTS
        ),
    )
    assert load(desk, shifted).changed == 0


def test_minutes_that_name_nobody_and_decide_nothing_are_a_meeting_all_the_same(
    desk: sa.Engine,
) -> None:
    load(desk, drafted())
    bare = drafted(agenda=(), points=(), votes=(), participants=(), chair=None, secretary=None)
    report = load(desk, bare)
    assert report.withdrawn == 2 + 4 + 3 + 3
    assert rows(desk, "meeting", "code") == [(CODE,)]
    assert rows(desk, "attendance", "person") == []
    assert load(desk, bare).load_id is None


def test_undoing_a_corrected_load_brings_the_first_one_back(desk: sa.Engine) -> None:
    load(desk, drafted())
    shown = [rows(desk, table, *natural_key(schema.metadata.tables[table])) for table in TABLES]
    second = load(desk, replace(drafted(), points=POINTS[:2]))
    assert second.load_id is not None
    undo_load(desk, second.load_id)
    assert shown == [
        rows(desk, table, *natural_key(schema.metadata.tables[table])) for table in TABLES
    ]


def test_an_insertion_by_hand_is_replaced_by_the_minutes(desk: sa.Engine) -> None:
    put(
        desk,
        "meeting",
        {
            "code": CODE,
            "body": "rumo",
            "status": "planned",
            "held_on": HELD_ON,
            "quorum_rule": "half",
            "place": "Зал",
        },
    )
    load(desk, drafted())
    assert rows(desk, "meeting", "status", "quorum_rule", "place") == [("held", "half", "Зал")]


def test_two_loads_at_once_write_the_minutes_once(desk: sa.Engine) -> None:
    draft = drafted()
    proposal = proposed(desk, draft)
    reports: list[MinutesReport] = []
    threads = [
        threading.Thread(target=lambda: reports.append(load_minutes(desk, draft, proposal)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(report.added for report in reports) == [0, reports[0].read]
    assert len(rows(desk, "load", "id")) == 1


def later(effect: PointEffect, due_on: date | None) -> Draft:
    """Minutes of May that change point 1.2 of the minutes of March."""
    change = EarlierDecision(effect, "1.2", "7", HELD_ON, due_on)
    changing = point(1, "1.1", "Провести семинар для методистов.", changes=(change,))
    return drafted(
        text=TEXT + " ",
        number=Said("8", place("№ 7")),
        held_on=Said(date(2024, 5, 14), place("12 марта 2024 года")),
        points=(changing,),
    )


@pytest.mark.parametrize(
    ("effect", "due_on", "row"),
    [
        (PointEffect.EXTEND, date(2024, 6, 1), (date(2024, 6, 1), DUE_ON, None)),
        (PointEffect.WITHDRAW, None, (None, None, date(2024, 5, 14))),
    ],
)
def test_an_earlier_assignment_is_changed_only_by_choice(
    effect: PointEffect, due_on: date | None, row: tuple[Any, ...], desk: sa.Engine
) -> None:
    load(desk, drafted())
    draft = later(effect, due_on)
    columns = ("meeting_code", "position", "due_on", "original_due_on", "withdrawn_on")
    proposal = proposed(desk, draft, "rumo-2024-05")
    (change,) = proposal.changes
    assert (change.meeting_code, change.position, change.due_before) == (CODE, 2, DUE_ON)
    load_minutes(desk, draft, proposal)
    assert (CODE, 2, None, None, None) in rows(desk, "assignment", *columns)
    chosen = replace(proposal, changes=(replace(change, choice=ChangeChoice.APPLY),))
    assert load_minutes(desk, draft, chosen).changed == 1
    assert (CODE, 2, *row) in rows(desk, "assignment", *columns)
    assert load_minutes(desk, draft, chosen).changed == 0
    # The minutes of March, loaded again, know nothing of it and leave it.
    load(desk, drafted())
    assert (CODE, 2, *row) in rows(desk, "assignment", *columns)


def test_a_change_of_a_decision_that_is_not_there_is_said(desk: sa.Engine) -> None:
    proposal = proposed(desk, later(PointEffect.WITHDRAW, None))
    assert proposal.changes == ()
    assert "earlier_not_found" in {each.code for each in proposal.notices}


def test_every_point_keeps_its_kind(desk: sa.Engine) -> None:
    load(desk, drafted())
    kinds = dict(rows(desk, "decision", "position", "kind"))
    assert kinds == {
        1: DecisionKind.INFORMATIONAL,
        2: DecisionKind.ASSIGNMENT,
        3: DecisionKind.RECOMMENDATION,
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Иванова Ольга Георгиевна", "Иванова О.Г."),
        ("О. Г. Иванова", "Иванова О.Г."),
        ("Алёхин П.", "Алехин Пётр Ильич"),
    ],
)
def test_a_person_is_known_by_surname_and_initials(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize("other", ["Иванова О.А.", "Петрова О.Г.", "руководители ОО"])
def test_persons_of_other_initials_or_surnames_are_others(other: str) -> None:
    assert not same_person("Иванова О.Г.", other)
    assert not same_person(other, "Иванова О.Г.")

"""What stands beside a number: notes where it is theirs, and whom to ask where it is missing."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.indicators.scenes import place
from data_sources.scoring.notes.notes import Contact
from data_sources.scoring.notes.queries import NOTES_BESIDE
from data_sources.scoring.results import Level
from data_sources.store import Store
from data_sources.vocabulary.reasons import Reason
from tests.asking import PERIOD, ask, row_of, store_on, sum_of, write

HERE, THERE, REGION = "69100000", "69200000", "69000000"
KEY: Final = "training_coverage"
ATTENDANCE: Final = "rumo_attendance"


def note(code: str, **differs: Any) -> dict[str, Any]:
    return {"code": code, "indicator": KEY, "oktmo": HERE, "noted_on": date(2024, 3, 1),
            "author": "Методист", "text": f"Пояснение {code}", **differs}  # fmt: skip


def member(person: str, since: date, until: date | None = None, **differs: Any) -> dict[str, Any]:
    return {"body": "rumo", "person": person, "post": "методист", "role": "member",
            "oktmo": HERE, "valid_from": since, "valid_to": until, **differs}  # fmt: skip


def written(engine: sa.Engine, **rows: Any) -> Store:
    write(engine, {**place(), **rows})
    return store_on(engine)


def noted(store: Store, indicator: str, oktmo: str, query: str = PERIOD) -> list[str]:
    return [each.code for each in row_of(ask(store, query), indicator, oktmo).notes]


def test_a_note_stands_at_the_number_that_it_explains(engine: sa.Engine) -> None:
    store = written(
        engine,
        note=(
            note("own"),
            note("all-of-here", indicator=None, noted_on=date(2024, 3, 2)),
            note("of-region", oktmo=REGION),
            note("of-everybody", oktmo=None, noted_on=date(2019, 1, 1)),
            note("of-all", oktmo=None, indicator=None, noted_on=date(2018, 1, 1)),
            note("later", noted_on=date(2024, 9, 1)),
        ),
    )
    assert noted(store, KEY, HERE) == ["all-of-here", "own"]
    assert noted(store, "index", HERE) == ["all-of-here"]
    assert noted(store, KEY, THERE) == []
    assert noted(store, "rumo_quorum", HERE) == []
    assert noted(store, KEY, REGION) == ["of-region", "of-everybody", "of-all"]
    assert noted(store, "decision_overdue", REGION) == ["of-all"]
    selected = sum_of(ask(store, f"{PERIOD}&m={HERE}"), KEY, Level.SELECTION)
    assert [each.code for each in selected.notes] == [
        "all-of-here",
        "own",
        "of-everybody",
        "of-all",
    ]


def test_of_many_notes_the_newest_stand_beside_the_number(engine: sa.Engine) -> None:
    notes = (note(f"n{day:02}", noted_on=date(2024, 3, day)) for day in range(1, 20))
    store = written(engine, note=tuple(notes))
    assert noted(store, KEY, HERE) == [f"n{day}" for day in range(19, 19 - NOTES_BESIDE, -1)]


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ((), None),
        (
            (member("Прежняя А. А.", date(2020, 1, 1), date(2023, 8, 31)),
             member("Давняя Б. Б.", date(2019, 1, 1), date(2021, 1, 1))),
            Contact("Прежняя А. А.", "методист", date(2020, 1, 1), date(2023, 8, 31)),
        ),
        (
            (member("Прежняя А. А.", date(2020, 1, 1), date(2023, 8, 31)),
             member("Новая В. В.", date(2023, 9, 1))),
            Contact("Новая В. В.", "методист", date(2023, 9, 1), None),
        ),
        (
            (member("Последний день", date(2020, 1, 1), date(2024, 8, 31)),),
            Contact("Последний день", "методист", date(2020, 1, 1), None),
        ),
        ((member("Будущая Г. Г.", date(2024, 9, 1)),), None),
        ((member("Чужая Д. Д.", date(2020, 1, 1), oktmo=THERE),), None),
        ((member("Из другого", date(2020, 1, 1), body="municipal_council"),), None),
        ((member("Ниоткуда", date(2020, 1, 1), oktmo=None),), None),
    ],
)  # fmt: skip
def test_whom_to_ask_is_the_present_member_or_the_last(
    engine: sa.Engine, members: tuple[dict[str, Any], ...], expected: Contact | None
) -> None:
    store = written(engine, roster_member=members)
    row = row_of(ask(store), KEY, HERE)
    assert row.reason is Reason.NO_DATA
    assert row.contact == expected


def test_nobody_is_asked_of_what_is_there(engine: sa.Engine) -> None:
    store = written(engine, roster_member=(member("Новая В. В.", date(2023, 9, 1)),))
    overview = ask(store)
    assert row_of(overview, "decision_overdue", HERE).contact is None
    assert row_of(overview, "rumo_quorum", HERE).contact is None
    assert row_of(overview, KEY, REGION).contact is None

"""Search as a person types: prefixes, slips, the wrong layout, codes; what K and who asks allow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from data_sources.database.engine import make_engine
from data_sources.database.trouble import StoreUnavailableError
from data_sources.question.scope import EVERYTHING, Scope
from data_sources.scoring.results import Municipality
from data_sources.search.index import Index, IndexEntry
from data_sources.search.matching import BEST_SHOWN, match
from data_sources.search.subjects import (
    DecisionFound,
    MeetingFound,
    PageFound,
    SchoolFound,
    SearchAnswer,
    Subject,
    SubjectKind,
)
from data_sources.search.words import cleaned
from data_sources.store import Store
from tests.asking import store_on, write

EARLIER = datetime.fromisoformat("2024-01-10T00:00:00")
NOTHING = Index.of(())
TOMSK, RURAL, UPPER = "69701000", "69654000", "69616000"


def rows(*of: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"recorded_at": EARLIER, **row} for row in of]


DATA = {
    "region": rows({"code": "70", "name": "Томская область", "oktmo": "69000000"}),
    "municipality": rows(
        *(
            {"oktmo": oktmo, "region_code": "70", "name": name, "kind": kind, "center": center}
            for oktmo, name, kind, center in (
                (TOMSK, "г. Томск", "city", None),
                (RURAL, "Томский район", "district", "г. Томск"),
                (UPPER, "Верхнекетский район", "district", "рп Белый Яр"),
                ("69741000", "ЗАТО Северск", "city", None),
            )
        )
    ),
    "municipality_alias": rows({"alias": "Столица области", "oktmo": TOMSK}),
    "school": rows(
        *(
            {"code": f"s-{number}", "oktmo": oktmo, "kind": "general", "name": name}
            for number, oktmo, name in (
                (3, TOMSK, "МАОУ «СОШ № 3» г. Томска"),
                (31, TOMSK, "МАОУ «СОШ № 31» г. Томска"),
                (4, UPPER, "МБОУ «Зелёновская СОШ»"),
            )
        )
    ),
    "meeting": rows(
        {
            "code": "rumo-2023-05-23",
            "body": "rumo",
            "number": "3",
            "title": "Наставничество",
            "status": "held",
            "held_on": date(2023, 5, 23),
        },
        {
            "code": "council-1",
            "body": "municipal_council",
            "oktmo": UPPER,
            "status": "planned",
            "held_on": date(2024, 3, 1),
        },
    ),
    "decision": rows(
        {
            "meeting_code": "rumo-2023-05-23",
            "position": 2,
            "number": "1.2",
            "kind": "assignment",
            "text": "Направить заявку на повышение квалификации.",
            "due_kind": "none",
        },
        {
            "meeting_code": "rumo-2023-05-23",
            "position": 3,
            "number": "1.3",
            "kind": "assignment",
            "text": "Подготовить тьюторов для Томского района.",
            "due_kind": "none",
        },
    ),
    "assignment": rows(
        {
            "meeting_code": "rumo-2023-05-23",
            "position": 3,
            "assignee": "Управление",
            "oktmo": RURAL,
        }
    ),
}


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    write(engine, DATA)
    return store_on(engine)


def search(store: Store, text: str, query: str = "", scope: Scope = EVERYTHING) -> SearchAnswer:
    return store.search(text, store.parse(query).request, NOTHING, scope)


def named(subject: Subject) -> str:
    match subject:
        case MeetingFound():
            return subject.name.code
        case DecisionFound():
            return subject.number or ""
        case Municipality():
            return subject.oktmo
        case SchoolFound():
            return subject.code
        case _:
            return subject.title


def found(answer: SearchAnswer) -> Iterator[tuple[SubjectKind, str]]:
    for group in answer.found.groups:
        for subject in group.best:
            yield group.kind, named(subject)


@pytest.mark.parametrize(
    ("text", "kind", "first"),
    [
        ("Томск", SubjectKind.MUNICIPALITY, TOMSK),
        ("тОМСК", SubjectKind.MUNICIPALITY, TOMSK),
        ("njvcr", SubjectKind.MUNICIPALITY, TOMSK),
        ("NJVCR", SubjectKind.MUNICIPALITY, TOMSK),
        ("TOMCK", SubjectKind.MUNICIPALITY, TOMSK),
        ("томкс", SubjectKind.MUNICIPALITY, TOMSK),
        ("тмск", SubjectKind.MUNICIPALITY, TOMSK),
        ("столица", SubjectKind.MUNICIPALITY, TOMSK),
        ("город томск", SubjectKind.MUNICIPALITY, TOMSK),
        (TOMSK, SubjectKind.MUNICIPALITY, TOMSK),
        ("697010", SubjectKind.MUNICIPALITY, TOMSK),
        ("верхнек", SubjectKind.MUNICIPALITY, UPPER),
        ("вехрнекетскай", SubjectKind.MUNICIPALITY, UPPER),
        ("dth[ytrtncrbq hfqjy", SubjectKind.MUNICIPALITY, UPPER),
        ("район верхнекетский", SubjectKind.MUNICIPALITY, UPPER),
        ("в Верхнекетском районе", SubjectKind.MUNICIPALITY, UPPER),
        ("Верхнекетский р-н", SubjectKind.MUNICIPALITY, UPPER),
        ("Белый Яр", SubjectKind.MUNICIPALITY, UPPER),
        ("северск", SubjectKind.MUNICIPALITY, "69741000"),
        ("СОШ № 3", SubjectKind.SCHOOL, "s-3"),
        ("№3 томск", SubjectKind.SCHOOL, "s-3"),
        ("школа 3 томск", SubjectKind.SCHOOL, "s-3"),
        ("зеленовская", SubjectKind.SCHOOL, "s-4"),
        ("«Зелёновская», СОШ —", SubjectKind.SCHOOL, "s-4"),
        ("s-31", SubjectKind.SCHOOL, "s-31"),
        ("ы-31", SubjectKind.SCHOOL, "s-31"),
        ("протокол 3", SubjectKind.MEETING, "rumo-2023-05-23"),
        ("РУМО № 3", SubjectKind.MEETING, "rumo-2023-05-23"),
        ("23.05.2023", SubjectKind.MEETING, "rumo-2023-05-23"),
        ("23 мая 2023", SubjectKind.MEETING, "rumo-2023-05-23"),
        ("rumo-2023", SubjectKind.MEETING, "rumo-2023-05-23"),
        ("кгьщ-2023", SubjectKind.MEETING, "rumo-2023-05-23"),
        ("наставничество", SubjectKind.MEETING, "rumo-2023-05-23"),
        ("1.2", SubjectKind.DECISION, "1.2"),
        ("заявки на квалификацию", SubjectKind.DECISION, "1.2"),
    ],
)
def test_what_was_meant_stands_first(
    store: Store, text: str, kind: SubjectKind, first: str
) -> None:
    assert next(found(search(store, text))) == (kind, first)


def test_a_number_with_its_sign_is_no_beginning_of_another(store: Store) -> None:
    schools = [key for kind, key in found(search(store, "№ 3")) if kind is SubjectKind.SCHOOL]
    assert schools == ["s-3"]
    assert [key for _, key in found(search(store, "сош 3"))] == ["s-3", "s-31"]


def test_all_words_must_be_answered(store: Store) -> None:
    assert not list(found(search(store, "томск единорог")))


@pytest.mark.parametrize("word", ["верхнекетский", "зеленовская", "квалификации"])
def test_a_slip_in_every_four_letters_is_forgiven(store: Store, word: str) -> None:
    exact = next(found(search(store, word)))
    whole = len(word) // 4 * 4
    slips = "".join("ъ" if place % 4 == 2 else sign for place, sign in enumerate(word[:whole]))
    assert next(found(search(store, slips + word[whole:]))) == exact


def test_a_number_with_a_slip_is_another_number(store: Store) -> None:
    assert not search(store, "69701009").found.groups


def test_it_is_said_when_the_words_had_to_be_mended(store: Store) -> None:
    assert search(store, "томск").found.exactly
    assert search(store, "njvcr").found.exactly
    assert not search(store, "томкс").found.exactly


def test_where_nothing_answers_the_nearest_is_named(store: Store) -> None:
    answer = search(store, "библиотека верхнекетский")
    assert answer.found.groups == ()
    assert answer.found.nearest is not None
    assert named(answer.found.nearest) == UPPER
    assert search(store, "йцукенгшщз").found.nearest is None


@pytest.mark.parametrize("text", ["", "   ", "\ud800", "\u0000\u202e", "«»—", "💥", "<>", "%'\"--"])
def test_without_a_word_nothing_is_found(store: Store, text: str) -> None:
    assert search(store, text).found.groups == ()
    assert search(store, text).found.nearest is None


@given(st.text(max_size=300))
def test_any_text_is_cleaned_to_what_can_be_shown(text: str) -> None:
    asked = cleaned(text)
    assert len(asked) <= 400
    assert asked.isprintable()
    assert cleaned(asked)[:200] == asked[:200]


@given(st.text(alphabet="томск№3.-<>«» \ud800etNJ[;,", max_size=210))
def test_any_text_is_answered(text: str) -> None:
    index = Index.of(
        [
            IndexEntry(SubjectKind.PAGE, PageFound("/", "Обзор", ""), ("Обзор",), ("томск 3",)),
            IndexEntry(
                SubjectKind.SCHOOL, SchoolFound("1", "СОШ № 3", "Томск", None), ("СОШ № 3",)
            ),
        ]
    )
    answer = match(text, [index, NOTHING])
    assert sum(group.total for group in answer.groups) <= 2


def test_only_what_was_known_is_found(store: Store, engine: sa.Engine) -> None:
    assert list(found(search(store, "томск", "known=2024-01-09"))) == []
    assert list(found(search(store, "томск", "known=2024-01-10"))) != []


def test_a_new_row_is_found_at_once(store: Store, engine: sa.Engine) -> None:
    assert not search(store, "единорог").found.groups
    new = {"code": "s-9", "oktmo": UPPER, "kind": "general", "name": "Лицей «Единорог»"}
    write(engine, {"school": [new]})
    assert list(found(search(store, "единорог"))) == [(SubjectKind.SCHOOL, "s-9")]


def test_another_region_is_not_searched(store: Store, engine: sa.Engine) -> None:
    write(
        engine,
        {
            "region": [{"code": "42", "name": "Кузбасс", "oktmo": "32000000"}],
            "municipality": [
                {"oktmo": "32701000", "region_code": "42", "name": "Кемерово", "kind": "city"}
            ],
        },
    )
    assert list(found(search(store, "кемерово", "region=42"))) == [
        (SubjectKind.MUNICIPALITY, "32701000")
    ]
    assert list(found(search(store, "кемерово", "region=70"))) == []
    assert list(found(search(store, "томск", "region=42"))) == []


def test_who_may_see_one_municipality_finds_what_is_its_own_or_everybodys(store: Store) -> None:
    upper = Scope(frozenset({UPPER}))
    assert list(found(search(store, "томск", scope=upper))) == []
    assert (SubjectKind.SCHOOL, "s-4") in found(search(store, "школа", scope=upper))
    assert (SubjectKind.MEETING, "council-1") in found(search(store, "методсовет", scope=upper))
    everybodys = [key for kind, key in found(search(store, "подготовить", scope=upper))]
    assert everybodys == []
    assert list(found(search(store, "заявку", scope=upper))) == [(SubjectKind.DECISION, "1.2")]
    rural = Scope(frozenset({RURAL}))
    assert list(found(search(store, "тьюторов", scope=rural))) == [(SubjectKind.DECISION, "1.3")]
    assert list(found(search(store, "тьюторов", scope=upper))) == []
    assert (SubjectKind.MEETING, "council-1") not in found(search(store, "методсовет", scope=rural))


def test_a_group_shows_a_few_and_counts_all(engine: sa.Engine, store: Store) -> None:
    many = [
        {"code": f"n-{n}", "oktmo": UPPER, "kind": "general", "name": f"Новая школа № {n}"}
        for n in range(1, 31)
    ]
    write(engine, {"school": many})
    (group,) = search(store, "новая школа").found.groups
    assert group.total == 30
    assert [named(each) for each in group.best] == [f"n-{n}" for n in range(1, BEST_SHOWN + 1)]


def test_what_stands_beside_the_database_is_searched_along(store: Store) -> None:
    page = PageFound("/meetings", "Заседания", "")
    beside = Index.of([IndexEntry(SubjectKind.PAGE, page, ("Заседания",))])
    answer = store.search("заседания", store.parse("").request, beside)
    assert answer.found.groups[0].best == (page,)
    assert answer.found.groups[1].kind is SubjectKind.MEETING


def test_an_empty_database_finds_nothing_and_does_not_fail(engine: sa.Engine) -> None:
    assert search(store_on(engine), "томск").found.groups == ()


def test_while_the_database_is_away_there_is_no_answer() -> None:
    away = store_on(make_engine("sqlite:////nowhere/absent.sqlite3"))
    with pytest.raises(StoreUnavailableError):
        search(away, "томск")

"""Typed answers made by hand, and ways to look into what was drawn of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

from dash.development.base_component import Component

from data_sources.answers.overview.answer import OverviewPicture
from data_sources.answers.overview.recent import Incomparable, RecentChanges
from data_sources.indicators import registry
from data_sources.indicators.declaration import Reach
from data_sources.question.choices import INDEX
from data_sources.question.periods import school_year
from data_sources.question.request import Request
from data_sources.scoring.results import (
    AnsweredRequest,
    History,
    Level,
    Municipality,
    Overview,
    Provenance,
    Question,
    Region,
    Registers,
    Row,
    Scorecard,
    Vocabulary,
)
from data_sources.vocabulary.reasons import Reason
from layouts.frame.shell import Frame
from layouts.markup.element import Element
from tests.drawn_components import tree

TODAY: Final = date(2025, 11, 21)
MOMENT: Final = datetime.fromisoformat("2025-11-21T02:40:00")
REGION: Final = Region("70", "Томская область", "69000000")
CARDS: Final = (
    "training_coverage",
    "rumo_attendance",
    "decision_completion",
    "school_project_score",
)


def place(
    oktmo: str,
    name: str,
    *,
    kind: str = "district",
    tile: tuple[int, int] | None = None,
    group: str | None = None,
) -> Municipality:
    return Municipality(oktmo, name, name[:3].upper(), kind, group, tile)


ASINO: Final = place("69608000", "Асиновский район", tile=(4, 4), group="юг")
KEDROVY: Final = place("69507000", "Кедровый", kind="city", tile=(1, 3), group="города")
TOMSK: Final = place("69701000", "Томск", kind="city", tile=(4, 6), group="города")
CHAINSKY: Final = place("69656000", "Чаинский район", group="центр")
OWN: Final = place("69000001", "Организации области", kind="regional")
PLACES: Final = (ASINO, KEDROVY, OWN, TOMSK, CHAINSKY)


def request(query: str = "") -> Request:
    """What an address asks, as the door reads it."""
    return Request.from_query(
        query, today=TODAY, zone=ZoneInfo("Asia/Tomsk"), indicators=registry()
    ).request


def row(indicator: str, member: Municipality | None = None, **fields: Any) -> Row:
    """A row of a municipality, or of the region where none is given."""
    if member is not None:
        return Row(Level.MUNICIPALITY, member.oktmo, member.name, indicator, **fields)
    return Row(Level.REGION, REGION.oktmo, REGION.name, indicator, **fields)


def selection(indicator: str, **fields: Any) -> Row:
    return Row(Level.SELECTION, None, "Выбранные муниципалитеты", indicator, **fields)


def scorecard(
    rows: Sequence[Row] = (),
    query: str = "",
    *,
    shown: tuple[Municipality, ...] = PLACES,
    as_of: date = TODAY,
) -> Scorecard:
    asked = request(query).filters
    return Scorecard(
        Question(asked, asked.period, TODAY, as_of, MOMENT, REGION, shown, shown), tuple(rows)
    )


def full_rows(values: Mapping[str, float] | None = None) -> tuple[Row, ...]:
    """Every indicator and the index of every place, then of the region.

    Where `values` names an OKTMO, its indicators have that value; elsewhere there are no data.
    """
    given = values or {}
    rows = []
    for key in (*registry(), INDEX):
        regional = key in registry() and registry()[key].reach is Reach.REGION
        for member in PLACES:
            if regional:
                rows.append(row(key, member, reason=Reason.NOT_APPLICABLE))
            elif member.oktmo in given:
                value = given[member.oktmo]
                rows.append(row(key, member, value=value, numerator=value, denominator=100.0))
            else:
                rows.append(row(key, member, reason=Reason.NO_DATA))
        rows.append(row(key, value=40.0, numerator=4.0, denominator=10.0))
    return tuple(rows)


def overview(
    rows: Sequence[Row] = (),
    query: str = "",
    *,
    municipalities: tuple[Municipality, ...] = PLACES,
    regions: tuple[Region, ...] = (REGION,),
    is_demo: bool = False,
) -> Overview:
    card = scorecard(rows, query, shown=municipalities)
    years = tuple(school_year(year) for year in (2025, 2024, 2023))
    points = tuple((date(year, 11, 21), None) for year in range(2021, 2026))
    return Overview(
        card,
        Vocabulary(Registers(regions, regions[0] if regions else None, municipalities), years),
        tuple(History(key, points) for key in CARDS),
        Provenance(147, MOMENT, is_demo),
    )


def answered(made: Overview, query: str = "") -> AnsweredRequest:
    """The question of the overview, looked at as the query says; nothing was dropped."""
    return AnsweredRequest(made.scorecard.question, request(query).view, ())


def first_page(
    answer: Overview, recent: RecentChanges | None = None, query: str = ""
) -> OverviewPicture:
    """The first page of the answer; unless said otherwise, nothing was known before."""
    return OverviewPicture(
        answer,
        answered(answer, query),
        recent or RecentChanges("month", incomparable=Incomparable.EMPTY),
    )


def empty_overview() -> Overview:
    """What a database with nothing in it answers."""
    asked = overview(municipalities=(), regions=())
    question = replace(asked.scorecard.question, region=None)
    return replace(asked, scorecard=Scorecard(question, ()))


def frame(**fields: Any) -> Frame:
    return Frame(
        **{
            "title": "Обзор",
            "path": "/",
            "nav": (("/", "Обзор"), ("/data", "Данные и методика")),
            "clock_text": "21.11.2025, 09:40",
            **fields,
        }
    )


def walk(drawn: Any) -> Iterator[Component]:
    """Every component of a drawing, from the top; an element is looked at as one."""
    if isinstance(drawn, Element):
        yield from walk(tree(drawn))
    elif isinstance(drawn, Component):
        yield drawn
        yield from walk(getattr(drawn, "children", None))
    elif isinstance(drawn, list | tuple):
        for part in drawn:
            yield from walk(part)


def text(drawn: Any) -> str:
    """What a person reads, in the order of the drawing."""
    if isinstance(drawn, Element):
        return text(tree(drawn))
    if isinstance(drawn, Component):
        return text(getattr(drawn, "children", None))
    if isinstance(drawn, list | tuple):
        return "".join(text(part) for part in drawn)
    return "" if drawn is None else str(drawn)


def find(drawn: Any, identity: Any) -> Component:
    """The one component with this id."""
    (found,) = [part for part in walk(drawn) if getattr(part, "id", None) == identity]
    return found


def of_class(drawn: Any, name: str) -> list[Component]:
    """Components that have this class among theirs."""
    return [part for part in walk(drawn) if name in (getattr(part, "className", "") or "").split()]


def of_type(drawn: Any, name: str) -> list[Component]:
    return [part for part in walk(drawn) if type(part).__name__ == name]


def strings(drawn: Any) -> Iterator[str]:
    """Every string that reaches the browser: texts and attributes."""
    for part in walk(drawn):
        for value in part.to_plotly_json()["props"].values():
            yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def query_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))

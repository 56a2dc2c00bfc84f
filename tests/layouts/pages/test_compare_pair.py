"""Two moments drawn of answers made by hand: their names, their choice, what is said of both."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from dash.development.base_component import Component

from data_sources.answers.compare.answer import ComparePicture
from data_sources.changes.offers import MomentKind, MomentOffer
from data_sources.changes.pair import ComparedMoment, Pair
from data_sources.changes.results import Closed, KnowledgeInterval, Moved
from data_sources.changes.since import Since
from data_sources.database.knowledge import KnowledgeDate, parse_known
from data_sources.question.filters import Filters
from data_sources.snapshots.view import SavedView
from layouts.pages.compare import page as compare
from tests.layouts import scenes
from tests.layouts.scenes import TOMSK, of_class, query_of, row, text
from tests.layouts.scenes import walk as parts_of

FIRST: Final = "РМ-7К3Ф-3А"
SECOND: Final = "РМ-2222-22"
PERIOD: Final = "period=2024-2025"
COVERAGE: Final = "training_coverage"
HOSTILE: Final = "<img src=x onerror=alert(1)>"


def known(text: str) -> KnowledgeDate:
    found = parse_known(text, ZoneInfo("Asia/Tomsk"))
    assert found is not None
    return found


MAY, JULY = known("2025-05-20T03:00:00Z"), known("2025-07-20T03:30:00Z")


def since(earlier: KnowledgeDate = MAY, later: KnowledgeDate | None = JULY, **fields: Any) -> Since:
    until = later.moment if later else earlier.moment + timedelta(days=90)
    made = {
        "span": KnowledgeInterval(earlier.moment, until),
        "then": earlier.day,
        "now": later.day if later else date(2025, 8, 31),
        "tables": (),
        "closed": Closed(0, ()),
        "crossed": (),
        "moved": (),
        **fields,
    }
    return Since(**made)


def view(code: str, moment: KnowledgeDate, title: str = "К заседанию") -> SavedView:
    return SavedView(code, title, "/", moment.moment, moment.moment)


def picture(query: str, pair: Pair | None, told: Since | None, **fields: Any) -> ComparePicture:
    made = {
        "overview": scenes.overview((), query),
        "answered": scenes.answered(scenes.overview((), query), query),
        "chosen": (),
        "left_out": 0,
        "presets": (),
        "ranked": {},
        "lines": (),
        "whose": "Томская область",
        "periods": (),
        "moments": (),
        "since": told,
        "pair": pair,
        **fields,
    }
    return ComparePicture(**made)


def a_pair(
    earlier: ComparedMoment,
    later: ComparedMoment,
    other: Filters | None = None,
    *,
    is_ahead: bool = False,
) -> Pair:
    return Pair(earlier, later, other, is_ahead)


OF_CODES: Final = a_pair(ComparedMoment(MAY, FIRST), ComparedMoment(JULY, SECOND))
QUERY: Final = f"{PERIOD}&known={MAY.text}&against={SECOND}"


def drawn(of: ComparePicture) -> Component:
    zone = ZoneInfo("Asia/Tomsk")
    return compare.draw(of, scenes.frame(title="Сравнение", path="/compare", zone=zone))


def said(page: Component) -> str:
    return text(page).replace("\u00a0", " ")


def control(page: Component) -> Any:
    (found,) = (
        part
        for part in parts_of(page)
        if getattr(part, "id", None) == {"role": "filter", "name": "against"}
    )
    return found


def test_both_snapshots_are_named_over_the_columns_and_in_the_line_of_origin() -> None:
    moved = Moved(row(COVERAGE, value=20.0), row(COVERAGE, value=31.5))
    page = drawn(picture(QUERY, OF_CODES, since(moved=(moved,))))
    heads = [text(part) for part in parts_of(page) if getattr(part, "scope", None) == "col"]
    assert f"{FIRST}, 20.05.2025, 10:00" in heads
    assert heads.index(f"{FIRST}, 20.05.2025, 10:00") < heads.index(f"{SECOND}, 20.07.2025, 10:30")
    assert "Тогда" not in heads
    assert "Изменилось 1 значение; границу цели никто не перешёл." in said(page)
    (origin,) = of_class(page, "origin")
    assert f"{FIRST}, 20.05.2025, 10:00 и {SECOND}, 20.07.2025, 10:30" in said(origin)
    (line,) = of_class(page, "moved")
    links = [part.href for part in parts_of(line) if getattr(part, "href", None)]
    assert [query_of(href)["known"] for href in links] == [JULY.text]
    assert all("against" not in query_of(href) for href in links)


@pytest.mark.parametrize(
    ("pair", "told", "words"),
    [
        (
            OF_CODES,
            since(),
            f"Между снимком {FIRST} (20.05.2025, 10:00) и снимком {SECOND} (20.07.2025, 10:30) "
            "в базе ничего не изменилось.",
        ),
        (
            a_pair(ComparedMoment(known("2025-06-01")), ComparedMoment(None)),
            since(known("2025-06-01"), None),
            "Между сведениями на 01.06.2025 и нынешними сведениями",
        ),
        (
            a_pair(ComparedMoment(MAY, FIRST), ComparedMoment(MAY, SECOND)),
            since(MAY, MAY),
            "один и тот же",
        ),
        (
            a_pair(ComparedMoment(MAY), ComparedMoment(known("2199-01-01")), is_ahead=True),
            None,
            "Момент 01.01.2199 ещё не наступил",
        ),
    ],
)
def test_what_lies_between_or_why_nothing_does_is_one_sentence(
    pair: Pair, told: Since | None, words: str
) -> None:
    page = drawn(picture(QUERY, pair, told))
    assert words in said(page)


def test_different_reporting_days_are_not_passed_off_as_corrections() -> None:
    apart = said(drawn(picture(QUERY, OF_CODES, since())))
    assert "Отчётные даты разные, 20.05.2025 и 20.07.2025" in apart
    evening = since(MAY, known("2025-05-20T09:00:00Z"))
    alike = said(drawn(picture(QUERY, OF_CODES, evening)))
    assert "Отчётная дата одна, 20.05.2025: числа сдвинули только записи базы." in alike


def test_another_question_of_the_second_snapshot_is_told_with_the_way_to_it() -> None:
    other = scenes.request(f"period=2023-2024&m={TOMSK.oktmo}&known={JULY.text}").filters
    pair = a_pair(ComparedMoment(MAY, FIRST), ComparedMoment(JULY, SECOND), other)
    page = drawn(picture(QUERY, pair, since()))
    (told,) = of_class(page, "other-question")
    words = said(told)
    assert f"Снимок {SECOND} сам отвечает на другой вопрос: «2023/24 учебный год, Томск»" in words
    assert "«2024/25 учебный год, все муниципалитеты»" in words
    (link,) = (part for part in parts_of(told) if getattr(part, "href", None))
    assert query_of(link.href) == {
        "against": FIRST,
        "known": JULY.text,
        "m": TOMSK.oktmo,
        "period": "2023-2024",
    }


def test_the_choice_names_snapshots_and_days_and_keeps_what_is_chosen() -> None:
    week = MomentOffer(MomentKind.WEEK, known("2025-08-24"))
    views = (view(SECOND, JULY, HOSTILE), view(FIRST, MAY))
    chosen = control(drawn(picture(QUERY, OF_CODES, since(), views=views, moments=(week,))))
    values = [option["value"] for option in chosen.options if not option.get("disabled")]
    # The snapshot of the page's own moment is no other one.
    assert (chosen.value, values) == (SECOND, ["", SECOND, "2025-08-24"])
    labels = [option["label"] for option in chosen.options]
    assert labels[0] == "нынешними сведениями"
    assert any(label.startswith(f"{SECOND} · 20.07.2025, 10:30 · ") for label in labels)
    old = control(drawn(picture(QUERY, OF_CODES, since())))
    assert [option["value"] for option in old.options] == ["", SECOND]
    assert old.options[1]["label"] == f"{SECOND}, 20.07.2025, 10:30"


def test_without_snapshots_the_choice_is_there_with_nothing_chosen() -> None:
    page = drawn(picture(PERIOD, None, None))
    chosen = control(page)
    assert [(option["value"], option["label"]) for option in chosen.options] == [("", "не выбрано")]
    drawn_as = [
        part.to_plotly_json()["props"]["data-drawn"]
        for part in parts_of(page)
        if "data-drawn" in part.to_plotly_json()["props"]
    ]
    assert any('"against": ""' in each for each in drawn_as)


def test_the_files_of_both_values_keep_both_moments_and_those_of_the_menu_one() -> None:
    moved = Moved(row(COVERAGE, value=20.0), row(COVERAGE, value=31.5))
    page = drawn(picture(f"{QUERY}&i={COVERAGE}", OF_CODES, since(moved=(moved,))))
    hrefs = [
        part.href for part in parts_of(page) if str(getattr(part, "href", "")).startswith("/files/")
    ]
    changes = [query_of(href) for href in hrefs if href.startswith("/files/changes.")]
    assert len(changes) == 4
    assert {(each["known"], each["against"], each.get("i")) for each in changes} == {
        (MAY.text, SECOND, None)
    }
    menu = [query_of(href) for href in hrefs if href.startswith("/files/indicators.")]
    assert menu
    assert not any("against" in each for each in menu)


def test_a_period_that_had_not_begun_by_the_earlier_moment_compares_no_values() -> None:
    moved = Moved(row(COVERAGE, value=20.0), row(COVERAGE, value=31.5))
    early = since(moved=(moved,), then=date(2024, 8, 1))
    page = drawn(picture(QUERY, OF_CODES, early))
    assert "период «2024/25 учебный год» ещё не начался" in said(page)
    assert of_class(page, "moved") == []
    assert of_class(page, "changes-files") == []

"""Сравнение drawn of answers made by hand: who is best, what is said, what leads where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from dash.development.base_component import Component

from data_sources.answers.compare.answer import (
    ComparePicture,
    PeriodColumn,
    Preset,
    PresetKind,
    YearlyLine,
)
from data_sources.changes.offers import MomentKind, MomentOffer
from data_sources.changes.results import (
    ChangedRow,
    ChangeKind,
    Closed,
    ClosedAssignment,
    Difference,
    KnowledgeInterval,
    Moved,
    TableChange,
)
from data_sources.changes.since import Since
from data_sources.database.knowledge import parse_known
from data_sources.question.choices import INDEX
from data_sources.question.periods import school_year
from data_sources.scoring.results import Municipality, Row, Status
from data_sources.vocabulary.reasons import Reason
from layouts.markup.assembly import MARKUP, assemble
from layouts.pages.compare import page as compare
from layouts.pages.compare import words
from layouts.pages.compare.lines import rows as line_rows
from layouts.pages.compare.lines import svg
from layouts.widgets.comparisons.best import SideBySide
from layouts.wording import change_words
from layouts.wording.subject import subject
from tests.layouts import scenes
from tests.layouts.scenes import ASINO, KEDROVY, OWN, TOMSK, find, of_class, query_of, row, text
from tests.layouts.scenes import walk as parts_of

HOSTILE: Final = '<img src=x onerror="alert(1)"></details><script>alert(1)</script>'
CHOSEN: Final = (ASINO, TOMSK)
QUERY: Final = "m=69608000,69701000"
COVERAGE: Final = "training_coverage"
OVERDUE: Final = "decision_overdue"
NEUTRAL: Final = "remote_training_share"


def values(key: str, *pairs: tuple[Municipality, float], **fields: Any) -> list[Row]:
    return [row(key, member, value=value, numerator=value, **fields) for member, value in pairs]


ROWS: Final = (
    *values(COVERAGE, (ASINO, 20.0), (TOMSK, 40.0)),
    *values(OVERDUE, (ASINO, 0.0), (TOMSK, 3.0)),
    *values(NEUTRAL, (ASINO, 10.0), (TOMSK, 90.0)),
    row(INDEX, ASINO, value=50.0, rank=2, scored=(3, 26)),
    row(INDEX, TOMSK, value=71.5, rank=1, scored=(3, 26)),
    row(INDEX, value=60.0, scored=(3, 26)),
    row(COVERAGE, value=30.0, numerator=3.0, denominator=10.0),
)


def column(back: int, found: Iterable[Row]) -> PeriodColumn:
    period = school_year(2025 - back)
    return PeriodColumn(
        period, date(2025 - back, 11, 21), {each.indicator: each for each in found}, {INDEX: 4}
    )


def picture(
    rows: Iterable[Row] = ROWS, query: str = QUERY, chosen: tuple[Municipality, ...] = CHOSEN,
    **fields: Any,
) -> ComparePicture:  # fmt: skip
    made = {
        "overview": scenes.overview(tuple(rows), query),
        "answered": scenes.answered(scenes.overview(tuple(rows), query), query),
        "chosen": chosen,
        "left_out": 0,
        "presets": (Preset(PresetKind.ENDS, (ASINO, KEDROVY, TOMSK)),),
        "ranked": {INDEX: 4},
        "lines": (),
        "whose": "Томская область",
        "periods": (column(0, ()), column(1, ()), column(2, ())),
        "moments": (),
        "since": None,
        **fields,
    }
    return ComparePicture(**made)


def hrefs(drawn: Any) -> list[str]:
    return [found for part in parts_of(drawn) if (found := getattr(part, "href", None))]


def drawn(of: ComparePicture) -> Component:
    return compare.draw(of, scenes.frame(title="Сравнение", path="/compare"))


def line(key: str, *pairs: tuple[Municipality, float | None], **fields: Any) -> SideBySide:
    return SideBySide(
        subject(key), tuple((m, row(key, m, value=v, **fields)) for m, v in pairs), None
    )


@pytest.mark.parametrize(
    ("told", "best"),
    [
        (line(COVERAGE, (ASINO, 1.0), (TOMSK, 2.0)), {TOMSK.oktmo}),
        (line(OVERDUE, (ASINO, 1.0), (TOMSK, 2.0)), {ASINO.oktmo}),
        (line(NEUTRAL, (ASINO, 1.0), (TOMSK, 2.0)), set()),
        (line(COVERAGE, (ASINO, 2.0), (TOMSK, 2.0)), set()),
        (line(COVERAGE, (ASINO, 2.0), (TOMSK, 2.0), (KEDROVY, 1.0)), {ASINO.oktmo, TOMSK.oktmo}),
        (line(COVERAGE, (ASINO, None), (TOMSK, 2.0)), set()),
        (line(COVERAGE, (ASINO, 1.0), (TOMSK, 2.0), small=True), set()),
        (line(COVERAGE, (OWN, 9.0), (ASINO, 1.0), (TOMSK, 2.0)), {TOMSK.oktmo}),
        (line(COVERAGE, (OWN, 9.0), (TOMSK, 2.0)), set()),
    ],
)
def test_the_best_is_whoever_is_ranked_and_ahead(told: SideBySide, best: set[str]) -> None:
    assert told.best == best


def test_the_headline_counts_who_is_best_and_how_often() -> None:
    assert words.headline(picture()).replace("\u00a0", " ") == (
        "Асиновский район лучше остальных по 1 из 2 показателей, Томск — по 1."
    )
    lead = " ".join(words.lead(picture())).replace("\u00a0", " ")
    assert "впереди Томск (71,5 балла, 1\u2011е место из 4)" in lead
    assert "Асиновский район отстаёт на 21,5 балла" in lead


def test_without_a_choice_the_year_of_the_region_is_told_and_choices_are_offered() -> None:
    columns = tuple(
        column(back, [row(COVERAGE, value=now), row(OVERDUE, value=5.0), row(NEUTRAL, value=now)])
        for back, now in ((0, 30.0), (1, 20.0), (2, 10.0))
    )
    page = drawn(picture(query="", chosen=(), periods=columns))
    said = text(page).replace("\u00a0", " ")
    assert "Томская область, к той же дате прошлого года: 1 показатель лучше, 0 хуже" in said
    (offer,) = hrefs(of_class(page, "offers")[0])
    assert query_of(offer)["m"] == "69507000,69608000,69701000"


def test_the_mark_stands_at_the_best_and_the_region_is_beside() -> None:
    page = drawn(picture())
    coverage = find(page, f"row-{COVERAGE}")
    cells = of_class(coverage, "best")
    assert [text(cell) for cell in cells] == ["40,0\u00a0% ★ лучше всех"]
    assert "30,0\u00a0%" in text(coverage)
    assert not of_class(find(page, f"row-{NEUTRAL}"), "best")


def test_a_missing_value_says_why_and_a_zero_is_a_zero() -> None:
    rows = [
        row(COVERAGE, ASINO, reason=Reason.NO_DATA),
        row(COVERAGE, TOMSK, value=0.0, numerator=0.0, denominator=10.0),
    ]
    said = text(find(drawn(picture(rows)), f"row-{COVERAGE}"))
    assert "нет данных" in said
    assert "0,0\u00a0%" in said


def test_a_head_takes_its_municipality_out_of_the_comparison() -> None:
    page = drawn(picture())
    drops = [query_of(href)["m"] for href in hrefs(of_class(page, "drop"))]
    assert drops == [TOMSK.oktmo, ASINO.oktmo]


def test_more_than_six_are_said_to_be_left_out() -> None:
    assert "ещё 3\u00a0муниципалитета" in " ".join(words.lead(picture(left_out=3)))


def years(*values: float | None) -> tuple[tuple[date, float | None], ...]:
    return tuple((date(2021 + place, 11, 21), value) for place, value in enumerate(values))


LINES: Final = (
    YearlyLine(COVERAGE, ASINO.oktmo, years(10.0, None, 20.0, 30.0, 50.0)),
    YearlyLine(COVERAGE, TOMSK.oktmo, years(0.0, 0.0, 0.0, 0.0, 100.0)),
    YearlyLine(COVERAGE, None, years(20.0, 20.0, 20.0, 20.0, 20.0)),
)


def test_lines_of_an_indicator_have_one_scale_and_a_gap_parts_them() -> None:
    (told,) = line_rows(picture(lines=LINES))
    assert told.top == 100.0
    asino, tomsk = (svg(line, told) for line in LINES[:2])
    assert asino.count('class="now-line"') == 1
    assert asino.count('class="dot"') == 4
    assert "145.0,28.0" in asino
    assert "145.0,5.0" in tomsk


def test_the_numbers_of_the_lines_stand_in_a_table() -> None:
    table = text(find(drawn(picture(lines=LINES)), "numbers-lines"))
    assert all(said in table for said in ("Асиновский район", "Томская область", "100,0\u00a0%"))
    assert "—" in table


def test_an_earlier_period_is_a_link_and_its_best_value_is_marked() -> None:
    columns = tuple(
        column(back, [row(COVERAGE, value=value)])
        for back, value in ((0, 30.0), (1, 40.0), (2, 40.02))
    )
    page = drawn(picture(periods=columns))
    (table,) = of_class(page, "periods")
    links = hrefs(table)
    assert {query_of(href).get("period") for href in links} >= {"2024-2025", "2023-2024"}
    assert len(of_class(table, "best-mark")) == 2


SINCE: Final = datetime.fromisoformat("2025-06-01T16:59:59")
KNOWN: Final = f"{QUERY}&known=2025-06-01&period=2024-2025"


def since(**fields: Any) -> Since:
    made = {
        "span": KnowledgeInterval(SINCE, SINCE + timedelta(days=30)),
        "then": date(2025, 6, 1),
        "now": date(2025, 8, 31),
        "tables": (),
        "closed": Closed(0, ()),
        "crossed": (),
        "moved": (),
        **fields,
    }
    return Since(**made)


def a_change(*examples: ChangedRow, table: str = "training", **fields: Any) -> TableChange:
    made = {"new": 5, "corrected": 1, "withdrawn": 2, "is_narrowed": True, **fields}
    return TableChange(table=table, examples=examples, **made)


CORRECTED: Final = ChangedRow(
    ChangeKind.CORRECTED,
    SINCE + timedelta(days=1),
    (("educator_key", HOSTILE), ("program_code", "p-1"), ("completed_on", date(2025, 2, 3))),
    TOMSK.oktmo,
    None,
    (
        Difference("oktmo", ASINO.oktmo, TOMSK.oktmo),
        Difference("category", "teacher", "manager"),
        Difference("school_code", None, "s-1"),
    ),
)


def test_corrections_are_told_in_words_before_and_after() -> None:
    said = change_words.row_text("training", CORRECTED, {TOMSK.oktmo: TOMSK.name})
    assert "03.02.2025" in said
    assert said.endswith("Томск")
    names = {member.oktmo: member.name for member in CHOSEN}
    assert [
        change_words.difference_text("training", each, names) for each in CORRECTED.differences
    ] == [
        "Муниципалитет: Асиновский район → Томск",
        "Категория: педагоги → руководители",
        "Код школы: пусто → s-1",
    ]


def test_counts_of_tables_are_told_and_those_of_the_whole_region_are_called_so() -> None:
    whole = a_change(table="decision", is_narrowed=False)
    page = drawn(picture(query=KNOWN, since=since(tables=(a_change(CORRECTED), whole))))
    said = text(page).replace("\u00a0", " ")
    assert "С 01.06.2025 в базе 10 новых строк, 2 исправлено и 4 снято." in said
    assert "по всему региону" in text(find(page, "table-decision")).replace("\u00a0", " ")
    assert "по всему региону" not in text(find(page, "table-training")).replace("\u00a0", " ")


def test_hostile_words_of_rows_stay_words() -> None:
    page = assemble(drawn(picture(query=KNOWN, since=since(tables=(a_change(CORRECTED),)))))
    markup = "".join(part.to_plotly_json()["props"].get(MARKUP, "") for part in parts_of(page))
    assert "&lt;img src=x" in markup
    assert "<script" not in markup
    assert "<img" not in markup


def a_moved(key: str, before: Row | None, **fields: Any) -> Moved:
    return Moved(before, row(key, TOMSK, **fields))


def test_a_crossed_threshold_is_told_with_both_numbers_the_worse_first() -> None:
    better = a_moved(
        COVERAGE,
        row(COVERAGE, TOMSK, value=20.0, status=Status.BAD),
        value=50.0,
        status=Status.GOOD,
    )
    worse = a_moved(
        OVERDUE, row(OVERDUE, TOMSK, value=0.0, status=Status.GOOD), value=4.0, status=Status.BAD
    )
    page = drawn(picture(query=KNOWN, since=since(crossed=(better, worse))))
    (table,) = of_class(page, "crossed")
    said = text(table).replace("\u00a0", " ")
    assert "0 ● цель достигнута" in said
    assert "4 ○ выше цели" in said
    assert said.index("Просроченные поручения") < said.index("Охват повышением")
    assert "к худшему 1, к лучшему 1" in text(page).replace("\u00a0", " ")


def test_a_value_that_moved_unseen_is_counted_and_not_listed() -> None:
    seen = a_moved(COVERAGE, row(COVERAGE, TOMSK, value=20.0), value=20.4)
    unseen = a_moved(OVERDUE, row(OVERDUE, TOMSK, value=20.001), value=20.002)
    page = drawn(picture(query=KNOWN, since=since(moved=(seen, unseen))))
    (table,) = of_class(page, "moved")
    assert "Охват повышением" in text(table)
    assert "Просроченные" not in text(table)
    assert "Ещё 1\u00a0значение" in text(page)


def test_closed_assignments_lead_to_their_minutes() -> None:
    closed = ClosedAssignment(
        "m-1", "rumo", date(2025, 3, 5), 1, "1.1", "Провести семинар", "Томск",
        date(2025, 5, 1), date(2025, 6, 10),
    )  # fmt: skip
    page = drawn(picture(query=KNOWN, since=since(closed=Closed(12, (closed,)))))
    (table,) = of_class(page, "closed-list")
    assert "с опозданием" in text(table)
    (address,) = hrefs(table)
    assert address.startswith("/decisions?")
    assert query_of(address) == {"meeting": "m-1", "period": "2024-2025"}
    assert "И ещё 11\u00a0поручений" in text(page)


def test_a_period_that_had_not_begun_then_has_no_values_to_compare() -> None:
    told = since(then=date(2025, 6, 1), moved=(a_moved(COVERAGE, None, value=1.0),))
    page = drawn(picture(query=f"{QUERY}&known=2025-06-01", since=told))
    assert "ещё не\u00a0начался" in text(page) or "ещё не начался" in text(page)
    assert not of_class(page, "moved")


def test_moments_are_offered_as_links_that_set_them() -> None:
    known = parse_known("2025-11-14", ZoneInfo("Asia/Tomsk"))
    assert known is not None
    page = drawn(picture(moments=(MomentOffer(MomentKind.WEEK, known),)))
    (address,) = hrefs(of_class(page, "offers")[-1])
    assert query_of(address)["known"] == "2025-11-14"
    assert "Неделя назад" in text(page)


def test_a_moment_that_has_not_come_is_said_to_be_ahead() -> None:
    ahead = since(span=KnowledgeInterval(SINCE, SINCE - timedelta(days=1)))
    assert "ещё не наступил" in text(drawn(picture(query=KNOWN, since=ahead)))


def test_no_page_of_one_municipality_tells_its_sum_beside_it() -> None:
    own = a_moved(COVERAGE, row(COVERAGE, TOMSK, value=1.0), value=2.0)
    total = Moved(scenes.selection(COVERAGE, value=1.0), scenes.selection(COVERAGE, value=2.0))
    alone = picture(
        query="m=69701000&known=2025-06-01&period=2024-2025",
        chosen=(TOMSK,),
        since=since(moved=(own, total)),
    )
    assert "Выбранные муниципалитеты" not in text(drawn(alone))
    both = replace(alone, chosen=CHOSEN)
    assert "Выбранные муниципалитеты" in text(drawn(both))

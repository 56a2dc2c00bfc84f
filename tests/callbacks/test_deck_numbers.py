"""Every number that slides say stands in the CSV files of the same question, or is counted there.

Random meetings and questions of the demonstration; texts and charts of every slide are read as a
hall reads them, and nothing is taken from the answer that the slides were drawn from.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import ceil
from random import Random
from typing import Any, Final

import pytest

from callbacks.downloads import make_file
from data_sources.answers.documents.deck import answer as slides
from data_sources.database.engine import make_engine
from data_sources.store import Store
from layouts.slides.slide_text import Bars, Lines, Parts, SlideTable, SlideText, Stack, Tiles
from layouts.slides.telling import tell
from tests.asking import store_on

TODAY: Final = date(2026, 11, 21)
QUESTIONS: Final = 6
TOKEN: Final = re.compile(r"[−+]?\d[\d\u00a0\u202f]*(?:,\d+)?")
NO_NUMBERS: Final = (
    r"\d\d\.\d\d\.\d{4}", r"№.\d+", r"\d{4}/\d\d", r"\d{4} (?:год|учебн)", r"«[^»]*»",
    r"(?:I|V)+ квартал \d{4}", r"на.100?\b", r"на.10 школ", r"сентябр\w+ \d{4}",
)  # fmt: skip
Row = dict[str, str]
CELLS: Final = (
    *("value", "previous", "previous_then", "target", "target_to_date", "numerator", "rank"),
)
FACTORS: Final = {"percent": 100, "per_100": 100, "per_10": 10, "count": 1, "points": 1}
LAST_DIGIT: Final = Fraction(1, 10_000)


@pytest.fixture(scope="module")
def store(demo_url: str) -> Iterator[Store]:
    engine = make_engine(demo_url)
    yield store_on(engine, TODAY)
    engine.dispose()


@dataclass(frozen=True)
class Files:
    """The CSV files of questions, each made once."""

    store: Store
    made: dict[tuple[str, str], list[Row]] = field(default_factory=dict)

    def rows(self, table: str, query: str) -> list[Row]:
        if (table, query) not in self.made:
            asked = "&".join(part for part in (query, "dialect=plain") if part)
            text = b"".join(make_file(self.store, table, "csv", asked).pieces).decode("utf-8")
            self.made[table, query] = list(csv.DictReader(io.StringIO(text)))
        return self.made[table, query]


def questions(files: Files) -> list[tuple[str, str]]:
    """The question of all, and the meeting or nothing: both of them are drawn."""
    random = Random(20261121)
    held: dict[str, list[str]] = {}
    for period in ("2023-2024", "2024-2025", "2025-2026", "2026-2027"):
        found = files.rows("attendance", f"period={period}")
        held[period] = sorted({row["meeting_code"] for row in found})
    members = sorted({row["oktmo"] for row in files.rows("indicators", "i=index")
                      if row["level"] == "municipality"})  # fmt: skip
    drawn = []
    for place in range(QUESTIONS):
        period = random.choice(list(held))
        whose = ("", f"m={','.join(sorted(random.sample(members, 5)))}", "group=district", "")
        keys = ("training_coverage", "decision_overdue", "school_project_score",
                "remote_training_share", "internship_sites")  # fmt: skip
        asked = [f"period={period}", whose[place % 4]]
        meeting = ""
        if place % 2 == 0:
            meeting = f"meeting={random.choice(held[period])}"
        else:
            asked.append(f"i={random.choice(keys)}")
        drawn.append(("&".join(filter(None, asked)), meeting))
    return drawn


def numbers_in(text: str) -> Iterator[tuple[float, int]]:
    """Numbers of a text with their decimals; dates, names and years are none."""
    for pattern in NO_NUMBERS:
        text = re.sub(pattern, " ", text)
    for found in TOKEN.findall(text):
        plain = re.sub(r"[\u00a0\u202f+]", "", found).replace("−", "-").replace(",", ".")
        yield abs(float(plain)), len(plain.partition(".")[2])


def said_of(told: SlideText) -> Iterator[str]:
    yield from (told.say, *told.lines)
    if told.big:
        yield f"{told.big.text} {told.big.unit}"
    chart = told.chart
    if isinstance(chart, Bars):
        yield from (bar.text for bar in chart.bars)
        yield str(chart.hidden)
    elif isinstance(chart, Tiles):
        yield from (tile.text for tile in chart.tiles)
    elif isinstance(chart, Parts):
        yield from (str(part.count) for part in chart.parts)
    elif isinstance(chart, Stack):
        yield from (str(part.count) for _, parts in chart.rows for part in parts)
    elif isinstance(chart, Lines):
        yield from (f"{line.values[-1]:.1f}".replace(".", ",") for line in chart.series
                    if line.values[-1] is not None)  # fmt: skip


def is_among(number: float, decimals: int, allowed: Iterable[float], whole: float = 0.05) -> bool:
    room = 0.5 * 10**-decimals if decimals else whole
    return any(abs(number - abs(each)) <= room + 1e-6 for each in allowed)


def value(text: str) -> float | None:
    return float(text) if text else None


def of_indicator(found: list[Row], key: str) -> set[float]:
    """What may be said of an indicator: its cells, changes, and how many municipalities share."""
    own = [row for row in found if row["indicator"] == key]
    allowed: set[float] = set()
    for row in own:
        cells = [value(row[name]) for name in CELLS]
        allowed.update(cell for cell in cells if cell is not None)
        allowed.update(
            cells[0] - before
            for before in cells[1:3]
            if cells[0] is not None and before is not None
        )
    places = [row for row in own if row["level"] == "municipality"]
    moved = [
        float(row["value"]) - float(row["previous_then"] or row["previous"])
        for row in places
        if row["value"] and (row["previous_then"] or row["previous"]) and row["small"] == "0"
    ]
    allowed |= {sum(by > 0 for by in moved), sum(by < 0 for by in moved), len(moved)}
    allowed |= set(Counter(row["value"] for row in places).values())
    allowed |= set(Counter(row["status"] for row in places).values())
    # So many as are not drawn: a slide has ten bars at most.
    allowed |= {0, *(count - 10 for count in range(len(places) + 1)), len(places)}
    return allowed.union(*map(lacking, own))


def lacking(row: Row) -> set[int]:
    """How many more bring the numerator to what is due by the day, and to the whole target.

    Whole people, schools, assignments; where less is better, how many there are too many. Of the
    file's rounded target to date it is known within its last digit only.
    """
    if not row["target"] or not row["numerator"] or row["direction"] == "neutral":
        return set()
    per = Fraction(row["denominator"] or 1) / FACTORS[row["unit"]]
    due = Fraction(row["target_to_date"] or row["target"])
    aims = (Fraction(row["target"]), due - LAST_DIGIT / 2, due + LAST_DIGIT / 2)
    more = [aim * per - Fraction(row["numerator"]) for aim in aims]
    if row["direction"] == "down":
        more = [-each for each in more]
    return {max(0, ceil(each)) for each in more}


def of_decisions(found: list[Row]) -> set[float]:
    tasks = [row for row in found if row["kind"] == "assignment"]
    by_status = Counter(row["status"] for row in tasks)
    whole = len(tasks) - by_status["withdrawn"] - by_status["continuous"]
    done = by_status["done"] + by_status["done_late"]
    owners = {row["assignee"] for row in tasks}
    by_owner = Counter((row["assignee"], row["status"]) for row in tasks)
    points = {row["position"]: row["kind"] for row in found}
    return {
        0, *by_status.values(), whole, done, *by_owner.values(), len(owners), len(owners) - 8,
        *([100 * done / whole] if whole else []), len(points),
        sum(kind == "assignment" for kind in points.values()),
        sum(count for (_, status), count in by_owner.items() if status == "overdue"),
    }  # fmt: skip


def of_attendance(found: list[Row]) -> set[float]:
    """Seats, who came, shares, of each meeting and of all; what a quorum takes of the seats."""
    allowed: set[float] = {0}
    codes = sorted({row["meeting_code"] for row in found})
    for group in (codes, *([code] for code in codes)):
        own = [row for row in found if row["meeting_code"] in group]
        seats = [row for row in own if row["is_member"] in ("1", "true")]
        came = sum(row["status"] in ("present", "online") for row in seats)
        kinds = Counter((row["status"], row["is_substitute"]) for row in seats)
        allowed |= {len(seats), came, len(own) - len(seats), *kinds.values()}
        # A substitute is a part of its own, however it came.
        allowed.add(sum(row["is_substitute"] in ("1", "true") for row in seats))
        half = len(seats) / 2
        allowed |= {-(-len(seats) // 2), int(half) + 1, -(-2 * len(seats) // 3)}
        if seats:
            allowed.add(100 * came / len(seats))
    return allowed | set(range(len(codes) + 1))


def check(told: SlideText, allowed: set[float], whole: float = 0.05) -> int:
    checked = 0
    for text in said_of(told):
        for number, decimals in numbers_in(text):
            assert is_among(number, decimals, allowed, whole), (told.key, text, number)
            checked += 1
    return checked


def check_region(told: SlideText, found: list[Row]) -> int:
    region = {row["title"]: row for row in found if row["level"] == "region"}
    assert isinstance(told.chart, SlideTable)
    checked = 0
    for title, *cells in told.chart.rows:
        row = region[title]
        for text, name in zip(cells, ("value", "previous", "target"), strict=True):
            for number, decimals in numbers_in(text):
                assert is_among(number, decimals, [float(row[name])]), (title, text, row)
                checked += 1
    return checked


def check_slide(files: Files, slide: Any, told: SlideText, asked: str, meeting: str) -> int:
    found = files.rows("indicators", asked.partition("&i=")[0])
    key = getattr(slide, "indicator", None)
    if key:
        return check(told, of_indicator(found, key))
    if isinstance(slide, slides.Overdue):
        return check(told, of_indicator(found, "decision_overdue"))
    if isinstance(slide, slides.RegionOnly):
        return check_region(told, found)
    if isinstance(slide, slides.LastDecisions):
        return check(told, of_decisions(files.rows("decisions", slide.asked.to_query())))
    if isinstance(slide, slides.LastOwners):
        return check(told, of_decisions(files.rows("decisions", slide.last.asked.to_query())))
    # A meeting is shown whole, whoever is asked about.
    period = asked.partition("&")[0]
    if isinstance(slide, slides.NewDecisions):
        return check(told, of_decisions(files.rows("decisions", f"{period}&{meeting}")))
    if isinstance(slide, slides.PresenceSlide):
        return check(told, of_attendance(files.rows("attendance", f"{period}&{meeting}")))
    if isinstance(slide, slides.Sittings):
        return check(told, of_attendance(files.rows("attendance", asked)), 0.5)
    if isinstance(slide, slides.Closing):
        every = (of_indicator(found, row["indicator"]) for row in found)
        return check(told, set().union(*every))
    return 0


def test_every_number_of_every_slide_is_in_the_files(store: Store) -> None:
    checked: Counter[str] = Counter()
    files = Files(store)
    for asked, meeting in questions(files):
        query = "&".join(filter(None, (asked, meeting)))
        answer = store.deck(store.parse(query).request)
        assert len(answer.slides) > 10, query
        for slide, told in zip(answer.slides, tell(answer), strict=True):
            checked[type(slide).__name__] += check_slide(files, slide, told, asked, meeting)
    kinds = (
        *("Standing", "TrendSlide", "Where", "Extremes", "Changes", "Overdue", "RegionOnly"),
        *("LastDecisions", "LastOwners", "PresenceSlide", "Sittings", "NewDecisions", "Closing"),
    )
    assert all(checked[kind] for kind in kinds), checked
    assert sum(checked.values()) > 100 * QUESTIONS, checked

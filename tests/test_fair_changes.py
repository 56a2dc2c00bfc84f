"""Every sentence of a change agrees with the change that plain loops count from the contract.

Random histories are asked of several days. Headlines, cards, slides and documents must say of a
value only what its change against `previous_then` says, and nothing where it is not clear.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import sqlalchemy as sa

from data_sources.question.choices import INDEX
from data_sources.question.request import Request
from data_sources.scoring.results import History, Level
from data_sources.scoring.results import Row as Shown
from data_sources.store import Store
from layouts.files.report import sentences
from layouts.slides.telling import tell
from layouts.widgets import card, explanation
from layouts.wording import portrait
from layouts.wording.indicators import summary
from layouts.wording.subject import Subject, subject
from tests.data_sources.indicators.test_agreement import fill, obvious_rows, store_of
from tests.generated.databases import Asked, random_question, random_tables
from tests.generated.history import Row
from tests.layouts import scenes

HISTORIES: Final = 6
QUESTIONS: Final = 4
DUST: Final = 2e-3
"""The naive file has four decimals: closer than this, neither of two figures is the greater."""
PRINTED: Final = 0.06
"""A smaller change is printed as none."""
CLAIM: Final = re.compile(
    r"(?<!или )\b(больше|меньше), чем (?:к|год)|\b(вырос|снизил)[оа]?(?:сь|ся)? за год"
)
FIGURE: Final = re.compile(r"[▲▼]|(?<!\w)[+−](?=\d)")
SIGNS: Final = {"больше": 1, "меньше": -1, "вырос": 1, "снизил": -1, "▲": 1, "▼": -1,
                "+": 1, "−": -1}  # fmt: skip


@dataclass(frozen=True)
class Fair:
    """What the contract lets say of a row: `by` against what was seen a year ago."""

    by: float | None
    late: float | None

    @property
    def sign(self) -> int:
        return 0 if not self.by else 1 if self.by > 0 else -1

    @property
    def is_clear(self) -> bool:
        return self.late is None or self.sign == Fair(self.late, None).sign

    @property
    def is_certain(self) -> bool:
        """By more than late facts moved last year on this day."""
        if self.by is None or self.late is None:
            return self.by is not None
        return self.is_clear and abs(self.by) >= abs(self.by - self.late)

    @property
    def is_at_the_edge(self) -> bool:
        if self.by is None or self.late is None:
            return False
        return abs(abs(self.by) - abs(self.by - self.late)) < DUST


def fair(row: Row) -> Fair:
    value, late, seen = row["value"], row["previous"], row["previous_then"]
    if value is None or (late is None and seen is None):
        return Fair(None, None)
    if seen is None:
        return Fair(round(value - late, 4), None)
    return Fair(round(value - seen, 4), None if late is None else round(value - late, 4))


def claims(text: str, pattern: re.Pattern[str]) -> set[int]:
    found = pattern.finditer(text.replace("\u00a0", " "))
    return {SIGNS[next(filter(None, each.groups()), each[0])] for each in found}


def assert_says(text: str, change: Fair, seen: Counter[str], where: str) -> None:
    """A headline or a sentence of a document: a claim only of what is certain."""
    if change.is_at_the_edge:
        return
    said = claims(text, CLAIM)
    if not change.is_certain:
        assert not said, (where, text, change)
        seen[f"{where} unsure"] += 1
    elif abs(change.by or 0.0) >= PRINTED:
        assert said == {change.sign}, (where, text, change)
        seen[f"{where} {'up' if change.sign > 0 else 'down'}"] += 1
    else:
        assert said <= {change.sign}, (where, text, change)


def assert_marks(text: str, change: Fair, seen: Counter[str], where: str) -> None:
    """A figure with its arrow or sign: whatever is clear is shown, of the rest nothing."""
    said = claims(text, FIGURE)
    if change.by is None or not change.is_clear:
        assert not said, (where, text, change)
        seen[f"{where} unsure"] += 1
    elif abs(change.by) >= PRINTED:
        assert said == {change.sign}, (where, text, change)
        seen[f"{where} {'up' if change.sign > 0 else 'down'}"] += 1


def rows_of_total(store: Store, asked: Asked, obvious: list[Row]) -> Iterator[tuple[Any, ...]]:
    overview = store.overview(store.parse(asked.query).request).overview
    levels = {row["level"] for row in obvious}
    level = "selection" if "selection" in levels else "region"
    plain = {row["indicator"]: row for row in obvious if row["level"] == level}
    for key, row in plain.items():
        total = overview.scorecard.total(key)
        if total is not None and row["value"] is not None:
            assert (total.level, total.value is None) == (Level(level), False)
            yield overview, subject(key), total, fair(row)


def check_pages(store: Store, asked: Asked, obvious: list[Row], seen: Counter[str]) -> None:
    for overview, about, total, change in rows_of_total(store, asked, obvious):
        question = overview.scorecard.question
        if question.as_of < question.period.start:
            continue
        assert_says(summary.headline(overview.scorecard, about), change, seen, "headline")
        assert_says(sentences.told(question, total), change, seen, "document")
        assert_marks(drawn_card(overview, about, total), change, seen, "card")
        if about.key == INDEX and overview.index_change is not None:
            assert_says(
                scenes.text(
                    explanation.teaser(Request(overview.scorecard.question.filters), overview)
                ),
                change,
                seen,
                "why",
            )


def drawn_card(overview: Any, about: Subject, total: Shown) -> str:
    request = Request(overview.scorecard.question.filters)
    drawn = card.draw("/", request, about, total, History(about.key, ()))
    # The last of the lines is that of the change, and its first part the figure.
    line = scenes.of_class(drawn, "meta")[-1]
    return scenes.text(scenes.of_type(line, "Span")[0])


def check_slides(store: Store, asked: Asked, obvious: list[Row], seen: Counter[str]) -> None:
    changes = {about.key: change for _, about, _, change in rows_of_total(store, asked, obvious)}
    deck = store.deck(store.parse(asked.query).request)
    for slide, told in zip(deck.slides, tell(deck), strict=True):
        change = changes.get(getattr(slide, "indicator", ""))
        if change is None or deck.overview.scorecard.question.as_of < asked.start:
            continue
        if told.key.startswith(("standing-", "extremes-", "where-")):
            assert_says(told.say, change, seen, "slide")
        elif told.key.startswith(("course-", "changes-")) and told.big is not None:
            assert_marks(told.big.text, change, seen, "slide's figure")


def check_municipalities(
    store: Store, asked: Asked, obvious: list[Row], seen: Counter[str]
) -> None:
    for row in obvious:
        if row["level"] != "municipality" or row["indicator"] != INDEX or row["value"] is None:
            continue
        query = "&".join(part for part in asked.query.split("&") if not part.startswith("m="))
        own = store.municipality(store.parse(f"{query}&m={row['oktmo']}").request)
        if own.municipality is None or own.overview.scorecard.question.as_of < asked.start:
            continue
        said = portrait.headline(own)
        if "рейтинг" not in said:
            assert_says(said, fair(row), seen, "municipality")


def test_what_is_said_of_a_change_is_the_change_as_it_was_seen(sqlite: sa.Engine) -> None:
    seen: Counter[str] = Counter()
    for seed in range(HISTORIES):
        random = Random(seed)
        tables = random_tables(random)
        fill(sqlite, tables)
        for _ in range(QUESTIONS):
            asked = random_question(random, tables)
            store = store_of(sqlite, asked)
            obvious = obvious_rows(tables, asked)
            for check in (check_pages, check_slides, check_municipalities):
                check(store, asked, obvious, seen)
    for where in ("headline", "document", "card"):
        assert all(seen[f"{where} {how}"] for how in ("up", "down", "unsure")), seen
    for where in ("slide", "slide's figure", "municipality", "why"):
        assert all(seen[f"{where} {how}"] for how in ("up", "down")), seen

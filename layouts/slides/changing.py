"""Slides about who rose and who fell, and about what only the region has."""

from __future__ import annotations

from typing import Final

from data_sources.answers.documents.deck.answer import Changes, Deck, RegionOnly
from data_sources.scoring.results import Level, Status
from data_sources.vocabulary.indicators.description import Direction
from layouts.slides import indicator, words
from layouts.slides.slide_text import Bars, Big, SlideBar, SlideTable, SlideText
from layouts.wording import changing, numbers, terms
from layouts.wording.indicators import detail, summary
from layouts.wording.subject import Subject, regional_subjects, subject

FIGURES_AT_MOST: Final = 6


def changes_slide(deck: Deck, slide: Changes) -> SlideText:
    """Rises and falls against the year before."""
    scorecard, asked = deck.overview.scorecard, subject(slide.indicator)
    total = scorecard.total(asked.key)
    moved = summary.certainly_moved(summary.ordinary(scorecard, asked))
    moved.sort(key=lambda pair: (-pair[0], pair[1].name))
    shown = (
        [*moved[: indicator.AT_EACH_END], *moved[-indicator.AT_EACH_END :]]
        if len(moved) > indicator.BARS_AT_MOST
        else moved
    )
    bars = tuple(
        SlideBar(
            row.name,
            by,
            numbers.difference(by, asked.unit),
            _rise(by, asked),
        )
        for by, row in shown
    )
    up = sum(by > 0 for by, _ in moved)
    down = sum(by < 0 for by, _ in moved)
    hidden = len(moved) - len(shown)
    change = changing.amount(total, asked) if total is not None else None
    rise = numbers.plural(up, "вырос", "выросли", "выросли")
    fall = numbers.plural(down, "снизился", "снизились", "снизились")
    rose = f"за год {rise} {up} из{numbers.NBSP}{len(moved)}, {fall} {down}" if moved else ""
    nothing = "" if moved else "сравнить с прошлым годом не с чем"
    ends = [f"больше всех прибавил {moved[0][1].name}"] if moved and moved[0][0] > 0 else []
    if moved and moved[-1][0] < 0:
        ends.append(f"больше всех потерял {moved[-1][1].name}")
    return SlideText(
        key=f"changes-{asked.key}",
        kicker=words.kicker(deck, "что изменилось"),
        title=f"Что изменилось за год: {indicator.name(asked)}?",
        big=words.rise(change, indicator.verdict(total, asked)),
        say=words.joined((rose, nothing, *ends)),
        chart=Bars(
            f"Изменение за год: {indicator.name(asked)}, {terms.UNITS[asked.unit]}",
            asked.unit,
            bars,
            indicator.AT_EACH_END if hidden else 0,
            hidden,
        ),
        notes=indicator.about(total, asked, summary.lead(scorecard, asked)),
    )


def _rise(by: float, asked: Subject) -> str:
    if by == 0 or asked.direction is Direction.NEUTRAL:
        return "even"
    return "q5" if (by > 0) == (asked.direction is Direction.UP) else "q1"


def region_slide(deck: Deck, _: RegionOnly) -> SlideText:
    """Indicators of the region alone, as a table."""
    rows = {row.indicator: row for row in deck.overview.scorecard if row.level is Level.REGION}
    lines = [(each, rows[each.key]) for each in regional_subjects() if each.key in rows][
        :FIGURES_AT_MOST
    ]
    known = [(each, row) for each, row in lines if row.value is not None]
    best = [f"{each.title}{numbers.NBSP}— {summary.amount(row.value or 0.0, each)}"
            for each, row in known]  # fmt: skip
    judged = [row for _, row in known if row.target is not None]
    reached = sum(row.status is Status.GOOD for row in judged)
    return SlideText(
        key="region",
        kicker=words.kicker(deck, "только по региону"),
        title="Как идёт работа региона целиком?",
        big=Big(f"{reached} из{numbers.NBSP}{len(judged)}") if judged else None,
        say=words.joined((f"целей достигнуто {reached} из{numbers.NBSP}{len(judged)}",))
        if judged
        else "Целей на этот период у этих показателей нет.",
        chart=SlideTable(
            "Показатели, которые есть только у региона",
            ("Показатель", "Значение", "Год назад", "Цель"),
            (50, 18, 16, 16),
            tuple(
                (
                    each.title,
                    numbers.with_unit(row.value, each.unit)
                    if row.value is not None
                    else detail.reason_words(row),
                    numbers.with_unit(row.was, each.unit),
                    numbers.compact(row.target, each.unit)
                    if row.target is not None
                    else numbers.DASH,
                )
                for each, row in lines
            ),
        ),
        notes=words.notes(
            (words.SAY, words.joined(best)),
            (
                words.PARTS,
                " ".join(f"{each.title}: {detail.told(row, each)}." for each, row in lines),
            ),
            (words.ASK, words.SECRETARY),
        ),
    )

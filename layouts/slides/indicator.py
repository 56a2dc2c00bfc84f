"""Slides about one indicator: who stands where, on the map, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.answers.documents.deck.answer import Deck, Extremes, Standing, TrendSlide, Where
from data_sources.scoring.results import Row
from data_sources.vocabulary.indicators.description import Direction
from layouts.markup import theme
from layouts.slides import words
from layouts.slides.slide_text import Bars, Lines, Series, SlideBar, SlideText, Tile, Tiles
from layouts.widgets import tile_map
from layouts.widgets.due_scale import DueScale
from layouts.widgets.ranking import in_order
from layouts.wording import changing, headline, numbers, reasons, terms
from layouts.wording.indicators import detail, in_group, shortage, summary
from layouts.wording.subject import Subject, subject

AT_EACH_END: Final = 5
BARS_AT_MOST: Final = 2 * AT_EACH_END + 1
SMALL: Final = "* малая численность, не сравнивается"
LEGEND: Final = {
    Direction.NEUTRAL: ("меньше, чем по региону", "как по региону", "больше"),
    Direction.UP: ("далеко от положенного", "чуть ниже", "выше положенного"),
    Direction.DOWN: ("далеко от положенного", "чуть хуже", "лучше положенного"),
}


def standing_slide(deck: Deck, slide: Standing) -> SlideText:
    """The value, the two ends of the ranking, the change since last year."""
    return _of_ranking(deck, slide.indicator, "", words.of_item(deck, slide.item))


def extremes_slide(deck: Deck, slide: Extremes) -> SlideText:
    """Leaders and laggards of the whole."""
    told = f"Кто впереди и кто отстаёт: {name(subject(slide.indicator))}?"
    return _of_ranking(deck, slide.indicator, told, ("лидеры и отстающие",))


def name(asked: Subject) -> str:
    """The title as it stands within a sentence."""
    return f"{asked.title[:1].lower()}{asked.title[1:]}"


def _of_ranking(deck: Deck, key: str, title: str, more: tuple[str, ...]) -> SlideText:
    scorecard, asked = deck.overview.scorecard, subject(key)
    total = scorecard.total(key)
    leads = summary.lead(scorecard, asked)
    grouped = in_group.sentence(deck.overview, asked)
    say = words.joined((against(deck, total, asked), *leads[:1], grouped.partition(":")[0]))
    passport = asked.indicator.passport if asked.indicator else terms.INDEX_PASSPORT
    return SlideText(
        key=f"{'extremes' if title else 'standing'}-{key}",
        kicker=words.kicker(deck, *more),
        title=title or passport.question,
        big=words.big(total, asked),
        say=say,
        chart=bars_of(deck, asked),
        notes=about(total, asked, leads),
    )


def against(deck: Deck, total: Row | None, asked: Subject) -> str:
    if total is None or total.value is None:
        return summary.headline(deck.overview.scorecard, asked)
    question = deck.question
    said = headline.against_last_year(question, total, asked.unit)
    return said.removeprefix(f"{numbers.NBSP}— ")


def about(total: Row | None, asked: Subject, leads: Sequence[str]) -> tuple[tuple[str, str], ...]:
    passport = asked.indicator.passport if asked.indicator else terms.INDEX_PASSPORT
    counted = terms.NO_VALUE
    if total is not None:
        # Notes are said by themselves.
        counted = detail.told(total._replace(notes=()), asked)
    return words.notes(
        (words.SAY, " ".join(leads)),
        (words.PARTS, f"{asked.title}: {counted}."),
        (words.NOTED, "; ".join(map(reasons.noted, total.notes)) if total is not None else ""),
        ("Как считается", passport.how),
        ("Чего число не говорит", passport.limits),
        (words.SOURCE, passport.source),
        (words.ASK, passport.owner),
    )


def bars_of(deck: Deck, asked: Subject) -> Bars:
    """Municipalities in the order of their places; of many, the two ends."""
    scorecard = deck.overview.scorecard
    ordered = in_order(summary.ordinary(scorecard, asked))
    if len(ordered) > BARS_AT_MOST:
        # At the ends stand only those who may be called the first and the last.
        ordered = [row for row in ordered if row.value is not None and row.is_comparable]
    scale = _scale(deck, asked)
    shown, hidden = _ends(ordered)
    targets = {row.target for row in ordered}
    goal = targets.pop() if len(targets) == 1 else None
    aim = f"; черта{numbers.NBSP}— цель {numbers.compact(goal, asked.unit)}" if goal else ""
    return Bars(
        f"{asked.title}, {terms.UNITS[asked.unit]}{aim}",
        asked.unit,
        tuple(_bar(row, asked, scale) for row in shown),
        AT_EACH_END if hidden else 0,
        hidden,
        goal,
        SMALL if any(row.small for row in shown) else "",
    )


def _ends(ordered: Sequence[Row]) -> tuple[list[Row], int]:
    if len(ordered) <= BARS_AT_MOST:
        return list(ordered), 0
    return [*ordered[:AT_EACH_END], *ordered[-AT_EACH_END:]], len(ordered) - 2 * AT_EACH_END


def _scale(deck: Deck, asked: Subject) -> DueScale:
    return DueScale.of(deck.overview.scorecard.of(asked.key), asked)


def _bar(row: Row, asked: Subject, scale: DueScale) -> SlideBar:
    if row.value is None:
        return SlideBar(row.name, None, detail.reason_words(row), "gap")
    name = row.name if row.is_comparable else f"{row.name} ({terms.UNRANKED.lower()})"
    return SlideBar(name, row.value, detail.value_text(row, asked), _look(row, scale))


def _look(row: Row, scale: DueScale) -> str:
    if row.value is None:
        return theme.REASON_CLASSES[row.reason] if row.reason else "gap"
    return scale.class_of(row)


def course_slide(deck: Deck, slide: TrendSlide) -> SlideText:
    """The line of the period beside the line of the year before."""
    asked = subject(slide.indicator)
    scorecard = deck.overview.scorecard
    total = scorecard.total(asked.key)
    question = scorecard.question
    period = terms.period(question.period)
    change = changing.amount(total, asked) if total is not None else None
    chart = Lines(
        f"{asked.title} на конец месяца, {terms.UNITS[asked.unit]}",
        asked.unit,
        tuple(point.day for point in slide.months),
        (
            Series(period, tuple(point.value for point in slide.months), "this-year"),
            Series("годом раньше", tuple(point.previous for point in slide.months), "last-year"),
        ),
        total.target if total else None,
    )
    return SlideText(
        key=f"course-{asked.key}",
        kicker=words.kicker(deck, *words.of_item(deck, slide.item)),
        title=f"{asked.title}: как идёт по месяцам?",
        big=words.rise(change, verdict(total, asked)),
        say=_course_say(deck, total, asked),
        chart=chart,
        notes=about(total, asked, summary.lead(scorecard, asked)),
    )


def verdict(total: Row | None, asked: Subject) -> str:
    by = changing.certain(total) if total is not None else None
    if by is None or numbers.difference(by, asked.unit) == numbers.no_change(asked.unit):
        return ""
    return {True: "good", False: "bad", None: ""}[changing.is_better(by, asked.direction)]


def _course_say(deck: Deck, total: Row | None, asked: Subject) -> str:
    if total is None or total.value is None:
        return summary.headline(deck.overview.scorecard, asked)
    day = numbers.day(deck.question.as_of)
    now = f"На {day}{numbers.NBSP}— {summary.amount(total.value, asked)}"
    was = (
        f"годом раньше было {summary.amount(total.was, asked)}"
        if total.was is not None
        else "за прошлый год данных нет"
    )
    goal = detail.target_text(total, asked)
    judged = f"{goal}: {detail.status_text(total, asked)}" if goal else ""
    lacking = shortage.both(total, asked)
    overview = deck.overview
    period = overview.scorecard.question.period
    expected = shortage.expected(total, overview.forecast(total), asked, period)
    return words.joined((now, was, judged, lacking, expected))


def where_slide(deck: Deck, slide: Where) -> SlideText:
    """The map of the region."""
    scorecard, asked = deck.overview.scorecard, subject(slide.indicator)
    total = scorecard.total(asked.key)
    leads = summary.lead(scorecard, asked)
    return SlideText(
        key=f"where-{asked.key}",
        kicker=words.kicker(deck, "карта"),
        title=f"Где в регионе хорошо и где плохо: {name(asked)}?",
        big=words.big(total, asked),
        say=words.joined((against(deck, total, asked), *leads[:1])),
        chart=tiles_of(deck, asked),
        notes=about(total, asked, leads),
    )


def tiles_of(deck: Deck, asked: Subject) -> Tiles:
    """Municipalities of the region in their places; those outside the question are faded."""
    ordinary = [
        member
        for member in deck.overview.vocabulary.registers.municipalities
        if not member.is_regional
    ]
    rows = {row.oktmo: row for row in deck.overview.scorecard.municipal(asked.key)}
    places, scale = tile_map.places(ordinary), _scale(deck, asked)
    tiles = []
    for member in ordinary:
        if member.oktmo not in places:
            continue
        row = rows.get(member.oktmo)
        column, line = places[member.oktmo]
        text = ""
        if row is not None:
            text = numbers.DASH if row.value is None else detail.value_text(row, asked)
        look = _look(row, scale) if row is not None else "faded"
        short = member.short_name or member.name[:3].upper()
        value = row.value if row is not None else None
        tiles.append(Tile(member.name, short, text, value, look, column, line))
    worst, middle, best = LEGEND[asked.direction]
    legend = (
        (theme.step_class(1, asked.direction), worst),
        (theme.step_class(3, asked.direction), middle),
        (theme.step_class(theme.STEPS, asked.direction), best),
    )
    return Tiles(
        f"Муниципалитеты на своих местах, {terms.UNITS[asked.unit]}",
        tuple(tiles),
        legend,
        len(ordinary) - len(tiles),
    )

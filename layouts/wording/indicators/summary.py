"""How one indicator stands, in sentences composed from its rows; every gap has its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.question.choices import INDEX
from data_sources.scoring.results import Row, Scorecard, Status
from data_sources.vocabulary.indicators.description import Direction, Unit
from data_sources.vocabulary.reasons import Reason
from layouts.wording import changing, numbers, reasons, terms
from layouts.wording.headline import about, against_last_year
from layouts.wording.portrait import points
from layouts.wording.subject import Subject

NAMED: Final = 3
ONLY_REGION: Final = (
    "Показатель считается только по региону целиком: между муниципалитетами он не делится, "
    "поэтому карты и мест здесь нет."
)


@dataclass(frozen=True)
class Reached:
    """How many of the municipalities with a status have reached their target."""

    good: int
    judged: int

    @property
    def parts(self) -> tuple[str, str]:
        """«7 из 19» and «муниципалитетов»."""
        words = numbers.plural(self.judged, "муниципалитета", "муниципалитетов", "муниципалитетов")
        return f"{self.good} из{numbers.NBSP}{self.judged}", words

    @property
    def whole(self) -> str:
        """«из 19 муниципалитетов»."""
        return f"из{numbers.NBSP}{self.judged}{numbers.NBSP}{self.parts[1]}"


def headline(scorecard: Scorecard, subject: Subject) -> str:
    """Whose value it is, the value, and how it changed."""
    question = scorecard.question
    row = scorecard.total(subject.key)
    whose = about(question) or (row.name if row else "")
    named = f"{subject.title}, {whose}" if whose else subject.title
    if question.as_of < question.period.start:
        return f"{named}: на {numbers.day(question.as_of)} этот период ещё не начался."
    if row is None or row.value is None:
        return f"{named}: {_without_value(row, subject)}."
    return f"{named}: {amount(row.value, subject)}{against_last_year(question, row, subject.unit)}."


def amount(value: float, subject: Subject) -> str:
    """«41,2 %», «7», «52,6 балла»."""
    if subject.unit is Unit.POINTS:
        return points(value)
    return numbers.with_unit(value, subject.unit)


def _without_value(row: Row | None, subject: Subject) -> str:
    if row is None:
        return "нет данных"
    if row.reason is Reason.NOT_APPLICABLE:
        return "ниже региона показатель не считается"
    said = "нет данных"
    if row.reason is Reason.ZERO_DENOMINATOR:
        said = "не посчитать, знаменатель равен нулю"
    elif row.reason is not None and row.reason is not Reason.NO_DATA:
        said = reasons.why(row)
    if row.was is None:
        return said
    return f"{said}; годом раньше было {amount(row.was, subject)}"


def lead(scorecard: Scorecard, subject: Subject) -> tuple[str, ...]:
    """Who leads, who lags, who moved most, who reached the target, and what is missing."""
    question = scorecard.question
    if question.as_of < question.period.start:
        return ()
    if subject.is_region_only:
        return (ONLY_REGION,)
    rows = ordinary(scorecard, subject)
    parts = (_ends, _movers, _target, _uncompared)
    return tuple(sentence for part in parts for sentence in part(rows, subject))


def ordinary(scorecard: Scorecard, subject: Subject) -> list[Row]:
    """Rows of the municipalities shown, without the organisations of the region itself."""
    regional = {member.oktmo for member in scorecard.question.shown if member.is_regional}
    return [row for row in scorecard.municipal(subject.key) if row.oktmo not in regional]


def reached(rows: Sequence[Row]) -> Reached | None:
    """None where nobody is judged; of few people and of doubtful values nothing is said."""
    judged = [row for row in rows if row.verdict is not Status.NONE and row.is_comparable]
    good = sum(row.status is Status.GOOD for row in judged)
    return Reached(good, len(judged)) if judged else None


def _ends(rows: Sequence[Row], subject: Subject) -> Iterator[str]:
    """The two ends of the ranking; of a neutral indicator, the greatest and the least."""
    if subject.direction is Direction.NEUTRAL:
        compared = [
            (-row.value, row) for row in rows if row.value is not None and row.is_comparable
        ]
        first, last = "Больше всего", "меньше всего"
    else:
        compared = [(float(row.rank), row) for row in rows if row.rank is not None]
        first, last = "Впереди", "отстаёт"
    if not compared:
        return
    if len(compared) == 1:
        if subject.direction is not Direction.NEUTRAL and len(rows) == 1:
            yield f"Место в рейтинге{numbers.NBSP}— {int(compared[0][0])}."
        return
    keys = [round(key, 4) for key, _ in compared]
    ahead = [row for key, row in compared if round(key, 4) == min(keys)]
    behind = [row for key, row in compared if round(key, 4) == max(keys)]
    if min(keys) == max(keys):
        yield f"У всех одинаково: {_places(len(ahead))} по {_each(ahead, subject)}."
        return
    if len(behind) > 1 and last == "отстаёт":
        last = "отстают"
    yield (
        f"{first}{numbers.NBSP}— {_holders(ahead, subject)}, "
        f"{last}{numbers.NBSP}— {_holders(behind, subject)}."
    )


def _holders(rows: Sequence[Row], subject: Subject) -> str:
    each = f"по{numbers.NBSP}" if len(rows) > 1 else ""
    return f"{_named(rows)} ({each}{_each(rows, subject)})"


def _each(rows: Sequence[Row], subject: Subject) -> str:
    return amount(rows[0].value or 0.0, subject)


def _movers(rows: Sequence[Row], subject: Subject) -> Iterator[str]:
    moved = certainly_moved(rows)
    if len(moved) < 2:
        return
    unchanged = numbers.no_change(subject.unit)
    up, upper = max(moved, key=lambda pair: pair[0])
    down, lower = min(moved, key=lambda pair: pair[0])
    rise, fall = (numbers.difference(by, subject.unit) for by in (up, down))
    said = []
    if up > 0 and rise != unchanged:
        said.append(f"больше всего прибавилось за год{numbers.NBSP}— {upper.name} ({rise})")
    if down < 0 and fall != unchanged:
        said.append(f"больше всего убавилось{numbers.NBSP}— {lower.name} ({fall})")
    if said:
        text = ", ".join(said)
        yield f"{text[:1].upper()}{text[1:]}."


def certainly_moved(rows: Sequence[Row]) -> list[tuple[float, Row]]:
    """Rows that may be compared, with what they certainly changed by since a year ago."""
    return [
        (by, row) for row in rows if row.is_comparable and (by := changing.certain(row)) is not None
    ]


def _target(rows: Sequence[Row], subject: Subject) -> Iterator[str]:
    if subject.direction is Direction.NEUTRAL:
        yield "Показатель не оценивается: у него нет цели, балла и места."
        return
    targets = {row.target for row in rows if row.target is not None}
    if rows and not targets and subject.key != INDEX:
        yield "Цель на этот период не задана."
    count = reached(rows)
    unclear = sum(row.is_schedule_unclear and row.is_comparable for row in rows)
    if len(rows) == 1 or (count is None and not unclear):
        return
    if count is None:
        yield terms.ALL_UNCLEAR
        return
    if any(row.is_due_in_part for row in rows):
        keep = numbers.plural(count.good, "идёт", "идут", "идут")
        others = f", {terms.unclear_of(unclear)}" if unclear else ""
        yield f"По графику к этому дню {keep} {count.good} {count.whole}{others}."
        return
    goal = "Своей цели"
    if len(targets) == 1:
        named = numbers.compact(targets.pop(), subject.unit)
        goal = f"Цели «{named}»" if subject.unit is Unit.COUNT else f"Цели {named}"
    if count.good == 0:
        yield f"{goal} не достиг никто {count.whole}."
    elif count.good == count.judged and count.judged > 1:
        yield f"{goal} достигли все {count.judged}, о ком есть данные."
    else:
        verb = numbers.plural(count.good, "достиг", "достигли", "достигли")
        yield f"{goal} {verb} {count.good} {count.whole}."


def _uncompared(rows: Sequence[Row], subject: Subject) -> Iterator[str]:
    for reason, words in (
        (Reason.NO_DATA, "Нет данных"),
        (Reason.ZERO_DENOMINATOR, "Делить не на что"),
        (Reason.NOTHING_DUE, "Срок ещё не наступил"),
        (Reason.NOT_A_MEMBER, "Нет представителя в составе"),
        (Reason.NOT_REPORTED, "Не сообщали два года"),
        (Reason.WITHHELD, "Скрыто из-за малой численности"),
    ):
        silent = [row for row in rows if row.reason is reason]
        if silent and len(silent) < len(rows):
            yield f"{words}{numbers.NBSP}— {_named(silent)}."
    for doubt, words in terms.DOUBTS.items():
        doubtful = [row for row in rows if row.doubt is doubt]
        if doubtful:
            yield f"Вне рейтинга, {words}{numbers.NBSP}— {_named(doubtful)}."
    small = [row for row in rows if row.small]
    if small:
        yield f"Не сравнивается из-за малой численности{numbers.NBSP}— {_named(small)}."


def _named(rows: Sequence[Row]) -> str:
    if len(rows) > NAMED:
        return _places(len(rows))
    return ", ".join(row.name for row in rows)


def _places(count: int) -> str:
    return numbers.counted(count, "муниципалитет", "муниципалитета", "муниципалитетов")

"""A municipality in sentences composed from its data; every gap has its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from data_sources.answers.municipality.answer import MunicipalityPicture
from data_sources.question.choices import INDEX
from data_sources.question.periods import years_earlier
from data_sources.scoring.results import Question, Row, Status
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.reasons import Reason
from layouts.wording import changing, numbers, reasons
from layouts.wording import terms as wording
from layouts.wording.indicators import comparisons, detail, in_group, shortage
from layouts.wording.indicators.comparisons import Beside
from layouts.wording.subject import Subject
from layouts.wording.subject import index as index_subject

NAMED: Final = 2
# «17-е» must not part at the end of a line.
HYPHEN: Final = "\u2011"
LISTED: Final = 4
# A point of score, or a tenth of what is shown of a percentage.
SCORE_NOTICED: Final = 1.0
GAIN_NOTICED: Final = 0.1


def headline(picture: MunicipalityPicture) -> str:
    """The place by the index, and how the index changed."""
    question = picture.question
    if picture.municipality is None:
        return "Выберите муниципалитет"
    name = picture.municipality.name
    if question.as_of < question.period.start:
        day = numbers.day(question.as_of)
        return f"{name}: период «{wording.period(question.period)}» на {day} ещё не начался."
    if picture.municipality.is_regional:
        return f"{name}: вне рейтинга, числа входят только в итоги региона."
    index = comparisons.line_of(picture, INDEX)
    if index is None or index.row.value is None:
        return f"{name}: места в рейтинге нет, ни по одному показателю индекса нет балла."
    if index.row.doubt is not None:
        return (
            f"{name}: вне рейтинга, {wording.DOUBTS[index.row.doubt]}; по{numbers.NBSP}ним индекс "
            f"эффективности{numbers.NBSP}— {points(index.row.value)}."
        )
    value = index.row.value
    group = question.filters.group
    among = f" в{numbers.NBSP}группе «{wording.group(group)}»" if group else ""
    return (
        f"{name}: {_place(index)}{among} по индексу эффективности{numbers.NBSP}— "
        f"{points(value)}{_since(index.row)}{_among_all(picture)}."
    )


def _among_all(picture: MunicipalityPicture) -> str:
    """«; среди всех муниципалитетов — 60,9 балла, 12-е место», beside a place in a group."""
    if picture.municipality is None:
        return ""
    row = in_group.general_of(picture.overview, index_subject(), picture.municipality.oktmo)
    if row is None or row.value is None:
        return ""
    place = f", {row.rank}{HYPHEN}е{numbers.NBSP}место" if row.rank is not None else ""
    return f"; среди всех муниципалитетов{numbers.NBSP}— {points(row.value)}{place}"


def _place(line: Beside) -> str:
    if line.row.rank is None:
        return "без места"
    return f"{line.row.rank}{HYPHEN}е{numbers.NBSP}место из{numbers.NBSP}{line.ranked}"


def points(amount: float) -> str:
    """«52,6 балла», «20 баллов»."""
    text = numbers.number(amount)
    # A fraction takes the genitive of one.
    word = "балла" if "," in text else numbers.plural(round(amount), "балл", "балла", "баллов")
    return f"{text}{numbers.NBSP}{word}"


def _since(row: Row) -> str:
    change = row.change
    if change is None:
        return ", сравнить с прошлым годом не с чем"
    if not change.is_certain:
        return f"; больше или меньше, чем год назад, {wording.UNCLEAR}"
    difference = round(change.by, 1) + 0.0
    if difference == 0:
        return ", столько же, сколько год назад"
    more = "больше" if difference > 0 else "меньше"
    return f", на{numbers.NBSP}{points(abs(difference))} {more}, чем год назад"


def lead(picture: MunicipalityPicture) -> tuple[str, ...]:
    """How complete the index is, against the region, against last year, what is overdue, gaps."""
    question = picture.question
    if picture.municipality is None:
        return tuple(_ends_of_ranking(picture))
    if question.as_of < question.period.start:
        return ()
    parts = (_completeness, _against_region, _against_last_year, _waiting, _missing)
    return tuple(sentence for part in parts for sentence in part(picture))


def _ends_of_ranking(picture: MunicipalityPicture) -> Iterator[str]:
    scorecard = picture.overview.scorecard
    regional = {member.oktmo for member in scorecard.question.shown if member.is_regional}
    placed = sorted(
        (
            (row.rank, row.name, row.value)
            for row in scorecard.municipal(INDEX)
            if row.rank is not None and row.value is not None and row.oktmo not in regional
        ),
    )
    if len(placed) > 1:
        (_, first, best), (_, last, least) = placed[0], placed[-1]
        yield (
            f"По индексу эффективности впереди {first} ({points(best)}), "
            f"замыкает {last} ({points(least)})."
        )


def _completeness(picture: MunicipalityPicture) -> Iterator[str]:
    index = comparisons.line_of(picture, INDEX)
    if index is None or picture.municipality is None or picture.municipality.is_regional:
        return
    if index.row.value is None:
        if index.row.was is not None:
            yield f"Год назад индекс был {points(index.row.was)}."
    elif index.row.scored is not None:
        entered, weighted = index.row.scored
        said = detail.counted_text(index.row, index.subject) or wording.scored(entered, weighted)
        if index.row.doubt is None and entered * 2 < weighted:
            yield f"Индекс посчитан лишь {said}, сравнивать его надо с{numbers.NBSP}осторожностью."
        elif entered < weighted:
            yield f"Индекс посчитан {said}."


def _against_region(picture: MunicipalityPicture) -> Iterator[str]:
    strong, weak = strongest(picture)[:NAMED], weakest(picture)[:NAMED]
    if strong:
        rest = f"; хуже{numbers.NBSP}— {_titles(weak)}" if weak else ""
        yield f"Лучше, чем по региону, прежде всего {_titles(strong)}{rest}."
    elif weak:
        yield f"Хуже, чем по региону, прежде всего {_titles(weak)}."


def strongest(picture: MunicipalityPicture) -> list[Beside]:
    """Indicators ahead of the region, from the greatest difference in score."""
    ahead = _ordered(picture, 1)
    return [line for _, line in ahead]


def weakest(picture: MunicipalityPicture) -> list[Beside]:
    """Indicators behind the region, from the greatest difference in score."""
    behind = _ordered(picture, -1)
    return [line for _, line in behind]


def _ordered(picture: MunicipalityPicture, way: int) -> list[tuple[float, Beside]]:
    differences = [
        (line.ahead * way, line) for line in comparisons.compared(picture) if line.ahead is not None
    ]
    noticed = [pair for pair in differences if pair[0] >= SCORE_NOTICED]
    return sorted(noticed, key=lambda pair: -pair[0])


def _titles(found: Sequence[Beside]) -> str:
    return _joined([f"«{line.subject.title}»" for line in found])


def _joined(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} и {last}" if most else last


def _against_last_year(picture: MunicipalityPicture) -> Iterator[str]:
    gains = [(line.gain, line) for line in comparisons.compared(picture) if line.gain is not None]
    best = max(gains, key=lambda pair: pair[0], default=None)
    worst = min(gains, key=lambda pair: pair[0], default=None)
    said = []
    if best is not None and best[0] >= GAIN_NOTICED:
        said.append(f"к{numbers.NBSP}лучшему{numbers.NBSP}— {_changed(best[1])}")
    if worst is not None and worst[0] <= -GAIN_NOTICED:
        said.append(f"к{numbers.NBSP}худшему{numbers.NBSP}— {_changed(worst[1])}")
    if said:
        yield f"Главная перемена за год {', '.join(said)}."


def _changed(line: Beside) -> str:
    change = changing.amount(line.row, line.subject)
    return f"«{line.subject.title}» ({change})"


def _waiting(picture: MunicipalityPicture) -> Iterator[str]:
    as_of = picture.question.as_of
    overdue = [w.due_on for w in picture.waiting if w.status is ExecutionStatus.OVERDUE]
    working = [w.due_on for w in picture.waiting if w.status is ExecutionStatus.IN_PROGRESS]
    terms = [due for due in overdue if due is not None]
    if overdue:
        verb = numbers.plural(len(overdue), "Просрочено", "Просрочены", "Просрочено")
        said = f"{verb} {numbers.counted(len(overdue), 'поручение', 'поручения', 'поручений')}"
        oldest = days((as_of - min(terms)).days) if terms else ""
        which = "самое давнее " if len(overdue) > 1 else ""
        yield f"{said}, {which}на{numbers.NBSP}{oldest}." if oldest else f"{said}."
    elif working:
        nearest = min((due for due in working if due is not None), default=None)
        when = f", ближайший срок{numbers.NBSP}— {numbers.day(nearest)}" if nearest else ""
        yield f"Просроченных поручений нет; в{numbers.NBSP}работе {len(working)}{when}."
    else:
        yield "Просроченных поручений нет."


def days(count: int) -> str:
    """«1 день», «22 дня», «174 дня»."""
    return numbers.counted(count, "день", "дня", "дней")


def _missing(picture: MunicipalityPicture) -> Iterator[str]:
    own = [line for line in comparisons.lines(picture) if line.subject.key != INDEX]
    asked = [line for line in own if line.row.reason is not Reason.NOT_APPLICABLE]
    for reason in (
        Reason.NOTHING_DUE,
        Reason.NOT_A_MEMBER,
        Reason.NOT_REPORTED,
        Reason.WITHHELD,
    ):
        lines = [line for line in asked if line.row.reason is reason]
        if lines:
            # Of one indicator the words fit it; what holds of several is said in common ones.
            sole = reason is Reason.NOT_A_MEMBER or len(lines) == 1
            words = reasons.why(lines[0].row) if sole else wording.WHY_WITHOUT_VALUE[reason]
            yield f"{words[:1].upper()}{words[1:]}: {_titles(lines)}."
    silent = [line for line in asked if line.row.reason is Reason.NO_DATA]
    if not silent:
        return
    count = numbers.counted(len(silent), "показателю", "показателям", "показателям")
    named = f": {_titles(silent)}" if len(silent) <= NAMED else ""
    uncounted = sum(_is_per_head(line.subject) for line in silent)
    why = f"; для {uncounted} из них неизвестна численность" if uncounted and not named else ""
    yield f"Нет данных по {count} из{numbers.NBSP}{len(asked)}{named}{why}."
    yield from _before(picture.question, silent)


def _is_per_head(subject: Subject) -> bool:
    return subject.indicator is not None and subject.indicator.is_per_head


def _before(question: Question, silent: Sequence[Beside]) -> Iterator[str]:
    """Since when it is unknown, as far as the answer can tell: whether a year ago there was any."""
    day = numbers.day(years_earlier(question.as_of, 1))
    known = [line for line in silent if line.row.was is not None]
    if not known:
        yield f"Не было их и{numbers.NBSP}на {day}."
    elif len(known) == len(silent):
        yield f"На {day} данные были."
    else:
        rest = len(silent) - len(known)
        told = ", ".join(_was(line) for line in known[:NAMED])
        more = len(known) - NAMED
        others = f" и{numbers.NBSP}ещё {more}" if more > 0 else ""
        yield (
            f"На {day} были {told}{others}; "
            f"по{numbers.NBSP}остальным {rest} данных не было и тогда."
        )


def _was(line: Beside) -> str:
    return f"«{line.subject.title}» ({numbers.with_unit(line.row.was, line.subject.unit)})"


def sentence(line: Beside) -> str:
    """«Охват ПК: 9,2 % против 21,4 % по региону, 19-е место из 19; ниже цели 45 %.»"""
    unit = line.subject.unit
    said = f"{numbers.with_unit(line.row.value, unit)}"
    if line.region is not None and line.region.value is not None:
        said += f" против {numbers.with_unit(line.region.value, unit)} по{numbers.NBSP}региону"
    if line.row.rank is not None:
        said += f", {_place(line)}"
    judged = filter(
        None, (verdict(line.row, line.subject), shortage.to_whole(line.row, line.subject))
    )
    return f"{'; '.join((said, *judged))}."


def verdict(row: Row, subject: Subject) -> str:
    """«цель 75 % достигнута», «ниже цели 45 %»; empty where nothing is judged."""
    if row.target is None or row.status is Status.NONE:
        return ""
    target = numbers.compact(row.target, subject.unit)
    if row.is_due_in_part:
        due = numbers.compact(row.target_to_date or 0.0, subject.unit)
        words = shortage.status(row, subject)
        return f"{words} ({due} к этому дню, {target} к концу)"
    if row.status is Status.GOOD:
        return f"{wording.TARGET} {target} достигнута"
    return f"{wording.status_words(row, subject.direction)} {target}"

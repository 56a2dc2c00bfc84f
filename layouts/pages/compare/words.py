"""The answer of «Сравнение» in sentences composed from its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data_sources.answers.compare.answer import ComparePicture, PeriodColumn
from data_sources.changes.pair import Pair
from data_sources.changes.since import Since
from data_sources.question.choices import INDEX
from data_sources.scoring.results import Row
from layouts.widgets.comparisons import moved as compare_moved
from layouts.widgets.comparisons import pair as compare_pair
from layouts.widgets.comparisons.best import SideBySide, judged, side_by_side
from layouts.wording import changing, numbers, terms
from layouts.wording.portrait import points
from layouts.wording.subject import subject

HYPHEN = "\u2011"


def headline(picture: ComparePicture) -> str:
    """Who of the chosen is best how often; with nobody chosen, what became of the region."""
    question = picture.question
    if question.as_of < question.period.start:
        day = numbers.day(question.as_of)
        return f"Период «{terms.period(question.period)}» на {day} ещё не начался."
    if len(picture.chosen) > 1:
        return _of_chosen(picture)
    return _over_a_year(picture)


def _of_chosen(picture: ComparePicture) -> str:
    lines = judged(side_by_side(picture))
    wins = {
        member.name: sum(member.oktmo in line.best for line in lines) for member in picture.chosen
    }
    led = sorted(((count, name) for name, count in wins.items() if count), key=_most_first)
    if not led:
        return "Ни по одному показателю никто из выбранных не лучше остальных."
    (first, leader), *others = led
    count = numbers.counted(len(lines), "показателя", "показателей", "показателей")
    rest = "".join(f", {name}{numbers.NBSP}— по {number}" for number, name in others)
    return f"{leader} лучше остальных по{numbers.NBSP}{first} из{numbers.NBSP}{count}{rest}."


def _most_first(pair: tuple[int, str]) -> tuple[int, str]:
    return -pair[0], pair[1]


def _over_a_year(picture: ComparePicture) -> str:
    if len(picture.periods) < 2:
        return "Сравнивать пока нечего: в базе нет ни одного муниципалитета."
    better, worse, same = judged_changes(picture.periods[0], picture.periods[1])
    told = [
        numbers.counted(better, "показатель лучше", "показателя лучше", "показателей лучше"),
        f"{numbers.number(worse, 0)} хуже",
        *([f"{numbers.number(same, 0)} без изменений"] if same else []),
    ]
    if not better + worse + same:
        return f"{picture.whose}: с прошлым годом сравнить не с чем."
    return f"{picture.whose}, к той же дате прошлого года: {', '.join(told)}."


def judged_changes(now: PeriodColumn, before: PeriodColumn) -> tuple[int, int, int]:
    """Better, worse, unchanged indicators as they are printed; the index is none of them."""
    counts = {True: 0, False: 0, None: 0}
    for key, row in now.rows.items():
        earlier = before.rows.get(key)
        told = subject(key)
        if key == INDEX or earlier is None or row.value is None or earlier.value is None:
            continue
        change = numbers.change(row.value, earlier.value, told.unit)
        if change == numbers.change(0.0, 0.0, told.unit):
            counts[None] += 1
            continue
        verdict = changing.is_better(row.value - earlier.value, told.direction)
        if verdict is not None:
            counts[verdict] += 1
    return counts[True], counts[False], counts[None]


def lead(picture: ComparePicture) -> tuple[str, ...]:
    """The index, the greatest distance, what was learned since."""
    parts = (_choice(picture), _index(picture), _widest(picture), learned(picture))
    return tuple(sentence for part in parts for sentence in part)


def _choice(picture: ComparePicture) -> Iterator[str]:
    if not picture.chosen:
        yield "Выберите от двух до шести муниципалитетов или готовый набор."
    elif len(picture.chosen) == 1:
        yield f"Выбран один муниципалитет: добавьте, с кем сравнить {picture.chosen[0].name}."
    if picture.left_out:
        left = numbers.counted(
            picture.left_out, "муниципалитет", "муниципалитета", "муниципалитетов"
        )
        verb = numbers.plural(picture.left_out, "не вошёл", "не вошли", "не вошли")
        yield (
            f"Рядом помещаются {len(picture.chosen)}, первые по названию; "
            f"ещё {left} в{numbers.NBSP}сравнение {verb}."
        )


def _index(picture: ComparePicture) -> Iterator[str]:
    if len(picture.chosen) < 2:
        return
    line = next(line for line in side_by_side(picture) if line.subject.key == INDEX)
    ordered = sorted(line.compared, key=lambda pair: (-pair[1].value, pair[0].name))
    if len(ordered) < 2:
        return
    (first, best), (last, least) = ordered[0], ordered[-1]
    gap = round(best.value - least.value, 1)
    if gap == 0:
        yield f"По индексу эффективности они равны: {points(best.value)}."
        return
    yield (
        f"По индексу эффективности впереди {first.name} "
        f"({points(best.value)}{_place(best.row, picture)}), "
        f"{last.name} отстаёт на{numbers.NBSP}{points(gap)}."
    )


def _place(row: Row, picture: ComparePicture) -> str:
    if row.rank is None:
        return ""
    return f", {row.rank}{HYPHEN}е место из{numbers.NBSP}{picture.ranked.get(INDEX, 0)}"


def _widest(picture: ComparePicture) -> Iterator[str]:
    """The indicator whose scores lie farthest apart."""
    found = [(_distance(line), line) for line in judged(side_by_side(picture)) if line.best]
    if not found:
        return
    distance, line = max(found, key=lambda pair: pair[0])
    if distance <= 0:
        return
    ordered = sorted(line.compared, key=lambda pair: -(pair[1].row.score or 0.0))
    (first, best), (last, least) = ordered[0], ordered[-1]
    unit = line.subject.unit
    yield (
        f"Дальше всего разошлись по показателю «{line.subject.title}»: {first.name}{numbers.NBSP}— "
        f"{numbers.with_unit(best.value, unit)}, {last.name}{numbers.NBSP}— "
        f"{numbers.with_unit(least.value, unit)}."
    )


def _distance(line: SideBySide) -> float:
    scores = [valued.row.score for _, valued in line.compared if valued.row.score is not None]
    return max(scores) - min(scores) if len(scores) > 1 else 0.0


def learned(picture: ComparePicture) -> Iterator[str]:
    """«С 01.06.2026 база узнала 1 204 новые строки, 35 исправила, 2 сняла.»"""
    since, pair = picture.since, picture.pair
    known = picture.request.filters.known
    if pair is not None:
        yield compare_pair.nothing(pair) or (_of_pair(pair, since) if since else "")
        yield from _moved(picture)
        return
    if since is None or known is None:
        return
    moment = numbers.day(known.day)
    if since.span.is_empty:
        yield f"Момент {moment} ещё не наступил: сравнивать с нынешними сведениями нечего."
        return
    if not sum(totals(since)):
        yield f"С {moment} ничего не изменилось: база знает то же самое."
        return
    yield f"С {moment} в{numbers.NBSP}базе {_counted(since)}."


def _of_pair(pair: Pair, since: Since) -> str:
    if not sum(totals(since)):
        return f"{compare_pair.between(pair)} в{numbers.NBSP}базе ничего не изменилось."
    return f"{compare_pair.between(pair)} в{numbers.NBSP}базе {_counted(since)}."


def _moved(picture: ComparePicture) -> Iterator[str]:
    since, moved = picture.since, compare_moved.told_of(picture)
    if since is None or not moved:
        return
    crossed = len(compare_moved.told(picture, since.crossed))
    values = numbers.counted(len(moved), "значение", "значения", "значений")
    target = f"перешли границу цели: {crossed}" if crossed else "границу цели никто не перешёл"
    verb = numbers.plural(len(moved), "Изменилось", "Изменились", "Изменилось")
    yield f"{verb} {values}; {target}."


def _counted(since: Since) -> str:
    new, corrected, withdrawn = totals(since)
    said = [
        numbers.counted(new, "новая строка", "новые строки", "новых строк"),
        f"{numbers.number(corrected, 0)} исправлено",
        f"{numbers.number(withdrawn, 0)} снято",
    ]
    return _listed(said)


def totals(since: Since) -> tuple[int, int, int]:
    """New, corrected and withdrawn rows of all tables."""
    return (
        sum(change.new for change in since.tables),
        sum(change.corrected for change in since.tables),
        sum(change.withdrawn for change in since.tables),
    )


def _listed(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} и {last}" if most else last

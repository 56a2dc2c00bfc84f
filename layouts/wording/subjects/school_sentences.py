"""The answer in words on the page of schools, composed from its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data_sources.answers.schools.answer import SchoolPortrait, SchoolProjectPicture
from data_sources.answers.schools.directions import KEYS, Fall
from data_sources.scoring.results import Level, Row
from layouts.wording import changing, numbers, terms
from layouts.wording.subjects import school_words


def headline(picture: SchoolProjectPicture) -> str:
    """«Больше всего муниципалитетов потеряли в направлении «Знание»: 7 из 19»; or the school's."""
    if picture.school is not None:
        return _of_school(picture.school)
    counts = picture.levels[0]
    if not counts.schools:
        return "Школ, которые участвуют в проекте, в реестре нет."
    if counts.absent == counts.schools:
        return "Самодиагностику в этом периоде не прошла ни одна школа."
    worst = worst_falls(picture.falls)
    if not worst:
        return _without_fall(picture)
    if len(picture.levels) == 2 or worst[0].compared == 1:
        return _of_one_place(picture)
    if len(worst) == 1:
        (fall,) = worst
        return (
            "Больше всего муниципалитетов потеряли в направлении "
            f"«{school_words.direction(fall.direction)}»: {_out_of(fall)}."
        )
    named = " и ".join(f"«{school_words.direction(fall.direction)}»" for fall in worst[:2])
    rest = f" и ещё {len(worst) - 2}" if len(worst) > 2 else ""
    return (
        f"Больше всего муниципалитетов потеряли в направлениях {named}{rest}: {_out_of(worst[0])}."
    )


def worst_falls(falls: Sequence[Fall]) -> list[Fall]:
    """The direction, or directions, that fell in most municipalities; none if none fell."""
    most = max((len(fall.fell) for fall in falls), default=0)
    return [fall for fall in falls if most and len(fall.fell) == most]


def _out_of(fall: Fall) -> str:
    return f"{len(fall.fell)} из{numbers.NBSP}{fall.compared}"


def _without_fall(picture: SchoolProjectPicture) -> str:
    if not any(fall.compared for fall in picture.falls):
        counts = picture.levels[0]
        took_part = school_words.some_schools(counts.schools - counts.absent, "прошла", "прошли")
        return (
            f"Самодиагностику {took_part}; сравнить направления не с чем: годом раньше данных нет."
        )
    return "Ни одно направление не стало ниже, чем год назад, ни в одном муниципалитете."


def _of_one_place(picture: SchoolProjectPicture) -> str:
    changes = [
        (by, key)
        for key, indicator in KEYS.items()
        if (row := total(picture, indicator)) is not None
        and (by := changing.certain(row)) is not None
    ]
    change, direction = min(changes, key=lambda item: item[0], default=(0.0, ""))
    if round(change, 1) >= 0:
        return "Ни одно из восьми направлений не стало ниже, чем год назад."
    name = school_words.direction(direction)
    return f"Больше всего потеряно в направлении «{name}»: {school_words.change(change)} за год."


def total(picture: SchoolProjectPicture, indicator: str) -> Row | None:
    """The row of what is shown: of the selection where there is one, else of the region."""
    sums = [
        row
        for row in picture.directions
        if row.indicator == indicator and row.level is not Level.MUNICIPALITY
    ]
    return sums[0] if sums else None


def _of_school(school: SchoolPortrait) -> str:
    row = school.row
    if row is None:
        return f"{school.name}: в число школ проекта не входит."
    if row.completed_on is None:
        return f"{school.name}: в этом периоде самодиагностику не прошла."
    said = [school_words.percent(school.rounds[-1].percent) if school.rounds else ""]
    if row.level is not None:
        said.append(f"уровень {terms.filter_value('level', row.level)}")
    if row.next_level is not None and row.points_to_next is not None:
        said.append(lacking(row.next_level, row.points_to_next))
    return f"{school.name}: {', '.join(part for part in said if part)}."


def lacking(next_level: str, amount: float) -> str:
    """«до среднего не хватает 8 баллов»."""
    name = {"basic": "базового", "medium": "среднего", "high": "высокого"}[next_level]
    if amount <= 0:
        return f"баллов для {name} уровня довольно, он ещё не присвоен"
    return f"до {name} уровня не хватает: {school_words.points(amount)}"


def lead(picture: SchoolProjectPicture) -> str:
    """What moved, how many are a step away, what the growth is made of."""
    return " ".join(_lead(picture))


def _lead(picture: SchoolProjectPicture) -> Iterator[str]:
    moves, near, growth = picture.moves, picture.near, picture.growths[0]
    if moves.matched and not moves.rose and not moves.fell:
        yield "Уровни школ с прошлого круга не изменились."
    elif moves.matched:
        yield (
            "С прошлого круга на уровень выше "
            f"{school_words.some_schools(moves.rose, 'перешла', 'перешли')}, "
            f"ниже{numbers.NBSP}— {school_words.schools(moves.fell)}."
        )
    if near.total:
        yield (
            f"В одном шаге от следующего уровня{numbers.NBSP}— {school_words.schools(near.total)}."
        )
    if growth.of_same is not None and growth.of_everyone is not None:
        yield (
            "Изменение среднего результата с прошлого круга: "
            f"{school_words.change(growth.of_same)} у тех же школ, "
            f"{school_words.change(growth.of_everyone)} у всех участников."
        )

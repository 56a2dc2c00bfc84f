"""The answer in words on the page of decisions, composed from its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.answers.decisions.execution import Execution
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.vocabulary.execution import ExecutionStatus
from layouts.wording import numbers, terms
from layouts.wording.subjects import decision_words

NAMED: Final = 3
_ADVICE = ("рекомендация", "рекомендации", "рекомендаций")


def headline(picture: DecisionsPicture) -> str:
    """«Просрочено 12 поручений: Томск — 5, … Самое давнее — …»."""
    execution = picture.execution
    count = execution.overdue.count
    if count:
        verb = numbers.plural(count, "Просрочено", "Просрочены", "Просрочено")
        whole = f"{verb} {decision_words.tasks(count)}"
        return f"{whole}{_holders(execution, count)}. {_oldest(execution.oldest, count)}".strip()
    if not sum(each.rows for each in picture.counts):
        return "Решений по этому вопросу нет."
    return "Просроченных поручений нет."


def _holders(execution: Execution, count: int) -> str:
    """The first three, and how many others have as much as the third of them."""
    late = [load for load in execution.places.lines if load.overdue]
    named, others = late[:NAMED], late[NAMED:]
    if not named:
        return ""
    if len(late) == 1 and count > 1:
        return f", все: {decision_words.holder(late[0])}"
    dash = f"{numbers.NBSP}—{numbers.NBSP}"
    said = ", ".join(
        f"{decision_words.holder(load)}{dash}{numbers.number(load.overdue, 0)}" for load in named
    )
    equal = sum(load.overdue == named[-1].overdue for load in others)
    as_much = _as_much(equal, named[-1].overdue) if equal else ""
    return f"{', больше всего' if others else ''}: {said}{as_much}"


def _as_much(equal: int, overdue: int) -> str:
    return f" (и ещё у{numbers.NBSP}{equal}{numbers.NBSP}— по{numbers.NBSP}{overdue})"


def _oldest(row: DecisionRow | None, count: int) -> str:
    if row is None or row.lateness_days is None:
        return ""
    which = "Самое давнее" if count > 1 else "Это"
    # The sentence of the minutes brings its own full stop.
    text = decision_words.shortened(row.text.strip().rstrip("."))
    who = f" ({row.assignee})" if row.assignee else ""
    late = decision_words.days(row.lateness_days)
    return f"{which}{numbers.NBSP}— «{text}»{who}, на{numbers.NBSP}{late}."


def lead(picture: DecisionsPicture) -> str:
    """How the others stand."""
    return " ".join(_others(picture))


def _others(picture: DecisionsPicture) -> Iterator[str]:
    rows = {count.status: count.rows for count in picture.counts}
    overdue = next(
        (each for each in picture.counts if each.status == ExecutionStatus.OVERDUE), None
    )
    advice = overdue.rows - overdue.assignments if overdue else 0
    if advice:
        verb = numbers.plural(advice, "Просрочена", "Просрочены", "Просрочено")
        yield (
            f"{verb} и {numbers.counted(advice, *_ADVICE)}: в показатели рекомендации не входят."
        )
    late = rows.get(ExecutionStatus.DONE_LATE, 0)
    done = rows.get(ExecutionStatus.DONE, 0) + late
    working = rows.get(ExecutionStatus.IN_PROGRESS, 0)
    lasting = rows.get(ExecutionStatus.CONTINUOUS, 0)
    said = [
        f"в работе{numbers.NBSP}— {numbers.number(working, 0)}",
        f"исполняется постоянно{numbers.NBSP}— {numbers.number(lasting, 0)}",
        f"исполнено{numbers.NBSP}— {numbers.number(done, 0)}"
        + (f" (из них с опозданием{numbers.NBSP}— {numbers.number(late, 0)})" if late else ""),
    ]
    if sum(rows.values()):
        sentence = ", ".join(said)
        yield f"{sentence[:1].upper()}{sentence[1:]}."
    if picture.elsewhere:
        yield elsewhere(picture.elsewhere)


def elsewhere(count: int) -> str:
    """«Ещё 2 строки этого заседания относятся к другим периодам: здесь их нет.»"""
    which = numbers.counted(count, "строка", "строки", "строк")
    verb = numbers.plural(count, "относится", "относятся", "относятся")
    absent = numbers.plural(count, "её", "их", "их")
    return f"Ещё {which} этого заседания {verb} к другим периодам: здесь {absent} нет."


def counted(picture: DecisionsPicture) -> str:
    """What the parts above the list count, and which request they take."""
    request = picture.request
    status = "; выбранный статус на них не действует" if request.filters.status else ""
    return (
        "здесь и ниже, до списка: поручения с учётом условий списка, без рекомендаций и "
        f"сведений{status}"
    )


def remark(picture: DecisionsPicture) -> str:
    """What the list holds, beside its title."""
    as_of = numbers.day(picture.question.as_of)
    return (
        f"принятые в периоде, со сроком в нём и не закрытые на {as_of}; "
        "фильтры списка на карточки не действуют"
    )


def nothing_at_all(picture: DecisionsPicture) -> str:
    """Why the list is empty although nothing narrows it."""
    question = picture.question
    return (
        f"За {terms.period(question.period)} решений состоявшихся заседаний в базе нет, "
        "незакрытых прежних тоже. Протокол загружают командой «rumo protocol load»."
    )

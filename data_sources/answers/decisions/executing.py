"""How the assignments of the list of decisions are executed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from data_sources.answers.decisions import execution_counts as counts
from data_sources.answers.decisions import execution_queries as queries
from data_sources.answers.decisions.answer import StatusCount
from data_sources.answers.decisions.execution import Execution, FlowMonth, MonthlyFlow
from data_sources.answers.row_lists.asking import ListQuestion
from data_sources.database.cached_select import days_given
from data_sources.indicators.declaration import FactSelect
from data_sources.question.periods import MOST_MONTHS, month_ends, years_earlier
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.session.session import Session
from data_sources.vocabulary.execution import ExecutionStatus

OWNERS_SHOWN: Final = 10
PLACES_SHOWN: Final = 150
MOVERS_SHOWN: Final = 5


def executed(session: Session, asked: ListQuestion) -> tuple[tuple[StatusCount, ...], Execution]:
    """How many rows of the list stand how, and how its assignments are executed.

    Of every status, whatever status, order and page of the list were asked for.
    """
    return _executed(session, asked, queries.listed(asked.row_filter), "execution")


def executed_whenever(
    session: Session, asked: ListQuestion
) -> tuple[tuple[StatusCount, ...], Execution]:
    """The same of the rows of every period: all that the meeting of the question decided."""
    return _executed(
        session, asked, queries.whenever(asked.row_filter), "execution of every period"
    )


def _executed(
    session: Session, asked: ListQuestion, rows_asked: FactSelect, name: str
) -> tuple[tuple[StatusCount, ...], Execution]:
    own = asked.filters.without("status")
    texts = tuple(sorted(own.texts().items()))
    key = (
        *asked.unnarrowed.key,
        texts,
        asked.row_filter.places,
        asked.row_filter.include_unassigned,
    )

    def read() -> tuple[tuple[StatusCount, ...], Execution]:
        # The rows themselves are not remembered: a list of years is a thousand of them.
        found = session.connection.execute(rows_asked, asked.parameters)
        rows = [counts.Assignment(DecisionRow(*row), status, late) for *row, status, late in found]
        return _by_status(each.row for each in rows), _execution(session, asked, rows)

    return session.recall((name, *key), read)


def _by_status(listed: Iterable[DecisionRow]) -> tuple[StatusCount, ...]:
    met = Counter((row.status, row.kind == "assignment") for row in listed)
    return tuple(
        StatusCount(status, met[status, True] + met[status, False], met[status, True])
        for status in ExecutionStatus
    )


def _execution(
    session: Session, asked: ListQuestion, rows: Sequence[counts.Assignment]
) -> Execution:
    tasks = [each for each in rows if each.is_task]
    moved = [each.moved for each in tasks if each.moved is not None]
    return Execution(
        board=counts.board(rows, asked.resolved.question.as_of),
        owners=counts.owners(tasks, OWNERS_SHOWN),
        places=counts.places(tasks, PLACES_SHOWN),
        movers=counts.movers(tasks, MOVERS_SHOWN),
        overdue=counts.delays(tasks, ExecutionStatus.OVERDUE),
        late=counts.delays(tasks, ExecutionStatus.DONE_LATE),
        done=sum(each.status is ExecutionStatus.DONE for each in tasks),
        moved=len(moved),
        moved_days=sum(moved),
        flow=_flow(session, asked),
    )


def _flow(session: Session, asked: ListQuestion) -> tuple[FlowMonth, ...]:
    question = asked.resolved.question
    days = tuple(month_ends(question.period.start, question.as_of))[-MOST_MONTHS:]
    if not days:
        return ()
    since = max(question.period.start, days[0].replace(day=1))
    before = tuple(years_earlier(day, 1) for day in days)
    return tuple(
        FlowMonth(*month)
        for month in zip(
            days,
            _months(session, asked, since, days),
            _months(session, asked, years_earlier(since, 1), before),
            strict=True,
        )
    )


def _months(
    session: Session, asked: ListQuestion, since: date, days: Sequence[date]
) -> tuple[MonthlyFlow, ...]:
    taken, done, grown = Counter[int](), Counter[int](), Counter[int]()
    select = queries.flow(asked.row_filter, len(days))
    parameters = {**asked.parameters, queries.SINCE: since, **days_given(days)}
    for row in session.connection.execute(select, parameters):
        count = row[-1]
        taken[row.taken] += count
        if row.withdrawn is None:
            done[row.done] += count
        if row.due is not None:
            resolved = [max(place, 0) for place in (row.done, row.withdrawn) if place is not None]
            until = min((*resolved, len(days)))
            if row.due < until:
                grown[row.due] += count
                grown[until] -= count
    return tuple(
        MonthlyFlow(taken[place], done[place], sum(grown[earlier] for earlier in range(place + 1)))
        for place in range(len(days))
    )

"""Who may learn of whom: municipalities that lag, and similar ones that rose since last year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.answers.network.answer import Choice, Learner, Learning, Teacher
from data_sources.answers.row_lists.asking import ListQuestion
from data_sources.indicators import registry
from data_sources.question.choices import INDEX
from data_sources.question.scope import Scope
from data_sources.row_tables import practices
from data_sources.row_tables.records.practices import PracticeRow
from data_sources.scoring.results import Level, Municipality, Row
from data_sources.scoring.scorecards import rows_with_previous, rows_with_previous_of
from data_sources.session.resolving import ResolvedQuestion, resolve
from data_sources.session.session import Session
from data_sources.vocabulary.indicators.description import Direction, Reach
from data_sources.vocabulary.naming import name_order

HEADCOUNT: Final = "best_practices"
"""The indicator whose denominator tells how many teachers a municipality has."""
LEARNERS: Final = 3
TEACHERS: Final = 3

_Rows = Mapping[str, Row]


def learning(
    session: Session, asked: ListQuestion, scope: Scope, cards: tuple[str, ...]
) -> Learning:
    """Ranks are taken over the whole region: who is alike is not only who was chosen.

    `cards` are the indicators that the page asks for anyway.
    """
    return session.recall(
        ("learning", asked.key),
        lambda: _learning(session, asked, scope, cards),
    )


def _learning(
    session: Session, asked: ListQuestion, scope: Scope, cards: tuple[str, ...]
) -> Learning:
    plain = asked.unnarrowed.question.filters.of_everybody()
    everybody = resolve(session, plain, scope)
    key, choice = _indicator(session, asked, everybody)
    if not _is_compared(key):
        return Learning(key, choice, is_compared=False, ranked=0, learners=())
    keys = cards if key in cards else (key, HEADCOUNT)
    rows = rows_with_previous_of(session, everybody, keys)
    ground = _Ground(
        everybody.question.shown,
        _by_place(row for row in rows if row.indicator == key),
        _by_place(row for row in rows if row.indicator == HEADCOUNT),
        registry()[key].direction,
    )
    found = [(learner, ground.teachers(learner)) for learner in _learners(asked, ground)[:LEARNERS]]
    theirs = _practices(session, asked, [teacher for _, many in found for teacher in many])
    return Learning(
        key,
        choice,
        is_compared=True,
        ranked=sum(row.rank is not None for row in ground.rows.values()),
        learners=tuple(ground.learner(learner, many, theirs) for learner, many in found),
    )


def _indicator(
    session: Session, asked: ListQuestion, everybody: ResolvedQuestion
) -> tuple[str, Choice]:
    filters = asked.filters
    if filters.i != INDEX:
        return filters.i, Choice.ASKED
    if len(filters.m) == 1:
        own = [
            row
            for row in rows_with_previous(session, everybody)
            if row.level is Level.MUNICIPALITY and row.oktmo == filters.m[0]
        ]
        scored = [(row.score, row.indicator) for row in own if _is_weak(row)]
        if scored:
            return min(scored, key=lambda pair: pair[0] or 0.0)[1], Choice.WEAKEST
    return HEADCOUNT, Choice.PRACTICES


def _is_weak(row: Row) -> bool:
    return row.rank is not None and row.score is not None and row.indicator != INDEX


def _is_compared(key: str) -> bool:
    indicator = registry()[key]
    return indicator.is_ranked and indicator.reach is Reach.MUNICIPALITY


def _by_place(rows: Iterable[Row]) -> dict[str, Row]:
    return {row.oktmo: row for row in rows if row.level is Level.MUNICIPALITY and row.oktmo}


@dataclass(frozen=True)
class _Ground:
    """Everybody, with the row of the indicator and the row that tells the headcount."""

    everybody: Sequence[Municipality]
    rows: _Rows
    heads: _Rows
    direction: Direction

    def headcount(self, member: Municipality) -> float | None:
        row = self.heads.get(member.oktmo)
        return row.denominator if row else None

    def similar(self, asked: Municipality) -> list[Municipality]:
        """Of the same peer group, or of the same kind where it has none; itself left out."""
        return [
            member
            for member in self.everybody
            if member.oktmo != asked.oktmo
            and not member.is_regional
            and (
                member.peer_group == asked.peer_group
                if asked.peer_group
                else member.kind == asked.kind
            )
        ]

    def teachers(self, asked: Municipality) -> tuple[Municipality, ...]:
        """Similar ones that rose and stand better, the nearest by headcount first."""
        own = self.rows[asked.oktmo]
        able = [
            member
            for member in self.similar(asked)
            if self._rose(self.rows.get(member.oktmo))
            and self._is_ahead(self.rows[member.oktmo], own)
        ]
        size = self.headcount(asked)

        def distance(member: Municipality) -> tuple[bool, float, str]:
            other = self.headcount(member)
            known = size is not None and other is not None
            apart = abs((other or 0.0) - (size or 0.0)) if known else 0.0
            return not known, apart, name_order(member.name)

        return tuple(sorted(able, key=distance)[:TEACHERS])

    def _rose(self, row: Row | None) -> bool:
        """As it is printed: by a tenth or more."""
        change = row.change if row is not None and row.is_comparable else None
        if change is None or not change.is_certain:
            return False
        return round(self._better(change.by, 0.0), 1) > 0

    def _is_ahead(self, row: Row, own: Row) -> bool:
        if own.value is None or row.value is None:
            return True
        return round(self._better(row.value, own.value), 4) > 0

    def _better(self, one: float, other: float) -> float:
        return other - one if self.direction is Direction.DOWN else one - other

    def learner(
        self,
        asked: Municipality,
        teachers: Sequence[Municipality],
        theirs: Mapping[str, tuple[PracticeRow, ...]],
    ) -> Learner:
        return Learner(
            municipality=asked,
            row=self.rows[asked.oktmo],
            headcount=self.headcount(asked),
            peers_name=asked.peer_group or asked.kind,
            similar=len(self.similar(asked)),
            teachers=tuple(
                Teacher(
                    member,
                    self.rows[member.oktmo],
                    self.headcount(member),
                    theirs.get(member.oktmo, ()),
                )
                for member in teachers
            ),
        )


def _learners(asked: ListQuestion, ground: _Ground) -> list[Municipality]:
    """Those asked for by name, or all shown; the last by the indicator come first."""
    shown = [
        member
        for member in asked.resolved.question.shown
        if not member.is_regional and member.oktmo in ground.rows
    ]
    if not asked.filters.m:
        shown = [member for member in shown if ground.rows[member.oktmo].rank is not None]
    return sorted(
        shown,
        key=lambda member: (
            -(ground.rows[member.oktmo].rank or 0),
            name_order(member.name),
            member.oktmo,
        ),
    )


def _practices(
    session: Session, asked: ListQuestion, teachers: Sequence[Municipality]
) -> dict[str, tuple[PracticeRow, ...]]:
    if not teachers:
        return {}
    places = sorted({member.oktmo for member in teachers})
    select = practices.practices_of(asked.row_filter, places)
    found: dict[str, list[PracticeRow]] = {}
    for row in session.connection.execute(select, asked.parameters):
        found.setdefault(row.oktmo, []).append(PracticeRow(*row))
    return {oktmo: tuple(rows) for oktmo, rows in found.items()}

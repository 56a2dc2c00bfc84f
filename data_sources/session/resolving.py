"""From an address to a question: registers known at `known_at`, codes looked up, days reckoned."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from data_sources.database.knowledge import a_year_before, known_at_moment
from data_sources.facts import reading
from data_sources.indicators.declaration import Moment
from data_sources.question import choosing
from data_sources.question.filters import Filters
from data_sources.question.notices import Notice
from data_sources.question.periods import years_earlier
from data_sources.question.scope import Scope
from data_sources.question.view import View
from data_sources.scoring.results import AnsweredRequest, Question, Registers
from data_sources.session.session import Session


@dataclass(frozen=True)
class ResolvedQuestion:
    """A question that the registers can answer, and what had to be dropped for it."""

    question: Question
    registers: Registers
    notices: tuple[Notice, ...]
    scope: Scope

    @property
    def key(self) -> tuple[Hashable, ...]:
        """Names the question within one state of the data."""
        question = self.question
        texts = tuple(sorted(question.filters.texts().items()))
        shown = tuple(member.oktmo for member in question.shown)
        # Who asks is not in the texts: two askers may see the same among different others.
        group = tuple(member.oktmo for member in question.group)
        days = (question.period, question.today, question.as_of)
        return (texts, *days, shown, group, self.notices)

    def answered(self, view: View) -> AnsweredRequest:
        """As which the question is answered, and looked at so."""
        return AnsweredRequest(self.question, view, self.notices)

    def moment(self, years_back: int) -> Moment:
        """When and where measures are taken, some years before."""
        question = self.question
        return Moment(
            start=years_earlier(question.period.start, years_back),
            end=years_earlier(question.period.end, years_back),
            as_of=years_earlier(question.as_of, years_back),
            known=question.moment,
            region_code=question.region.code if question.region else "",
            sole_region=len(self.registers.regions) == 1,
        )


def resolve(session: Session, filters: Filters, scope: Scope) -> ResolvedQuestion:
    """Looks the codes of the address up; what is unknown is dropped with a notice."""
    known = filters.known.moment if filters.known else session.snapshot.now
    registers = session.recall(
        ("registers", filters.known, filters.region),
        lambda: reading.registers(session.connection, known, filters.region),
    )
    kept, notices = choosing.resolve(filters, registers, scope)
    visible = choosing.admitted(registers, scope)
    today = session.clock.today(session.snapshot.clock)
    question = Question(
        filters=kept,
        period=kept.period,
        today=today,
        as_of=min(kept.period.end, today, kept.known.day if kept.known else today),
        moment=known,
        region=registers.region,
        shown=choosing.chosen(kept, visible),
        group=choosing.compared(kept, visible),
    )
    return ResolvedQuestion(question, registers, notices, scope)


def resolve_year_ago(session: Session, resolved: ResolvedQuestion) -> ResolvedQuestion | None:
    """The same question as the database knew the answer a year earlier.

    Registers, the choice of municipalities and the group are those of that time; its days are
    those of `moment(1)`. None where the region was not known then.
    """
    question = resolved.question
    if question.region is None:
        return None
    asked = question.filters.known
    moment = session.year_ago if asked is None else a_year_before(asked.moment)
    known = known_at_moment(moment, session.clock.zone)
    code = question.region.code
    registers = session.recall(
        ("registers", known, code),
        lambda: reading.registers(session.connection, moment, code),
    )
    if registers.region is None or registers.region.code != code:
        return None
    filters = question.filters.changed(known=known)
    visible = choosing.admitted(registers, resolved.scope)
    return replace(
        resolved,
        question=replace(
            question,
            filters=filters,
            moment=moment,
            region=registers.region,
            shown=choosing.chosen(filters, visible),
            group=choosing.compared(filters, visible),
        ),
        registers=registers,
    )

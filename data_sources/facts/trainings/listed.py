"""The trainings of a period in memory, where there are not too many of them."""

from __future__ import annotations

from data_sources.facts import reading
from data_sources.facts.ledger import DAY, CountedFacts
from data_sources.facts.trainings import queries
from data_sources.session.resolving import Settled
from data_sources.session.session import Session


def listed_trainings(session: Session, settled: Settled) -> CountedFacts | None:
    """Every training of the region in P, as `training_queries.listed` has it.

    None where the database is to be asked.
    """
    if session.is_of_once:
        return None
    moment = settled.moment(0)
    facts = session.ledgers.take(
        (queries.listed, moment.region_code),
        (session.state, settled.question.filters.known),
        lambda most: reading.ledger(session.connection, moment, queries.listed, most),
    )
    if facts is None:
        return None
    return facts.counted(moment.known, {DAY: (moment.start, moment.as_of)})

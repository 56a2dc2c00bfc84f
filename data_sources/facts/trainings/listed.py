"""The trainings of a period in memory, where there are not too many of them."""

from __future__ import annotations

from data_sources.facts import reading
from data_sources.facts.ledger import DAY, Counted
from data_sources.facts.trainings import queries
from data_sources.session.resolving import Settled
from data_sources.session.session import Sight


def listed_trainings(sight: Sight, settled: Settled) -> Counted | None:
    """Every training of the region in P, as `training_queries.listed` has it.

    None where the database is to be asked.
    """
    if sight.is_of_once:
        return None
    moment = settled.moment(0)
    facts = sight.ledgers.take(
        (queries.listed, moment.region_code),
        (sight.state, settled.question.filters.known),
        lambda most: reading.ledger(sight.connection, moment, queries.listed, most),
    )
    if facts is None:
        return None
    return facts.counted(moment.known, {DAY: (moment.start, moment.as_of)})

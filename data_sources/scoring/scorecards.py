"""Indicators of a question: assessed at one moment, and beside the year before."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from data_sources.facts import reading
from data_sources.facts.summing import added_up
from data_sources.indicators import registry
from data_sources.indicators.declaration import Indicator, Moment
from data_sources.question.choices import INDEX
from data_sources.scoring.assessment import AssessedPopulation, RowKey, assess, values_of_total
from data_sources.scoring.comparison import Comparison, Evidence, compare, weights_of
from data_sources.scoring.courses import shares_due
from data_sources.scoring.notes.annotating import annotated
from data_sources.scoring.results import Level, Row
from data_sources.scoring.scores import Goal, valid_weights
from data_sources.scoring.withholding import hidden_places
from data_sources.session.resolving import ResolvedQuestion, resolve_year_ago
from data_sources.session.session import Session


def rows_with_previous(session: Session, resolved: ResolvedQuestion) -> tuple[Row, ...]:
    """All indicators and the index, each row with its value of the year before."""
    return _with_previous(session, resolved, registry())


def rows_with_previous_of(
    session: Session, resolved: ResolvedQuestion, keys: tuple[str, ...]
) -> tuple[Row, ...]:
    """The same rows of these indicators alone; without the index, which is made of all."""
    asked = {key: registry()[key] for key in keys}
    return tuple(row for row in _with_previous(session, resolved, asked) if row.indicator in asked)


def _with_previous(
    session: Session, resolved: ResolvedQuestion, asked: Mapping[str, Indicator]
) -> tuple[Row, ...]:
    now = assessed(session, resolved, resolved.moment(0), asked)
    before = assessed(session, resolved, resolved.moment(1), asked)
    then = values_then(session, resolved, before, asked)
    rows = (row.beside(before[key].value, then.get(key)) for key, row in now.items())
    return annotated(session, resolved, rows)


def values_then(
    session: Session,
    resolved: ResolvedQuestion,
    before: Mapping[RowKey, Row],
    asked: Mapping[str, Indicator],
) -> Mapping[RowKey, float | None]:
    """The values of the same question a year earlier, as they were seen then.

    `before`: the rows of that time as they are known now. An indicator has none where the
    database was not kept then: the region's numerator was 0 and is not any more.
    """
    region = resolved.question.region
    published = resolve_year_ago(session, resolved)
    if region is None or published is None:
        return {}
    moment = published.moment(1)
    rows = _assessed_then(session, published, resolved, before, asked)
    key_of_region = (Level.REGION, region.oktmo)
    not_kept = {
        key
        for key in asked
        if rows[key, *key_of_region].numerator == 0 and before[key, *key_of_region].numerator != 0
    }
    weights = weights_of(asked, evidence_at(session, published, moment, asked))
    if any(weights[key] > 0 for key in not_kept):
        not_kept.add(INDEX)
    nobody = not published.question.shown
    return {
        key: row.value
        for key, row in rows.items()
        if row.indicator not in not_kept and not (nobody and row.level is Level.SELECTION)
    }


def _assessed_then(
    session: Session,
    then: ResolvedQuestion,
    resolved: ResolvedQuestion,
    before: Mapping[RowKey, Row],
    asked: Mapping[str, Indicator],
) -> Mapping[RowKey, Row]:
    """The rows of a year ago as they were seen then, which late facts have mostly left alone.

    What they have is taken from the rows of that time as they are known now.
    """
    ground, moment, last = _ground(then), then.moment(1), resolved.moment(1)
    if ground is None or ground != _ground(resolved):
        return assessed(session, then, moment, asked)

    def assess_anew() -> dict[RowKey, Row]:
        evidence = evidence_at(session, then, moment, asked)
        as_known_now = evidence_at(session, resolved, last, asked)
        unchanged = {
            key for key, each in asked.items() if evidence.says_the_same(as_known_now, each)
        }
        compared = session.recall(
            _comparison_key(then, moment, asked),
            lambda: compare(
                asked,
                ground.compared,
                evidence,
                session.min_denominator,
                comparison_at(session, resolved, last, asked).of(unchanged),
            ),
        )
        sums = {place: row for place, row in before.items() if place[0] in unchanged}
        return assess(asked, ground, compared, evidence, session.min_denominator, sums)

    return session.recall(("assessed", then.key, *_key(then, moment, asked)), assess_anew)


def assessed(
    session: Session, resolved: ResolvedQuestion, moment: Moment, asked: Mapping[str, Indicator]
) -> dict[RowKey, Row]:
    """The asked indicators (and their index) at the moment; nothing where there is no region."""
    ground = _ground(resolved)
    if ground is None or not asked:
        return {}
    return session.recall(
        ("assessed", resolved.key, *_key(resolved, moment, asked)),
        lambda: assess(
            asked,
            ground,
            comparison_at(session, resolved, moment, asked),
            evidence_at(session, resolved, moment, asked),
            session.min_denominator,
        ),
    )


def totals_at(
    session: Session, resolved: ResolvedQuestion, moment: Moment, asked: Mapping[str, Indicator]
) -> Mapping[str, float | None]:
    """Indicator -> the value at the moment of what is shown, as its row in `assessed` has it.

    Nothing where there is no region.
    """
    ground = _ground(resolved)
    if ground is None:
        return {}
    evidence = evidence_at(session, resolved, moment, asked)
    return values_of_total(asked, ground, evidence, session.min_denominator)


def _ground(resolved: ResolvedQuestion) -> AssessedPopulation | None:
    question = resolved.question
    if question.region is None:
        return None
    return AssessedPopulation(
        question.region, resolved.registers.municipalities, question.group, question.shown
    )


def evidence_at(
    session: Session, resolved: ResolvedQuestion, moment: Moment, asked: Mapping[str, Indicator]
) -> Evidence:
    """What the database says of the asked indicators at the moment.

    A target belongs to one period: moments of earlier years have none.
    """
    question = resolved.question
    is_asked = _place_and_days(moment) == _place_and_days(resolved.moment(0))
    key = _key(resolved, moment, asked)
    sums, shared = session.recall(
        ("sums", *key),
        lambda: added_up(
            session, moment, reading.measures_of(tuple(asked.values())), question.filters.known
        ),
    )
    return Evidence(
        sums=sums,
        shared=shared,
        weights=valid_weights(
            session.recall(
                ("weights", question.filters.known),
                lambda: reading.weights(session.connection, moment.known),
            ),
            moment.end,
        ),
        targets=_targets(session, resolved) if is_asked else {},
        shares_due=shares_due(session, resolved, asked) if is_asked else {},
        hidden=hidden_places(
            asked, resolved.registers.municipalities, sums, session.min_denominator
        )
        if session.withholds_small
        else {},
    )


def _targets(session: Session, resolved: ResolvedQuestion) -> Mapping[tuple[str, str | None], Goal]:
    question = resolved.question
    return session.recall(
        ("targets", question.filters.known, question.period),
        lambda: reading.targets(session.connection, question.moment, question.period.text),
    )


def comparison_at(
    session: Session, resolved: ResolvedQuestion, moment: Moment, asked: Mapping[str, Indicator]
) -> Comparison:
    """The municipalities of the region, or of the group, against each other at the moment."""
    question = resolved.question
    return session.recall(
        _comparison_key(resolved, moment, asked),
        lambda: compare(
            asked,
            question.group,
            evidence_at(session, resolved, moment, asked),
            session.min_denominator,
        ),
    )


def _comparison_key(
    resolved: ResolvedQuestion, moment: Moment, asked: Mapping[str, Indicator]
) -> tuple[Hashable, ...]:
    question = resolved.question
    return ("comparison", *_key(resolved, moment, asked), question.period, question.group)


def _key(
    resolved: ResolvedQuestion, moment: Moment, asked: Mapping[str, Indicator]
) -> tuple[Hashable, ...]:
    # The keys leave `known_at` out where it is "now": between two states of the data now is now.
    # They leave the choice of municipalities out as well: another choice asks the database nothing.
    return (tuple(asked), resolved.question.filters.known, _place_and_days(moment))


def _place_and_days(moment: Moment) -> Hashable:
    return moment.region_code, moment.start, moment.end, moment.as_of


def total_of(rows: Iterable[Row], indicator: str) -> Row | None:
    """The row of what is shown: the selection where there is one, else the region."""
    return next(
        (row for row in rows if row.indicator == indicator and row.level is not Level.MUNICIPALITY),
        None,
    )


def value_of(row: Row | None) -> float | None:
    return row.value if row else None

"""What a check of minutes before signing finds, in them and against the database."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from data_sources.ingest.minutes.draft import Draft, DraftDoubt, Said, Warned
from data_sources.ingest.minutes.filing.checking import (
    Finding,
    QuorumRule,
    Severity,
    check,
    check_against,
)
from data_sources.ingest.minutes.filing.matching.matching import Filing, propose
from data_sources.ingest.minutes.filing.writing import load_minutes
from tests.data_sources.ingest.minutes.minutes_by_hand import (
    TEXT,
    drafted,
    place,
    put,
    registers,
    roster,
    with_point,
)


def found(draft: Draft, quorum: QuorumRule = QuorumRule.HALF) -> dict[str, Finding]:
    return {each.code: each for each in check(draft, quorum)}


def against(
    engine: sa.Engine, draft: Draft, code: str = "", quorum: QuorumRule = QuorumRule.HALF
) -> dict[str, Finding]:
    with engine.connect() as connection:
        findings = check_against(connection, draft, Filing(code), quorum)
    return {each.code: each for each in findings}


def test_sound_minutes_have_no_findings() -> None:
    assert check(drafted(), QuorumRule.HALF) == ()


@pytest.mark.parametrize("doubt", list(DraftDoubt))
def test_every_doubt_of_the_reader_is_a_finding_with_the_words_of_its_line(
    doubt: DraftDoubt,
) -> None:
    finding = found(drafted(warnings=(Warned(doubt, "Проверьте.", 12),)))[doubt]
    assert finding.message == "Проверьте."
    assert finding.quote == "1.2. Провести семинар для методистов."


def test_the_worst_findings_come_first() -> None:
    warnings = (
        Warned(DraftDoubt.SEVERAL_DATES, "Две даты.", 1),
        Warned(DraftDoubt.DUPLICATE_NUMBER, "Номер дважды.", 14),
    )
    severities = [each.severity for each in check(drafted(warnings=warnings), QuorumRule.HALF)]
    assert severities == [Severity.MUST, Severity.CHECK]


@pytest.mark.parametrize(
    ("part", "word"),
    [("number", "номера"), ("held_on", "даты"), ("chair", "пред"), ("secretary", "секретарь")],
)
def test_a_missing_part_is_named(part: str, word: str) -> None:
    assert word in found(drafted(**{part: None}))["missing_part"].message


def test_a_term_before_the_day_of_its_own_subject_is_found() -> None:
    draft = with_point(drafted(), 2, inner_dates=(date(2024, 5, 26),))
    finding = found(draft)["due_before_subject"]
    assert "26.05.2024" in finding.message
    assert finding.quote == "Срок – 30 апреля 2024 года."


def test_a_day_of_the_subject_before_the_term_is_no_finding() -> None:
    assert found(with_point(drafted(), 2, inner_dates=(date(2024, 4, 20),))) == {}


@pytest.mark.parametrize(
    ("rule", "members"),
    [(QuorumRule.HALF, 9), (QuorumRule.MORE_THAN_HALF, 8), (QuorumRule.TWO_THIRDS, 7)],
)
def test_a_quorum_is_judged_by_its_rule(rule: QuorumRule, members: int) -> None:
    # Four persons are named as present.
    lacking = drafted(stated_members=Said(members, place("УЧАСТНИКИ")))
    enough = drafted(stated_members=Said(members - 1, place("УЧАСТНИКИ")))
    assert str(members) in found(lacking, rule)["no_quorum"].message
    assert found(enough, rule) == {}


def test_an_owner_of_no_register_is_found_with_its_line(engine: sa.Engine) -> None:
    registers(engine)
    finding = against(engine, drafted())[DraftDoubt.UNKNOWN_ASSIGNEE]
    assert "Кленов" in finding.message
    assert finding.line == 13
    put(engine, "municipality_alias", {"alias": "Кленов Олег Ильич", "oktmo": "70101000"})
    assert DraftDoubt.UNKNOWN_ASSIGNEE not in against(engine, drafted())


def test_the_roster_of_the_database_decides_the_quorum(engine: sa.Engine) -> None:
    registers(engine)
    roster(engine, ("Кленов О.И.", None), ("Дубов П.П.", None), ("Соснов Р.Р.", None))
    assert "1 из 3" in against(engine, drafted())["no_quorum"].message
    assert against(engine, drafted())["not_in_roster"].severity is Severity.CHECK


def test_minutes_that_are_there_under_another_code_are_found(engine: sa.Engine) -> None:
    registers(engine)
    with engine.connect() as connection:
        proposal = propose(connection, drafted(), Filing("rumo-7"))
    load_minutes(engine, drafted(), proposal)
    again = drafted(text=TEXT + " ")
    assert "rumo-7" in against(engine, again)["already_there"].message
    assert "already_there" not in against(engine, again, "rumo-7")


def test_a_long_line_is_quoted_short() -> None:
    text = TEXT + "слово " * 200
    draft = drafted(text=text, warnings=(Warned(DraftDoubt.NUMBERING_GAP, "Пропуск.", 18),))
    quote = found(draft)[DraftDoubt.NUMBERING_GAP].quote
    assert quote is not None
    assert len(quote) <= 200
    assert quote.endswith("…")


def test_findings_stand_in_the_order_of_the_minutes() -> None:
    warnings = tuple(Warned(DraftDoubt.MISSING_DUE, "Нет срока.", line) for line in (14, 11, 12))
    lines = [each.line for each in check(drafted(warnings=warnings), QuorumRule.HALF)]
    assert lines == [11, 12, 14]

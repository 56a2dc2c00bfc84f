"""The workbook of a draft: there, corrected as a secretary would, and back."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from data_sources.ingest.minutes.draft import Draft, DraftDoubt, PointEffect, Said, Warned
from data_sources.ingest.minutes.filing.archive import municipalities_of, organizations_of
from data_sources.ingest.minutes.filing.corrections import corrected, filed_as
from data_sources.ingest.minutes.filing.matching.matching import Filing, propose, rechecked
from data_sources.ingest.minutes.filing.proposal import Blank, ChangeChoice, EarlierChange, Proposal
from data_sources.ingest.minutes.filing.rows import MinutesRefusedError
from data_sources.ingest.minutes.filing.sheet_form import DRAFT_ROW, LINE, SENTENCE, TAKE, WARNINGS
from data_sources.names import read_directory
from layouts.files.templates.draft_sheet import Registers, write
from tests.data_sources.ingest.minutes.minutes_by_hand import (
    TEXT,
    drafted,
    place,
    registers,
    roster,
)

CHANGE = EarlierChange(
    2, PointEffect.EXTEND, "rumo-6", 1, "Дубов П.П.", "1.1", date(2024, 2, 1), date(2024, 6, 1)
)


class Desk:
    """A secretary with a database, a draft and Excel."""

    def __init__(self, engine: sa.Engine, folder: Path) -> None:
        registers(engine)
        roster(engine, ("Кленов О.И.", "70102000"))
        self.engine = engine
        self.path = folder / "черновик.xlsx"

    def proposal(self, draft: Draft) -> Proposal:
        with self.engine.connect() as connection:
            return propose(connection, draft, Filing("rumo-7"))

    def written(self, draft: Draft, proposal: Proposal) -> bytes:
        with self.engine.connect() as connection:
            names = Registers(municipalities_of(connection), organizations_of(connection))
        return write(draft, proposal, names)

    def back(
        self,
        draft: Draft,
        edit: Callable[[Any], None] = lambda book: None,
        proposal: Proposal | None = None,
    ) -> Proposal:
        """The proposal after the workbook went to Excel, was edited and saved."""
        first = proposal or self.proposal(draft)
        book = opened(self.written(draft, first))
        edit(book)
        book.save(self.path)
        with self.engine.connect() as connection:
            made = corrected(self.path, draft, first, read_directory(connection))
            assert rechecked(connection, draft, made).decisions == made.decisions
        return made

    def refused(self, draft: Draft, edit: Callable[[Any], None]) -> str:
        with pytest.raises(MinutesRefusedError) as refusal:
            self.back(draft, edit)
        return str(refusal.value)


def opened(content: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")
        return openpyxl.load_workbook(io.BytesIO(content))


def cell(book: Any, sheet: str, title: str, row: int) -> Any:
    """The cell under the title; row 1 is the titles."""
    page = book[sheet]
    column = next(each.column for each in page[1] if each.value == title)
    return page.cell(row, column)


def setting(sheet: str, title: str, row: int, value: Any) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        cell(book, sheet, title, row).value = value

    return edit


@pytest.fixture
def desk(engine: sa.Engine, tmp_path: Path) -> Desk:
    return Desk(engine, tmp_path)


def test_an_untouched_workbook_says_what_the_draft_says(desk: Desk) -> None:
    draft = drafted()
    assert desk.back(draft) == replace(desk.proposal(draft), blank=Blank.CLEARS)


def test_a_workbook_says_of_what_it_was_made(desk: Desk) -> None:
    draft = drafted()
    made = desk.back(draft).workbook
    assert made is not None
    assert (made.file_name, made.seen) == ("черновик.xlsx", datetime.fromisoformat("0001-01-01"))
    assert made.sha256 == hashlib.sha256(desk.path.read_bytes()).hexdigest()
    assert filed_as(desk.path) == ("rumo-7", "rumo")
    seen = datetime.fromisoformat("2024-03-12T10:00:00.000001")
    desk.path.write_bytes(write(draft, desk.proposal(draft), Registers((), ()), seen))
    with desk.engine.connect() as connection:
        again = corrected(desk.path, draft, desk.proposal(draft), read_directory(connection))
    assert again.workbook is not None
    assert again.workbook.seen == seen


def test_every_row_shows_its_sentence_its_line_and_its_warnings(desk: Desk) -> None:
    draft = drafted(warnings=(Warned(DraftDoubt.MISSING_DUE, "Нет срока.", 12),))
    book = opened(desk.written(draft, desk.proposal(draft)))
    assert cell(book, "Решения", SENTENCE, 3).value == "Провести семинар для методистов."
    assert cell(book, "Решения", LINE, 3).value == 12
    assert cell(book, "Решения", WARNINGS, 3).value == "Нет срока."
    assert not cell(book, "Решения", WARNINGS, 2).value


def test_only_what_may_be_corrected_is_unlocked(desk: Desk) -> None:
    draft = drafted()
    book = opened(desk.written(draft, desk.proposal(draft)))
    for sheet in ("Повестка", "Участники", "Решения", "Поручения"):
        assert book[sheet].protection.sheet
        for title in (SENTENCE, LINE, WARNINGS, DRAFT_ROW):
            assert cell(book, sheet, title, 2).protection.locked
        assert not cell(book, sheet, TAKE, 2).protection.locked


def test_closed_lists_and_registers_are_offered(desk: Desk) -> None:
    draft = drafted()
    book = opened(desk.written(draft, desk.proposal(draft)))
    formulas = {
        rule.formula1
        for sheet in ("Решения", "Поручения", "Участники")
        for rule in book[sheet].data_validations.dataValidation
    }
    assert '"поручение,рекомендация,к сведению"' in formulas
    assert "Списки!$A$2:$A$3" in {formula.replace("'", "") for formula in formulas}
    assert cell(book, "Списки", "Муниципалитеты", 2).value == "70101000 · Северный район"


def test_corrected_values_come_back_and_places_stay(desk: Desk) -> None:
    def edit(book: Any) -> None:
        cell(book, "Решения", "Текст решения", 3).value = "Провести два семинара."
        cell(book, "Решения", "Срок", 3).value = "06.05.2024"
        cell(book, "Поручения", "Муниципалитет", 2).value = "Северного района"
        cell(book, "Заседание", "Значение", 3).value = date(2024, 3, 13)

    made = desk.back(drafted(), edit)
    second = made.decisions[1]
    assert (second.text, second.due_on) == ("Провести два семинара.", date(2024, 5, 6))
    assert second.source == place("Провести семинар для методистов.")
    assert made.assignments[0].oktmo == "70101000"
    assert made.sitting.held_on == date(2024, 3, 13)


def test_rows_may_be_left_out_and_added(desk: Desk) -> None:
    draft = drafted()
    people = desk.proposal(draft).attendees

    def edit(book: Any) -> None:
        cell(book, "Участники", TAKE, 2).value = "нет"
        last = len(people) + 2
        cell(book, "Участники", "Фамилия и инициалы", last).value = "Новиков Н.Н."
        cell(book, "Участники", "Как участвовал", last).value = "участвовал онлайн"
        cell(book, "Участники", "Член органа", last).value = "да"

    made = desk.back(draft, edit).attendees
    assert [each.person for each in made] == [*(each.person for each in people[1:]), "Новиков Н.Н."]
    assert (made[-1].status, made[-1].is_member, made[-1].source) == ("online", True, None)


@pytest.mark.parametrize(
    ("sheet", "title", "value", "told"),
    [
        ("Решения", "Срок", "вчера", "Лист «Решения», ячейка"),
        ("Решения", "Вид", "просьба", "Лист «Решения», ячейка"),
        ("Поручения", "Муниципалитет", "Луна", "Лист «Поручения», ячейка"),
        ("Участники", TAKE, "может быть", "напишите «да» или «нет»"),
        ("Повестка", "Вопрос", None, "Лист «Повестка», ячейка"),
        ("Решения", DRAFT_ROW, 99, "Лист «Решения», ячейка"),
        ("Решения", "Текст решения", "а\x85б", "непечатные"),
    ],
)
def test_a_bad_cell_is_told_by_sheet_and_cell(
    sheet: str, title: str, value: Any, told: str, desk: Desk
) -> None:
    sentence = desk.refused(drafted(), setting(sheet, title, 2, value))
    assert told in sentence


def test_every_bad_cell_is_told_at_once(desk: Desk) -> None:
    def edit(book: Any) -> None:
        cell(book, "Решения", "Срок", 2).value = "вчера"
        cell(book, "Участники", "Как участвовал", 3).value = "спал"

    assert len(desk.refused(drafted(), edit).splitlines()) == 2


def test_a_workbook_of_other_minutes_is_refused(desk: Desk) -> None:
    other = drafted(text=TEXT + " ")
    desk.path.write_bytes(desk.written(other, desk.proposal(other)))
    draft = drafted()
    with desk.engine.connect() as connection:
        directory = read_directory(connection)
    with pytest.raises(MinutesRefusedError, match="не из этого файла"):
        corrected(desk.path, draft, desk.proposal(draft), directory)


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused_in_words(content: bytes, desk: Desk) -> None:
    desk.path.write_bytes(content)
    draft = drafted()
    with desk.engine.connect() as connection:
        directory = read_directory(connection)
    with pytest.raises(MinutesRefusedError, match=r"[А-я]"):
        corrected(desk.path, draft, desk.proposal(draft), directory)


def test_a_missing_sheet_is_named(desk: Desk) -> None:
    assert "«Поручения»" in desk.refused(drafted(), lambda book: book.remove(book["Поручения"]))


@pytest.mark.parametrize(
    ("word", "choice"), [("да", ChangeChoice.APPLY), ("нет", ChangeChoice.LEAVE)]
)
def test_a_change_of_an_earlier_decision_is_chosen_in_the_workbook(
    word: str, choice: ChangeChoice, desk: Desk
) -> None:
    draft = drafted()
    proposal = Proposal(**{**vars(desk.proposal(draft)), "changes": (CHANGE,)})
    edit = setting("Прежние решения", "Применить", 2, word)
    (made,) = desk.back(draft, edit, proposal).changes
    assert (made.choice, made.due_on, made.meeting_code) == (choice, CHANGE.due_on, "rumo-6")


def test_a_hostile_name_stays_text_in_the_workbook(desk: Desk) -> None:
    formula = Said("=HYPERLINK(1)", place("Ясенева Мария Петровна"))
    draft = drafted(chair=formula)
    book = opened(desk.written(draft, desk.proposal(draft)))
    found = cell(book, "Участники", "Фамилия и инициалы", 2)
    assert (found.value, found.data_type) == ("=HYPERLINK(1)", "s")

"""Heads, people and agendas that stand in the tables and boxes of a Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.ingest.minutes.reading import read_minutes
from tests.data_sources.ingest.minutes.documents.word_files import (
    NUMBERING,
    numbered,
    paragraph,
    row,
    table,
    text_box,
    word_package,
)

HEAD = "".join(map(paragraph, ("ПРОТОКОЛ № 4", "заседания совета", "14.03.2024")))
DECIDED = paragraph("РЕШИЛИ:") + paragraph("1. Провести семинар.")


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            paragraph(text_box(paragraph("ПРОТОКОЛ № 4") + paragraph("заседания совета")))
            + paragraph("14.03.2024"),
            id="a head in a text box",
        ),
        pytest.param(
            table(row("ПРОТОКОЛ № 4 заседания совета", "14.03.2024")), id="a head in a table"
        ),
        pytest.param(
            paragraph("ПРОТОКОЛ")
            + paragraph("заседания совета")
            + table(row("14.03.2024", "№ 4", "г. Энск")),
            id="day, number and place in cells",
        ),
        pytest.param(
            paragraph("ПРОТОКОЛ")
            + paragraph("заседания совета")
            + table(row("Номер", "4"), row("Дата", "14.03.2024"), row("Место", "г. Энск")),
            id="labels in cells",
        ),
    ],
)
def test_heads_in_boxes_and_tables(tmp_path: Path, head: str) -> None:
    path = word_package(tmp_path / "minutes.docx", head + DECIDED)
    draft = read_minutes(path)

    assert draft.number is not None
    assert draft.held_on is not None
    assert draft.title is not None
    found = (draft.number.value, draft.held_on.value.isoformat(), draft.title.value)
    assert found == ("4", "2024-03-14", "заседания совета")


@pytest.mark.parametrize(
    "people",
    [
        pytest.param(
            table(
                row("№", "ФИО", "Должность"),
                row("1", "Вязова П.Р.", "директор ИМЦ"),
                row("2", "Ольхин К.К.", "методист"),
            ),
            id="a table of people",
        ),
        pytest.param(
            table(row("Присутствовали:", "Вязова П.Р., Ольхин К.К.")), id="a label and people"
        ),
        pytest.param(
            paragraph("Присутствовали:") + table(row("Вязова П.Р.", "Ольхин К.К.")),
            id="people in columns",
        ),
        pytest.param(
            paragraph("Присутствовали:")
            + table(
                row("Вязова Полина Романовна", "– директор ИМЦ"),
                row("Ольхин Карп Карпович", "– методист"),
            ),
            id="people and posts without a header",
        ),
    ],
)
def test_people_in_tables(tmp_path: Path, people: str) -> None:
    body = HEAD + people + DECIDED
    draft = read_minutes(word_package(tmp_path / "minutes.docx", body))

    assert [said.value.split()[0] for said in draft.participants] == ["Вязова", "Ольхин"]
    assert len(draft.points) == 1


@pytest.mark.parametrize(
    "agenda",
    [
        table(
            row("№", "Вопрос", "Докладчик"),
            row("1", "О плане", "Вязова П.Р."),
            row("2", "О курсах", "Ольхин К.К."),
        ),
        paragraph("Повестка дня:")
        + table(row("1", "О плане", "Вязова П.Р."), row("2", "О курсах", "Ольхин К.К.")),
        paragraph("Повестка дня:")
        + table(row("1. О плане", "Вязова П.Р., директор"), row("2. О курсах", "Ольхин К.К.")),
        paragraph("Повестка дня:")
        + numbered("О плане. Докладчик: Вязова П.Р.", 1)
        + numbered("О курсах. Докладчик: Ольхин К.К.", 1),
    ],
)
def test_agendas_in_tables_and_lists(tmp_path: Path, agenda: str) -> None:
    body = HEAD + agenda + DECIDED
    path = word_package(tmp_path / "minutes.docx", body, {"numbering": NUMBERING})
    draft = read_minutes(path)

    assert [(item.title.rstrip("."), item.speaker) for item in draft.agenda] == [
        ("О плане", "Вязова П.Р."),
        ("О курсах", "Ольхин К.К."),
    ]
    assert len(draft.points) == 1

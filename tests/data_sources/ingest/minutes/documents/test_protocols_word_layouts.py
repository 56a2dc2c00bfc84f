"""Whole minutes in Word files laid out in eight further ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.ingest.minutes.reading import read_minutes
from tests.data_sources.ingest.minutes.documents.word_files import (
    NUMBERING,
    cell,
    numbered,
    paragraph,
    row,
    run,
    table,
    word_package,
)

HEAD = "".join(map(paragraph, ("ПРОТОКОЛ № 4", "заседания совета", "14.03.2024")))
AGENDA = paragraph("ПОВЕСТКА:") + paragraph("1. О плане.")
POINT = paragraph("1. Провести семинар. Отв.: Кленов С.С. Срок: 20.04.2024.")
SIGNED = paragraph("Председатель\tП.Р. Вязова")
TITLES = row("№", "Решение", "Ответственный", "Срок")
ROW = row("1", "Провести семинар.", "Кленов С.С.", "20.04.2024")
DECIDED = paragraph("РЕШИЛИ:")


def tracked(change: str) -> str:
    return ROW.replace("<w:tr>", f"<w:tr><w:trPr>{change}</w:trPr>").replace(
        "Провести семинар", "Собрать данные"
    )


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            table(
                "<w:tr>"
                + cell(paragraph("Методический центр"))
                + cell(paragraph("ПРОТОКОЛ № 4"), paragraph("заседания совета"))
                + cell(paragraph("14.03.2024"))
                + "</w:tr>"
            )
            + AGENDA
            + DECIDED
            + POINT
            + SIGNED,
            id="a head in three cells",
        ),
        pytest.param(
            HEAD
            + AGENDA
            + DECIDED
            + table(
                TITLES,
                "<w:tr>"
                + "".join(cell(paragraph(text)) for text in ("1", "Провести семинар."))
                + cell(paragraph(run("Ольхин К.К.", "<w:strike/>") + run("Кленов С.С.")))
                + cell(paragraph(run("01.04.2024", "<w:vanish/>") + run("20.04.2024")))
                + "</w:tr>",
            )
            + SIGNED,
            id="an owner struck out in a cell",
        ),
        pytest.param(
            HEAD + AGENDA + DECIDED + table(TITLES, ROW, tracked("<w:hidden/>")) + SIGNED,
            id="a hidden row",
        ),
        pytest.param(
            HEAD
            + AGENDA
            + DECIDED
            + table(
                TITLES,
                ROW.replace("<w:tr>", "<w:tr><w:trPr><w:ins/></w:trPr>"),
                tracked("<w:del/>"),
            )
            + SIGNED,
            id="a row put in and a row taken out",
        ),
        pytest.param(
            table(f"<w:tr>{cell(HEAD, AGENDA, DECIDED, POINT, SIGNED)}</w:tr>"),
            id="everything in one cell",
        ),
        pytest.param(
            HEAD + AGENDA + DECIDED + POINT + table(row("Председатель", "________", "П.Р. Вязова")),
            id="signatures in cells",
        ),
        pytest.param(
            paragraph(
                "ПРОТОКОЛ № 4 заседания совета 14.03.2024 ПОВЕСТКА: 1. О плане. РЕШИЛИ: 1. Провести"
                " семинар. Отв.: Кленов С.С. Срок: 20.04.2024. Председатель П.Р. Вязова"
            ),
            id="one paragraph",
        ),
        pytest.param(
            HEAD
            + paragraph("ПОВЕСТКА:")
            + numbered("О плане.", 2)
            + DECIDED
            + numbered("Провести семинар.", 1)
            + paragraph("Отв.: Кленов С.С.")
            + paragraph("Срок: 20.04.2024")
            + SIGNED,
            id="lists of Word and marks below them",
        ),
    ],
)
def test_whole_minutes(tmp_path: Path, body: str) -> None:
    path = word_package(tmp_path / "minutes.docx", body, {"numbering": NUMBERING})
    draft = read_minutes(path)

    assert draft.number is not None
    assert draft.title is not None
    assert draft.held_on is not None
    assert draft.chair is not None
    assert (draft.number.value, draft.title.value) == ("4", "заседания совета")
    assert (f"{draft.held_on.value}", draft.chair.value) == ("2024-03-14", "П.Р. Вязова")
    assert [item.title.rstrip(".") for item in draft.agenda] == ["О плане"]
    found = [
        (point.number, point.text.rstrip("."), [said.value for said in point.assignees])
        for point in draft.points
    ]
    assert found == [("1", "Провести семинар", ["Кленов С.С."])]
    assert [f"{point.due_on}" for point in draft.points] == ["2024-04-20"]

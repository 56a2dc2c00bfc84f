"""Documents of Word 97-2003: what is seen is read, what cannot be read is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.reading import read_minutes
from data_sources.ingest.minutes.refusal import NotMinutesError
from tests.data_sources.ingest.minutes.documents.old_word_files import (
    DELETED,
    ENDS_ROW,
    HIDDEN,
    IN_TABLE,
    LIST,
    STRUCK,
    Run,
    old_word,
    ole_file,
)

HEAD = Run("ПРОТОКОЛ № 4\rзаседания совета\r14.03.2024\rРЕШИЛИ:\r")
POINT = Run("1. Провести семинар. Отв.: Кленов С.С. Срок: 20.04.2024.\r")


def draft_of(folder: Path, *runs: Run) -> Draft:
    path = folder / "minutes.doc"
    path.write_bytes(old_word(runs))
    return read_minutes(path)


def refusal_of(folder: Path, content: bytes) -> str:
    path = folder / "minutes.doc"
    path.write_bytes(content)
    with pytest.raises(NotMinutesError) as refusal:
        read_minutes(path)
    return refusal.value.message


def outcome_of(path: Path) -> str:
    try:
        read_minutes(path)
    except NotMinutesError as refusal:
        return refusal.message
    return "Прочитан."


def test_minutes_of_old_word(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, HEAD, POINT)

    assert draft.media_type == "application/msword"
    assert draft.number is not None
    assert draft.number.value == "4"
    assert [(point.number, point.text) for point in draft.points] == [("1", "Провести семинар.")]
    assert [f"{point.due_on}" for point in draft.points] == ["2024-04-20"]


@pytest.mark.parametrize("switch", [STRUCK, HIDDEN, DELETED])
def test_what_is_not_seen_is_not_read(tmp_path: Path, switch: int) -> None:
    runs = (Run("1. Провести "), Run("вебинар ", (switch,)), Run("семинар.\r"))

    assert draft_of(tmp_path, HEAD, *runs).points[0].text == "Провести семинар."


def test_fields_breaks_and_signs(tmp_path: Path) -> None:
    point = Run("1.\tПровести\x0b\x13 HYPERLINK вебинар \x14семи\x1fнар\x15 в IT\x1eцентре.\x02\r")

    assert draft_of(tmp_path, HEAD, point).points[0].text == "Провести семинар в IT-центре."


def test_a_table(tmp_path: Path) -> None:
    cells = ("№\x07", "Решение\x07", "Ответственный\x07", "Срок\x07")
    point = ("1\x07", "Провести семинар.\x07", "Кленов С.С.\x07", "20.04.2024\x07")
    rows = [
        run
        for row in (cells, point)
        for run in (
            *(Run(cell, (), (IN_TABLE,)) for cell in row),
            Run("\x07", (), (IN_TABLE, ENDS_ROW)),
        )
    ]
    points = draft_of(tmp_path, HEAD, *rows, Run("Председатель\tП.Р. Вязова\r")).points

    assert [(each.number, each.text) for each in points] == [("1", "Провести семинар.")]
    assert [[said.value for said in each.assignees] for each in points] == [["Кленов С.С."]]


def test_numbers_that_only_word_draws_are_not_guessed(tmp_path: Path) -> None:
    content = old_word([HEAD, Run("Провести семинар.\r", (), (LIST,))])

    assert "ставит сама программа" in refusal_of(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        pytest.param(old_word([HEAD, POINT], flags=0x0100), "паролем", id="locked"),
        pytest.param(old_word([HEAD, POINT], version=101), "очень старого", id="Word 6"),
        pytest.param(ole_file({"EncryptedPackage": b"a"}), "паролем", id="a locked docx"),
        pytest.param(ole_file({"Workbook": b"a"}), "не документ Word", id="a spreadsheet"),
        pytest.param(ole_file({"WordDocument": b"\xec\xa5\xc1\0"}), "сохраните", id="no table"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000, "сохраните", id="noise"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, content: bytes, word: str) -> None:
    assert word in refusal_of(tmp_path, content)


def test_any_spoilt_byte_ends_in_a_draft_or_in_a_sentence(tmp_path: Path) -> None:
    whole = bytearray(old_word([HEAD, POINT]))
    path = tmp_path / "minutes.doc"
    for at in (*range(0, 600, 7), *range(1536, 2100, 3), *range(5600, 6200, 11)):
        spoilt = bytearray(whole)
        spoilt[at % len(whole)] ^= 0xFF
        path.write_bytes(spoilt)
        assert outcome_of(path).endswith(".")

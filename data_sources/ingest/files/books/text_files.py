"""Rows of a CSV file, whatever its delimiter and line ends, in bounded memory."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from data_sources.ingest.files.books.character_sets import encoding_of
from data_sources.ingest.files.books.signatures import NOT_OPENED
from data_sources.ingest.files.raw import (
    MOST_COLUMNS,
    RawLine,
    RawRow,
    UnreadableFileError,
    too_wide,
)

DELIMITERS: Final = (",", ";", "\t")
MOST_CHARACTERS: Final = 1 << 20
_LINES_TRIED: Final = 40
_LINES_LOOKED_AT: Final = 10_000
_STATED: Final = re.compile(r'\ufeff?"?sep=(.)"?[;,\t]*[\r\n]*', re.IGNORECASE)
_FILLING: Final = ' ";,\t\r\n\ufeff\u00a0'

Liking = Callable[[Sequence[RawRow]], int]
"""How much rows look like the beginning of the wanted table; 0 where they do not."""


def text_lines(path: Path, liking: Liking) -> Generator[RawLine]:
    """The file's rows. Raises `UnreadableFileError` on the way."""
    number = 0
    encoding = encoding_of(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            stated = _STATED.fullmatch(file.readline(MOST_CHARACTERS))
            file.seek(0)
            if stated is None:
                delimiter = _delimiter_of(file, liking)
                file.seek(0)
            else:
                delimiter = _of_the_known(stated[1])
                file.readline(MOST_CHARACTERS)
                number = 1
                yield RawLine(number, ())
            given = [0]
            # Strict: a quotation mark that is never closed must not swallow the rest of the file.
            for cells in csv.reader(_lines(file, given), delimiter=delimiter, strict=True):
                given[0] = 0
                number += 1
                if len(cells) > MOST_COLUMNS:
                    raise too_wide(number)
                yield RawLine(number, tuple(cells))
    except OSError as error:
        raise UnreadableFileError(NOT_OPENED, number + 1) from error
    except UnicodeError as error:
        raise UnreadableFileError(
            "Текст обрывается или повреждён. Сохраните таблицу заново как «CSV UTF-8» или .xlsx.",
            number + 1,
        ) from error
    except csv.Error as error:
        raise UnreadableFileError(
            "Строка не читается как CSV: проверьте парность кавычек в ней и перед ней.",
            number + 1,
        ) from error
    except _RowTooLongError as error:
        raise UnreadableFileError(
            "Строка длиннее миллиона знаков. Проверьте концы строк и парность кавычек.",
            number + 1,
        ) from error


class _RowTooLongError(Exception):
    """More characters than any row has, and still no end of it."""


def _lines(file: TextIO, given: list[int]) -> Iterator[str]:
    """The file's lines; whoever reads them sets `given` to [0] whenever a row has ended."""
    read = file.readline
    while line := read(MOST_CHARACTERS):
        given[0] += len(line)
        if given[0] >= MOST_CHARACTERS:
            raise _RowTooLongError
        yield line


def _of_the_known(sign: str) -> str:
    if sign in DELIMITERS:
        return sign
    raise UnreadableFileError(
        "В первой строке указан другой разделитель. Читаются точка с запятой, запятая и "
        "табуляция: сохраните таблицу с одним из них.",
        1,
    )


def _delimiter_of(file: TextIO, liking: Liking) -> str:
    """The sign under which the table's columns are recognised; else the header's commonest."""
    tried: list[str] = []
    for _ in range(_LINES_LOOKED_AT):
        line = file.readline(MOST_CHARACTERS)
        if not line or len(line) >= MOST_CHARACTERS or len(tried) == _LINES_TRIED:
            break
        # A line of delimiters alone tells the sign only until there is a better one.
        if line.strip(_FILLING) or (not tried and line.strip()):
            tried = [kept for kept in tried if kept.strip(_FILLING)]
            tried.append(line)
    outside = "".join("".join(tried[:1]).split('"')[::2])
    return max(DELIMITERS, key=lambda sign: (liking(_divided(tried, sign)), outside.count(sign)))


def _divided(lines: Sequence[str], delimiter: str) -> list[RawRow]:
    rows: list[RawRow] = []
    with suppress(csv.Error):
        rows.extend(tuple(cells) for cells in csv.reader(lines, delimiter=delimiter))
    return rows

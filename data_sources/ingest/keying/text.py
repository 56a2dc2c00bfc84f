"""A CSV file rewritten row by row: its character set, delimiter and line ends stay."""

from __future__ import annotations

import codecs
import csv
import re
from pathlib import Path
from typing import Any, Final, TextIO

from data_sources.ingest.files.books.character_sets import encoding_of
from data_sources.ingest.files.books.signatures import opening_of
from data_sources.ingest.files.books.text_files import DELIMITERS, MOST_CHARACTERS
from data_sources.ingest.files.raw import UnreadableFileError
from data_sources.ingest.keying.columns import ROWS_SEARCHED, columns_of
from data_sources.ingest.keying.rewriting import Replacing

_STATED: Final = re.compile(r'\ufeff?"?sep=(.)"?[;,\t]*[\r\n]*', re.IGNORECASE)


def rewrite(path: Path, made: Path, keying: Replacing) -> None:
    """Writes the file anew with keys for persons. Raises `UnreadableFileError`."""
    encoding = encoding_of(path)
    try:
        with (
            path.open(encoding=encoding, newline="") as source,
            made.open("w", encoding=_written_in(path, encoding), newline="") as target,
        ):
            head = [source.readline(MOST_CHARACTERS) for _ in range(ROWS_SEARCHED)]
            source.seek(0)
            stated = _STATED.fullmatch(head[0])
            if stated:
                target.write(source.readline(MOST_CHARACTERS))
            delimiter = stated[1] if stated else _delimiter_of(head)
            ends = "\r\n" if head[0].endswith("\r\n") else "\n"
            _copy(source, csv.writer(target, delimiter=delimiter, lineterminator=ends), keying)
    except UnicodeError as error:
        raise UnreadableFileError(
            "Текст повреждён. Сохраните таблицу заново как «CSV UTF-8» или .xlsx."
        ) from error
    except csv.Error as error:
        raise UnreadableFileError(
            "Файл не читается как CSV: проверьте парность кавычек или сохраните его как .xlsx."
        ) from error


def _written_in(path: Path, encoding: str) -> str:
    has_mark = opening_of(path).startswith(codecs.BOM_UTF8)
    return "utf-8" if encoding == "utf-8-sig" and not has_mark else encoding


def _delimiter_of(head: list[str]) -> str:
    """The sign under which a column of keys is there, and most columns beside it."""

    def likeness(sign: str) -> tuple[bool, int]:
        rows = [line.rstrip("\r\n").split(sign) for line in head]
        named = [row for row in rows if columns_of([cell.strip(' "\ufeff') for cell in row])]
        return bool(named), max(map(len, named or rows))

    return max(DELIMITERS, key=likeness)


def _copy(source: TextIO, writer: Any, keying: Replacing) -> None:
    is_begun = False
    reader = csv.reader(source, delimiter=writer.dialect.delimiter, strict=True)
    for cells in reader:
        if not is_begun:
            is_begun = keying.begin(cells)
        else:
            for place, key in keying.changes(reader.line_num, cells).items():
                cells[place] = key
        writer.writerow(cells)

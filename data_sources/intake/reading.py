"""From a file to raw rows, before anybody asks what they mean."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from data_sources.intake.headers import liking_of, names_of
from data_sources.intake.raw import RawCell, RawRow, UnreadableFileError
from data_sources.intake.signatures import NOT_OPENED, Form, form_of
from data_sources.intake.text_files import text_rows
from data_sources.intake.workbooks import workbook_rows


def sha256_of(path: Path) -> str:
    """The fingerprint of the file's bytes. Raises `UnreadableFileError`."""
    form_of(path)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFileError(NOT_OPENED) from error


def source_rows(path: Path, table_name: str) -> Iterator[tuple[int, RawRow]]:
    """All rows of the file, or of the sheet that is the table's, with their numbers from 1.

    Blank ones are among them, and so is what stands above the header; rows may differ in
    length. Raises `UnreadableFileError`, at once or on the way, with a Russian sentence.
    """
    names = names_of(table_name)
    try:
        if form_of(path) is Form.WORKBOOK:
            yield from workbook_rows(path, table_name, names)
        else:
            yield from text_rows(path, lambda rows: liking_of(names, rows))
    except OSError as error:
        raise UnreadableFileError(NOT_OPENED) from error


__all__ = ["RawCell", "RawRow", "UnreadableFileError", "sha256_of", "source_rows"]

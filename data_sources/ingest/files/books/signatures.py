"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import codecs
import enum
from pathlib import Path
from typing import Final

from data_sources.ingest.files.raw import UnreadableFileError

SAMPLE_BYTES: Final = 8192
NOT_OPENED: Final = (
    "Файл не открывается. Проверьте путь и права доступа и закройте файл в других программах."
)
NOT_A_BOOK: Final = (
    "Книга Excel повреждена или это не книга. Откройте её в Excel и сохраните заново как .xlsx."
)
_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
_BOOK_NAMES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb"})
_SAVE_AS: Final = "Сохраните таблицу как .xlsx или «CSV UTF-8»."
_FOREIGN: Final = (
    (b"%PDF", f"Это документ PDF, а не таблица. {_SAVE_AS}"),
    (b"{\\rtf", f"Это документ RTF, а не таблица. {_SAVE_AS}"),
    (b"\x89PNG", f"Это картинка, а не таблица. {_SAVE_AS}"),
    (b"\xff\xd8\xff", f"Это картинка, а не таблица. {_SAVE_AS}"),
    (b"GIF8", f"Это картинка, а не таблица. {_SAVE_AS}"),
    (b"BM", f"Это картинка, а не таблица. {_SAVE_AS}"),
    (b"\x1f\x8b", "Это архив. Распакуйте его и выберите саму таблицу."),
    (b"7z\xbc\xaf", "Это архив. Распакуйте его и выберите саму таблицу."),
    (b"Rar!", "Это архив. Распакуйте его и выберите саму таблицу."),
    (b"PK\x05\x06", "Это пустой архив, а не книга .xlsx."),
    (b"MIME-Version:", f"Это веб-страница, а не таблица. {_SAVE_AS}"),
    (b"SQLite format 3", f"Это база данных, а не таблица. {_SAVE_AS}"),
)
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class FileKind(enum.Enum):
    """The kinds of file that tables are read from; a package is .xlsx or .ods."""

    TEXT = "text"
    PACKAGE = "package"
    OLD_WORKBOOK = "old_workbook"


def form_of(path: Path) -> FileKind:
    """Which of them the file is. Raises `UnreadableFileError` for everything else."""
    if path.is_dir():
        raise UnreadableFileError("Это папка, а не файл. Выберите файл с таблицей.")
    # A pipe or a device would be read for ever, or not at all.
    if path.exists() and not path.is_file():
        raise UnreadableFileError(NOT_OPENED)
    sample = opening_of(path)
    if not sample:
        raise UnreadableFileError("Файл пустой. Проверьте, тот ли файл выбран.")
    for mark, sentence in _FOREIGN:
        if sample.startswith(mark) and not (mark == b"BM" and b"\x00" not in sample[:32]):
            raise UnreadableFileError(sentence)
    if sample.startswith(_ZIP):
        return FileKind.PACKAGE
    if sample.startswith(_COMPOUND):
        return FileKind.OLD_WORKBOOK
    _refuse_markup(sample)
    if path.suffix.lower() in _BOOK_NAMES:
        raise UnreadableFileError(NOT_A_BOOK)
    return FileKind.TEXT


def opening_of(path: Path) -> bytes:
    """The first bytes of the file. Raises `UnreadableFileError`."""
    try:
        with path.open("rb") as file:
            return file.read(SAMPLE_BYTES)
    except OSError as error:
        raise UnreadableFileError(NOT_OPENED) from error


def _refuse_markup(sample: bytes) -> None:
    """Programs of the public services save web pages and XML under the name .xls."""
    for mark in _MARKS:
        sample = sample.removeprefix(mark)
    text = sample.replace(b"\x00", b"").lstrip()
    if text.startswith(b"<"):
        kind = "документ XML" if text.startswith(b"<?xml") else "веб-страница"
        raise UnreadableFileError(
            f"Это {kind}, а не книга, хотя может открываться в Excel. Откройте её в Excel и "
            "сохраните как .xlsx."
        )

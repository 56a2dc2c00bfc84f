"""Why the database does not answer: a kind for programs, a sentence for people, a code for logs."""

from __future__ import annotations

import enum
import os
import shutil
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa


class Trouble(enum.Enum):
    """What stands in the way."""

    DISK_FULL = "disk_full"
    FORBIDDEN = "forbidden"
    LOCKED = "locked"
    BROKEN = "broken"
    ABSENT = "absent"
    AWAY = "away"


SENTENCES: Final = MappingProxyType(
    {
        Trouble.DISK_FULL: (
            "На диске с базой данных кончилось место. Сообщите администратору: место нужно "
            "освободить."
        ),
        Trouble.FORBIDDEN: (
            "База данных не пускает программу. Сообщите администратору: нужны права на файл базы "
            "и его папку, на сервере — на таблицы."
        ),
        Trouble.LOCKED: "База данных занята другой записью. Повторите через минуту.",
        Trouble.BROKEN: (
            "Файл базы данных повреждён или это не база. Сообщите администратору: его нужно "
            "восстановить из копии."
        ),
        Trouble.ABSENT: (
            "Файл базы данных не найден. Сообщите администратору: нужно проверить DATABASE_URL."
        ),
        Trouble.AWAY: "Нет связи с базой данных. Повторите через минуту; данные не потеряны.",
    }
)

_BY_NAME: Final = (
    ("SQLITE_FULL", Trouble.DISK_FULL),
    ("SQLITE_READONLY", Trouble.FORBIDDEN),
    ("SQLITE_PERM", Trouble.FORBIDDEN),
    ("SQLITE_AUTH", Trouble.FORBIDDEN),
    ("SQLITE_BUSY", Trouble.LOCKED),
    ("SQLITE_LOCKED", Trouble.LOCKED),
    ("SQLITE_CORRUPT", Trouble.BROKEN),
    ("SQLITE_NOTADB", Trouble.BROKEN),
)
_BY_STATE: Final = (
    ("53100", Trouble.DISK_FULL),
    ("42501", Trouble.FORBIDDEN),
    ("25006", Trouble.FORBIDDEN),
    ("28", Trouble.FORBIDDEN),
    ("55P03", Trouble.LOCKED),
    ("40P01", Trouble.LOCKED),
    ("57014", Trouble.LOCKED),
    ("XX001", Trouble.BROKEN),
    ("XX002", Trouble.BROKEN),
    ("58P01", Trouble.BROKEN),
)
"""Beginnings of SQLSTATE: no space, no privilege, read only, no such login, lock not got,
deadlock, waited too long, data or an index corrupted, a file of the server gone."""

_LEAST_SPACE: Final = 64 * 1024


class StoreUnavailableError(Exception):
    """The database does not answer; the text says in Russian why and what to do."""

    def __init__(self, trouble: Trouble = Trouble.AWAY) -> None:
        super().__init__(SENTENCES[trouble])
        self.trouble = trouble


def trouble_of(error: Exception, file: Path | None = None) -> Trouble:
    """What the error means; `file` is where an SQLite database lies."""
    original = _original(error)
    name = str(getattr(original, "sqlite_errorname", None) or "")
    state = str(getattr(original, "sqlstate", None) or "")
    for said, meanings in ((name, _BY_NAME), (state, _BY_STATE)):
        for start, trouble in meanings:
            if said.startswith(start):
                return trouble
    return _of_file(file) if file is not None and name else Trouble.AWAY


def code_of(error: Exception) -> str:
    """How the database itself calls the error: no statement, no value, no address."""
    original = _original(error)
    said = getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None)
    return f"{type(original).__name__} {said or ''}".rstrip()


def _original(error: Exception) -> Any:
    return error.orig if isinstance(error, sa.exc.DBAPIError) and error.orig else error


def _of_file(file: Path) -> Trouble:
    """SQLite says only that it could not open or read: why, the file system knows."""
    try:
        if not file.exists():
            return Trouble.ABSENT
        if not os.access(file, os.R_OK) or not os.access(file.parent, os.X_OK):
            return Trouble.FORBIDDEN
        if shutil.disk_usage(file.parent).free < _LEAST_SPACE:
            return Trouble.DISK_FULL
    except PermissionError:
        return Trouble.FORBIDDEN
    except OSError:
        return Trouble.ABSENT
    return Trouble.AWAY

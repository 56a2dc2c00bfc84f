"""Why a view was not saved: a kind for programs, a sentence for people."""

from __future__ import annotations

import enum
from typing import Any, Final

import sqlalchemy as sa


class Refusal(enum.Enum):
    """What stands in the way."""

    READ_ONLY = "read_only"
    BUSY = "busy"
    QUEUE = "queue"
    TOO_MANY = "too_many"
    DISK_FULL = "disk_full"
    AWAY = "away"


SENTENCES: Final = {
    Refusal.READ_ONLY: (
        "Снимок не сохранён: сайту нельзя писать в базу данных. Всё остальное работает. "
        "Администратор может разрешить снимки (право INSERT на таблицу saved_view); пока "
        "скопируйте ссылку и допишите к ней дату сведений."
    ),
    Refusal.BUSY: (
        "Снимок не сохранён: в базу сейчас пишет другая программа. Повторите через минуту."
    ),
    Refusal.QUEUE: (
        "Снимок не сохранён: сервер ещё сохраняет другие. Повторите через несколько секунд."
    ),
    Refusal.TOO_MANY: (
        "Снимок не сохранён: за последнюю минуту их уже слишком много. Повторите через минуту; "
        "снимки, которые уже есть, открываются как прежде."
    ),
    Refusal.DISK_FULL: (
        "Снимок не сохранён: на диске с базой данных кончилось место. Сообщите администратору."
    ),
    Refusal.AWAY: "Снимок не сохранён: нет связи с базой данных. Повторите через минуту.",
}
_BY_STATE: Final = {
    "42501": Refusal.READ_ONLY,
    "25006": Refusal.READ_ONLY,
    "55P03": Refusal.BUSY,
    "40P01": Refusal.BUSY,
    "53100": Refusal.DISK_FULL,
}
"""SQLSTATE of PostgreSQL: no privilege, read-only transaction, lock not got, deadlock, no space."""

_BY_NAME: Final = {
    "SQLITE_READONLY": Refusal.READ_ONLY,
    "SQLITE_PERM": Refusal.READ_ONLY,
    "SQLITE_BUSY": Refusal.BUSY,
    "SQLITE_LOCKED": Refusal.BUSY,
    "SQLITE_FULL": Refusal.DISK_FULL,
}


class NotSavedError(Exception):
    """The view was not saved; the text says in Russian why and what to do."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(SENTENCES[refusal])
        self.refusal = refusal


def refusal_of(error: sa.exc.DBAPIError) -> Refusal:
    """What the error of the database means for who wanted to save."""
    said: Any = error.orig
    by_state = _BY_STATE.get(str(getattr(said, "sqlstate", "")))
    name = str(getattr(said, "sqlite_errorname", ""))
    by_name = next((kind for start, kind in _BY_NAME.items() if name.startswith(start)), None)
    return by_state or by_name or Refusal.AWAY

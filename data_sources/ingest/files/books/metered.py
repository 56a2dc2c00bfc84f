"""A stream of XML that breaks off where one row takes more than any row can."""

from __future__ import annotations

from typing import Any, Final

from data_sources.ingest.files.raw import UnreadableFileError

PIECE: Final = 1 << 16
MOST_ROW_BYTES: Final = 4 << 20


class Metered:
    """Whoever reads it sets `given` to 0 whenever a row has ended."""

    def __init__(self, content: Any) -> None:
        self._content = content
        self.given = 0
        self.total = 0

    def read(self, size: int = -1) -> bytes:
        piece: bytes = self._content.read(min(size, PIECE) if size > 0 else PIECE)
        self.given += len(piece)
        self.total += len(piece)
        if self.given > MOST_ROW_BYTES:
            raise UnreadableFileError(
                "Лист книги устроен необычно: строка занимает слишком много места. Скопируйте "
                "таблицу в новую книгу."
            )
        return piece

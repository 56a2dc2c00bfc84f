"""How much text one file of minutes may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from data_sources.protocols.refusal import NotMinutesError
from data_sources.protocols.text.script import Paragraph

MOST_CHARACTERS: Final = 2_000_000
_MOST_LINES: Final = 10_000
TOO_LONG: Final = "Текст слишком длинный для протокола: оставьте в файле один протокол."


def bounded(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The same paragraphs; refuses as soon as there are too many of them or of their letters."""
    characters = 0
    for lines, paragraph in enumerate(paragraphs, start=1):
        characters += len(paragraph.text)
        if lines > _MOST_LINES or characters > MOST_CHARACTERS:
            raise NotMinutesError(TOO_LONG)
        yield paragraph

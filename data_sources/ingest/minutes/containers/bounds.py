"""How much text one file of minutes may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from data_sources.ingest.minutes.refusal import NotMinutesError
from data_sources.ingest.minutes.text.script import Paragraph

MOST_CHARACTERS: Final = 2_000_000
_MOST_LINES: Final = 10_000
_UNFIT: Final = re.compile(r"[\x00-\x08\n-\x1f\x7f-\x84\x86-\x9f]")
TOO_LONG: Final = "Текст слишком длинный для протокола: оставьте в файле один протокол."


def bounded(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The same paragraphs, control characters made spaces; refuses too many lines or letters."""
    characters = 0
    for lines, paragraph in enumerate(paragraphs, start=1):
        characters += len(paragraph.text)
        if lines > _MOST_LINES or characters > MOST_CHARACTERS:
            raise NotMinutesError(TOO_LONG)
        fit = _UNFIT.sub(" ", paragraph.text)
        yield paragraph if fit == paragraph.text else replace(paragraph, text=fit)

"""Plain text: UTF-8 with or without BOM, UTF-16, cp1251."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data_sources.ingest.minutes.containers.bounds import MOST_CHARACTERS, TOO_LONG, bounded
from data_sources.ingest.minutes.refusal import NotMinutesError
from data_sources.ingest.minutes.text.script import Paragraph

_LINE_END: Final = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_MOST_CONTROLS: Final = 0.01
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_CYRILLIC: Final = re.compile(r"[А-Яа-яЁё]")
_MOSTLY: Final = 0.8
_LEAST_WRAPPED: Final = 0.12
_LONGEST_WRAPPED: Final = 110


def text_paragraphs(content: bytes) -> tuple[Paragraph, ...]:
    """The lines of a text file; refuses what is no Russian text."""
    text = _decoded(content)
    if len(text) > MOST_CHARACTERS:
        raise NotMinutesError(TOO_LONG)
    if len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS:
        raise NotMinutesError(
            "В файле не текст: откройте документ в Word и сохраните его как .docx."
        )
    if not text.strip("\ufeff \n\r\t"):
        raise NotMinutesError("Файл пуст: выберите файл с текстом протокола.")
    if not _CYRILLIC.search(text):
        raise NotMinutesError(
            "Русского текста в файле нет: сохраните протокол как .docx или как текст в UTF-8."
        )
    lines = [_CONTROL.sub(" ", line) for line in _LINE_END.split(text)]
    return soft_or_not(lines)


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    head = content[:4000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = head[first::2]
        if high and high.count(0) and high.count(0) + high.count(4) > len(high) * _MOSTLY:
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", errors="replace")


def soft_or_not(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """Lines wrapped at a margin are soft: a good part of them begins with a small letter."""
    found = tuple(bounded(Paragraph(line) for line in lines))
    if not is_wrapped(lines):
        return found
    return tuple(replace(each, is_soft=True) for each in found)


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines end at a margin rather than where their sentences do."""
    filled = [line.strip() for line in lines if line.strip()]
    small = sum(1 for line in filled if line[0].islower())
    narrow = max(map(len, filled), default=0) <= _LONGEST_WRAPPED
    return narrow and small >= len(filled) * _LEAST_WRAPPED

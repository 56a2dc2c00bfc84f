"""PDF with a text layer, page by page; page numbers and running heads are left out."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import Final, Literal

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from data_sources.ingest.minutes.containers.bounds import MOST_CHARACTERS, TOO_LONG, bounded
from data_sources.ingest.minutes.containers.pdf_tables import has_table, with_rows
from data_sources.ingest.minutes.refusal import NotMinutesError
from data_sources.ingest.minutes.text.script import Paragraph

_MOST_PAGES: Final = 300
_LEAST_LETTERS: Final = 40
_LETTER: Final = re.compile(r"[А-Яа-яЁё]")
_PAGE_NUMBER: Final = re.compile(
    r"\s{0,20}(?:[-–—]\s?)?(?:(?:стр(?:аница|\.)?|с\.)\s?)?\d{1,3}(?:\s?(?:из"
    r"|/)\s?\d{1,3})?(?:\s?[-–—])?\s{0,20}",
    re.IGNORECASE,
)
_FEWEST_REPEATS: Final = 3
_ENCRYPTED: Final = "PDF защищён паролем: снимите защиту или сохраните протокол как .docx."
_BROKEN: Final = "PDF не открывается: сохраните протокол ещё раз или пришлите его как .docx."
_SCAN: Final = (
    "В PDF нет текста, это скан: распознайте его или пришлите исходный документ как .docx."
)


def pdf_paragraphs(content: bytes) -> tuple[Paragraph, ...]:
    """The lines of a PDF; refuses a locked file, a broken one and a scan."""
    lines = _without_frames(_pages(content, "plain"))
    if has_table(lines):
        return tuple(bounded(with_rows(_without_frames(_pages(content, "layout")))))
    return tuple(bounded(Paragraph(line, is_soft=True) for line in lines))


def _without_frames(pages: list[str]) -> list[str]:
    """The lines of all pages without their numbers, heads and feet."""
    if len(_LETTER.findall("".join(pages))) < _LEAST_LETTERS:
        raise NotMinutesError(_SCAN)
    lines = [_body(page.split("\n")) for page in pages]
    running = _running(lines)
    return [line for page in lines for line in page if line.strip() not in running]


def _pages(content: bytes, mode: Literal["plain", "layout"]) -> list[str]:
    logger = logging.getLogger("pypdf")
    before = logger.disabled
    logger.disabled = True
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotMinutesError(_ENCRYPTED)
        pages: list[str] = []
        for page in reader.pages[:_MOST_PAGES]:
            pages.append(page.extract_text(extraction_mode=mode))
            if sum(map(len, pages)) > MOST_CHARACTERS:
                raise NotMinutesError(TOO_LONG)
    except NotMinutesError:
        raise
    except (PyPdfError, ImportError) as refusal:
        locked = b"/Encrypt" in content
        raise NotMinutesError(_ENCRYPTED if locked else _BROKEN) from refusal
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as refusal:
        raise NotMinutesError(_BROKEN) from refusal
    finally:
        logger.disabled = before
    return pages


def _body(lines: list[str]) -> list[str]:
    """A page without the numbers in its first two lines and its last two."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    dropped = {at for at in (*filled[:2], *filled[-2:]) if _PAGE_NUMBER.fullmatch(lines[at])}
    return [line for at, line in enumerate(lines) if at not in dropped]


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Heads and feet that stand on most pages."""
    if len(pages) < _FEWEST_REPEATS:
        return frozenset()
    edges = Counter(
        line
        for page in pages
        for line in {each.strip() for each in (*page[:2], *page[-2:])}
        if line
    )
    return frozenset(line for line, times in edges.items() if times > len(pages) // 2)

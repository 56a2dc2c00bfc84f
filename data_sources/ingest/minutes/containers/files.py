"""Which container a file is, told by its bytes rather than by its name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data_sources.ingest.minutes.containers.doc import doc_paragraphs
from data_sources.ingest.minutes.containers.docx import docx_paragraphs
from data_sources.ingest.minutes.containers.odt import odt_paragraphs
from data_sources.ingest.minutes.containers.packages import DocumentPackage, package_of
from data_sources.ingest.minutes.containers.pdf import pdf_paragraphs
from data_sources.ingest.minutes.containers.rtf import rtf_paragraphs
from data_sources.ingest.minutes.containers.text import text_paragraphs
from data_sources.ingest.minutes.refusal import NotMinutesError
from data_sources.ingest.minutes.text.script import Paragraph

_LARGEST: Final = 30_000_000
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OPEN_TEXT: Final = "application/vnd.oasis.opendocument.text"
_SAVE_AS_DOCX: Final = "откройте документ в Word и сохраните как .docx."
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")


@dataclass(frozen=True)
class Opened:
    """A file's paragraphs and what the database keeps about the file."""

    file_name: str
    media_type: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]


def opened(path: Path) -> Opened:
    """Reads a file into paragraphs; raises `NotMinutesError`."""
    content = _content(path)
    media_type, paragraphs = _told_apart(content, path.suffix.lower())
    if not any(each.text.strip() for each in paragraphs):
        raise NotMinutesError("В файле нет текста: выберите файл с текстом протокола.")
    return Opened(path.name, media_type, hashlib.sha256(content).hexdigest(), paragraphs)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise NotMinutesError(f"Файла «{path.name}» нет: проверьте имя и папку.")
        size = path.stat().st_size
        if size > _LARGEST:
            raise NotMinutesError(
                "Файл больше 30 МБ: уберите из него рисунки и приложения и сохраните как .docx."
            )
        content = path.read_bytes()
    except OSError as cause:
        raise NotMinutesError(
            f"Файл «{path.name}» не читается: проверьте имя и права на него."
        ) from cause
    if not content:
        raise NotMinutesError("Файл пуст: выберите файл с текстом протокола.")
    return content


def _told_apart(content: bytes, suffix: str) -> tuple[str, tuple[Paragraph, ...]]:
    if suffix == ".docm":
        raise NotMinutesError("В документе могут быть макросы: сохраните как .docx.")
    if content.startswith(b"PK"):
        return _zipped(package_of(content))
    if b"%PDF-" in content[:1024]:
        return "application/pdf", pdf_paragraphs(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "application/msword", doc_paragraphs(content)
    if content.lstrip(b"\xef\xbb\xbf \r\n")[:5] == b"{\\rtf":
        return "application/rtf", rtf_paragraphs(content)
    if content.startswith(_PICTURES):
        raise NotMinutesError("Это рисунок, а не текст: пришлите исходный документ как .docx.")
    if suffix in (".docx", ".doc", ".rtf", ".odt"):
        raise NotMinutesError(f"Файл не похож на документ Word: {_SAVE_AS_DOCX}")
    if suffix == ".pdf":
        raise NotMinutesError("Файл не похож на PDF: сохраните протокол ещё раз как .docx или PDF.")
    return "text/plain", text_paragraphs(content)


def _zipped(package: DocumentPackage) -> tuple[str, tuple[Paragraph, ...]]:
    kind = (package.part("mimetype") or b"").strip()
    if kind.startswith(_OPEN_TEXT.encode()):
        return _OPEN_TEXT, odt_paragraphs(package)
    return _WORD, docx_paragraphs(package)

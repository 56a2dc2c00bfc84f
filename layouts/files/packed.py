"""Packages of parts (XLSX, DOCX and their kind) packed so that equal parts give equal bytes."""

from __future__ import annotations

import io
import shutil
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_PIECE: Final = 1 << 20


def packed_alike(package: io.BytesIO) -> bytes:
    """The same parts without the times and rights of the files that they were made as."""
    packed = io.BytesIO()
    with ZipFile(package) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as alike:
        for part in parts.infolist():
            named = ZipInfo(part.filename, _EARLIEST)
            named.compress_type = ZIP_DEFLATED
            with parts.open(part) as source, alike.open(named, "w") as target:
                shutil.copyfileobj(source, target, _PIECE)
    return packed.getvalue()

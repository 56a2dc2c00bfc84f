"""Writes the file: one block of content under its sum, and the styles and script that show it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

from data_sources.answers.documents.handout.answer import Handout
from data_sources.snapshots.view import SavedView
from layouts.asset_files import ASSETS
from layouts.files.handout import stage, tables
from layouts.files.handout.tables import Packed
from layouts.frame import links
from layouts.frame.shell import Frame
from layouts.frame.snapshot import Opened
from layouts.slides import telling

NAME: Final = "deck.html"
MEDIA_TYPE: Final = "text/html; charset=utf-8"
PAPER: Final = ("handout.css",)
"""Printed from the window, a slide is a sheet of A4."""
SCREEN: Final = (*PAPER, "wide.css")
"""Printed into a PDF, a slide is a sheet of its own shape, 16:9."""

_HERE: Final = Path(__file__).parent
_STYLES: Final = ("style.css", "print.css", "pages/present.css")
_SCRIPTS: Final = ("markup.js", "pages/present.js")
_OWN_SCRIPTS: Final = ("sha256.js", "handout.js")

DOCUMENT: Final = """<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<p id="handout-broken">Файл открылся не целиком: он повреждён, обрезан при пересылке, или в браузере
выключен JavaScript. Откройте его в Chrome, «Яндекс Браузере», Edge или Firefox либо попросите
прислать заново.</p>
<div id="handout"></div>
<script type="application/json" id="handout-content" data-sha256="{digest}">{content}</script>
<script>{script}</script>
</body>
</html>
"""


@dataclass(frozen=True)
class Made:
    """The file and the SHA-256 of all its bytes, in hexadecimal."""

    content: bytes
    sha256: str


def make(
    handout: Handout,
    clock_text: str,
    fixed: SavedView | None,
    site: str,
    styles: tuple[str, ...] = PAPER,
) -> Made:
    """The whole file; equal answers give equal bytes. `clock_text` is when the data changed.

    `fixed` is the snapshot that it shows: its code stands on every slide. `site` is the address
    of the site, empty where the file is to name none.
    """
    content = _block(_content(handout, clock_text, fixed, site))
    style = "".join(_texts((ASSETS, _STYLES), (_HERE, styles)))
    script = "".join(_texts((ASSETS, _SCRIPTS), (_HERE, _OWN_SCRIPTS)))
    made = DOCUMENT.format(
        policy=_policy(style, script),
        title=escape(telling.name(handout.deck)),
        style=style,
        digest=hashlib.sha256(content.encode()).hexdigest(),
        content=content,
        script=script,
    ).encode(errors="replace")
    return Made(made, hashlib.sha256(made).hexdigest())


def _content(
    handout: Handout, clock_text: str, fixed: SavedView | None, site: str
) -> dict[str, Any]:
    deck = handout.deck
    told = telling.tell(deck)
    every = handout.every
    held: list[Packed] = [
        tables.packed(handout, each, number, site) for number, each in enumerate(every, 1)
    ]
    behind = [[every.index(each) for each in slide] for slide in handout.behind]
    for place, each in enumerate(told):
        points = tables.of_chart(deck, each, len(held) + 1)
        if points is not None:
            behind[place].append(len(held))
            held.append(points)
    opened = Opened(fixed, differing=0, site=site) if fixed else None
    frame = Frame("Режим заседания", links.PRESENT, (), clock_text, snapshot=opened, site=site)
    seen = (stage.draw(deck, told, frame), stage.draw_rows(deck, held, behind, site))
    return {
        "markup": "".join(each.__html__() for each in seen),
        "titles": [each.title for each in told],
        "behind": behind,
        "tables": [asdict(each) for each in held],
    }


def _block(content: dict[str, Any]) -> str:
    """The content as it stands between the tags: nothing in it can end the block."""
    text = json.dumps(
        content, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
    )
    return text.encode(errors="replace").decode().replace("<", "\\u003c")


def _texts(*groups: tuple[Path, tuple[str, ...]]) -> Iterator[str]:
    for folder, names in groups:
        for name in names:
            yield (folder / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing from anywhere: only this very style and script, pictures within the file."""
    allowed = {
        "default-src": "'none'",
        "script-src": _hash(script),
        # A browser that knows only the first of the three would refuse the bars their lengths.
        "style-src": "'unsafe-inline'",
        "style-src-elem": _hash(style),
        "style-src-attr": "'unsafe-inline'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

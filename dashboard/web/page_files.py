"""Style sheets and scripts of single pages: brought where a page is opened, and nowhere else.

Dash links everything that lies in `assets/` on every page. What only some pages need lies in
`assets/pages/`: the index of a first visit links the files of the asked page, and tells the
browser's script (`assets/drawn.js`) which files every other page needs when it is gone to.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

from dash import Dash
from flask import request

from callbacks.pages import Pages
from callbacks.site import KnownSite

FOLDER: Final = "pages"
PICTURE: Final = "picture.js"
NAME: Final = "page-files"
SITE: Final = "site-address"
STYLE: Final = ".css"
_LOADING: Final = ("Loading...", "Загрузка…")


@dataclass(frozen=True)
class PageFiles:
    """Path of a page -> addresses of its files; `picture` is what takes a figure along."""

    of_page: Mapping[str, Sequence[str]]
    picture: str

    @classmethod
    def of(cls, pages: Pages, assets: Path, address: str) -> PageFiles:
        """`address` is where the browser finds `assets`, with a stroke at its end.

        Raises `FileNotFoundError` if a page names a file that is not there.
        """

        def versioned(name: str) -> str:
            changed = (assets / FOLDER / name).stat().st_mtime_ns
            return f"{address}{FOLDER}/{name}?m={changed // 1_000_000}"

        return cls(
            {page.path: tuple(map(versioned, page.files)) for page in pages if page.files},
            versioned(PICTURE),
        )

    def told(self) -> str:
        """All of them for the browser's script, as a part of the head."""
        said = json.dumps({"pages": dict(self.of_page), "picture": self.picture})
        return f'<meta name="{NAME}" content="{escape(said)}">'

    def linked(self, path: str) -> str:
        """Those of the page at the path, as a part of the head."""
        return "".join(map(_link, self.of_page.get(path, ())))


def _link(address: str) -> str:
    if STYLE in address:
        return f'<link rel="stylesheet" href="{escape(address)}">\n'
    return f'<script defer src="{escape(address)}"></script>\n'


def _address(printed: str | None) -> str:
    """What paper is told to name, where it is not what the browser itself calls the site."""
    return "" if printed is None else f'\n<meta name="{SITE}" content="{escape(printed)}">'


class Site(Dash):
    """Dash, whose index links the files of the asked page."""

    page_files: PageFiles | None = None
    known_site: KnownSite = KnownSite()

    def interpolate_index(self, *args: Any, **parts: Any) -> str:
        if self.page_files is not None:
            parts["css"] += "\n" + self.page_files.linked(request.path)
            parts["metas"] += "\n" + self.page_files.told()
        parts["metas"] += _address(self.known_site.printed())
        parts["app_entry"] = parts["app_entry"].replace(*_LOADING)
        draw: Callable[..., str] = super().interpolate_index
        return draw(*args, **parts)

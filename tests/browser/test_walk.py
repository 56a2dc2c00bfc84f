"""A chair holds a meeting without touching the mouse, by the keys that the guide names."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.walk import walk
from tests.serving import ROOT

GUIDE = (ROOT / "docs" / "user-guide.md").read_text(encoding="utf-8")


def test_a_meeting_is_held_by_keys_alone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    pictures = list(walk(page, site))
    assert pictures
    for name in pictures:
        assert re.search(rf"!\[[^\]]*[А-Яа-я][^\]]*\]\(images/{name}\.png\)", GUIDE), name

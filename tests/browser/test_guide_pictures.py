"""The user guide shows every page as it is: `python -m tests.browser.guide` draws the pictures."""

from __future__ import annotations

import re

import pytest

from tests.browser.guide import FOLDER, LARGEST, WIDTH, names
from tests.serving import ROOT

GUIDE = (ROOT / "docs" / "user-guide.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", names().values())
def test_the_guide_shows_the_page(name: str) -> None:
    assert re.search(rf"!\[[^\]]*[А-Яа-я][^\]]*\]\(images/{re.escape(name)}\)", GUIDE)


@pytest.mark.parametrize("name", names().values())
def test_a_picture_of_the_guide_is_wide_enough_and_light(name: str) -> None:
    content = (FOLDER / name).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20]) == WIDTH
    assert len(content) <= LARGEST


def test_every_picture_in_the_folder_is_of_a_page() -> None:
    assert {path.name for path in FOLDER.glob("*.png")} >= set(names().values())
    assert {path.name for path in FOLDER.iterdir()} <= {
        *names().values(),
        *re.findall(r"\(images/([^)]+)\)", GUIDE),
    }

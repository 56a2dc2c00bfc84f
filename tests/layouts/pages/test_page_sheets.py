"""Style sheets of single pages: what one says cannot reach another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.pages import LISTS, table
from layouts.asset_files import ASSETS
from layouts.frame.shell import scope

FOLDER = ASSETS / "pages"
OWN = sorted(path for path in FOLDER.glob("*.css") if path.name != LISTS)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OF_THE_ROOT = re.compile(r"^(html|body):has\((\.[\w-]+)\)$")


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """What stands before each outermost pair of braces, and in it."""
    depth, start, before = 0, 0, ""
    for place, sign in enumerate(css):
        if sign == "{":
            depth += 1
            if depth == 1:
                before, start = css[start:place].strip(), place + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield before, css[start:place]
                start = place + 1


def outermost(css: str) -> Iterator[str]:
    """Selectors outside of every other rule, those within @media and @supports too."""
    for before, inside in blocks(css):
        if before.startswith(("@media", "@supports")):
            yield from outermost(inside)
        elif not before.startswith("@page"):
            yield from re.split(r",(?![^(]*\))", before)


def read(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def test_there_is_a_sheet_for_every_page_but_the_first() -> None:
    named = {name for page in table() for name in page.files if name.endswith(".css")}
    assert len(named) > 1
    assert named == {path.name for path in FOLDER.glob("*.css")}
    first = next(page for page in table() if page.path == "/")
    assert [name for name in first.files if name.endswith(".css")] == []


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_selector_begins_with_the_scope_of_its_page(path: Path) -> None:
    own = f".{scope('/' + path.stem)}"
    selectors = [each.strip() for each in outermost(read(path))]
    assert selectors
    for selector in selectors:
        of_root = OF_THE_ROOT.match(selector)
        first = of_root[2] if of_root else selector
        assert re.match(rf"{re.escape(own)}(?![\w-])", first), selector


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_no_selector_leaves_the_scope_from_within(path: Path) -> None:
    assert "&" not in read(path)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.css")), ids=lambda path: path.stem)
def test_a_sheet_of_paper_that_is_told_of_has_a_name(path: Path) -> None:
    told = [before for before, _ in blocks(read(path)) if before.startswith("@page")]
    assert [before for before in told if not re.match(r"@page [a-z]+$", before)] == []


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_only_its_own_page_has_the_sheet(path: Path) -> None:
    having = [page.path for page in table() if path.name in page.files]
    assert having == [f"/{path.stem}"]


def test_what_several_pages_share_stays_within_the_content() -> None:
    selectors = [each.strip() for each in outermost(read(FOLDER / LISTS))]
    assert selectors
    for selector in selectors:
        assert selector.startswith(("main ", ".split ", ".why", ".waterfall")), selector

"""What the browser is told to load: Bootstrap first, and every sheet of ours once."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from dashboard.app import create_server
from dashboard.settings import Settings
from layouts.asset_files import ASSETS, VENDOR

# Of the release 5.3.8: another release comes with its own sum, and with its licence.
BOOTSTRAP = "d85327d99c7a3ee1f9b5d0500d1370acea3ad2db39c163c2f51f232baedbdede"


@pytest.fixture(scope="module")
def linked(demo_url: str) -> list[str]:
    """Addresses of the style sheets of the page of meetings, in their order."""
    with create_server(Settings(database_url=demo_url)).test_client() as client:
        index = client.get("/meetings").text
    return [
        address.partition("?")[0]
        for address in re.findall(r'<link rel="stylesheet" href="([^"]+)"', index)
    ]


def test_sheets_of_all_pages_come_after_bootstrap_and_that_of_the_page_last(
    linked: list[str],
) -> None:
    ours = sorted(f"/assets/{path.name}" for path in ASSETS.glob("*.css"))
    assert len(ours) > 3
    assert linked[: len(ours) + 1] == ["/vendor/bootstrap.min.css", *ours]
    of_the_page = linked[len(ours) + 1 :]
    assert "/assets/pages/meetings.css" in of_the_page
    assert {address.rpartition("/")[0] for address in of_the_page} == {"/assets/pages"}
    assert len(set(linked)) == len(linked)


def test_bootstrap_is_served_as_it_is_published_beside_its_licence(demo_url: str) -> None:
    with (
        create_server(Settings(database_url=demo_url)).test_client() as client,
        client.get("/vendor/bootstrap.min.css") as answer,
    ):
        assert hashlib.sha256(answer.data).hexdigest() == BOOTSTRAP
    assert b"Bootstrap  v5.3.8" in answer.data
    assert "MIT" in (VENDOR / "bootstrap.LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(VENDOR.glob("*.css")), ids=lambda path: path.name)
def test_every_file_of_others_has_its_licence(path: Path) -> None:
    assert path.with_name(f"{path.name.partition('.')[0]}.LICENSE.txt").is_file()

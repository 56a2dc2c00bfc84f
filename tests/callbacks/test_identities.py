"""What callbacks name is known where pages are built."""

from __future__ import annotations

from callbacks.identities import NAMED
from dashboard.app import create_server
from dashboard.settings import Settings


def test_every_id_that_a_callback_names_is_known(sqlite_url: str) -> None:
    server = create_server(Settings(database_url=sqlite_url))
    named: set[str] = set()
    for callback in server.test_client().get("/_dash-dependencies").get_json():
        named |= {part["id"] for part in (*callback["inputs"], *callback["state"])}
        named |= {part.rpartition(".")[0] for part in callback["output"].strip(".").split("...")}
    patterns = {each for each in named if each.startswith("{")}
    assert len(patterns) == 1
    assert named - patterns == NAMED

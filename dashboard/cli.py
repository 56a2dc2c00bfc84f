"""`rumo`: the project's one command."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

import click

from dashboard.commands.speech import RussianGroup
from dashboard.russian import speak_russian

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "backup": "backups:backup",
        "check": "database:check",
        "db": "database:db",
        "demo": "database:demo_command",
        "export": "export:export",
        "keys": "keys:keys_command",
        "load": "loads.loading:load_command",
        "protocol": "minutes.protocol:protocol",
        "restore": "backups:restore",
        "row": "loads.row:row_command",
        "serve": "serving:serve",
        "snapshot": "snapshots:snapshot",
        "template": "loads.template:template_command",
        "undo": "loads.undo:undo",
    }
)
"""Command -> its module and name in `dashboard.commands`."""


class _Rumo(RussianGroup):
    """Imports a command when it is asked for: an office loads a table without the makers of
    slides, and a page without the readers of minutes.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"dashboard.commands.{module}"), name)
        return command


@click.group(
    cls=_Rumo,
    help="РУМО-Монитор: видно, работает ли методическая поддержка педагогов региона.",
)
def rumo() -> None:
    """The group of all commands."""


def main() -> None:
    """The entry point of the console script."""
    speak_russian()
    rumo(prog_name="rumo")

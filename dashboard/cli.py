"""`rumo`: the project's one command."""

from __future__ import annotations

import click

from dashboard.commands import data, database, protocol, serving, template, undo
from dashboard.commands.speech import RussianGroup
from dashboard.russian import speak_russian


@click.group(
    cls=RussianGroup,
    help="РУМО-Монитор: видно, работает ли методическая поддержка педагогов региона.",
)
def rumo() -> None:
    """The group of all commands."""


rumo.add_command(serving.serve)
rumo.add_command(database.db)
rumo.add_command(database.check)
rumo.add_command(database.demo_command)
rumo.add_command(data.load_command)
rumo.add_command(undo.undo)
rumo.add_command(protocol.protocol)
rumo.add_command(data.export)
rumo.add_command(template.template_command)


def main() -> None:
    """The entry point of the console script."""
    speak_russian()
    rumo(prog_name="rumo")

"""A question that a person answers with «да» or «нет» before something is written."""

from __future__ import annotations

import sys
from typing import Final

import click

from dashboard.commands.speech import refuse

_YES: Final = {"да", "д", "yes", "y"}
_NO: Final = {"нет", "н", "no", "n", ""}


def require_yes(question: str) -> None:
    """Goes on after a yes; a no, silence, or nobody at the keyboard ends the command."""
    if not sys.stdin.isatty():
        refuse(
            "Ответить на вопрос некому. Ничего не записано; чтобы не спрашивать, добавьте --yes."
        )
    while True:
        answer = click.prompt(f"{question} (да/нет)", default="нет", show_default=False, err=True)
        if answer.strip().casefold() in _YES:
            return
        if answer.strip().casefold() in _NO:
            refuse("Ничего не записано.")
        click.echo("Ответьте «да» или «нет».", err=True)

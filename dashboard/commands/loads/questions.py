"""How `rumo load` asks a person what only a person knows."""

from __future__ import annotations

import sys
from typing import Final

import click

from dashboard.commands.loads.report import place_of
from data_sources.ingest.files import Agreement, LoadQuestion, Replies, Reply

_YES: Final = {"д", "да", "y", "yes"}
_NO: Final = {"н", "нет", "n", "no"}
_ALL: Final = {"в", "все"}


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty()


def ask_each(dataset: str, questions: tuple[LoadQuestion, ...]) -> Replies:
    """Asks the questions one after another; «в» is yes to this and all the others."""
    replies: dict[LoadQuestion, Reply] = {}
    is_yes_to_all = False
    for question in questions:
        if is_yes_to_all and question.agreeable:
            replies[question] = Agreement.YES
            continue
        place = place_of(dataset, question.row, question.column)
        click.echo(f"{place}: {question.message}", err=True)
        for number, candidate in enumerate(question.candidates, 1):
            click.echo(f"  {number} — {candidate}", err=True)
        answer = _answer(question)
        is_yes_to_all = is_yes_to_all or answer in _ALL
        if answer.isdecimal():
            replies[question] = question.candidates[int(answer) - 1]
        else:
            replies[question] = Agreement.NO if answer in _NO else Agreement.YES
    return replies


def _answer(question: LoadQuestion) -> str:
    numbers = {str(number) for number in range(1, len(question.candidates) + 1)}
    allowed = _NO | numbers | (_YES | _ALL if question.agreeable else set())
    offered = [
        *(["д — да"] if question.agreeable else []),
        "н — нет",
        *(["в — да на все"] if question.agreeable else []),
        *(["номер — это он"] if numbers else []),
    ]
    while True:
        answer: str = click.prompt(f"[{', '.join(offered)}]", prompt_suffix=" ", err=True)
        if (told := answer.strip().casefold()) in allowed:
            return told

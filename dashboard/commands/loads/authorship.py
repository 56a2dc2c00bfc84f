"""Who loads: the name that the history of loads keeps."""

from __future__ import annotations

import os
import pwd
from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

LONGEST_NAME: Final = 100

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _named(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    name = " ".join((given or "").split())
    if not name:
        return _account()
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(
            f"имя — до {LONGEST_NAME} печатных знаков, например «Иванова О.Г.»."
        )
    return name


def _account() -> str | None:
    # A container may run under a number that no account has.
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return None


def by_option(command: _Command) -> _Command:
    """Adds `--by`, handed on as `loaded_by`: what was given, else the system's account, or None."""
    add = click.option(
        "--by",
        "loaded_by",
        metavar="КТО",
        callback=_named,
        help="Кто загружает, для истории загрузок; без него — имя пользователя системы.",
    )
    return add(command)

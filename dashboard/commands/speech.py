"""How commands answer: sentences, never a trace."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final, NoReturn, ParamSpec, TypeVar

import click
import sqlalchemy as sa

from dashboard.settings import Settings, SettingsError
from data_sources.database.engine import SchemaRefusedError, sqlite_file
from data_sources.database.trouble import SENTENCES, StoreUnavailableError, Trouble, trouble_of

REJECTED: Final = 1
NO_DATABASE: Final = (
    "База данных не отвечает или отказала в записи. Проверьте DATABASE_URL и права; "
    "ничего не записано."
)

_P = ParamSpec("_P")
_R = TypeVar("_R")


def refuse(sentence: str) -> NoReturn:
    """Says why nothing was done and ends with the status of a refusal."""
    click.echo(sentence, err=True)
    sys.exit(REJECTED)


def in_words(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """Turns the refusals that a command may meet into their sentences."""

    @wraps(command)
    def speaking(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return command(*args, **kwargs)
        except (SettingsError, SchemaRefusedError) as error:
            refuse(str(error))
        except StoreUnavailableError as error:
            refuse(_of_database(error.trouble))
        except sa.exc.DBAPIError as error:
            refuse(_of_database(trouble_of(error, sqlite_file(Settings.current().database_url))))
        except OSError as error:
            refuse(_of_file(error))

    return speaking


def _of_database(trouble: Trouble) -> str:
    if trouble in {Trouble.DISK_FULL, Trouble.LOCKED, Trouble.BROKEN}:
        return f"{SENTENCES[trouble]} Ничего не записано."
    return NO_DATABASE


def _of_file(error: OSError) -> str:
    named = error.filename or error.strerror
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "На диске кончилось место, файл не записан. Освободите место и повторите."
    if isinstance(error, PermissionError):
        return f"Нет прав на файл: {named}. Дайте права или назовите другой."
    return f"Файл недоступен: {named}."


class RussianCommand(click.Command):
    """A command whose usage line is Russian."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[ПАРАМЕТРЫ]", **kwargs})


class RussianGroup(click.Group):
    """A group whose usage line is Russian."""

    command_class = RussianCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        usage = {
            "options_metavar": "[ПАРАМЕТРЫ]",
            "subcommand_metavar": "КОМАНДА [АРГУМЕНТЫ]…",
        }
        super().__init__(*args, **{**usage, **kwargs})


class ExistingFile(click.Path):
    """A file that must be there; refusals name it in Russian."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, path_type=Path)
        # click asks for the translation of the name when the command is declared,
        # which is before the catalogue is found.
        self.name = "файл"


class NewFile(click.Path):
    """A file that may not be there yet; a folder of that name is refused in Russian."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)
        self.name = "файл"

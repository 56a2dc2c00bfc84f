"""The dialogue of `rumo protocol load`: show, ask, write."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import click
import sqlalchemy as sa

from dashboard.commands.protocol_tables import console, tell_proposal, worded_change
from dashboard.commands.speech import refuse
from data_sources.names import read_directory
from data_sources.protocols.draft import Draft
from data_sources.protocols.filing.archive import municipalities_of, organizations_of
from data_sources.protocols.filing.corrections import corrected
from data_sources.protocols.filing.matching import Filing, propose, rechecked
from data_sources.protocols.filing.proposal import Choice, EarlierChange, Proposal
from data_sources.protocols.filing.rows import MinutesRefusedError
from data_sources.protocols.filing.standing import with_standing
from data_sources.protocols.filing.writing import (
    AlreadyThereError,
    MinutesReport,
    Mode,
    load_minutes,
)
from layouts.files.draft_sheet import Registers, write

_NO_TERMINAL: Final = (
    "Ничего не записано: некому ответить на вопрос «Записать?». Добавьте --yes, чтобы записать "
    "без вопроса, или --draft ЧЕРНОВИК.xlsx, чтобы сначала исправить."
)


@dataclass(frozen=True)
class Wish:
    """How the load was asked for."""

    file: Path
    agreed: bool
    second_copy: bool
    draft_to: Path | None
    draft_from: Path | None
    loaded_by: str | None


def load(engine: sa.Engine, draft: Draft, filing: Filing, wish: Wish) -> None:
    """Shows the proposal, asks where it was not agreed to, and writes all of it or nothing.

    Raises `MinutesRefusedError`.
    """
    with engine.connect() as connection:
        proposal = propose(connection, draft, filing)
        registers = Registers(municipalities_of(connection), organizations_of(connection))
        if wish.draft_from is not None:
            proposal = _corrected(connection, draft, proposal, wish.draft_from)
    names = dict((*registers.municipalities, *registers.organizations))
    tell_proposal(proposal, names, console())
    if wish.draft_to is not None:
        _write_draft(wish.draft_to, _draft_book(engine, draft, proposal, registers))
        return
    try:
        confirmed = _rehearse(engine, draft, proposal, wish)
    except AlreadyThereError:
        raise
    except MinutesRefusedError as error:
        if wish.agreed or not _can_ask():
            raise
        click.echo(str(error))
        if _ask("Так записать нельзя. Исправить в Excel? [д/н]", "дн") == "н":
            raise
        _write_draft(_free_name(wish.file), _draft_book(engine, draft, proposal, registers))
        return
    if confirmed is None:
        return
    if not wish.agreed:
        if not _can_ask():
            refuse(_NO_TERMINAL)
        answer = _ask("Записать? [д — да, н — нет, и — исправить в Excel]", "дни")
        if answer == "и":
            _write_draft(_free_name(wish.file), _draft_book(engine, draft, proposal, registers))
            return
        if answer == "н":
            click.echo("Ничего не записано.")
            return
        if wish.draft_from is None:
            proposal = replace(proposal, changes=tuple(map(_asked, proposal.changes)))
    report = load_minutes(
        engine, draft, proposal, confirmed_twins=confirmed, loaded_by=wish.loaded_by
    )
    _tell_report(report, proposal)


def _draft_book(engine: sa.Engine, draft: Draft, proposal: Proposal, registers: Registers) -> bytes:
    with engine.connect() as connection:
        return write(draft, with_standing(connection, proposal), registers)


def _corrected(connection: sa.Connection, draft: Draft, proposal: Proposal, path: Path) -> Proposal:
    directory = read_directory(connection)
    return rechecked(connection, draft, corrected(path, draft, proposal, directory))


def _rehearse(
    engine: sa.Engine, draft: Draft, proposal: Proposal, wish: Wish
) -> frozenset[str] | None:
    """Codes of the same minutes that were confirmed; None where there is nothing to write."""
    confirmed: frozenset[str] = frozenset()
    while True:
        try:
            report = load_minutes(
                engine, draft, proposal, mode=Mode.REHEARSE, confirmed_twins=confirmed
            )
        except AlreadyThereError as error:
            if not wish.second_copy:
                if wish.agreed or not _can_ask():
                    raise
                click.echo(str(error))
                if _ask("Записать второй раз под другим кодом? [д/н]", "дн") == "н":
                    raise
            confirmed |= {error.twin}
            continue
        pending = any(each.choice is Choice.LEAVE for each in proposal.changes)
        if report.added + report.changed + report.withdrawn or (pending and not wish.agreed):
            return confirmed
        _tell_report(report, proposal)
        return None


def _can_ask() -> bool:
    return sys.stdin.isatty()


def _ask(question: str, letters: str) -> str:
    while True:
        answer: str = click.prompt(question, prompt_suffix=" ").strip().lower()[:1]
        if answer and answer in letters:
            return answer


def _asked(change: EarlierChange) -> EarlierChange:
    if change.choice is Choice.APPLY:
        return change
    wanted = _ask(f"{worded_change(change)}? [д/н]", "дн") == "д"
    return replace(change, choice=Choice.APPLY if wanted else Choice.LEAVE)


def _free_name(file: Path) -> Path:
    path = file.with_name(f"{file.stem}-черновик.xlsx")
    number = 2
    while path.exists():
        path = file.with_name(f"{file.stem}-черновик-{number}.xlsx")
        number += 1
    return path


def _write_draft(path: Path, content: bytes) -> None:
    if path.exists():
        refuse(f"Файл {path} уже есть, он не изменён. Назовите черновик иначе.")
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(content)
    partial.replace(path)
    click.echo(
        f"Черновик записан: {path}. В базу ничего не записано. Исправьте его в Excel и "
        f"выполните ту же команду с --from {path}."
    )


def _tell_report(report: MinutesReport, proposal: Proposal) -> None:
    left = [each for each in proposal.changes if each.choice is Choice.LEAVE]
    if left:
        click.echo("Прежние решения не изменены:")
        for change in left:
            click.echo(f"  {worded_change(change)} — не применено.")
    if report.load_id is None:
        click.echo(f"Этот протокол уже записан, изменений нет (записей: {report.unchanged}).")
        return
    click.echo(
        f"Записано, загрузка № {report.load_id}. Добавлено записей: {report.added}, изменено: "
        f"{report.changed}, убрано: {report.withdrawn}, без изменений: {report.unchanged}. "
        f"Отменить: rumo undo {report.load_id}."
    )

"""The dialogue of `rumo protocol load`: show, ask, write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import click
import sqlalchemy as sa

from dashboard.commands.minutes.filing import AskedOfSecretary, can_ask, settle
from dashboard.commands.minutes.tables import console, tell_proposal, worded_change
from dashboard.commands.speech import refuse
from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.filing.archive import municipalities_of, organizations_of
from data_sources.ingest.minutes.filing.corrections import corrected, filed_as
from data_sources.ingest.minutes.filing.known_meetings import with_standing
from data_sources.ingest.minutes.filing.matching.matching import propose, rechecked
from data_sources.ingest.minutes.filing.proposal import ChangeChoice, EarlierChange, Proposal
from data_sources.ingest.minutes.filing.replacing.history import newest_moment
from data_sources.ingest.minutes.filing.rows import TABLES, MinutesRefusedError
from data_sources.ingest.minutes.filing.writing import (
    AlreadyThereError,
    Consent,
    MinutesReport,
    OtherMeetingError,
    TakesBackError,
    WritingMode,
    load_minutes,
)
from data_sources.names import read_directory
from data_sources.names.worded_codes import body_code
from layouts.files.templates.draft_sheet import Registers, write

_NO_TERMINAL: Final = (
    "Ничего не записано: некому ответить на вопрос «Записать?». Добавьте --yes, чтобы записать "
    "без вопроса, или --draft ЧЕРНОВИК.xlsx, чтобы сначала исправить."
)


@dataclass(frozen=True)
class Wish:
    """How the load was asked for."""

    file: Path
    agreed: bool
    replaces: bool
    second_copy: bool
    draft_to: Path | None
    draft_from: Path | None
    loaded_by: str | None


def load(engine: sa.Engine, draft: Draft, asked: AskedOfSecretary, wish: Wish) -> None:
    """Shows the proposal, asks where it was not agreed to, and writes all of it or nothing.

    Raises `MinutesRefusedError`.
    """
    with engine.connect() as connection:
        settled = settle(connection, draft, _with_workbook(asked, wish.draft_from), _ask_of(wish))
        filing = settled.filing
        proposal = propose(connection, draft, filing)
        registers = Registers(municipalities_of(connection), organizations_of(connection))
        if wish.draft_from is not None:
            proposal = _corrected(connection, draft, proposal, wish.draft_from)
    names = dict((*registers.municipalities, *registers.organizations))
    if settled.proposed:
        click.echo("По протоколу предложено (если не так, укажите сами: --body, --oktmo, --code):")
        for line in settled.proposed:
            click.echo(f"  {line}")
    tell_proposal(proposal, names, console())
    if wish.draft_to is not None:
        _write_draft(wish.draft_to, _draft_book(engine, draft, proposal, registers))
        return
    try:
        agreed = _rehearse(engine, draft, proposal, wish)
    except (AlreadyThereError, OtherMeetingError, TakesBackError):
        raise
    except MinutesRefusedError as error:
        if wish.agreed or not can_ask():
            raise
        click.echo(str(error))
        if _ask("Так записать нельзя. Исправить в Excel? [д/н]", "дн") == "н":
            raise
        _write_draft(_free_name(wish.file), _draft_book(engine, draft, proposal, registers))
        return
    if agreed is None:
        return
    if not wish.agreed:
        if not can_ask():
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
        engine,
        draft,
        proposal,
        confirmed_twins=agreed.twins,
        consent=agreed.consent,
        loaded_by=wish.loaded_by,
    )
    _tell_report(report, proposal)


def _draft_book(engine: sa.Engine, draft: Draft, proposal: Proposal, registers: Registers) -> bytes:
    with engine.connect() as connection:
        seen = newest_moment(connection, TABLES, proposal.code)
        return write(draft, with_standing(connection, proposal), registers, seen)


def _ask_of(wish: Wish) -> Callable[[], bool]:
    """With --yes nobody is asked anything, terminal or not."""
    return (lambda: False) if wish.agreed else can_ask


def _with_workbook(asked: AskedOfSecretary, book: Path | None) -> AskedOfSecretary:
    """The code and the body that a draft was written for, where the command names none."""
    if book is None:
        return asked
    code, body = filed_as(book)
    for told, written, option in ((asked.code, code, "--code"), (asked.body, body, "--body")):
        if told is not None and written is not None and body_code(told) != written:
            raise MinutesRefusedError(
                f"Черновик сделан для {option} {written}, а в команде {option} {told}. Уберите "
                f"{option} или запишите черновик заново (--draft)."
            )
    return replace(asked, code=asked.code or code, body=asked.body or body)


def _corrected(connection: sa.Connection, draft: Draft, proposal: Proposal, path: Path) -> Proposal:
    directory = read_directory(connection)
    return rechecked(connection, draft, corrected(path, draft, proposal, directory))


@dataclass(frozen=True)
class _Agreed:
    """What was agreed to: codes of the same minutes, and what is lost by writing."""

    twins: frozenset[str]
    consent: Consent


def _rehearse(engine: sa.Engine, draft: Draft, proposal: Proposal, wish: Wish) -> _Agreed | None:
    """What has to be agreed to, agreed to; None where there is nothing to write."""
    agreed = _Agreed(frozenset(), Consent(None) if wish.replaces else Consent())
    while True:
        try:
            report = load_minutes(
                engine,
                draft,
                proposal,
                mode=WritingMode.REHEARSE,
                confirmed_twins=agreed.twins,
                consent=agreed.consent,
            )
        except OtherMeetingError as error:
            _agree_to_lose(error, "Заменить то заседание этим? [д/н]", wish)
            agreed = replace(agreed, consent=agreed.consent.and_to([error.line]))
            continue
        except TakesBackError as error:
            _agree_to_lose(error, "Вернуть прежнее? [д/н]", wish)
            agreed = replace(agreed, consent=agreed.consent.and_to(error.lines))
            continue
        except AlreadyThereError as error:
            if not wish.second_copy:
                if wish.agreed or not can_ask():
                    raise
                click.echo(str(error))
                if _ask("Записать второй раз под другим кодом? [д/н]", "дн") == "н":
                    raise
            agreed = replace(agreed, twins=agreed.twins | {error.twin})
            continue
        pending = any(each.choice is ChangeChoice.LEAVE for each in proposal.changes)
        if report.added + report.changed + report.withdrawn or (pending and not wish.agreed):
            return agreed
        _tell_report(report, proposal)
        return None


def _agree_to_lose(error: MinutesRefusedError, question: str, wish: Wish) -> None:
    """Shows what is lost and goes on after a yes; raises the error where nobody agrees."""
    if wish.agreed or not can_ask():
        raise error
    click.echo(str(error))
    if _ask(question, "дн") == "н":
        raise error


def _ask(question: str, letters: str) -> str:
    while True:
        answer: str = click.prompt(question, prompt_suffix=" ").strip().lower()[:1]
        if answer and answer in letters:
            return answer


def _asked(change: EarlierChange) -> EarlierChange:
    if change.choice is ChangeChoice.APPLY:
        return change
    wanted = _ask(f"{worded_change(change)}? [д/н]", "дн") == "д"
    return replace(change, choice=ChangeChoice.APPLY if wanted else ChangeChoice.LEAVE)


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
    left = [each for each in proposal.changes if each.choice is ChangeChoice.LEAVE]
    if left:
        click.echo("Прежние решения не изменены:")
        for change in left:
            click.echo(f"  {worded_change(change)} — не применено.")
    if report.lost:
        click.echo("Заменено (было → станет):")
        for line in report.lost:
            click.echo(f"  {line}")
    if report.load_id is None:
        click.echo(f"Этот протокол уже записан, изменений нет (записей: {report.unchanged}).")
        return
    click.echo(
        f"Записано, загрузка № {report.load_id}. Добавлено записей: {report.added}, изменено: "
        f"{report.changed}, убрано: {report.withdrawn}, без изменений: {report.unchanged}. "
        f"Отменить: rumo undo {report.load_id}."
    )

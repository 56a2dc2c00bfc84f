"""How minutes are filed: body, municipality and code, as told or as proposed and shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import click
import sqlalchemy as sa

from data_sources.ingest.files.report import quoted
from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.filing.archive import municipalities_of
from data_sources.ingest.minutes.filing.matching.heading import (
    Candidate,
    bodies_offered,
    municipalities_offered,
)
from data_sources.ingest.minutes.filing.matching.matching import Filing
from data_sources.ingest.minutes.filing.matching.meeting_codes import codes_offered
from data_sources.ingest.minutes.filing.rows import MinutesRefusedError
from data_sources.names import Directory, Named, read_directory
from data_sources.names.worded_codes import COUNCIL, RUMO

_Answer = TypeVar("_Answer")

_NOBODYS: Final = frozenset({"нет", "-", "–", "—"})


@dataclass(frozen=True)
class AskedOfSecretary:
    """What the command was told; None is to be proposed."""

    code: str | None
    body: str | None
    oktmo: str | None
    region_code: str | None


@dataclass(frozen=True)
class ResolvedQuestion:
    """The filing, and a line for each particular of it that was proposed and not told."""

    filing: Filing
    proposed: tuple[str, ...]


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty()


def settle(
    connection: sa.Connection,
    draft: Draft,
    asked: AskedOfSecretary,
    ask: Callable[[], bool] = can_ask,
) -> ResolvedQuestion:
    """Body, municipality and code; asks only where there are several candidates or none.

    Raises `MinutesRefusedError` where nobody can answer, or where what was told is unknown.
    """
    directory = read_directory(connection)
    settling = _Settling(connection, draft, directory, ask())
    body = settling.body(asked)
    oktmo = settling.oktmo(asked, body)
    code = settling.code(asked, body, oktmo)
    return ResolvedQuestion(Filing(code, body, oktmo, asked.region_code), tuple(settling.proposed))


class _Settling:
    """Settles one particular after another and writes down what was proposed."""

    def __init__(
        self, connection: sa.Connection, draft: Draft, directory: Directory, can_answer: bool
    ) -> None:
        self.proposed: list[str] = []
        self._connection = connection
        self._draft = draft
        self._directory = directory
        self._can_answer = can_answer
        self._names = dict(municipalities_of(connection))

    def body(self, asked: AskedOfSecretary) -> str:
        bodies = self._directory.bodies
        if asked.body is not None:
            found = bodies.match(asked.body)
            if isinstance(found, Named):
                self._doubt(found)
                return found.code
            offered = tuple(Candidate(code, "похоже") for code in found.candidates)
            told = f"Органа {quoted(asked.body)} нет."
        else:
            offered = bodies_offered(self._connection, self._draft, self._directory, asked.code)
            if len(offered) == 1:
                self._propose("Орган", bodies.title(offered[0].value), offered[0])
                return offered[0].value
            told = f"Чьё это заседание, по протоколу не понять{self._title()}."
            known = (each.code for each in bodies.worded)
            offered = offered or tuple(Candidate(code, "") for code in (*known, *bodies.others))
        titles = {each.value: bodies.title(each.value) for each in offered}
        hint = "Другому органу дайте код латинскими буквами, например club_of_mentors."
        return self._choose("--body", told, hint, titles, self._body_of)

    def oktmo(self, asked: AskedOfSecretary, body: str) -> str | None:
        if asked.oktmo is not None:
            return self._oktmo_of(asked.oktmo)
        if body == RUMO:
            return None
        offered = municipalities_offered(self._connection, self._draft, self._directory, asked.code)
        if len(offered) == 1:
            name = self._names.get(offered[0].value, offered[0].value)
            self._propose("Муниципалитет", name, offered[0])
            return offered[0].value
        if not offered and body != COUNCIL:
            self.proposed.append(
                "Муниципалитет: не назван, заседание записывается областным. Если это не так, "
                "укажите --oktmo."
            )
            return None
        titles = {each.value: self._names.get(each.value, each.value) for each in offered}
        told = f"Муниципалитет заседания по протоколу не понять{self._title()}."
        hint = "Подойдёт код ОКТМО или название"
        hint += "." if body == COUNCIL else "; «нет», если заседание областное."
        return self._choose("--oktmo", told, hint, titles, self._oktmo_of)

    def code(self, asked: AskedOfSecretary, body: str, oktmo: str | None) -> str:
        if asked.code is not None:
            return asked.code
        offered = codes_offered(self._connection, self._draft, body, oktmo)
        if len(offered) == 1:
            self._propose("Код", offered[0].value, offered[0])
            return offered[0].value
        told = (
            "Под каким кодом записан протокол, решить нельзя: кодов несколько."
            if offered
            else "Код заседания предложить нельзя: в протоколе не найдена дата."
        )
        titles = {each.value: each.why for each in offered}
        return self._choose("--code", told, "Например, rumo-2024-05-14.", titles, _code_of)

    def _doubt(self, told: Named) -> None:
        """A line where the minutes name another body than the command."""
        named = bodies_offered(self._connection, self._draft, self._directory, None)
        if named and told.code not in {each.value for each in named}:
            title = self._directory.bodies.title(named[0].value)
            self.proposed.append(
                f"Проверьте орган: в команде {told.name}, а {named[0].why} — {title}."
            )

    def _propose(self, what: str, shown: str, candidate: Candidate) -> None:
        value = "" if shown == candidate.value else f" ({candidate.value})"
        self.proposed.append(f"{what}: {shown}{value} — {candidate.why}.")

    def _title(self) -> str:
        title = self._draft.title
        return f" (название: {quoted(title.value)})" if title else ""

    def _body_of(self, words: str) -> str:
        found = self._directory.bodies.match(words)
        if isinstance(found, Named):
            return found.code
        raise MinutesRefusedError(f"Органа {quoted(words)} нет.")

    def _oktmo_of(self, words: str) -> str | None:
        if words.strip().lower() in _NOBODYS:
            return None
        if words in self._names or (words.isdigit() and len(words) > 1):
            return words
        found = self._directory.municipality(words)
        if isinstance(found, Named):
            return found.code
        alike = f" Похожи: {', '.join(map(quoted, found.candidates))}." if found.candidates else ""
        raise MinutesRefusedError(
            f"Муниципалитета {quoted(words)} в базе нет.{alike} Проверьте --oktmo."
        )

    def _choose(
        self,
        option: str,
        told: str,
        hint: str,
        titles: Mapping[str, str],
        read: Callable[[str], _Answer],
    ) -> _Answer:
        listed = "; ".join(
            f"{option} {value} — {title}" if title and title != value else f"{option} {value}"
            for value, title in titles.items()
        )
        if not self._can_answer:
            choose = f"Укажите: {listed}." if listed else f"Укажите {option}."
            raise MinutesRefusedError(f"{told} {choose} {hint}")
        click.echo(told)
        values = list(titles)
        for number, value in enumerate(values, 1):
            click.echo(f"  {number} — {titles[value]} ({value})")
        return _answered(values, hint, read)


def _answered(values: Sequence[str], hint: str, read: Callable[[str], _Answer]) -> _Answer:
    """The answer at the keyboard: a number of the list or one's own words."""
    question = f"Напишите номер или своё. {hint}" if values else hint
    while True:
        answer: str = click.prompt(question, prompt_suffix=" ").strip()
        chosen = answer.isdigit() and 1 <= int(answer) <= len(values)
        try:
            return read(values[int(answer) - 1] if chosen else answer)
        except MinutesRefusedError as error:
            click.echo(str(error))


def _code_of(words: str) -> str:
    if not words:
        raise MinutesRefusedError("Код не может быть пустым.")
    return words

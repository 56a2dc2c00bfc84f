"""Minutes on the terminal: what was read, what is wrong, what would be written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any, Final

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from data_sources.ingest.minutes.draft import Draft, Said, Votes
from data_sources.ingest.minutes.filing.checking import Finding, Severity
from data_sources.ingest.minutes.filing.proposal import DecisionLine, EarlierChange, Proposal
from data_sources.ingest.minutes.filing.sheet_form import (
    ASSIGNMENTS,
    CHANGES,
    DECISIONS,
    MEETING,
    PEOPLE,
    SheetForm,
)
from data_sources.vocabulary.titles import choice_words

_WIDTH: Final = 120
_SHORT: Final = 14
_HEADINGS: Final[Mapping[Severity, str]] = MappingProxyType(
    {
        Severity.MUST: "Исправить до подписания",
        Severity.CHECK: "Проверить",
        Severity.NOTE: "К сведению",
    }
)


def console() -> Console:
    """Where tables are drawn: coloured on a terminal, plain and of one width elsewhere."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(
        file=sys.stdout, highlight=False, no_color=True, force_terminal=False, width=_WIDTH
    )


def tell_draft(draft: Draft, to: Console) -> None:
    """Everything that was read, each value with the line where it stands."""
    fields: tuple[tuple[str, Said[Any] | None], ...] = (
        ("Номер", draft.number),
        ("Дата", draft.held_on),
        ("Начало", draft.starts_at),
        ("Место", draft.venue),
        ("Название", draft.title),
        ("Председатель", draft.chair),
        ("Секретарь", draft.secretary),
        ("Присутствовало по тексту", draft.stated_present),
        ("Членов по тексту", draft.stated_members),
    )
    people = (
        ("Участник", draft.participants),
        ("Онлайн", draft.online),
        ("Приглашённый", draft.guests),
        ("Отсутствовал", draft.absent),
    )
    rows = [(title, _value(said), _line(said)) for title, said in fields]
    rows += [(title, _value(said), _line(said)) for title, group in people for said in group]
    rows.append(("Присутствовало всего", _text(draft.present_count), ""))
    _table(to, "Заседание", ("Что", "Прочитано", "Строка"), rows)
    _table(
        to,
        "Повестка",
        ("№", "Вопрос", "Докладчик", "Строка"),
        (
            (_text(item.position), item.title, _text(item.speaker), _text(item.place.line))
            for item in draft.agenda
        ),
    )
    kinds = choice_words("decision", "kind")
    _table(
        to,
        "Решения",
        ("№", "Вопрос", "Вид", "Решение", "Исполнители", "Срок", "Строка"),
        (
            (
                point.number or f"({point.position})",
                _text(point.agenda_position),
                kinds[point.kind],
                point.text,
                "; ".join(said.value for said in point.assignees),
                _term(point.due_kind, point.due_on),
                _text(point.place.line),
            )
            for point in draft.points
        ),
    )
    _table(to, "Голосование", ("Вопрос", "За", "Против", "Воздержались", "Строка"), _votes(draft))
    tell_notices(((each.message, each.line) for each in draft.warnings), to)


def tell_proposal(proposal: Proposal, names: Mapping[str, str], to: Console) -> None:
    """The rows that would be written; `names` are titles of municipalities and institutions."""
    sitting = proposal.sitting
    _table(
        to,
        f"Заседание {proposal.code}",
        ("Что", "Значение"),
        (
            (entry.title, _named(getattr(sitting, entry.name), names))
            for entry in MEETING.entries
            if getattr(sitting, entry.name) is not None
        ),
    )
    _table(
        to,
        "Повестка",
        ("№", "Вопрос", "Докладчик"),
        ((_text(each.position), each.title, _text(each.speaker)) for each in proposal.agenda),
    )
    _lines(to, PEOPLE, proposal.attendees, names)
    _table(
        to,
        DECISIONS.sheet,
        ("№", "Вопрос", "Вид", "Решение", "Срок", "За / против / возд."),
        (_decision(line) for line in proposal.decisions),
    )
    _lines(to, ASSIGNMENTS, proposal.assignments, names)
    if proposal.changes:
        _lines(to, CHANGES, proposal.changes, names)
    tell_notices(((each.message, each.line) for each in proposal.notices), to)


def tell_notices(notices: Iterable[tuple[str, int | None]], to: Console) -> None:
    """The warnings, each with its line."""
    rows = [(_text(line), message) for message, line in notices]
    if rows:
        _table(to, "Предупреждения", ("Строка", "Что"), rows)


def tell_findings(findings: Iterable[Finding], to: Console) -> None:
    """What to put right, the worst first, each with the words of the minutes."""
    for severity, group in groupby(findings, key=lambda each: each.severity):
        to.print(f"\n[bold]{_HEADINGS[severity]}[/bold]")
        for finding in group:
            place = f"строка {finding.line}: " if finding.line else ""
            to.print(escape(f"• {place}{finding.message}"), soft_wrap=True)
            if finding.quote:
                to.print(escape(f"    «{finding.quote}»"), soft_wrap=True)


def worded_change(change: EarlierChange) -> str:
    """What applying the change would do, as a question's beginning."""
    what = f"поручение «{change.assignee}» по пункту {change.number or change.position} "
    of = f"заседания {change.meeting_code}"
    if change.due_on is not None:
        return f"Продлить {what}{of} до {change.due_on:%d.%m.%Y}"
    return f"Снять с контроля {what}{of}"


def _lines(to: Console, form: SheetForm, lines: Sequence[Any], names: Mapping[str, str]) -> None:
    entries = [
        entry
        for entry in (*form.shown, *form.entries)
        if any(getattr(line, entry.name) is not None for line in lines)
    ]
    rows = []
    for line in lines:
        cells = []
        for entry in entries:
            value = getattr(line, entry.name)
            key = str(int(value)) if isinstance(value, bool) else value
            words = entry.words or {}
            cells.append(words.get(key) or _named(value, names))
        rows.append(tuple(cells))
    _table(to, form.sheet, tuple(entry.title for entry in entries), rows)


def _decision(line: DecisionLine) -> tuple[str, ...]:
    return (
        line.number or f"({line.position})",
        _text(line.agenda_position),
        choice_words("decision", "kind")[line.kind],
        line.text,
        _term(line.due_kind, line.due_on),
        " / ".join(_counts(line)) if any(_counts(line)) else "",
    )


def _votes(draft: Draft) -> Iterable[tuple[str, ...]]:
    for vote in draft.votes:
        yield (_text(vote.agenda_position), *_counts(vote), _text(vote.place.line))


def _counts(vote: Votes | DecisionLine) -> tuple[str, str, str]:
    return _text(vote.votes_for), _text(vote.votes_against), _text(vote.votes_abstained)


def _table(
    to: Console, title: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> None:
    filled = list(rows)
    to.print(f"\n[bold]{escape(title)}[/bold]" + ("" if filled else ": нет"))
    if not filled:
        return
    table = Table(box=box.SIMPLE if to.is_terminal else box.ASCII2)
    for place, column in enumerate(header):
        longest = max(len(row[place]) for row in filled)
        # Words of a long text may share the width; a date or a number may not be broken.
        table.add_column(column, no_wrap=longest <= _SHORT, overflow="fold")
    for row in filled:
        table.add_row(*(escape(cell) for cell in row))
    to.print(table)


def _term(kind: str, day: date | None) -> str:
    return _text(day) if day is not None else choice_words("decision", "due_kind")[kind]


def _value(said: Said[Any] | None) -> str:
    return "не найдено" if said is None else _text(said.value)


def _line(said: Said[Any] | None) -> str:
    return "" if said is None else str(said.place.line)


def _named(value: Any, names: Mapping[str, str]) -> str:
    return names.get(value, value) if isinstance(value, str) else _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    shown = f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
    # A control character of a hostile file must not reach the terminal.
    return "".join(sign if sign.isprintable() or sign == "\n" else "�" for sign in shown)

"""What a file says of the question that it answers, whatever table is in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from data_sources.question.request import Request
from data_sources.scoring.results import AnsweredRequest, Provenance, Question, Registers
from layouts.files.tables.table import TableSheet, as_json
from layouts.wording import numbers, terms


def made_of(question: Question, provenance: Provenance) -> datetime:
    """The moment of the data: `known` where the question names it, for it never changes then."""
    known = question.filters.known
    return known.shown if known else provenance.changed_at


def as_question(answered: AnsweredRequest, provenance: Provenance) -> dict[str, Any]:
    """What was asked, for the JSON file.

    With `known` nothing in it depends on what was learned later: there is no version of the data.
    """
    question = answered.question
    known = question.filters.known
    return {
        "period": question.period.text,
        "start": question.period.start.isoformat(),
        "end": question.period.end.isoformat(),
        "as_of": question.as_of.isoformat(),
        "known": known.text if known else None,
        "known_at": as_json(known.shown) if known else None,
        "region": question.region.code if question.region else None,
        "group": question.filters.group,
        "m": list(question.filters.m),
        "query": _query(answered.request),
        "data_version": None if known else provenance.data_version,
    }


def passport(
    answered: AnsweredRequest,
    registers: Registers,
    provenance: Provenance,
    path: str,
    *extra: tuple[str, str],
) -> TableSheet:
    """«Паспорт»: what was asked and of which data; `extra` are rows of the table's own."""
    question, query = answered.question, _query(answered.request)
    rows = (
        ("Вопрос", terms.sentence(answered.request, registers)),
        ("Регион", question.region.name if question.region else "не указан"),
        ("Период", f"{numbers.day(question.period.start)} – {numbers.day(question.period.end)}"),
        ("Отчётная дата", numbers.day(question.as_of)),
        ("По сведениям на", terms.known(question.filters) or "текущее состояние базы"),
        *_version(question, provenance),
        ("Адрес страницы", f"{path}?{query}" if query else path),
        *extra,
        ("Характер данных", _nature(provenance)),
    )
    return TableSheet("Паспорт", ("Что", "Значение"), rows, (42, 90))


def _query(request: Request) -> str:
    """The query; with `known` the one that reads the same on any day."""
    return request.explicit_query() if request.filters.known else request.to_query()


def _version(question: Question, provenance: Provenance) -> tuple[tuple[str, str], ...]:
    """Which state of the data it was; none for a moment of the past, which has no other."""
    if question.filters.known:
        return ()
    return (
        ("Версия данных", str(provenance.data_version)),
        ("Данные изменены (UTC)", f"{provenance.changed_at:%d.%m.%Y %H:%M:%S}"),
    )


def _nature(provenance: Provenance) -> str:
    if provenance.is_demo:
        return "Демонстрационные данные: все люди и числа вымышлены"
    return "Рабочие данные региона"

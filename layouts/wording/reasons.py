"""Why a number is missing, whom to ask about it, what was noted of it: in words fit for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from data_sources.question.choices import INDEX
from data_sources.row_tables.records.notes import Note
from data_sources.scoring.notes.notes import Contact
from data_sources.scoring.results import Level, Row
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.indicators.description import Description, Family
from data_sources.vocabulary.reasons import Reason
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers, terms

NOTE_SIGN: Final = "✎"
HAS_NOTE: Final = f"{NOTE_SIGN}{numbers.NBSP}есть пояснение"
_NOTHING_DUE: Final[Mapping[Family, str]] = MappingProxyType(
    {
        Family.MEETINGS: "срок ещё не наступил: заседаний РУМО в периоде не было",
        Family.DECISIONS: "срок ещё не наступил ни у одного поручения",
    }
)
_PLAN: Final = "rumo_plan_execution"
_NOT_COUNTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "training_coverage": "неизвестна численность педагогов",
        "training_coverage_3y": "неизвестна численность педагогов",
        "managers_training_coverage": "неизвестна численность руководителей",
        "remote_training_share": "обучения в периоде нет",
        "network_programs_share": "обучения в периоде нет",
        "rumo_attendance": "в протоколах заседаний нет мест членов РУМО",
        "rumo_representation": "заседаний с участниками в периоде нет",
        "rumo_quorum": "у заседаний периода не задано правило кворума или нет мест членов",
        _PLAN: "в плане РУМО на этот период нет пунктов",
        "school_project_participation": "в реестре нет школ",
        "diagnostics_coverage": "неизвестна численность педагогов",
        "diagnostics_expertise": "опубликованных диагностик нет",
        "learning_routes": "неизвестна численность педагогов",
        "mentoring_coverage": "неизвестна численность молодых педагогов",
        "event_participation": "неизвестна численность педагогов",
        "internship_sites": "в реестре нет школ",
        "internship_participation": "неизвестна численность педагогов",
        "best_practices": "неизвестна численность педагогов",
        INDEX: "ни по одному показателю нет балла",
    }
)
"""What was not found where there are no data."""
_NOT_REPORTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "diagnostics_coverage": "о диагностиках",
        "learning_routes": "о маршрутах",
        "mentoring_coverage": "о наставничестве",
        "event_participation": "об участии в событиях",
        "internship_participation": "о стажировках",
        "best_practices": "о практиках",
    }
)


def why(row: Row) -> str:
    """Why the row has no value, without a full stop; empty where it has one."""
    match row.reason:
        case None:
            return ""
        case Reason.NO_DATA:
            return _not_found(row.indicator)
        case Reason.ZERO_DENOMINATOR:
            return "по отчёту таких людей нет, делить не на что"
        case Reason.NOTHING_DUE:
            return _not_due(row.indicator)
        case Reason.NOT_A_MEMBER:
            return _not_a_member(row.contact)
        case Reason.NOT_REPORTED:
            who = "муниципалитет" if row.level is Level.MUNICIPALITY else "никто"
            what = _NOT_REPORTED.get(row.indicator, "")
            return " ".join(filter(None, (what, who, "не сообщал два года")))
    return terms.WHY_WITHOUT_VALUE[row.reason]


def full(row: Row) -> str:
    """The word that a cell has, and why, where the word alone does not say it."""
    if row.reason in (Reason.NO_DATA, Reason.NOT_REPORTED):
        return f"{terms.REASONS[row.reason]}: {why(row)}"
    return why(row)


def _not_found(key: str) -> str:
    if key in _NOT_COUNTED:
        return _NOT_COUNTED[key]
    indicator = _indicator(key)
    if indicator is not None and indicator.family is Family.SCHOOL_PROJECT:
        return "самодиагностики с результатом в периоде нет"
    return terms.WHY_WITHOUT_VALUE[Reason.NO_DATA]


def _not_due(key: str) -> str:
    indicator = _indicator(key)
    if indicator is None or key == _PLAN:
        return "срок ещё не наступил ни у одного пункта плана"
    return _NOTHING_DUE.get(indicator.family, terms.WHY_WITHOUT_VALUE[Reason.NOTHING_DUE])


def _indicator(key: str) -> Description | None:
    return described().get(key)


def _not_a_member(member: Contact | None) -> str:
    if member is None:
        return "в составе РУМО представителя не было"
    if member.until is None:
        return (
            f"представитель в составе РУМО с{numbers.NBSP}{numbers.day(member.since)}, "
            "на заседаниях периода места не было"
        )
    return f"в составе РУМО нет представителя с{numbers.NBSP}{numbers.day(member.until)}"


def whom(contact: Contact | None) -> str:
    """«спросить: Осина А. А., методист»; empty where nobody is known."""
    if contact is None:
        return ""
    named = ", ".join(filter(None, (contact.person.strip(), (contact.post or "").strip())))
    until = f" (в составе до{numbers.NBSP}{numbers.day(contact.until)})" if contact.until else ""
    return f"спросить: {named}{until}"


def asked_about(rows: Iterable[Row]) -> list[Row]:
    """Rows without a value or with one in doubt, of which somebody could know more."""
    return [
        row
        for row in rows
        if row.doubt is not None
        or row.reason not in (None, Reason.NOT_APPLICABLE, Reason.WITHHELD, Reason.NOTHING_DUE)
    ]


def noted(note: Note) -> str:
    """«10.12.2025: две школы сдали отчёт позже (методист)»."""
    text = note.text.strip().rstrip(".")
    return f"{numbers.day(note.noted_on)}: {text} ({note.author.strip()})"


def sign(row: Row) -> tuple[Element, ...]:
    """The mark of a number that has notes; nothing where it has none."""
    if not row.notes:
        return ()
    return (html.Span(f"{numbers.NBSP}{NOTE_SIGN}", className="noted"),)


def beside(row: Row) -> tuple[str, ...]:
    """Notes of the row and whom to ask, for where a line about it ends."""
    notes = (f"{NOTE_SIGN}{numbers.NBSP}{noted(each)}" for each in row.notes)
    return tuple(part for part in (*notes, whom(row.contact)) if part)

"""Words that several slides share: sentences joined, the line above a title, notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.answers.documents.deck.answer import Deck
from data_sources.answers.meetings.answer import AgendaItem
from data_sources.scoring.results import Row
from layouts.slides.slide_text import Big
from layouts.wording import headline, numbers, terms
from layouts.wording.indicators import detail, summary
from layouts.wording.subject import Subject
from layouts.wording.subjects import meeting_words

SAY: Final = "Что сказать"
PARTS: Final = "Из чего число"
NOTED: Final = "Пояснение к числу"
SOURCE: Final = "Источник"
ASK: Final = "Кого спросить"
MINUTES: Final = "Протоколы заседаний (meeting, decision, assignment)."
SECRETARY: Final = "Секретарь РУМО"


def kicker(deck: Deck, *more: str) -> str:
    """«РУМО № 2 от 13.11.2026 · вопрос 2 из 5 · …»; without a meeting whose numbers, and when."""
    return " · ".join(part for part in (_occasion(deck), *more) if part)


def _occasion(deck: Deck) -> str:
    if deck.card is not None:
        return meeting_words.name(deck.card.meeting)
    return f"{whose(deck)}, {terms.period(deck.question.period)}"


def whose(deck: Deck) -> str:
    """Whose numbers they are."""
    question = deck.question
    said = headline.about(question) or (question.region.name if question.region else "")
    return f"{said[:1].upper()}{said[1:]}"


def of_item(deck: Deck, item: AgendaItem | None) -> tuple[str, ...]:
    """«вопрос 2 из 5» and its title."""
    if item is None or deck.card is None:
        return ()
    return (
        f"вопрос {item.position} из{numbers.NBSP}{len(deck.card.agenda)}",
        item.title,
    )


def part_words(part: int, parts: int) -> str:
    """«часть 1 из 2»; nothing where there is one."""
    return f"часть {part} из{numbers.NBSP}{parts}" if parts > 1 else ""


def big(row: Row | None, subject: Subject) -> Big:
    """The value in the largest letters, or why there is none."""
    if row is None or row.value is None:
        return Big(detail.reason_words(row) if row else terms.NO_VALUE, look="missing")
    _, _, sign = summary.amount(row.value, subject).partition(numbers.NBSP)
    return Big(detail.value_text(row, subject), sign, row.verdict.value if row.target else "")


def rise(change: str | None, look: str) -> Big:
    """The change since the year before in the largest letters, or that there is none to tell."""
    if change is None:
        return Big("сравнить не с чем", look="missing")
    if change == terms.UNCLEAR:
        return Big(change, look="missing")
    text, _, unit = change.partition(numbers.NBSP)
    return Big(text, " ".join(filter(None, (unit, "за год"))), look)


def joined(sentences: Sequence[str]) -> str:
    """Sentences made one: «A; b; c.»"""
    said = [each.strip().rstrip(".") for each in sentences if each.strip()]
    if not said:
        return ""
    first, *rest = said
    whole = "; ".join((first, *(f"{each[:1].lower()}{each[1:]}" for each in rest)))
    return f"{whole[:1].upper()}{whole[1:]}."


def notes(*said: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Those that have a text."""
    return tuple((title, text) for title, text in said if text)

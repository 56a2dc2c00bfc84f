"""Slides about what lies between meetings: what changed since the last, what is next."""

from __future__ import annotations

from typing import Final

from data_sources.answers.documents.deck.answer import Deck, NextAgenda, SinceLast
from layouts.slides import words
from layouts.slides.slide_text import Big, SlideTable, SlideText
from layouts.wording import numbers
from layouts.wording.subjects import agenda_words, decision_words, meeting_words, since_words
from layouts.wording.subjects.agenda_words import AgendaText as Question

LINE_AT_MOST: Final = 46
TWO_LINES_AT_MOST: Final = 100
SOURCE: Final = "Все таблицы базы: записи, которых к концу дня прошлого заседания база не знала."


def since_slide(deck: Deck, slide: SinceLast) -> SlideText:
    """What was learned since the end of the day of the previous meeting."""
    since, question = slide.since, deck.question
    said = tuple(since_words.sentences(since, question))
    facts = () if since.is_quiet else since_words.facts(since)
    worse = len(since.worse)
    big = Big(numbers.number(worse, 0), "к худшему", "bad" if worse else "")
    return SlideText(
        key="since",
        kicker=words.kicker(deck, f"прошлое заседание — {meeting_words.name(since.before)}"),
        title=f"{since_words.TITLE}?",
        big=big if since.begun and facts else None,
        say=said[-1] if facts else " ".join(said),
        chart=SlideTable(
            f"{since_words.since_when(since)}, на {numbers.day(since.learned.now)}",
            ("Что", "Сколько", "Больше всего"),
            (33, 11, 56),
            tuple(
                (fact.title, fact.text, decision_words.shortened(fact.brief, LINE_AT_MOST))
                for fact in facts
            ),
        )
        if facts
        else None,
        lines=said if not facts else (),
        notes=words.notes(
            (words.SAY, " ".join(said)),
            (
                words.PARTS,
                "Новая запись — то, чего база тогда не знала; исправленная — тот же ключ, но "
                "другое содержание; граница цели перейдена, когда оценка стала другой.",
            ),
            (words.SOURCE, SOURCE),
            (words.ASK, words.SECRETARY),
        ),
    )


def agenda_slide(deck: Deck, slide: NextAgenda) -> SlideText:
    """What is proposed for the next agenda, by what it is about."""
    draft, question = slide.draft, deck.question
    told = agenda_words.taken(draft, slide.since, question)
    kinds = tuple(dict.fromkeys(each.kind for each in told))
    count = len(told)
    return SlideText(
        key="next-agenda",
        kicker=words.kicker(deck, "следующее заседание"),
        title="Что предлагаем в следующую повестку?",
        big=Big(str(count), numbers.plural(count, "вопрос", "вопроса", "вопросов")),
        say=_say(slide),
        chart=SlideTable(
            "Предложения по данным",
            ("О чём", "Вопросов", "Первый из них"),
            (26, 13, 61),
            tuple(_line(kind, tuple(each for each in told if each.kind == kind)) for kind in kinds),
        ),
        notes=words.notes(
            (
                words.SAY,
                " ".join(f"{place}. {each.title}." for place, each in enumerate(told, 1)),
            ),
            (
                words.PARTS,
                "Просроченные решения, перейдённые границы целей, пункты плана до "
                f"{numbers.day(draft.until)}, непредставленные сведения.",
            ),
            (words.SOURCE, "; ".join(dict.fromkeys(each.source.rstrip(". ") for each in told))),
            (words.ASK, words.SECRETARY),
        ),
    )


def _say(slide: NextAgenda) -> str:
    draft = slide.draft
    whose = (
        f"Следующее заседание{numbers.NBSP}— {agenda_words.name(draft)}"
        if draft.meeting is not None
        else "Следующее заседание не объявлено"
    )
    struck = len(draft.proposals) - len(draft.taken)
    return words.joined((whose, f"вычеркнуто {struck}" if struck else ""))


def _line(kind: str, told: tuple[Question, ...]) -> tuple[str, str, str]:
    return kind, str(len(told)), decision_words.shortened(told[0].brief, TWO_LINES_AT_MOST)

"""Slides about a meeting: its agenda, who came, what is decided."""

from __future__ import annotations

from typing import Final

from data_sources.answers.documents.deck.answer import (
    Agenda,
    Deck,
    NewDecisions,
    PresenceSlide,
    Sittings,
)
from data_sources.answers.meetings.answer import HeldMeeting, MeetingDecision, Owner, together
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.indicators.description import Unit
from layouts.slides import words
from layouts.slides.slide_text import Bars, Big, Part, Parts, SlideBar, SlideTable, SlideText
from layouts.wording import numbers
from layouts.wording.subjects import decision_words, meeting_words

OWNERS_AT_MOST: Final = 8
SITTINGS_AT_MOST: Final = 9
BARS_AT_MOST: Final = 9
NAMED: Final = 2
ATTENDANCE_SOURCE: Final = "Списки явки (attendance) и правило кворума из заседания (meeting)."


def agenda_slide(deck: Deck, slide: Agenda) -> SlideText:
    """The questions of the meeting with their speakers."""
    count = len(deck.card.agenda) if deck.card else len(slide.items)
    rows = tuple((str(item.position), item.title, item.speaker or "") for item in slide.items)
    return SlideText(
        key=f"agenda-{slide.part}",
        kicker=words.kicker(deck, words.part_words(slide.part, slide.parts)),
        title="Что на повестке?",
        big=Big(str(count), numbers.plural(count, "вопрос", "вопроса", "вопросов")),
        say=_agenda_say(slide),
        chart=SlideTable("Повестка", ("№", "Вопрос", "Докладывает"), (6, 60, 34), rows),
        notes=words.notes(
            (
                words.SAY,
                " ".join(
                    f"{item.position}. {item.title}: "
                    f"{', '.join(said for said in (item.speaker, item.speaker_post) if said)}."
                    for item in slide.items
                    if item.speaker
                ),
            ),
            (words.ASK, words.SECRETARY),
        ),
    )


def _agenda_say(slide: Agenda) -> str:
    named = sum(bool(item.indicators) for item in slide.items)
    whole = len(slide.items)
    if not named:
        return "Показателей в повестке не названо: ниже — показатели по умолчанию."
    asked = numbers.plural(named, "вопросу", "вопросам", "вопросам")
    gap = numbers.NBSP
    return f"К{gap}{named} {asked} из{gap}{whole} есть показатели: они на слайдах дальше."


def presence_slide(deck: Deck, slide: PresenceSlide) -> SlideText:
    """Who came and whether there is a quorum."""
    everybody, meeting, quorum = slide.card.everybody, slide.card.meeting, slide.card.quorum
    sign, told, _class = meeting_words.quorum(quorum, meeting.quorum_rule)
    verdict = sign.lstrip(f"●○{numbers.NBSP}")
    guests = f"приглашённых {everybody.guests}" if everybody.guests else ""
    # Coloured as assignments are: who came as what is done, who did not as what is overdue.
    parts = (
        ("очно", "●", everybody.present, ExecutionStatus.DONE),
        ("онлайн", "◐", everybody.online, ExecutionStatus.CONTINUOUS),
        ("замена", "◒", everybody.substitutes, ExecutionStatus.IN_PROGRESS),
        ("уважительная причина", "◌", everybody.excused, ExecutionStatus.DONE_LATE),
        ("неявка", "○", everybody.absent, ExecutionStatus.OVERDUE),
    )
    look = "" if quorum is None else "good" if quorum.is_there else "bad"
    return SlideText(
        key="presence",
        kicker=words.kicker(deck, "явка и кворум"),
        title="Можем ли мы принимать решения?",
        big=Big(f"{everybody.came} из{numbers.NBSP}{everybody.seats}", "", look),
        say=words.joined((f"Кворум: {verdict}", told, guests)),
        chart=Parts(
            "Члены и заместители на заседании",
            tuple(Part(*part) for part in parts if part[2]),
        ),
        notes=words.notes(
            (words.SAY, f"Пришли {everybody.came} из {everybody.seats}; {told or verdict}."),
            (words.PARTS, f"{meeting_words.rule(meeting.quorum_rule)}. "
                          "Замена считается как член, приглашённый места не занимает."),
            (words.SOURCE, ATTENDANCE_SOURCE),
            (words.ASK, words.SECRETARY),
        ),
    )  # fmt: skip


def sittings_slide(deck: Deck, slide: Sittings) -> SlideText:
    """Attendance of each meeting of the period."""
    total = together(each.shown for each in slide.sittings)
    shown = slide.sittings[-SITTINGS_AT_MOST:]
    checked = [each.quorum for each in slide.sittings if each.quorum is not None]
    there = sum(each.is_there for each in checked)
    came = meeting_words.share(total.came, total.seats)
    quorum = f"кворум был на {there} из{numbers.NBSP}{len(checked)}" if checked else ""
    return SlideText(
        key="sittings",
        kicker=words.kicker(deck, "явка за период"),
        title="Как ходят на заседания?",
        big=Big(numbers.number(total.percent), "%")
        if total.percent is not None
        else Big("нет данных", look="missing"),
        say=words.joined((f"Занято {came} мест", quorum)),
        chart=Bars(
            "Явка по заседаниям, % занятых мест",
            Unit.PERCENT,
            tuple(_sitting(each) for each in shown),
            0,
            len(slide.sittings) - len(shown),
        ),
        notes=words.notes(
            (words.SAY, f"На {len(slide.sittings)} заседаниях занято {came} мест."),
            (words.PARTS, "Места членов; замена считается как член."),
            (words.SOURCE, ATTENDANCE_SOURCE),
            (words.ASK, words.SECRETARY),
        ),
    )


def _sitting(each: HeldMeeting) -> SlideBar:
    name = f"№{numbers.NBSP}{each.meeting.number}, " if each.meeting.number else ""
    said = f"{name}{numbers.day(each.meeting.held_on)}"
    percent = each.shown.percent
    if percent is None:
        return SlideBar(said, None, "нет списка", "gap")
    return SlideBar(said, percent, numbers.number(percent, 0), "accent")


def decided_slide(deck: Deck, slide: NewDecisions) -> SlideText:
    """A part of the decisions with owners and terms."""
    points = slide.card.points
    tasks = sum(point.kind == "assignment" for point in points)
    terms = sorted(owner.due_on for point in points for owner in point.owners if owner.due_on)
    nearest = f"ближайший срок{numbers.NBSP}— {numbers.day(terms[0])}" if terms else ""
    count = numbers.counted(len(points), "пункт", "пункта", "пунктов")
    say = words.joined((f"{count}, из них {decision_words.tasks(tasks)}", nearest))
    return SlideText(
        key=f"decided-{slide.part}",
        kicker=words.kicker(deck, "решения", words.part_words(slide.part, slide.parts)),
        title=_decided(deck, slide),
        big=Big(
            str(len(points)), numbers.plural(len(points), "решение", "решения", "решений")
        ),
        say=say,
        chart=SlideTable(
            "Решения заседания",
            ("№", "Решение", "Кто", "Срок"),
            (7, 51, 26, 16),
            tuple(
                (point.number or str(point.position), point.text, _owners(point.owners),
                 _term(point))
                for point in slide.points
            ),
        ),
        notes=words.notes(
            (
                words.SAY,
                " ".join(
                    f"{point.number or point.position}. {point.text} "
                    f"{', '.join(owner.assignee for owner in point.owners)}"
                    for point in slide.points
                ),
            ),
            (words.SOURCE, words.MINUTES),
            (words.ASK, words.SECRETARY),
        ),
    )  # fmt: skip


def _owners(owners: tuple[Owner, ...]) -> str:
    if len(owners) <= NAMED:
        return ", ".join(owner.assignee for owner in owners) or numbers.DASH
    return numbers.counted(len(owners), "ответственный", "ответственных", "ответственных")


def _term(point: MeetingDecision) -> str:
    terms = sorted({owner.due_on for owner in point.owners if owner.due_on})
    if terms:
        return (
            numbers.day(terms[0]) if len(terms) == 1 else f"с{numbers.NBSP}{numbers.day(terms[0])}"
        )
    return "постоянно" if point.status == ExecutionStatus.CONTINUOUS else numbers.DASH


def _decided(deck: Deck, slide: NewDecisions) -> str:
    meeting = slide.card.meeting
    if meeting.status != "held":
        return "Какие решения предлагаются?"
    is_today = meeting.held_on == deck.question.today
    return "Что решили сегодня?" if is_today else "Что решили на заседании?"

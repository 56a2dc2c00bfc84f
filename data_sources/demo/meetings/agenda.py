"""What the regional body discusses and decides: invented agendas and points of decision."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values
from data_sources.demo.meetings.sittings import InventedMeeting
from data_sources.demo.organizations import INSTITUTE, PEDAGOGICAL_UNIVERSITY, short_name
from data_sources.demo.people import people
from data_sources.demo.places import OVERDUE, ranked_places, reports
from data_sources.demo.world import World
from data_sources.question.periods import month_end


@dataclass(frozen=True)
class Topic:
    """An agenda item."""

    title: str
    speaker: str | None
    speaker_post: str | None
    indicators: str | None


@dataclass(frozen=True)
class Addressee:
    """Who has to act: a municipality, an institution, or only a name."""

    assignee: str
    oktmo: str | None = None
    organization_code: str | None = None


@dataclass(frozen=True)
class InventedPoint:
    """A point of decision."""

    number: str
    agenda_position: int
    kind: str
    text: str
    due_on: date | None = None
    is_continuous: bool = False
    indicator: str | None = None
    addressees: tuple[Addressee, ...] = ()
    votes: tuple[int, int, int] | None = None

    @property
    def due_kind(self) -> str:
        if self.is_continuous:
            return "continuous"
        return "none" if self.due_on is None else "date"


_TOPICS: Final = (
    ("О ходе повышения квалификации педагогов", "директор института", "training_coverage"),
    (
        "О явке на заседания и работе муниципальных координаторов",
        "секретарь РУМО",
        "rumo_attendance,rumo_representation",
    ),
    ("Об исполнении решений прошлых заседаний", "секретарь РУМО", "decision_completion"),
    (
        "Итоги самодиагностики школ и адресная помощь",
        "заведующий кафедрой",
        "school_project_score,school_project_career_guidance",
    ),
    ("О наставничестве молодых педагогов", "региональный методист", "mentoring_coverage"),
    ("Витрина диагностик: экспертиза и результаты", "методист", "diagnostics_coverage"),
    ("О стажировочных площадках региона", "проректор", "internship_sites"),
    ("Лучшие практики муниципальных методических служб", "методист", "best_practices"),
    ("Единый календарь сетевых событий", "методист", "event_participation"),
)
_OTHER_BUSINESS: Final = "Разное"

# fmt: off
_FOR_MUNICIPALITIES: Final = (
    ("Направить в институт заявку на повышение квалификации на следующее полугодие.",
     "training_coverage"),
    ("Обеспечить участие школ в самодиагностике и проверить полноту сведений.",
     "school_project_participation"),
    ("Назначить наставников всем педагогам, работающим первый год.", "mentoring_coverage"),
    ("Представить отчёт о работе муниципального методического совета.",
     "method_council_meetings"),
    ("Провести диагностику профессиональных дефицитов учителей.", "diagnostics_coverage"),
    ("Подготовить план помощи школам с низкими результатами по профориентации.",
     "school_project_career_guidance"),
    ("Описать одну лучшую практику для регионального банка.", "best_practices"),
    ("Уточнить состав муниципальных координаторов и сообщить контакты.", None),
    ("Организовать выезд методического десанта в отдалённые школы.", "event_participation"),
)
_FOR_INSTITUTIONS: Final = (
    (INSTITUTE, "Разместить материалы заседания и записи выступлений на сайте.", None),
    (INSTITUTE, "Подготовить адресные рекомендации муниципалитетам.", "training_coverage"),
    (PEDAGOGICAL_UNIVERSITY, "Открыть стажировку для учителей физики и математики.",
     "internship_participation"),
    (INSTITUTE, "Провести экспертизу диагностик, заявленных на витрину.",
     "diagnostics_expertise"),
)
_CONTINUOUS: Final = (
    "Вести учёт участия педагогов в событиях единого календаря.",
    "Размещать объявления о курсах на сайтах муниципальных методических служб.",
)
_RECOMMENDED: Final = (
    "Рекомендовать муниципалитетам распространить опыт, представленный на заседании.",
    "Рекомендовать школам использовать диагностики, прошедшие экспертизу.",
)
_WITHOUT_OWNER: Final = (
    "Включить представителей муниципалитетов в рабочие группы.",
    "Вернуться к вопросу на одном из следующих заседаний.",
)
# fmt: on


def rumo_agenda(world: World, sitting: InventedMeeting) -> tuple[Topic, ...]:
    """Three to five items, the last of them often «Разное»."""
    rng = world.random("agenda", sitting.code)
    names = people(world.random("speakers", sitting.code))
    topics = [
        Topic(title, next(names), post, indicators)
        for title, post, indicators in rng.sample(_TOPICS, rng.randint(2, 4))
    ]
    return (*topics, Topic(_OTHER_BUSINESS, None, None, None))


def rumo_points(
    world: World, sitting: InventedMeeting, topics: tuple[Topic, ...], voters: int
) -> tuple[InventedPoint, ...]:
    """Five to eight points; in one meeting of the last full year a number is used twice."""
    rng = world.random("points", sitting.code)
    bodies = list(_bodies(rng, sitting, topics[0]))
    items = sorted([1, 1, *(rng.randint(1, len(topics)) for _ in bodies[2:])])
    doubled = sitting.year.back == 1 and sitting.number == "2"
    points: list[InventedPoint] = []
    for position, (body, item) in enumerate(zip(bodies, items, strict=True)):
        place_in_item = position - items.index(item) + 1
        if doubled and item == 1 and place_in_item > 1:
            place_in_item -= 1
        abstained = rng.choice((0, 0, 0, 1, 2))
        points.append(
            InventedPoint(
                **{
                    **body,
                    "number": f"{item}.{place_in_item}",
                    "agenda_position": item,
                    "votes": (voters - abstained, 0, abstained),
                }
            )
        )
    return tuple(points)


def _bodies(rng: random.Random, sitting: InventedMeeting, first: Topic) -> Iterator[Values]:
    yield {"kind": "informational", "text": f"Принять к сведению информацию «{first.title}»."}
    for text, indicator in rng.sample(_FOR_MUNICIPALITIES, rng.randint(2, 3)):
        yield {
            "kind": "assignment",
            "text": text,
            "due_on": due_date(rng, sitting.held_on),
            "indicator": indicator,
            "addressees": _some_municipalities(rng, sitting),
        }
    code, text, indicator = rng.choice(_FOR_INSTITUTIONS)
    yield {
        "kind": "assignment",
        "text": text,
        "due_on": due_date(rng, sitting.held_on),
        "indicator": indicator,
        "addressees": (Addressee(short_name(code), organization_code=code),),
    }
    extras: list[Values] = [
        {
            "kind": "assignment",
            "text": rng.choice(_CONTINUOUS),
            "is_continuous": True,
            "indicator": "event_participation",
            "addressees": _some_municipalities(rng, sitting),
        },
        {
            "kind": "recommendation",
            "text": rng.choice(_RECOMMENDED),
            "addressees": (Addressee("муниципальные координаторы"),),
        },
        {"kind": "assignment", "text": rng.choice(_WITHOUT_OWNER)},
    ]
    yield from rng.sample(extras, rng.randint(1, 3))


def due_date(rng: random.Random, held_on: date) -> date:
    """A usual term: the middle or the end of a month, three weeks to three months ahead."""
    day = held_on + timedelta(days=rng.randint(22, 85))
    return day.replace(day=15) if day.day <= 15 else month_end(day.year, day.month)


def _some_municipalities(rng: random.Random, sitting: InventedMeeting) -> tuple[Addressee, ...]:
    able = [place for place in ranked_places() if reports(place, sitting.year)]
    chosen = {place.oktmo for place in rng.sample(able, rng.randint(4, 8))} | {OVERDUE}
    return tuple(
        Addressee(place.name, oktmo=place.oktmo) for place in able if place.oktmo in chosen
    )


def agenda_facts(sitting: InventedMeeting, topics: tuple[Topic, ...]) -> Iterator[Fact]:
    """The agenda as the minutes give it."""
    for position, topic in enumerate(topics, start=1):
        values: Values = {
            "meeting_code": sitting.code,
            "position": position,
            "title": topic.title,
            "speaker": topic.speaker,
            "speaker_post": topic.speaker_post,
            "indicators": topic.indicators,
        }
        yield Fact(schema.agenda_item, sitting.minutes_at, values)

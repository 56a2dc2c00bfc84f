"""Russian words for what the data floor names: units, reasons, periods, the question itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from data_sources.database.knowledge import KnowledgeDate
from data_sources.question.choices import RUMO
from data_sources.question.filter_key import Saying
from data_sources.question.filters import Filters
from data_sources.question.periods import Period, PeriodKind
from data_sources.question.request import FILTER_KEYS, Request
from data_sources.question.view import View
from data_sources.scoring.results import Level, Municipality, Registers, Row, Status
from data_sources.vocabulary.indicators.description import Direction, Family, Passport, Unit
from data_sources.vocabulary.indicators.versions import FIRST, Version
from data_sources.vocabulary.reasons import Doubt, Reason
from layouts.wording import numbers

LEVELS: Final = {
    Level.MUNICIPALITY: "муниципалитет",
    Level.SELECTION: "выбранные",
    Level.REGION: "регион",
}
PLANS: Final[Mapping[str, str]] = MappingProxyType(
    {RUMO: "План работы РУМО", "school_project": "План «Школы Минпросвещения России»"}
)
"""Plans that have a name; another is called as it was written."""
UNITS: Final = {
    Unit.PERCENT: "%",
    Unit.PER_100: "на 100 педагогов",
    Unit.PER_10: "на 10 школ",
    Unit.COUNT: "единиц",
    Unit.POINTS: "баллы",
}
BETTER: Final = {
    Direction.UP: "больше — лучше",
    Direction.DOWN: "меньше — лучше",
    Direction.NEUTRAL: "не оценивается",
}
REASONS: Final = {
    Reason.NO_DATA: "нет данных",
    Reason.ZERO_DENOMINATOR: "делить не на что",
    Reason.NOT_APPLICABLE: "не применимо",
    Reason.NOTHING_DUE: "срок не наступил",
    Reason.NOT_A_MEMBER: "не в составе",
    Reason.NOT_REPORTED: "не сообщено",
    Reason.WITHHELD: "скрыто",
}
DOUBTS: Final = {
    Doubt.OVER_100: "больше 100 %, проверьте численность",
    Doubt.FEW_INDICATORS: "известно меньше половины веса показателей",
}
STATUSES: Final = {
    Status.GOOD: "цель достигнута",
    Status.WATCH: "чуть ниже цели",
    Status.BAD: "ниже цели",
    Status.NONE: "без оценки",
}
SCHEDULES: Final = {
    Status.GOOD: "по графику",
    Status.WATCH: "чуть отстаёт от графика",
    Status.BAD: "отстаёт от графика",
    Status.NONE: "без оценки",
}
STATUSES_TO_DATE: Final = {
    Status.GOOD: "цель к дате достигнута",
    Status.WATCH: "чуть ниже цели к дате",
    Status.BAD: "ниже цели к дате",
    Status.NONE: "без оценки",
}
STATUS_SIGNS: Final = {Status.GOOD: "●", Status.WATCH: "◐", Status.BAD: "○", Status.NONE: ""}
FAMILIES: Final = {
    Family.TRAINING: "Повышение квалификации",
    Family.MEETINGS: "Заседания",
    Family.DECISIONS: "Решения",
    Family.SCHOOL_PROJECT: "Школа Минпросвещения",
    Family.SUPPORT: "Сопровождение",
}
KINDS: Final = {
    "city": "города",
    "district": "районы",
    "regional": "организации области",
}
INDEX_TITLE: Final = "Индекс эффективности"
INDEX_SHORT: Final = "Индекс"
INDEX_PASSPORT: Final = Passport(
    question="Насколько муниципалитет близок к лучшим по всем показателям сразу?",
    why="Одно число, с которого начинают: кому помогать в первую очередь.",
    how=(
        "Взвешенное среднее баллов. Балл показателя — доля от лучшего муниципалитета, "
        "умноженная на 100; лучший получает 100. Показатели без балла не входят, "
        "их вес распределяется между остальными."
    ),
    limits=(
        "Сравнивает с лучшим, а не с целью. Муниципалитеты с разным числом показателей "
        "сравнимы хуже: рядом сказано, сколько вошло и на какой доле веса стоит индекс. Если "
        "известна не вся, то по остальным показателям может быть от 0 до 100 баллов: от «индекс "
        "× известная доля» до того же плюс 100 × неизвестная доля."
    ),
    source="Все показатели; веса из таблицы weight, без неё — веса по умолчанию.",
    owner="Департамент общего образования",
)
INDEX_VERSIONS: Final = (
    FIRST,
    Version(
        2,
        date(2026, 11, 30),
        "Индекс, за которым меньше половины веса показателей, остался без места; балл к лучшему "
        "больше не считается от значений больше 100 %.",
    ),
)
_QUARTERS: Final = ("I", "II", "III", "IV")
_MONTHS: Final = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)

_NOTHING_SAID: Final[Mapping[str, str]] = MappingProxyType({})


def status_sign(row: Row) -> str:
    """The sign of the status, and one of its own where the schedule is unclear."""
    return UNCLEAR_SIGN if row.is_schedule_unclear else STATUS_SIGNS[row.status]


def unclear_of(count: int) -> str:
    """«о 5 муниципалитетах пока не ясно»."""
    places = numbers.counted(count, "муниципалитете", "муниципалитетах", "муниципалитетах")
    return f"о{numbers.NBSP}{places} {UNCLEAR}"


def capital(text: str) -> str:
    """With a capital letter; the others as they are."""
    return f"{text[:1].upper()}{text[1:]}"


def status_words(row: Row, direction: Direction) -> str:
    """The status in words; for «меньше — лучше» a bad value is above its target.

    While only a part of the target is due, it is held against the schedule.
    """
    if row.is_schedule_unclear:
        return UNCLEAR_SCHEDULE
    words = (SCHEDULES if row.is_due_in_part else STATUSES)[row.status]
    return words.replace("ниже", "выше") if direction is Direction.DOWN else words


def period(asked: Period) -> str:
    """«2025/26 учебный год», «2024 год», «II квартал 2024 года», «сентябрь 2023 — май 2024»."""
    start, end = asked.start, asked.end
    if asked.kind is PeriodKind.SCHOOL_YEAR:
        return f"{start.year}/{end.year % 100:02d}{numbers.NBSP}учебный год"
    if asked.kind is PeriodKind.YEAR:
        return f"{start.year}{numbers.NBSP}год"
    if asked.kind is PeriodKind.QUARTER:
        return f"{_QUARTERS[start.month // 3]} квартал {start.year}{numbers.NBSP}года"
    first = f"{_MONTHS[start.month - 1]} {start.year}"
    last = f"{_MONTHS[end.month - 1]} {end.year}"
    return first if first == last else f"{first} — {last}"


def group(name: str) -> str:
    """A kind in Russian; a peer group as the register calls it."""
    return KINDS.get(name, name)


def known(filters: Filters) -> str | None:
    """«на 01.06.2024»: as the database knew by then; None for now."""
    return f"по сведениям на {moment(filters.known)}" if filters.known else None


def moment(known: KnowledgeDate) -> str:
    """«01.06.2024», or «01.06.2024, 10:00» where it is no whole day."""
    return numbers.day(known.day) if known.is_day else numbers.moment(known.local)


def against(view: View) -> str | None:
    """«в сравнении со снимком РМ-7К3Ф-9Д2М-Х4Х9»; None where there is no second moment."""
    second = view.against
    if second is None:
        return None
    if isinstance(second, KnowledgeDate):
        return f"в сравнении со сведениями на {moment(second)}"
    return f"в сравнении со снимком {second}"


def sentence(
    request: Request, registers: Registers, said: Mapping[str, str] = _NOTHING_SAID
) -> str:
    """The question as a person would say it, ending without a full stop.

    `said` are words for values that only the page can say, by key.
    """
    parts = [period(request.filters.period)]
    names = {member.oktmo: member for member in registers.municipalities}
    if request.filters.group:
        parts.append(f"группа «{group(request.filters.group)}»")
    if request.filters.m:
        parts.append(municipalities([names[code] for code in request.filters.m if code in names]))
    if not request.filters.m and not request.filters.group:
        parts.append("все муниципалитеты")
    parts.extend(each for each in (known(request.filters), against(request.view)) if each)
    parts.extend(
        f"{FILTER_KEYS[key].title.lower()}: {said.get(key) or filter_value(key, text)}"
        for key, text in request.texts().items()
        if FILTER_KEYS[key].saying is Saying.AS_A_PAIR
    )
    return ", ".join(parts)


def municipalities(chosen: list[Municipality]) -> str:
    """Names of up to three; more are counted."""
    if len(chosen) > 3:
        return numbers.counted(len(chosen), "муниципалитет", "муниципалитета", "муниципалитетов")
    return ", ".join(member.name for member in chosen)


def filter_words(key: str) -> Mapping[str, str]:
    """Code -> Russian word of the filter's values that are ours."""
    return FILTER_KEYS[key].words


def filter_value(key: str, text: str) -> str:
    """The value of a filter in Russian where it is one of ours, else as it was given."""
    return FILTER_KEYS[key].words.get(text, text)


WHY_WITHOUT_VALUE: Final = {
    Reason.NO_DATA: "знаменатель неизвестен",
    Reason.ZERO_DENOMINATOR: "знаменатель равен нулю",
    Reason.NOT_APPLICABLE: "считается только по региону",
    Reason.NOTHING_DUE: "срок ещё не наступил",
    Reason.NOT_A_MEMBER: "в составе РУМО нет представителя",
    Reason.NOT_REPORTED: "муниципалитет не сообщал два года",
    Reason.WITHHELD: "скрыто, чтобы не назвать немногих людей",
}
NO_VALUE: Final = "нет значения"
NO_TARGET: Final = "цель не задана"
TARGET: Final = "цель"
PLACE: Final = "место"
UNRANKED: Final = "Вне рейтинга"
FEW_PEOPLE: Final = "малая численность"
SMALL: Final = "малая численность, не сравнивается"
COUNTED_ONLY: Final = "учтено"
UNCHANGED: Final = "без изменений"
UNCLEAR: Final = "пока не ясно"
TO_LAST_YEAR: Final = "к той же дате прошлого года"
UNCLEAR_SCHEDULE: Final = "по графику ли, пока не ясно"
ALL_UNCLEAR: Final = "По графику ли муниципалитеты, пока не ясно."
UNCLEAR_SIGN: Final = "◌"
SEEN_THEN: Final = "как было видно тогда"
AS_SEEN_THEN: Final = "к тому, что было видно в этот день год назад"
WITH_LATE: Final = "с доехавшим позже"


def scored(entered: int, weighted: int) -> str:
    """«по 24 из 26 показателей»: how many indicators make up an index."""
    return (
        f"по {numbers.counted(entered, 'показателю', 'показателям', 'показателям')} из {weighted}"
    )


def known_weight(share: float) -> str:
    """«известно 62 % веса»: on how much of its weight an index stands."""
    return f"известно {_percent_below(share)}{numbers.NBSP}% веса"


def _percent_below(share: float) -> str:
    # Nearly everything is not everything, and a little is not nothing.
    return numbers.number(min(99.0, max(1.0, round(share * 100))) if 0 < share < 1 else share * 100)


def left_out(count: int) -> str:
    """«в сумме не учтено 2 муниципалитета»: their denominator is unknown."""
    verb = numbers.plural(count, "не учтён", "не учтены", "не учтено")
    return (
        f"в сумме {verb} "
        f"{numbers.counted(count, 'муниципалитет', 'муниципалитета', 'муниципалитетов')}"
    )

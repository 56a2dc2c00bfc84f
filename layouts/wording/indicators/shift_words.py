"""Where something shifted, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from babel.dates import format_date

from data_sources.scoring.results import Municipality
from data_sources.shifts.cusum import Unjudged, Way
from data_sources.shifts.results import LATELY, REGION, Shift
from layouts.wording import numbers

METHOD: Final = (
    "По накопительным показателям считается, сколько сделано за каждый месяц (человек, который "
    "учился в двух месяцах, есть в обоих). У муниципалитета это сравнивается с тем, что в том же "
    "месяце сделали остальные муниципалитеты региона, в пересчёте на его численность и на то, как "
    "он относился к ним раньше (не меньше двенадцати месяцев); у региона — с тем же месяцем "
    "прошлых лет (не меньше двух). Отклонения, делённые на обычный разброс, копятся методом "
    "накопленных сумм (Пейдж, 1954; допуск 0,5, граница 8 обычных отклонений): сдвиг назван, когда "
    "сумма ушла дальше обычной случайности, а начался он там, где она последний раз была нулём; "
    "начало — оценка, обычно с точностью до двух-трёх месяцев. Один месяц, каким бы он ни был, "
    "сдвигом не считается. После сдвига отношение изучается заново. Без причины такой сигнал "
    "бывает у одного ряда примерно раз в несколько сотен лет, а на сотню рядов — раз в несколько "
    "лет. "
    "Последние тридцать дней до даты знания не судят: сведения ещё доезжают."
)
_WAYS: Final = {Way.UP: "больше ожидаемого", Way.DOWN: "меньше ожидаемого"}
_COUNTS: Final = (
    *("один", "два", "три", "четыре", "пять", "шесть"),
    *("семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать"),
)
_REASONS: Final = {
    Unjudged.NO_MONTHS: "показатель не копится по месяцам",
    Unjudged.NO_DENOMINATOR: "нет численности, к которой относят",
    Unjudged.NOBODY_BESIDE: "сравнить не с кем",
    Unjudged.TOO_SHORT: "сведений меньше чем за год (у региона за два) или столько же не прошло "
    "после прошлого сдвига",
    Unjudged.TOO_FEW: "фактов меньше одного в месяц, случайность от сдвига не отличить",
    Unjudged.WITHHELD: "числа скрыты",
}
WHO: Final = 4


def told(shift: Shift) -> str:
    """«с марта 2026 года больше ожидаемого: 41 вместо 22 за четыре месяца»."""
    return f"с{numbers.NBSP}{month(shift.began)} {_WAYS[shift.way]}: {amounts(shift)}"


def amounts(shift: Shift) -> str:
    """«41 вместо 22 за четыре месяца»."""
    count, expected = (numbers.number(each, 0) for each in (shift.counted, shift.expected))
    return (
        f"{count}{numbers.NBSP}вместо{numbers.NBSP}{expected} за{numbers.NBSP}"
        f"{_months(shift.months)}"
    )


def month(day: date) -> str:
    """«марта 2026 года»."""
    name = format_date(day, "MMMM", locale=numbers.LOCALE)
    return f"{name} {day.year}{numbers.NBSP}года"


def by_month(day: date) -> str:
    """«май 2026 года», after «по»."""
    name = format_date(day, "LLLL", locale=numbers.LOCALE)
    return f"{name} {day.year}{numbers.NBSP}года"


def reason(why: Unjudged) -> str:
    """Why there is no judgement."""
    return _REASONS[why]


def _months(count: int) -> str:
    word = numbers.plural(count, "месяц", "месяца", "месяцев")
    said = _COUNTS[count - 1] if count <= len(_COUNTS) else numbers.number(count, 0)
    return f"{said}{numbers.NBSP}{word}"


def name(shift: Shift, names: Mapping[str, str], region: str) -> str:
    """Whose series it is."""
    return region if shift.oktmo == REGION else names.get(shift.oktmo, shift.oktmo)


def names_of(members: Iterable[Municipality]) -> dict[str, str]:
    return {member.oktmo: member.name for member in members}


def span(last: date) -> str:
    """«за двенадцать месяцев по октябрь 2026 года»: those in which a shift is news."""
    return f"за{numbers.NBSP}{_COUNTS[LATELY - 1]} месяцев по{numbers.NBSP}{by_month(last)}"


def unjudged(
    found: Mapping[Unjudged, Sequence[str]], names: Mapping[str, str], region: str
) -> Iterator[str]:
    """«Не судим: Кедровый — сведений меньше чем за год»."""
    for why, oktmos in found.items():
        own = [region if each == REGION else names.get(each, each) for each in oktmos]
        more = f" и ещё {len(own) - WHO}" if len(own) > WHO else ""
        yield f"{reason(why)}{numbers.NBSP}— {', '.join(own[:WHO])}{more}"

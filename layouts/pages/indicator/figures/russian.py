"""Plotly's words in Russian, handed to a chart with its configuration: no file to fetch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from babel import Locale

from layouts.wording import numbers

LOCALE: Final = "ru"
WORDS: Final = {
    "Autoscale": "Подобрать масштаб",
    "Box Select": "Выделить прямоугольником",
    "Click to enter Colorscale title": "Название шкалы цветов",
    "Click to enter Plot title": "Название графика",
    "Click to enter X axis title": "Название горизонтальной оси",
    "Click to enter Y axis title": "Название вертикальной оси",
    "Compare data on hover": "Сравнивать значения при наведении",
    "Double-click on legend to isolate one trace": "Дважды нажмите на обозначение, чтобы оставить",
    "Double-click to zoom back out": "Дважды нажмите, чтобы вернуть масштаб",
    "Download plot": "Скачать рисунок",
    "Download plot as a PNG": "Скачать рисунок PNG",
    "Lasso Select": "Выделить обводкой",
    "Pan": "Сдвинуть",
    "Reset": "Вернуть",
    "Reset axes": "Вернуть оси",
    "Share chart...": "Поделиться графиком",
    "Show closest data on hover": "Ближайшее значение при наведении",
    "Snapshot succeeded": "Рисунок сохранён",
    "Sorry, there was a problem downloading your snapshot!": "Рисунок не сохранился",
    "Taking snapshot - this may take a few seconds": "Готовим рисунок, это несколько секунд",
    "Toggle Spike Lines": "Линии до осей",
    "Zoom": "Увеличить",
    "Zoom in": "Ближе",
    "Zoom out": "Дальше",
    "max:": "наибольшее:",
    "mean:": "среднее:",
    "median:": "медиана:",
    "min:": "наименьшее:",
    "new text": "текст",
    "trace": "ряд",
}
_SUNDAY_FIRST: Final = (6, 0, 1, 2, 3, 4, 5)


def locales() -> dict[str, Any]:
    """For the key `locales` of a chart's configuration."""
    return {LOCALE: {"dictionary": dict(WORDS), "format": _formats()}}


def _formats() -> dict[str, Any]:
    calendar = Locale(LOCALE)
    days, months = calendar.days["stand-alone"], calendar.months["stand-alone"]
    return {
        "days": [days["wide"][day] for day in _SUNDAY_FIRST],
        "shortDays": [days["abbreviated"][day] for day in _SUNDAY_FIRST],
        "months": _year(months["wide"]),
        "shortMonths": _year(months["abbreviated"]),
        "date": "%d.%m.%Y",
        "dateTime": "%d.%m.%Y, %H:%M",
        "time": "%H:%M:%S",
        "periods": ["", ""],
        "decimal": ",",
        "thousands": numbers.NBSP,
        "grouping": [3],
        "year": "%Y",
        "month": "%B %Y",
        "dayMonth": "%-d %b",
        "dayMonthYear": "%d.%m.%Y",
    }


def _year(months: Any) -> Sequence[str]:
    return [months[number].removesuffix(".") for number in range(1, 13)]

"""The columns of events in Russian."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.titles import choice_words
from layouts.columns.declaration import RowSheet, Title

SHEET: Final = RowSheet(
    name="events",
    title="События: строка на каждый участвовавший муниципалитет",
    path="/network",
    titles=MappingProxyType(
        {
            "code": Title("Код события", "Код, под которым событие в базе.", width=20),
            "title": Title("Событие", "Название.", width=50),
            "kind": Title("Вид", "Вид события.", choice_words("event", "kind"), 20),
            "starts_on": Title(
                "Начало", "Первый день; после отчётной даты — событие только объявлено."
            ),
            "ends_on": Title("Окончание", "Последний день; пусто — событие идёт один день."),
            "format": Title("Формат", "Как проходит.", choice_words("event", "format")),
            "organizer_code": Title("Код организатора", "Код организации.", width=18),
            "organizer": Title("Организатор", "Название организации.", width=34),
            "host_oktmo": Title("ОКТМО места", "Муниципалитет, где проходит.", width=11),
            "host": Title("Где проходит", "Название по ОКТМО места; пусто — не указано.", width=28),
            "direction": Title(
                "Направление",
                "Направление «Школы Минпросвещения».",
                MappingProxyType(dict(DIRECTIONS)),
                22,
            ),
            "url": Title("Ссылка", "Страница события.", width=30),
            "oktmo": Title(
                "ОКТМО участников",
                "Откуда участники; пусто — о них не сообщали или событие впереди.",
                width=11,
            ),
            "municipality": Title("Муниципалитет", "Название по ОКТМО участников.", width=30),
            "participants": Title(
                "Участников",
                "От муниципалитета; их сумма — числитель показателя «Участие в событиях».",
            ),
            "event_participants": Title(
                "Участников всего",
                "Сумма по событию среди выбранных муниципалитетов; повторяется в его строках.",
            ),
            "event_municipalities": Title(
                "Муниципалитетов", "Сколько из выбранных муниципалитетов участвовало."
            ),
        }
    ),
)

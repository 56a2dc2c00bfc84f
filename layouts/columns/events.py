"""The columns of events: Russian and English, in a file and in the package."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.titles import choice_words
from layouts.columns import units
from layouts.columns.declaration import ColumnWords, RowSheet

SHEET: Final = RowSheet(
    name="events",
    title="События: строка на каждый участвовавший муниципалитет",
    note="Строка на муниципалитет, участвовавший в событии периода; у события без участников "
    "или ещё не наступившего одна строка.",
    english=(
        "Network events",
        (
            "One row for each municipality that took part in an event of the period; an event in "
            "which nobody of those asked about took part, or which is still to come, has one row."
        ),
    ),
    path="/network",
    titles=MappingProxyType(
        {
            "code": ColumnWords(
                "Код события",
                "Код, под которым событие в базе.",
                ("Event code", "Lasting code of the event; it repeats in its rows."),
                width=20,
            ),
            "title": ColumnWords(
                "Событие", "Название.", ("Event", "Title of the event."), width=50
            ),
            "kind": ColumnWords(
                "Вид",
                "Вид события.",
                (
                    "Kind",
                    "seminar, webinar, conference, master_class, method_landing (a team of "
                    "methodists goes to a district), round_table, festival or other.",
                ),
                words=choice_words("event", "kind"),
                width=20,
            ),
            "starts_on": ColumnWords(
                "Начало",
                "Первый день; после отчётной даты — событие только объявлено.",
                (
                    "First day",
                    "First day; after the reporting date the event is only announced.",
                ),
                on_page="Когда",
            ),
            "ends_on": ColumnWords(
                "Окончание",
                "Последний день; пусто — событие идёт один день.",
                ("Last day", "Last day. Empty: the event lasts one day."),
            ),
            "format": ColumnWords(
                "Формат",
                "Как проходит.",
                ("Format", "in_person, remote or mixed."),
                words=choice_words("event", "format"),
            ),
            "organizer_code": ColumnWords(
                "Код организатора",
                "Код организации.",
                (
                    "Organiser code",
                    "Organisation, in the resource organizations. Empty: not stated.",
                ),
                width=18,
            ),
            "organizer": ColumnWords(
                "Организатор",
                "Название организации.",
                (
                    "Organiser",
                    "Name of the organisation. Empty: not stated, or not in the register.",
                ),
                width=34,
            ),
            "host_oktmo": ColumnWords(
                "ОКТМО места",
                "Муниципалитет, где проходит.",
                (
                    "OKTMO code of the place",
                    "Municipality in which it is held, 8 digits, text. Empty: not stated.",
                ),
                width=11,
            ),
            "host": ColumnWords(
                "Где проходит",
                "Название по ОКТМО места; пусто — не указано.",
                ("Place", "Name of the municipality of the place. Empty: not stated."),
                width=28,
                on_page="Где",
            ),
            "direction": ColumnWords(
                "Направление",
                "Направление «Школы Минпросвещения».",
                (
                    "Direction",
                    "One of the eight directions of the project “School of the Ministry of "
                    "Education”. Empty: none.",
                ),
                words=MappingProxyType(dict(DIRECTIONS)),
                width=22,
            ),
            "url": ColumnWords(
                "Ссылка", "Страница события.", ("Link", "Page of the event. Empty: none."), width=30
            ),
            "oktmo": ColumnWords(
                "ОКТМО участников",
                "Откуда участники; пусто — о них не сообщали или событие впереди.",
                (
                    "OKTMO code of the participants",
                    "Municipality from which they came, 8 digits, text. Empty: nobody is reported, "
                    "or the event is still to come.",
                ),
                width=11,
            ),
            "municipality": ColumnWords(
                "Муниципалитет",
                "Название по ОКТМО участников.",
                (
                    "Municipality of the participants",
                    "Name of the municipality from which they came. Empty: as oktmo.",
                ),
                width=30,
                on_page="Кто участвовал",
            ),
            "participants": ColumnWords(
                "Участников",
                "От муниципалитета; их сумма — числитель показателя «Участие в событиях».",
                (
                    "Participants",
                    "People from this municipality; their sum is the numerator of the indicator "
                    "event_participation. Empty: nobody is reported.",
                ),
                unit=units.PEOPLE,
            ),
            "event_participants": ColumnWords(
                "Участников всего",
                "Сумма по событию среди выбранных муниципалитетов; повторяется в его строках.",
                (
                    "Participants of the event",
                    "People from all municipalities asked about; it repeats in every row of the "
                    "event, do not add it up. Empty: nobody is reported.",
                ),
                unit=units.PEOPLE,
                on_page="Всего",
            ),
            "event_municipalities": ColumnWords(
                "Муниципалитетов",
                "Сколько из выбранных муниципалитетов участвовало.",
                (
                    "Municipalities of the event",
                    "Number of the municipalities asked about that took part; it repeats in every "
                    "row of the event.",
                ),
            ),
        }
    ),
)

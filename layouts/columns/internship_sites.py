"""The columns of internship sites: Russian and English, in a file and in the package."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from layouts.columns import units
from layouts.columns.declaration import ColumnWords, RowSheet

STATUS_WORDS: Final = MappingProxyType(
    {"open": "действует", "planned": "ещё не открыта", "closed": "закрыта"}
)

SHEET: Final = RowSheet(
    name="internship_sites",
    title="Стажировочные площадки со стажировками периода",
    note="Строка на площадку, которая действовала в периоде или принимала в нём стажёров, со "
    "стажировками периода.",
    english=(
        "Internship sites",
        (
            "One row for each internship site that worked in the period or received trainees in "
            "it, with its internships of the period."
        ),
    ),
    path="/network",
    titles=MappingProxyType(
        {
            "code": ColumnWords(
                "Код площадки",
                "Код, под которым площадка в базе.",
                ("Site code", "Lasting code of the site."),
                width=16,
            ),
            "topic": ColumnWords(
                "Тема",
                "Чему на площадке учат.",
                (
                    "Topic",
                    "What the site teaches. Empty: the register does not know the site.",
                ),
                width=44,
            ),
            "oktmo": ColumnWords(
                "ОКТМО",
                "Муниципалитет площадки.",
                (
                    "OKTMO code",
                    "Municipality of the site, 8 digits, text. Empty: the register does not know "
                    "the site.",
                ),
                width=11,
            ),
            "municipality": ColumnWords(
                "Муниципалитет",
                "Название по ОКТМО.",
                ("Municipality", "Name of the municipality. Empty: not known."),
                width=30,
            ),
            "school_code": ColumnWords(
                "Код школы",
                "Школа, где площадка; пусто — не указана.",
                (
                    "School code",
                    "School of the site, in the resource schools. Empty: not stated.",
                ),
            ),
            "school": ColumnWords(
                "Школа",
                "Название школы.",
                ("School", "Name of the school. Empty: not stated."),
                width=34,
            ),
            "opened_on": ColumnWords(
                "Открыта",
                "День открытия.",
                (
                    "Opening date",
                    "First day of work. Empty: the register does not know the site.",
                ),
            ),
            "closed_on": ColumnWords(
                "Закрыта",
                "День закрытия; пусто — не назначен.",
                (
                    "Closing date",
                    "Day from which the site works no more, it may be ahead. Empty: not set.",
                ),
            ),
            "status": ColumnWords(
                "Состояние",
                "На отчётную дату; действующие — числитель показателя «Стажировочные площадки».",
                (
                    "State",
                    "On the reporting date: open (the numerator of the indicator "
                    "internship_sites), planned or closed. Empty: the register does not know it.",
                ),
                words=STATUS_WORDS,
            ),
            "visits": ColumnWords(
                "Приездов",
                "Стажировок в периоде: муниципалитет и день.",
                (
                    "Visits",
                    "Internships in the period: a municipality on a day is one visit.",
                ),
            ),
            "participants": ColumnWords(
                "Участников",
                "Стажёров в периоде, откуда бы ни приехали.",
                (
                    "Trainees",
                    "People who came in the period, from any municipality.",
                ),
                unit=units.PEOPLE,
            ),
            "municipalities": ColumnWords(
                "Из скольких муниципалитетов",
                "Сколько их приезжало.",
                (
                    "Municipalities of the trainees",
                    "Number of municipalities from which they came.",
                ),
            ),
            "asked_participants": ColumnWords(
                "Участников из выбранных",
                "Из выбранных муниципалитетов; их сумма — числитель «Участия в стажировках».",
                (
                    "Trainees of the selection",
                    "People who came from the municipalities asked about; their sum is the "
                    "numerator of the indicator internship_participation.",
                ),
                unit=units.PEOPLE,
            ),
        }
    ),
)

"""The columns of internship sites in Russian."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from layouts.columns.declaration import RowSheet, Title

STATUS_WORDS: Final = MappingProxyType(
    {"open": "действует", "planned": "ещё не открыта", "closed": "закрыта"}
)

SHEET: Final = RowSheet(
    name="internship_sites",
    title="Стажировочные площадки со стажировками периода",
    path="/network",
    titles=MappingProxyType(
        {
            "code": Title("Код площадки", "Код, под которым площадка в базе.", width=16),
            "topic": Title("Тема", "Чему на площадке учат.", width=44),
            "oktmo": Title("ОКТМО", "Муниципалитет площадки.", width=11),
            "municipality": Title("Муниципалитет", "Название по ОКТМО.", width=30),
            "school_code": Title("Код школы", "Школа, где площадка; пусто — не указана."),
            "school": Title("Школа", "Название школы.", width=34),
            "opened_on": Title("Открыта", "День открытия."),
            "closed_on": Title("Закрыта", "День закрытия; пусто — не назначен."),
            "status": Title(
                "Состояние",
                "На отчётную дату; действующие — числитель показателя «Стажировочные площадки».",
                STATUS_WORDS,
            ),
            "visits": Title("Приездов", "Стажировок в периоде: муниципалитет и день."),
            "participants": Title("Участников", "Стажёров в периоде, откуда бы ни приехали."),
            "municipalities": Title("Из скольких муниципалитетов", "Сколько их приезжало."),
            "asked_participants": Title(
                "Участников из выбранных",
                "Из выбранных муниципалитетов; их сумма — числитель «Участия в стажировках».",
            ),
        }
    ),
)

"""The columns of practices: Russian and English, in a file and in the package."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.titles import choice_words
from layouts.columns.declaration import ColumnWords, RowSheet

SHEET: Final = RowSheet(
    name="practices",
    title="Практики, действовавшие в периоде",
    note="Строка на практику, которая действовала в периоде: начата не позже отчётной даты и "
    "не завершена до периода.",
    english=(
        "Best practices",
        (
            "One row for each practice that was in force in the period: begun by the reporting "
            "date and not ended before the period."
        ),
    ),
    path="/network",
    titles=MappingProxyType(
        {
            "code": ColumnWords(
                "Код практики",
                "Код, под которым практика в базе.",
                ("Practice code", "Lasting code of the practice."),
                width=22,
            ),
            "kind": ColumnWords(
                "Вид",
                "Что это за практика.",
                (
                    "Kind",
                    "method_council (municipal method council), method_active (methodical active), "
                    "young_teacher_club, method_landing (a team of methodists goes to a district), "
                    "mentoring, master_class or other.",
                ),
                words=choice_words("practice", "kind"),
                width=26,
            ),
            "title": ColumnWords(
                "Практика", "Название.", ("Practice", "Title of the practice."), width=50
            ),
            "oktmo": ColumnWords(
                "ОКТМО",
                "Чья практика.",
                ("OKTMO code", "Municipality of the practice, 8 digits, text."),
                width=11,
            ),
            "municipality": ColumnWords(
                "Муниципалитет",
                "Название по ОКТМО.",
                (
                    "Municipality",
                    "Name of the municipality. Empty: the register does not know it.",
                ),
                width=30,
            ),
            "started_on": ColumnWords(
                "Начата", "Первый день.", ("First day", "Day on which the practice began.")
            ),
            "ended_on": ColumnWords(
                "Завершена",
                "Последний день, он может быть впереди; пусто — нет.",
                (
                    "Last day",
                    "Day on which it ends, it may be ahead. Empty: no end is set.",
                ),
            ),
            "meeting_code": ColumnWords(
                "Код заседания",
                "Где практику представили; пусто — не представляли.",
                (
                    "Meeting code",
                    "Meeting at which it was presented, in the resource meetings. Empty: it was "
                    "not.",
                ),
                width=20,
            ),
            "presented_on": ColumnWords(
                "Представлена",
                "День этого заседания.",
                (
                    "Presentation date",
                    "Day of that meeting. Empty: not presented, or the meeting is not known.",
                ),
            ),
            "url": ColumnWords(
                "Ссылка",
                "Где о практике рассказано.",
                ("Link", "Page about the practice. Empty: none."),
                width=30,
            ),
        }
    ),
)

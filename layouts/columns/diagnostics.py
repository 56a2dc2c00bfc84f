"""The columns of diagnostics: Russian and English, in a file and in the package."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.titles import choice_words
from layouts.columns import units
from layouts.columns.declaration import ColumnWords, RowSheet

SHEET: Final = RowSheet(
    name="diagnostics",
    title="Витрина диагностик с экспертизой и результатами периода",
    note="Строка на диагностику профессиональных дефицитов, опубликованную к отчётной дате, с "
    "экспертизой и результатами периода.",
    english=(
        "Showcase of diagnostics",
        (
            "One row for each diagnostic of professional deficits published by the reporting "
            "date, with its expert review and its results in the period."
        ),
    ),
    path="/diagnostics",
    titles=MappingProxyType(
        {
            "code": ColumnWords(
                "Код диагностики",
                "Код, под которым диагностика в базе.",
                ("Diagnostic code", "Lasting code of the diagnostic."),
                width=16,
            ),
            "title": ColumnWords(
                "Диагностика", "Название.", ("Diagnostic", "Title of the diagnostic."), width=50
            ),
            "owner_code": ColumnWords(
                "Код организации",
                "Чья диагностика.",
                (
                    "Owner code",
                    "Organisation whose diagnostic it is, in the resource organizations.",
                ),
                width=16,
            ),
            "owner": ColumnWords(
                "Организация",
                "Название организации по коду.",
                (
                    "Owner",
                    "Name of the organisation. Empty: the register does not know its code.",
                ),
                width=34,
            ),
            "audience": ColumnWords(
                "Для кого",
                "Кого диагностируют.",
                (
                    "Audience",
                    "Who is diagnosed: teacher, manager, preschool (preschool teachers), "
                    "additional (teachers of additional education), pedagogical_class (pupils of "
                    "pedagogical classes).",
                ),
                words=choice_words("diagnostic", "audience"),
                width=24,
            ),
            "subject": ColumnWords(
                "Предмет",
                "Пусто — диагностика без предмета.",
                ("Subject", "School subject. Empty: not about one subject."),
                width=26,
            ),
            "published_on": ColumnWords(
                "Опубликована",
                "День публикации, не позже отчётной даты.",
                ("Publication date", "Day of publication."),
            ),
            "expertise_status": ColumnWords(
                "Экспертиза",
                (
                    "Как экспертиза стоит на отчётную дату; если решение экспертов датировано "
                    "позже её, диагностика ещё на экспертизе."
                ),
                (
                    "Expert review",
                    "On the reporting date: declared, in_review, revision, recommended or "
                    "rejected; a verdict of a later day is still in_review.",
                ),
                words=choice_words("diagnostic", "expertise_status"),
                width=18,
            ),
            "expertise_on": ColumnWords(
                "Дата экспертизы",
                "День решения экспертов, если он не позже отчётной даты.",
                (
                    "Review date",
                    "Day of the verdict. Empty: none by the reporting date.",
                ),
            ),
            "valid_until": ColumnWords(
                "Действует до",
                "Последний день, он может быть впереди; пусто — без срока.",
                (
                    "Valid until",
                    "Last day on which the recommendation holds, it may be ahead. Empty: it has "
                    "no end.",
                ),
            ),
            "is_valid": ColumnWords(
                "Прошла экспертизу",
                (
                    "1 — рекомендована и действует на отчётную дату; сумма столбца и число строк — "
                    "числитель и знаменатель показателя «Диагностики, прошедшие экспертизу»."
                ),
                (
                    "Passed expert review",
                    "1: recommended, and that holds on the reporting date; 0: not. The sum of the "
                    "field and the number of rows are numerator and denominator of the indicator "
                    "diagnostics_expertise.",
                ),
            ),
            "url": ColumnWords(
                "Ссылка",
                "Где диагностика опубликована.",
                ("Link", "Page of the diagnostic. Empty: none."),
                width=30,
            ),
            "participants": ColumnWords(
                "Прошли, чел.",
                "Участников в периоде из выбранных муниципалитетов; прошедший дважды — дважды.",
                (
                    "Participants",
                    "People of the municipalities asked about who were diagnosed in the period; "
                    "one diagnosed twice is two.",
                ),
                unit=units.PEOPLE,
                on_page="Прошли",
            ),
            "with_deficit": ColumnWords(
                "С дефицитом, чел.",
                "У скольких из них выявлен дефицит.",
                (
                    "With a deficit",
                    "How many of the participants showed a professional deficit, people.",
                ),
                unit=units.PEOPLE,
                on_page="С дефицитом",
            ),
            "municipalities": ColumnWords(
                "Муниципалитетов",
                "В скольких из выбранных её проводили в периоде.",
                (
                    "Municipalities",
                    "Number of the municipalities asked about in which it was held in the period.",
                ),
            ),
        }
    ),
)

"""The columns of trainings: Russian and English, in a file and in the package."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.titles import choice_words
from layouts.columns import units
from layouts.columns.declaration import ColumnWords, RowSheet

SHEET: Final = RowSheet(
    name="trainings",
    title="Обучение: строка на каждую пройденную программу",
    note="Строка на программу повышения квалификации, которую человек завершил в периоде. "
    "Прошедший несколько программ стоит в нескольких строках; охват считает разных людей.",
    english=(
        "Trainings",
        (
            "One row for each programme of continuing professional development that an educator "
            "completed in the period. A person who completed several programmes has several rows; "
            "coverage counts different people."
        ),
    ),
    path="/training",
    titles=MappingProxyType(
        {
            "completed_on": ColumnWords(
                "Дата завершения",
                "День, когда программа пройдена.",
                ("Completion date", "Day on which the programme was completed."),
                on_page="Завершено",
            ),
            "educator_key": ColumnWords(
                "Код обучившегося",
                "Условный код без имени и документов: один человек — один код.",
                (
                    "Educator key",
                    "Opaque key of a person, without name or document: one person, one key.",
                ),
                width=18,
            ),
            "category": ColumnWords(
                "Категория",
                "В охват ПК входят педагоги, в охват управленческих кадров — руководители.",
                (
                    "Category",
                    "teacher: pedagogue; manager: school manager. Each is counted in the training "
                    "coverage of its own category.",
                ),
                words=choice_words("training", "category"),
                on_page="Кто",
            ),
            "oktmo": ColumnWords(
                "ОКТМО",
                "Муниципалитет, за которым записано обучение.",
                (
                    "OKTMO code",
                    "Municipality to which the training is recorded, 8 digits, text.",
                ),
                width=11,
            ),
            "municipality": ColumnWords(
                "Муниципалитет",
                "Название по ОКТМО.",
                ("Municipality", "Name of the municipality."),
                width=30,
            ),
            "school_code": ColumnWords(
                "Код школы",
                "Пусто — школа не указана.",
                (
                    "School code",
                    "School of the educator, in the resource schools. Empty: not stated.",
                ),
            ),
            "school": ColumnWords(
                "Школа",
                "Название по коду; пусто — кода нет в реестре.",
                (
                    "School",
                    "Name of the school. Empty: no school is stated, or the register does not "
                    "know its code.",
                ),
                width=30,
            ),
            "program_code": ColumnWords(
                "Код программы",
                "Код, под которым программа в реестре.",
                ("Programme code", "Programme, in the resource programs."),
            ),
            "program": ColumnWords(
                "Программа",
                "Название по коду; пусто — кода нет в реестре.",
                (
                    "Programme",
                    "Title of the programme. Empty: the register does not know its code.",
                ),
                width=50,
            ),
            "provider_code": ColumnWords(
                "Код организации",
                "Кто учил: код организации.",
                (
                    "Provider code",
                    "Organisation that taught, in the resource organizations. Empty: the register "
                    "does not know the programme.",
                ),
            ),
            "provider": ColumnWords(
                "Организация",
                "Кто учил: название; пусто — кода нет в реестре.",
                (
                    "Provider",
                    "Name of the organisation that taught. Empty: the register does not know it.",
                ),
                width=40,
            ),
            "format": ColumnWords(
                "Формат",
                "Очно, дистанционно или смешанно.",
                (
                    "Format",
                    "in_person, remote or mixed. Empty: the register does not know the programme.",
                ),
                words=choice_words("training_program", "format"),
                width=16,
            ),
            "hours": ColumnWords(
                "Часов",
                "Объём программы; в показатели охвата входят от 16 часов.",
                (
                    "Length, hours",
                    "Length of the programme in hours; training coverage counts programmes of 16 "
                    "hours or more. Empty: the register does not know the programme.",
                ),
                unit=units.HOURS,
            ),
            "federal_project": ColumnWords(
                "Федеральный проект",
                "Пусто — вне федеральных проектов.",
                (
                    "Federal project",
                    "Name of the project that the programme belongs to. Empty: none.",
                ),
                width=30,
            ),
            "is_network": ColumnWords(
                "Сетевая",
                "1 — программа сетевая, 0 — нет.",
                (
                    "Network programme",
                    "1: several organisations teach the programme together; 0: one does. Empty: "
                    "the register does not know the programme.",
                ),
            ),
            "direction": ColumnWords(
                "Направление",
                "Одно из восьми направлений проекта «Школа Минпросвещения России».",
                (
                    "Direction",
                    "One of the eight directions of the project “School of the Ministry of "
                    "Education”. Empty: none.",
                ),
                words=choice_words("training_program", "direction"),
                width=26,
            ),
        }
    ),
)

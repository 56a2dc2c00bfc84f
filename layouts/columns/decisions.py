"""The columns of decisions: Russian and English, in a file and in the package."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.titles import choice_words
from layouts.columns import units
from layouts.columns.bodies import BODY_IN_ENGLISH
from layouts.columns.declaration import ColumnWords, RowSheet
from layouts.wording import terms

SHEET: Final = RowSheet(
    name="decisions",
    title="Решения и поручения: строка на каждое поручение",
    note="Строка на поручение — решение и того, кто его исполняет, — и одна на решение без "
    "исполнителей, на отчётную дату: принятые в периоде, со сроком в нём или ещё открытые.",
    english=(
        "Decisions and assignments",
        (
            "One row for each assignment (a decision and one who has to carry it out), and one for "
            "a decision without any, as it stands on the reporting date: of meetings held in the "
            "period, due in it, or still open."
        ),
    ),
    path="/decisions",
    titles=MappingProxyType(
        {
            "meeting_code": ColumnWords(
                "Код заседания",
                "Код, под которым заседание в базе.",
                ("Meeting code", "Meeting, in the resource meetings."),
                width=20,
            ),
            "body": ColumnWords(
                "Орган",
                "Чьё заседание.",
                BODY_IN_ENGLISH,
                words=terms.filter_words("body"),
                width=24,
            ),
            "held_on": ColumnWords(
                "Дата заседания",
                "Когда заседание состоялось.",
                ("Meeting date", "Day on which the meeting was held."),
                on_page="Заседание",
            ),
            "meeting_number": ColumnWords(
                "Номер протокола",
                "Номер, как он записан.",
                (
                    "Number of the minutes",
                    "Number of the meeting as it is written, text. Empty: none.",
                ),
            ),
            "position": ColumnWords(
                "Порядок в протоколе",
                "Какой по счёту пункт решения, от 1.",
                (
                    "Position in the minutes",
                    "Place of the decision among those of its meeting, from 1.",
                ),
            ),
            "number": ColumnWords(
                "Номер пункта",
                "Номер, как он записан в протоколе.",
                (
                    "Number of the decision",
                    "Number as the minutes have it, text; it may repeat. Empty: none.",
                ),
            ),
            "text": ColumnWords(
                "Текст решения",
                "Текст пункта.",
                ("Text", "Text of the decision."),
                width=60,
                on_page="Решение",
            ),
            "kind": ColumnWords(
                "Вид",
                "Поручение, рекомендация или сведения; в показатели входят только поручения.",
                (
                    "Kind",
                    "assignment, recommendation or informational; indicators count assignments "
                    "alone.",
                ),
                words=choice_words("decision", "kind"),
            ),
            "assignee": ColumnWords(
                "Ответственный",
                "Кому поручено, как записано; пусто — ответственный не назван.",
                (
                    "Owner",
                    "Who has to carry it out, as it is written. Empty: nobody is named.",
                ),
                width=30,
            ),
            "oktmo": ColumnWords(
                "ОКТМО",
                "Муниципалитет исполнителя; у решения методсовета без исполнителей — его самого.",
                (
                    "OKTMO code",
                    "Municipality of the owner, 8 digits, text; of a council's decision without "
                    "owners that of the council. Empty: none.",
                ),
                width=11,
            ),
            "municipality": ColumnWords(
                "Муниципалитет",
                "Название по ОКТМО.",
                (
                    "Municipality",
                    "Name of the municipality. Empty: no code, or the region has no such "
                    "municipality.",
                ),
                width=30,
            ),
            "organization": ColumnWords(
                "Организация",
                "Организация исполнителя.",
                (
                    "Organisation",
                    "Name of the owner's organisation. Empty: not stated.",
                ),
                width=30,
            ),
            "due_on": ColumnWords(
                "Срок",
                "Срок исполнителя, а если своего нет, срок решения.",
                (
                    "Due date",
                    "Last day to carry it out: the owner's own, else that of the decision. Empty: "
                    "no date is set.",
                ),
            ),
            "original_due_on": ColumnWords(
                "Первый срок",
                "Срок до продления; пусто — не продлевался.",
                (
                    "Original due date",
                    "Due date before it was extended. Empty: it was not.",
                ),
            ),
            "due_kind": ColumnWords(
                "Вид срока",
                "К дате, постоянно или без срока.",
                (
                    "Kind of term",
                    "date: by a day; continuous: permanently; none: no term.",
                ),
                words=choice_words("decision", "due_kind"),
            ),
            "completed_on": ColumnWords(
                "Исполнено",
                "День исполнения, если он не позже отчётной даты.",
                (
                    "Completion date",
                    "Day on which it was carried out. Empty: not by the reporting date.",
                ),
            ),
            "withdrawn_on": ColumnWords(
                "Снято",
                "День, когда сняли, если он не позже отчётной даты.",
                (
                    "Withdrawal date",
                    "Day on which it was taken off control without execution. Empty: not by the "
                    "reporting date.",
                ),
            ),
            "status": ColumnWords(
                "Статус",
                "Как поручение стоит на отчётную дату.",
                (
                    "Status",
                    "On the reporting date: in_progress, done, done_late (after the due date), "
                    "overdue, continuous, withdrawn, informational.",
                ),
                words=terms.filter_words("status"),
                width=22,
            ),
            "lateness_days": ColumnWords(
                "Опоздание, дней",
                "От срока до исполнения, а у просроченного — до отчётной даты.",
                (
                    "Lateness, days",
                    "Days from the due date to completion, of an overdue one to the reporting "
                    "date. Empty: it is not late, or no date is set.",
                ),
                unit=units.DAYS,
                on_page="Опоздание",
            ),
            "evidence": ColumnWords(
                "Чем подтверждено",
                "Документ или ссылка.",
                (
                    "Evidence of execution",
                    "Document or link that confirms the execution. Empty: none.",
                ),
                width=30,
            ),
            "indicator": ColumnWords(
                "Показатель",
                "На какой показатель решение направлено.",
                (
                    "Indicator code",
                    "Indicator that the decision is aimed at. Empty: none.",
                ),
                words=MappingProxyType({key: each.title for key, each in described().items()}),
                width=30,
            ),
        }
    ),
)

"""The columns of attendance: Russian and English, in a file and in the package."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.titles import choice_words
from layouts.columns.bodies import BODY_IN_ENGLISH
from layouts.columns.declaration import ColumnWords, RowSheet
from layouts.wording import terms

_TITLES: Final = MappingProxyType(
    {
        "meeting_code": ColumnWords(
            "Код заседания",
            "Код, под которым заседание в базе.",
            ("Meeting code", "Meeting, in the resource meetings."),
            width=20,
        ),
        "body": ColumnWords(
            "Орган", "Чьё заседание.", BODY_IN_ENGLISH, words=terms.filter_words("body"), width=24
        ),
        "meeting_number": ColumnWords(
            "Номер заседания",
            "Номер, как он записан.",
            (
                "Meeting number",
                "Number of the meeting as it is written, text. Empty: none.",
            ),
        ),
        "held_on": ColumnWords(
            "Дата заседания",
            "Когда заседание состоялось.",
            ("Meeting date", "Day on which the meeting was held."),
            on_page="Заседание",
        ),
        "person": ColumnWords(
            "Участник",
            (
                "Как записан в списке. Пусто — в списке заседания нет никого из тех, о ком вопрос; "
                "такая строка одна на заседание, чтобы его было видно: представленность считается "
                "от всех заседаний, умноженных на число муниципалитетов (без организаций области)."
            ),
            (
                "Person",
                "Name as the list has it. Empty: the list of this meeting has nobody of those "
                "asked about, and so are all fields of the person.",
            ),
            width=36,
        ),
        "is_member": ColumnWords(
            "Член органа",
            (
                "1 — член или его заместитель, 0 — приглашённый. Явка и кворум считаются по "
                "строкам с 1, представленность — по всем."
            ),
            (
                "Member",
                "1: a member of the body or a substitute, counted in attendance and quorum; "
                "0: an invited guest, counted in representation alone.",
            ),
        ),
        "status": ColumnWords(
            "Участие",
            "Пришёл тот, кто присутствовал или участвовал онлайн.",
            (
                "Presence",
                "present (in the room) and online came; excused and absent did not.",
            ),
            words=choice_words("attendance", "status"),
            width=26,
        ),
        "is_substitute": ColumnWords(
            "Заместитель",
            "1 — стоит вместо члена органа, 0 — нет.",
            (
                "Substitute",
                "1: stands in for a member of the body; 0: does not.",
            ),
        ),
        "oktmo": ColumnWords(
            "ОКТМО",
            "Муниципалитет участника; пусто — организация.",
            (
                "OKTMO code",
                "Municipality of the person, 8 digits, text. Empty: the person comes from an "
                "organisation of the region.",
            ),
            width=11,
        ),
        "municipality": ColumnWords(
            "Муниципалитет",
            (
                "Название по ОКТМО. Пусто при заполненном ОКТМО: такого муниципалитета в регионе "
                "нет, строка входит только в кворум."
            ),
            (
                "Municipality",
                "Name of the municipality. Empty beside a code: the region has no such "
                "municipality, and the row counts in the quorum alone.",
            ),
            width=30,
        ),
        "organization": ColumnWords(
            "Организация",
            "Организация участника.",
            (
                "Organisation",
                "Name of the person's organisation. Empty: not stated.",
            ),
            width=30,
        ),
        "quorum_rule": ColumnWords(
            "Правило кворума",
            (
                "Сколько членов должно прийти; пусто — правило не задано. Кворум считают по всем "
                "строкам заседания: файл о выбранных муниципалитетах для этого не годен."
            ),
            (
                "Quorum rule",
                "Share of members who must come: half (at least a half), more_than_half, "
                "two_thirds (at least). Take all rows of the meeting. Empty: no rule is set.",
            ),
            words=choice_words("meeting", "quorum_rule"),
            width=24,
        ),
    }
)
SHEET: Final = RowSheet(
    name="attendance",
    title="Явка на заседания: строка на каждого из списка",
    note="Строка на человека в списке заседания, состоявшегося в периоде. Заседание, в списке "
    "которого нет никого из тех, о ком вопрос, занимает одну строку без человека.",
    english=(
        "Attendance of meetings",
        (
            "One row for each person on the attendance list of a meeting held in the period. A "
            "meeting whose list has nobody of those asked about has one row without a person: "
            "representation is counted over all meetings."
        ),
    ),
    path="/meetings",
    titles=_TITLES,
)

"""The register of meetings."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from layouts.columns import units
from layouts.columns.bodies import BODY_IN_ENGLISH
from layouts.files.package.registers.declaration import KNOWN_CODES, FieldWords, RegisterWords

_QUORUM: Final = (
    "Сколько членов должно прийти: half — не меньше половины, more_than_half — больше половины, "
    "two_thirds — не меньше двух третей; пусто — правило не задано."
)

MEETINGS: Final = RegisterWords(
    title="Справочник: заседания",
    note=f"Заседания, {KNOWN_CODES}",
    english=(
        "Register of meetings",
        (
            "Meetings that rows of the package refer to, one row each. A code that the register "
            "did not know stands alone in its row."
        ),
    ),
    fields=MappingProxyType(
        {
            "code": FieldWords(
                "Постоянный код заседания.", ("Meeting code", "Lasting code of the meeting.")
            ),
            "body": FieldWords(
                (
                    "Чьё заседание: rumo — РУМО, municipal_council — муниципальный методсовет, "
                    "другой орган — своим словом."
                ),
                BODY_IN_ENGLISH,
            ),
            "oktmo": FieldWords(
                "Чей методсовет: код из ресурса municipalities; пусто — не методсовет.",
                (
                    "OKTMO code",
                    "Municipality whose council met, 8 digits, text. Empty: not a council's "
                    "meeting.",
                ),
            ),
            "number": FieldWords(
                "Номер, как он записан; пусто — без номера.",
                ("Number of the minutes", "Number as it is written, text. Empty: none."),
            ),
            "title": FieldWords(
                "О чём заседание; пусто — без названия.",
                ("Title", "Subject of the meeting. Empty: none."),
            ),
            "status": FieldWords(
                "Намечено (planned), состоялось (held) или отменено (cancelled).",
                ("State", "planned, held or cancelled."),
            ),
            "held_on": FieldWords(
                "День заседания, намеченный или действительный.",
                ("Meeting date", "Day of the meeting, planned or real."),
            ),
            "starts_at": FieldWords(
                "Местное время начала, ЧЧ:ММ; пусто — не указано.",
                (
                    "Start time",
                    "Local time as HH:MM, text. Empty: not stated.",
                ),
            ),
            "place": FieldWords(
                "Где проходит; пусто — не указано.",
                ("Place", "Where the meeting is held. Empty: not stated."),
            ),
            "form": FieldWords(
                "Очно (in_person), онлайн (online) или смешанно (mixed); пусто — не указано.",
                ("Form", "in_person, online or mixed. Empty: not stated."),
            ),
            "quorum_rule": FieldWords(
                _QUORUM,
                (
                    "Quorum rule",
                    "Share of members who must come: half (at least a half), more_than_half, "
                    "two_thirds (at least). Empty: no rule is set.",
                ),
            ),
            "present_count": FieldWords(
                "Сколько человек было по протоколу; пусто — не указано.",
                (
                    "People present",
                    "Number of people present as the minutes state it. Empty: not stated.",
                ),
                unit=units.PEOPLE,
            ),
            "region_code": FieldWords(
                "Код из ресурса regions; пусто — единственный регион.",
                (
                    "Region code",
                    "Region, in the resource regions. Empty: the only one.",
                ),
            ),
        }
    ),
)

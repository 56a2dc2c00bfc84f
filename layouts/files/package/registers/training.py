"""The registers of programmes and of organisations."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from layouts.columns import units
from layouts.files.package.registers.declaration import KNOWN_CODES, FieldWords, RegisterWords

_DIRECTION: Final = (
    "Одно из восьми направлений проекта «Школа Минпросвещения России»; пусто — вне направлений."
)

PROGRAMS: Final = RegisterWords(
    title="Справочник: программы повышения квалификации",
    note=f"Программы, {KNOWN_CODES}",
    english=(
        "Register of training programmes",
        (
            "Programmes that rows of the package refer to, one row each. A code that the register "
            "did not know stands alone in its row."
        ),
    ),
    fields=MappingProxyType(
        {
            "code": FieldWords(
                "Постоянный код программы.", ("Programme code", "Lasting code of the programme.")
            ),
            "title": FieldWords("Название программы.", ("Title", "Title of the programme.")),
            "provider_code": FieldWords(
                "Кто учит: код из ресурса organizations.",
                (
                    "Provider code",
                    "Organisation that teaches, in the resource organizations.",
                ),
            ),
            "format": FieldWords(
                "Очно (in_person), дистанционно (remote) или смешанно (mixed).",
                ("Format", "in_person, remote or mixed."),
            ),
            "hours": FieldWords(
                "Объём программы в часах.",
                ("Length, hours", "Length of the programme in hours."),
                unit=units.HOURS,
            ),
            "federal_project": FieldWords(
                "Название проекта; пусто — вне федеральных проектов.",
                (
                    "Federal project",
                    "Name of the project that the programme belongs to. Empty: none.",
                ),
            ),
            "in_federal_register": FieldWords(
                "1 — программа в федеральном реестре, 0 — нет.",
                (
                    "In the federal programme registry",
                    "1: the programme is in the federal registry of programmes; 0: it is not.",
                ),
            ),
            "is_network": FieldWords(
                "1 — программа сетевая, 0 — нет.",
                (
                    "Network programme",
                    "1: several organisations teach the programme together; 0: one does.",
                ),
            ),
            "direction": FieldWords(
                _DIRECTION,
                (
                    "Direction",
                    "One of the eight directions of the project “School of the Ministry of "
                    "Education”. Empty: none.",
                ),
            ),
        }
    ),
)
ORGANIZATIONS: Final = RegisterWords(
    title="Справочник: организации",
    note=f"Организации, {KNOWN_CODES}",
    english=(
        "Register of organisations",
        (
            "Organisations that rows of the package refer to, one row each. A code that the "
            "register did not know stands alone in its row."
        ),
    ),
    fields=MappingProxyType(
        {
            "code": FieldWords(
                "Постоянный код организации.",
                ("Organisation code", "Lasting code of the organisation."),
            ),
            "name": FieldWords("Полное название.", ("Name", "Full name of the organisation.")),
            "short_name": FieldWords(
                "Как называют в отчётах; пусто — короткого названия нет.",
                ("Short name", "Name as reports write it. Empty: none."),
            ),
            "kind": FieldWords(
                (
                    "Департамент (department), институт (institute), вуз (university), "
                    "методический центр (method_center), муниципальный орган (municipal_office), "
                    "школа (school) или другая (other)."
                ),
                (
                    "Kind",
                    "department, institute, university, method_center (methodical centre), "
                    "municipal_office (municipal education office), school or other.",
                ),
            ),
        }
    ),
)

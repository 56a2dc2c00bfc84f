"""The register of schools."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from layouts.files.package.registers.declaration import KNOWN_CODES, FieldWords, RegisterWords

SCHOOLS: Final = RegisterWords(
    title="Справочник: школы",
    note=f"Школы, {KNOWN_CODES}",
    english=(
        "Register of schools",
        (
            "Schools that rows of the package refer to, one row each. A code that the register "
            "did not know stands alone in its row."
        ),
    ),
    fields=MappingProxyType(
        {
            "code": FieldWords(
                "Постоянный код школы.", ("School code", "Lasting code of the school.")
            ),
            "oktmo": FieldWords(
                "Муниципалитет школы: код из ресурса municipalities.",
                (
                    "OKTMO code",
                    "Municipality of the school, in the resource municipalities; 8 digits, text.",
                ),
            ),
            "name": FieldWords("Название школы.", ("Name", "Name of the school.")),
            "kind": FieldWords(
                (
                    "Общеобразовательная (general), коррекционная (correctional), детский сад "
                    "(preschool) или дополнительного образования (additional)."
                ),
                ("Kind of school", "general, correctional, preschool or additional."),
            ),
            "is_branch": FieldWords(
                "1 — филиал, 0 — нет.",
                ("School branch", "1: a branch of another school; 0: it is not."),
            ),
            "opened_on": FieldWords(
                "День, с которого школа действует; пусто — не указан.",
                (
                    "Opening date",
                    "First day of work. Empty: it always worked, as far as is known.",
                ),
            ),
            "closed_on": FieldWords(
                "День, с которого школа уже не действует; пусто — действует.",
                (
                    "Closing date",
                    "Day from which the school works no more. Empty: it works.",
                ),
            ),
        }
    ),
)

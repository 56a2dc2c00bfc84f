"""The registers of programmes and of organisations that teach, in English."""

from __future__ import annotations

from typing import Final

from layouts.files.package.english import told

TABLES: Final = told.tables(
    {
        "programs": (
            "Register of training programmes",
            "Programmes that rows of the package refer to, one row each. A code that the register "
            "did not know stands alone in its row.",
            {
                "code": ("Programme code", "Lasting code of the programme."),
                "title": ("Title", "Title of the programme."),
                "provider_code": (
                    "Provider code",
                    "Organisation that teaches, in the resource organizations.",
                ),
                "format": ("Format", "in_person, remote or mixed."),
                "hours": ("Length, hours", "Length of the programme in hours."),
                "federal_project": (
                    "Federal project",
                    "Name of the project that the programme belongs to. Empty: none.",
                ),
                "in_federal_register": (
                    "In the federal programme registry",
                    "1: the programme is in the federal registry of programmes; 0: it is not.",
                ),
                "is_network": (
                    "Network programme",
                    "1: several organisations teach the programme together; 0: one does.",
                ),
                "direction": (
                    "Direction",
                    "One of the eight directions of the project “School of the Ministry of "
                    "Education”. Empty: none.",
                ),
            },
        ),
        "organizations": (
            "Register of organisations",
            "Organisations that rows of the package refer to, one row each. A code that the "
            "register did not know stands alone in its row.",
            {
                "code": ("Organisation code", "Lasting code of the organisation."),
                "name": ("Name", "Full name of the organisation."),
                "short_name": ("Short name", "Name as reports write it. Empty: none."),
                "kind": (
                    "Kind",
                    "department, institute, university, method_center (methodical centre), "
                    "municipal_office (municipal education office), school or other.",
                ),
            },
        ),
    }
)

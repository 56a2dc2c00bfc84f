"""Trainings, programmes and the organisations that teach, in English."""

from __future__ import annotations

from typing import Final

from layouts.files.package.english import told

TABLES: Final = told.tables(
    {
        "trainings": (
            "Trainings",
            "One row for each programme of continuing professional development that an educator "
            "completed in the period. A person who completed several programmes has several rows; "
            "coverage counts different people.",
            {
                "completed_on": ("Completion date", "Day on which the programme was completed."),
                "educator_key": (
                    "Educator key",
                    "Opaque key of a person, without name or document: one person, one key.",
                ),
                "category": (
                    "Category",
                    "teacher: pedagogue; manager: school manager. Each is counted in the training "
                    "coverage of its own category.",
                ),
                "oktmo": (
                    "OKTMO code",
                    "Municipality to which the training is recorded, 8 digits, text.",
                ),
                "municipality": ("Municipality", "Name of the municipality."),
                "school_code": (
                    "School code",
                    "School of the educator, in the resource schools. Empty: not stated.",
                ),
                "school": (
                    "School",
                    "Name of the school. Empty: no school is stated, or the register does not "
                    "know its code.",
                ),
                "program_code": ("Programme code", "Programme, in the resource programs."),
                "program": (
                    "Programme",
                    "Title of the programme. Empty: the register does not know its code.",
                ),
                "provider_code": (
                    "Provider code",
                    "Organisation that taught, in the resource organizations. Empty: the register "
                    "does not know the programme.",
                ),
                "provider": (
                    "Provider",
                    "Name of the organisation that taught. Empty: the register does not know it.",
                ),
                "format": (
                    "Format",
                    "in_person, remote or mixed. Empty: the register does not know the programme.",
                ),
                "hours": (
                    "Length, hours",
                    "Length of the programme in hours; training coverage counts programmes of 16 "
                    "hours or more. Empty: the register does not know the programme.",
                ),
                "federal_project": (
                    "Federal project",
                    "Name of the project that the programme belongs to. Empty: none.",
                ),
                "is_network": (
                    "Network programme",
                    "1: several organisations teach the programme together; 0: one does. Empty: "
                    "the register does not know the programme.",
                ),
                "direction": (
                    "Direction",
                    "One of the eight directions of the project “School of the Ministry of "
                    "Education”. Empty: none.",
                ),
            },
        ),
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

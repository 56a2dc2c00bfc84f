"""Notes to numbers, in English."""

from __future__ import annotations

from typing import Final

from layouts.files.package.english import told

TABLES: Final = told.tables(
    {
        "notes": (
            "Notes to numbers",
            "One row for each note written by the reporting date, whatever the period: about one "
            "indicator or all, about one municipality, the region or everybody.",
            {
                "code": ("Note code", "Lasting code of the note."),
                "indicator": (
                    "Indicator",
                    "Key of the indicator that it explains. Empty: every indicator.",
                ),
                "oktmo": (
                    "OKTMO code",
                    "Municipality that it is about, or the region's own code; 8 digits, text. "
                    "Empty: everybody.",
                ),
                "noted_on": ("Date", "Day on which it was written."),
                "author": ("Author", "Who wrote it."),
                "text": ("Note", "What explains the number, as written, in Russian."),
                "municipality": (
                    "Municipality",
                    "Name of the place by its code, the region's for its own code. Empty: "
                    "everybody, or the register does not know the code.",
                ),
            },
        ),
    }
)

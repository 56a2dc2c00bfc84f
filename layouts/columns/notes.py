"""The columns of notes: Russian and English, in a file and in the package."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from layouts.columns.declaration import ColumnWords, RowSheet

SHEET: Final = RowSheet(
    name="notes",
    title="Пояснения к числам, написанные к отчётной дате",
    note="Строка на пояснение, написанное не позже отчётной даты: к одному показателю или ко "
    "всем, об одном муниципалитете, о регионе или обо всех.",
    english=(
        "Notes to numbers",
        (
            "One row for each note written by the reporting date, whatever the period: about one "
            "indicator or all, about one municipality, the region or everybody."
        ),
    ),
    path="/data",
    titles=MappingProxyType(
        {
            "code": ColumnWords(
                "Код пояснения",
                "Код, под которым пояснение в базе.",
                ("Note code", "Lasting code of the note."),
                width=22,
            ),
            "indicator": ColumnWords(
                "Код показателя",
                "Какое число поясняется; пусто — все показатели.",
                (
                    "Indicator",
                    "Key of the indicator that it explains. Empty: every indicator.",
                ),
                width=28,
            ),
            "oktmo": ColumnWords(
                "ОКТМО",
                "О ком пояснение; пусто — обо всех.",
                (
                    "OKTMO code",
                    "Municipality that it is about, or the region's own code; 8 digits, text. "
                    "Empty: everybody.",
                ),
                width=11,
            ),
            "noted_on": ColumnWords(
                "Дата", "День, когда написано.", ("Date", "Day on which it was written.")
            ),
            "author": ColumnWords("Автор", "Кто пояснил.", ("Author", "Who wrote it."), width=30),
            "text": ColumnWords(
                "Пояснение",
                "Чем объясняется число.",
                ("Note", "What explains the number, as written, in Russian."),
                width=80,
            ),
            "municipality": ColumnWords(
                "Муниципалитет",
                "Название по ОКТМО; у пояснений к региону — регион.",
                (
                    "Municipality",
                    "Name of the place by its code, the region's for its own code. Empty: "
                    "everybody, or the register does not know the code.",
                ),
                width=30,
            ),
        }
    ),
)

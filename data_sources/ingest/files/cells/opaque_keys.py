"""Keys of persons: what everybody may see, so never a name or the number of a document."""

from __future__ import annotations

from typing import Final

from data_sources.ingest.files.refusals import CellRefusedError
from data_sources.ingest.files.report import ErrorCode
from data_sources.names.personal import PersonalData, personal_data_in

_WORDS: Final = {
    PersonalData.NAME: "имя человека",
    PersonalData.SNILS: "СНИЛС",
    PersonalData.PASSPORT: "номер паспорта",
    PersonalData.TAX_NUMBER: "ИНН человека",
    PersonalData.E_MAIL: "адрес почты",
    PersonalData.TELEPHONE: "номер телефона",
    PersonalData.BIRTH_DATE: "дату рождения",
}
_SHOWN: Final = 2


def require_opaque(key: str) -> None:
    """Raises `CellRefusedError` for a key that shows who it is; its sentence does not."""
    found = personal_data_in(key)
    if found is None:
        return
    raise CellRefusedError(
        ErrorCode.PERSONAL_DATA,
        f"«{key[:_SHOWN]}…» похоже на {_WORDS[found]}, а ключ увидят все, кто откроет данные. "
        "Дайте человеку номер, одинаковый во всех файлах, например T-000123, или замените людей "
        "на ключи во всём файле: rumo keys ФАЙЛ.",
    )

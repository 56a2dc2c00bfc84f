"""From a person to a key: the same person by any spelling gives the same key."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Final

from data_sources.names.people import person_name
from data_sources.names.personal import PersonalData, personal_data_in
from data_sources.names.spelling import spelled

PREFIX: Final = "P-"
_DIGITS_OF_KEY: Final = 20
_OF_DIGITS: Final = {
    PersonalData.SNILS: 11,
    PersonalData.PASSPORT: 10,
    PersonalData.TAX_NUMBER: 12,
    PersonalData.TELEPHONE: 10,
}
"""How many digits tell the person; a telephone's first one, 7 or 8, does not."""


def key_of(person: str, secret: bytes) -> str | None:
    """The key of the person whom the text shows; None where the text is opaque already."""
    kind = personal_data_in(person)
    if kind is None:
        return None
    told = f"{kind.value}:{_told(person, kind)}"
    digest = hmac.new(secret, told.encode(), hashlib.sha256).hexdigest()
    return PREFIX + digest[:_DIGITS_OF_KEY]


def _told(person: str, kind: PersonalData) -> str:
    """The person without what people vary: case, ё, spaces, separators, initials first or last."""
    if kind in _OF_DIGITS:
        # Excel drops the zeros with which a number begins.
        width = _OF_DIGITS[kind]
        return re.sub(r"\D", "", person).zfill(width)[-width:]
    if kind is PersonalData.E_MAIL:
        return "".join(person.lower().split())
    # A day of birth tells two people of one name apart.
    name = None if any(sign.isdigit() for sign in person) else person_name(person)
    return " ".join((name.surname, *name.given)) if name else spelled(person)

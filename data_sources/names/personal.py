"""Whether a text that should be an opaque key is a person: a name, a document, an address."""

from __future__ import annotations

import enum
import re
import unicodedata
from typing import Final

from data_sources.database.knowledge import utc_now
from data_sources.names.personal_names import DAY, is_personal_name


class PersonalData(enum.Enum):
    """What of a person stands in a text."""

    NAME = "name"
    SNILS = "snils"
    PASSPORT = "passport"
    TAX_NUMBER = "tax_number"
    E_MAIL = "e_mail"
    TELEPHONE = "telephone"
    BIRTH_DATE = "birth_date"


_REGISTER_NUMBER: Final = re.compile(r"[A-Za-zА-Яа-яЁё]{0,6}[-_/.]?[0-9]{1,9}|[A-Za-z]?")
"""Most keys are of this kind: a few letters and a short number; they are asked about no further."""

_HASH: Final = re.compile(
    r"(?:[A-Za-z]{1,4}[-_:])?(?=[0-9]*[a-f])[0-9a-f]{16,128}"
    r"|(?:[A-Za-z]{1,4}[-_:])?(?=[0-9]*[A-F])[0-9A-F]{16,128}"
    r"|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?"
)
_E_MAIL: Final = re.compile(r"[^\s@]+\s?@\s?[^\s@]+")
_BETWEEN: Final = r"[\s._/\\-]{0,3}"
_SNILS: Final = re.compile(
    rf"(?<!\d)\d{{3}}{_BETWEEN}\d{{3}}{_BETWEEN}\d{{3}}{_BETWEEN}\d{{2}}(?!\d)"
)
_SNILS_SPELLED: Final = re.compile(r"(?<!\d)\d{3}([\s.-])\d{3}[\s.-]\d{3}[\s.-]{0,2}\d{2}(?!\d)")
_PASSPORT: Final = re.compile(
    r"(?<!\d)(?:\d{2}[\s-]\d{2}[\s,-]*(?:№|No?|номер)?[\s.-]*\d{6}"
    r"|\d{4}(?:\s*,?\s*(?:№|No?|номер)[\s.]*|\s+|[-/])\d{6})(?!\d)",
    re.IGNORECASE,
)
_YEAR_AND_NUMBER: Final = re.compile(r"(?:19|20)\d{2}[-/]\d{6}")
_TELEPHONE: Final = re.compile(
    r"(?<!\d)(?:\+\d[\d\s().-]{8,18}\d"
    r"|[78][\s.-]*\(?[3489]\d{2}\)?[\s.-]+\d{3}[\s.-]?\d{2}[\s.-]?\d{2}"
    r"|[78](?:[\s.-]+\(?|[\s.-]*\()[3489]\d{2}\)?[\s.-]?\d{3}[\s.-]?\d{2}[\s.-]?\d{2}"
    r"|\(\d{3,5}\)[\s.-]*\d{1,3}[\s.-]?\d{2}[\s.-]?\d{2})(?!\d)"
)
_NAMED: Final = (
    (re.compile(r"снилс|snils", re.IGNORECASE), PersonalData.SNILS),
    (re.compile(r"паспорт|passport|серия", re.IGNORECASE), PersonalData.PASSPORT),
    (re.compile(r"(?<![а-яa-z])(?:инн|inn)(?![а-яa-z])", re.IGNORECASE), PersonalData.TAX_NUMBER),
    (
        re.compile(r"(?<![а-яa-z])(?:тел|моб|phone|tel)(?![а-яa-z])|телефон", re.IGNORECASE),
        PersonalData.TELEPHONE,
    ),
)
_DIGITS_OF_A_DOCUMENT: Final = 5
_CENTURY: Final = 100
_FIRST_PASSPORTS: Final = 97


def personal_data_in(text: str) -> PersonalData | None:
    """What personal data the key shows, None for an opaque one."""
    if _REGISTER_NUMBER.fullmatch(text) and not _is_a_word(text):
        return None
    seen = " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())
    if _HASH.fullmatch(seen) or _YEAR_AND_NUMBER.fullmatch(seen):
        return None
    return _number_in(seen) or (PersonalData.NAME if is_personal_name(seen) else None)


_DASHES: Final = {ord(sign): "-" for sign in "‐‑‒–—−"} | {0x00AD: None, 0x200B: None, 0x2060: None}


def _is_a_word(text: str) -> bool:
    return text.isalpha() and len(text) > 1


def _number_in(seen: str) -> PersonalData | None:
    if _E_MAIL.search(seen):
        return PersonalData.E_MAIL
    digits = re.sub(r"\D", "", seen)
    if len(digits) >= _DIGITS_OF_A_DOCUMENT:
        for words, kind in _NAMED:
            if words.search(seen):
                return kind
    if _SNILS_SPELLED.search(seen):
        return PersonalData.SNILS
    if _TELEPHONE.search(seen):
        return PersonalData.TELEPHONE
    passport = _PASSPORT.search(seen)
    if passport and not _YEAR_AND_NUMBER.fullmatch(passport[0]):
        return PersonalData.PASSPORT
    if DAY.fullmatch(seen):
        return PersonalData.BIRTH_DATE
    if digits == re.sub(r"[\s._-]", "", seen):
        return _of_digits_alone(digits)
    within = _SNILS.search(seen)
    if within and _is_snils(re.sub(r"\D", "", within[0])):
        return PersonalData.SNILS
    return None


def _of_digits_alone(digits: str) -> PersonalData | None:
    """Only what checks: registers of ten digits and more have numbers of their own."""
    if len(digits) == 11:
        is_telephone = digits[0] in "78" and digits[1] in "3489" and not _is_snils(digits)
        return PersonalData.TELEPHONE if is_telephone else PersonalData.SNILS
    if len(digits) == 12:
        return PersonalData.TAX_NUMBER if _is_tax_number(digits) else None
    if len(digits) in (9, 10) and _is_snils(digits.zfill(11)):
        # Excel drops the zeros with which a number begins.
        return PersonalData.SNILS
    if len(digits) == 10:
        if digits.startswith("9"):
            return PersonalData.TELEPHONE
        return PersonalData.PASSPORT if _is_passport(digits) else None
    return None


def _is_snils(digits: str) -> bool:
    """The last two digits check the nine before them; numbers up to 001-001-998 have no check."""
    if int(digits[:9]) <= 1_001_998:
        return False
    total = sum(int(sign) * (9 - place) for place, sign in enumerate(digits[:9]))
    return total % 101 % _CENTURY == int(digits[9:])


_TAX_WEIGHTS: Final = ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


def _is_tax_number(digits: str) -> bool:
    return int(digits) > 0 and all(
        sum(int(sign) * weight for sign, weight in zip(digits, weights, strict=False)) % 11 % 10
        == int(digits[len(weights)])
        for weights in _TAX_WEIGHTS
    )


def _is_passport(digits: str) -> bool:
    """A series: the region's two digits, and those of the year in which the form was printed."""
    region, year = int(digits[:2]), int(digits[2:4])
    this_year = utc_now().year % _CENTURY
    return region > 0 and (year >= _FIRST_PASSPORTS or year <= this_year + 1)

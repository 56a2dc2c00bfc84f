"""What the first words of a point ask for."""

from __future__ import annotations

import re
from typing import Final

from data_sources.ingest.minutes.points.owners.addressees import addressee_of
from data_sources.ingest.minutes.text.verbs import VERB

_INFORMATIONAL: Final = re.compile(
    r"(?:(?:[^.;]|[А-Я]\.|\.(?=\d)){0,300}?(?<![а-я])(?:принять|принята|принято"
    r"|приняли) [^.;]{0,200}?к сведению"
    r"|к сведению"
    r"|одобрить|утвердить)(?![а-я])",
    re.IGNORECASE,
)
_APPROVED_LAST: Final = re.compile(
    r"(?<![а-я])(?:одобрить|утвердить)(?:\s?\([^()]{1,60}\))?\s?[.;]?\s?$", re.IGNORECASE
)
_RECOMMENDING: Final = re.compile(
    r"(?:[^.:;]{0,120}\s)?(?:рекомендовать|рекомендуется|рекомендовано|рекомендуем)(?![а-я])",
    re.IGNORECASE,
)


def is_informational(text: str, start: int, end: int) -> bool:
    """Whether a sentence takes note, approves or adopts, in whatever order of its words."""
    if _INFORMATIONAL.match(text, start, end) is not None:
        return True
    last = _APPROVED_LAST.search(text, start, end)
    if last is None or addressee_of(text, start, end):
        return False
    return re.search(VERB, text[start : last.start()], re.IGNORECASE) is None


def recommends(text: str, start: int, end: int) -> bool:
    """Whether a sentence recommends rather than orders."""
    return _RECOMMENDING.match(text, start, end) is not None

"""A day that a point names without «до» or «срок»: «Провести тестирование 20 февраля»."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from data_sources.ingest.minutes.text.days import FoundDay, find_days
from data_sources.ingest.minutes.text.script import Span
from data_sources.ingest.minutes.text.terms.inline_terms import tells_of_a_thing
from data_sources.ingest.minutes.text.verbs import VERB

_VERB: Final = re.compile(VERB, re.IGNORECASE)
_NOT_ITS_DAY: Final = re.compile(
    r"(?<![а-я])(?:от|за|со?|после|начиная со?|не (?:ранее|раньше)(?: чем)?(?: со?)?"
    r"|дн(?:ю|я|ем|е))\s{0,3}$",
    re.IGNORECASE,
)
_NEXT_MEETING: Final = re.compile(
    r"следующ(?:ее|его)\s(?:[а-я]{3,20}\s)?(?:заседани|совещани|собрани)", re.IGNORECASE
)
"""When the board meets again: no task of anybody's."""
_LONGEST_LEAD: Final = 30
_SOON: Final = timedelta(days=183)
"""A day without a year that is further off was more likely the last one than the next."""


def presumed_day(text: str, start: int, end: int, meeting: date | None) -> tuple[date, Span] | None:
    """The last day on which the thing itself is to be done, and where it stands.

    Days of documents and of what is over, beginnings, and days within a quoted title are left out.
    """
    if meeting is None or _VERB.search(text, start, end) is None:
        return None
    if _NEXT_MEETING.search(text, start, end):
        return None
    last: tuple[date, Span] | None = None
    counted_to, quotes = start, 0
    for day in find_days(text, start, end):
        quotes += text.count('"', counted_to, day.start)
        counted_to = day.start
        on = _ahead(day, meeting)
        is_its_own = quotes % 2 == 0 and _is_its_own(text, start, day.start)
        if on is not None and is_its_own and (last is None or on > last[0]):
            last = on, (day.start, day.end)
    return last


def _ahead(day: FoundDay, meeting: date) -> date | None:
    on = day.on(meeting)
    if on is None or on < meeting or (day.year is None and on - meeting > _SOON):
        return None
    return on


def _is_its_own(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - _LONGEST_LEAD) : at]
    return _NOT_ITS_DAY.search(before) is None and not tells_of_a_thing(text, start, at)

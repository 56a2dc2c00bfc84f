"""How many people the minutes say were present, and how many members there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from data_sources.ingest.minutes.draft import Said
from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.text.cardinals import COUNT_IN_WORDS, count_in_words
from data_sources.ingest.minutes.text.script import Line, Script, Span

_STATING: Final = (OutlinePart.PARTICIPANTS, OutlinePart.QUORUM, OutlinePart.HEAD)
_COUNT_UNIT: Final = (
    r"(?:\s?\(?[а-я]{3,20}\)?)?\s?(?:чел|член|участник|педагог|руководител|представител|делегат"
    r"|депутат)"
)
_PRESENT: Final = (
    re.compile(
        r"из (?:\d{1,4}|[а-я]{2,20}) [^.\d]{0,60}?присутств[а-я]{2,6}[^.\d]{0,25}?(?P<n>\d{1,4})"
        r"(?!\d|\.\d)",
        re.I,
    ),
    re.compile(
        r"(?:присутств|участвовал|приняли участие"
        r"|зарегистрирован)[^.\d]{0,60}?(?P<n>\d{1,4})\s?(?:\([а-я ]{3,30}\)\s?)?(?:из \d"
        r"|из общего|чел|член|участник|педагог|руководител|представител|\(|/)",
        re.I,
    ),
    re.compile(
        r"(?:присутств[а-я]{2,6}|участвовал[иао]?|зарегистрирован[а-я]{0,2}"
        r"|приняли участие)[^.\d]{0,60}?(?P<n>\d{1,4})\s?(?:[.;,)]?\s?$|[;,](?!\s?\d)"
        r"|\.\s(?=[А-Я][а-я]{2,20}(?:\s?:|\s(?-i:[а-я]))))",
        re.I,
    ),
    re.compile(
        r"присутств[а-я]{2,6}\s?[:-]?\s?(?P<n>\d{1,4})\s(?!янв|фев|мар|апр|мая)(?-i:[а-я]{4})",
        re.I,
    ),
    re.compile(r"\((?:всего |итого )?(?P<n>\d{1,4})\s?(?:чел|участник|член)[а-я.]{0,6}\)", re.I),
    re.compile(
        r"(?m:^)\s{0,3}(?:всего|итого)(?: присутств[а-я]{2,6}| участник[а-я]{1,3})?\s?[:-]?\s?"
        r"(?P<n>\d{1,4})\s?(?:чел|участник|$|\.$)",
        re.I,
    ),
    re.compile(r"участие в [^.\d]{0,40}(?:приняли|принимают)[^.\d]{0,20}(?P<n>\d{1,4})", re.I),
    re.compile(
        r"(?:количество|число) (?:присутств|участник|зарегистрирован)[^.\d]{0,40}(?P<n>\d{1,4})",
        re.I,
    ),
    re.compile(rf"участник(?:и|ов)[^.\d]{{0,40}}?(?P<n>\d{{1,4}}){_COUNT_UNIT}", re.I),
)
_SPELLED: Final = re.compile(
    r"(?:присутств|участвовал|принял[аи]? участие|участие (?:приняли|принимают)|зарегистрирован"
    rf"|участник)[^.\d]{{0,60}}?(?<![а-я])(?P<words>{COUNT_IN_WORDS})(?=\s?(?:$|[.,;(/]|из(?![а-я])"
    r"|чел|член|участник|педагог|руководител|представител))",
    re.IGNORECASE,
)
_WITHOUT_PARTS: Final = r"(?:(?!из них|в том числе|из которых)[^.\d])"
_APART: Final = re.compile(
    rf"(?:присутств|участ|принял){_WITHOUT_PARTS}{{0,40}}(?P<n>\d{{1,4}}){_WITHOUT_PARTS}{{0,60}}"
    r"(?:дистанционно|онлайн|заочно|удаленно|ВКС|видеосвязи|подключил[а-я]{2,4})"
    rf"{_WITHOUT_PARTS}{{0,20}}(?P<more>\d{{1,4}})",
    re.IGNORECASE,
)
_BY_GROUPS: Final = re.compile(
    r"(?<=[а-я\"])\s?(?:\(|-\s?)(?P<n>\d{1,4})\s?(?:чел|участник|член)[а-я.]{0,6}\)?", re.IGNORECASE
)
_TOTAL: Final = re.compile(
    r"из них|в том числе|из которых|всего|итого|отсутств|приглаш|гост[ия]|из \d"
    r"|присутств[а-я]{2,6}\s?[:-]?\s?\d",
    re.IGNORECASE,
)
_MEMBERS: Final = (
    re.compile(
        r"(?<!\d)\d{1,4}\s?(?:\([а-я ]{3,30}\) )?(?:[а-я]{3,12} )?из (?P<n>\d{1,4})(?!\d)", re.I
    ),
    re.compile(r"(?<![а-я])из (?P<n>\d{1,4}) (?:[а-я]{3,20} ){0,2}(?:член|участник|человек)", re.I),
    re.compile(
        r"(?:всего членов|списочн[а-я]{2,4} состав|общее (?:число|количество) членов"
        r"|состав [а-яА-Я ]{0,40}|членов [а-яА-Я]{2,40} всего"
        r"|всего)[^.\d]{0,40}?(?P<n>\d{1,4})(?!\d|\.\d)\s?(?:чел|член|[.;,)]|$)",
        re.I,
    ),
)


def stated_present(script: Script, sections: Sequence[Section]) -> Said[int] | None:
    """How many were present: those there and those online together, in figures or in words."""
    for section in sections:
        if section.part not in _STATING:
            continue
        for line in (section.heading, *section.body):
            start, end = _whole(script, line)
            if apart := _APART.search(script.shown, start, end):
                together = int(apart["n"]) + int(apart["more"])
                return script.said(together, apart.start("n"), apart.end("more"))
            if grouped := _by_groups(script, start, end):
                return grouped
            spelled = _SPELLED.search(script.shown, start, end)
            number = count_in_words(spelled["words"]) if spelled else None
            if spelled and number is not None:
                return script.said(number, *spelled.span("words"))
    return _stated(script, sections, _PRESENT)


def _by_groups(script: Script, start: int, end: int) -> Said[int] | None:
    """«заместители директоров (18 чел.), методисты (3 чел.)»: the groups together."""
    groups = list(_BY_GROUPS.finditer(script.shown, start, end))
    if len(groups) < 2 or _TOTAL.search(script.shown, start, end):
        return None
    together = sum(int(each["n"]) for each in groups)
    return script.said(together, groups[0].start("n"), groups[-1].end("n"))


def stated_members(script: Script, sections: Sequence[Section]) -> Said[int] | None:
    """How many members the body has."""
    return _stated(script, sections, _MEMBERS)


def _stated(
    script: Script, sections: Sequence[Section], patterns: Sequence[re.Pattern[str]]
) -> Said[int] | None:
    for section in sections:
        if section.part not in _STATING:
            continue
        lines = (
            [section.heading, *section.body]
            if section.part is not OutlinePart.HEAD
            else section.body
        )
        for line in lines:
            start, end = _whole(script, line)
            for pattern in patterns:
                if found := pattern.search(script.shown, start, end):
                    return script.said(int(found["n"]), found.start("n"), found.end("n"))
        if section.part is OutlinePart.PARTICIPANTS and patterns is _PRESENT and section.body:
            first = section.body[0]
            if found := re.compile(
                r"(?:всего\s?[:-]?\s?)?(?P<n>\d{1,4})\s?(?:\([а-я ]{3,30}\)\s?)?(?:чел|член"
                r"|участник|\.?$)",
                re.I,
            ).match(first.text):
                return script.said(
                    int(found["n"]), first.start + found.start("n"), first.start + found.end("n")
                )
    return None


def _whole(script: Script, line: Line) -> Span:
    """The whole line in the text, also where a part of it was cut off."""
    start = script.shown.rfind("\n", 0, line.start) + 1
    end = script.shown.find("\n", line.start)
    return start, len(script.shown) if end < 0 else end

"""The styles of an OpenDocument text: what they hide, and how they number lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from data_sources.ingest.minutes.containers.numbering import drawn

_DEEPEST_STYLE: Final = 20
_FORMS: Final = {"I": "upperRoman", "i": "lowerRoman", "a": "lowerLetter", "A": "upperLetter"}
_RUSSIAN: Final = {"а": "russianLower", "А": "russianUpper"}


@dataclass(frozen=True)
class _ListLevel:
    """How a level of a list is numbered; a bullet has no form."""

    form: str | None
    before: str
    after: str
    shown: int
    start: int


@dataclass(frozen=True)
class OdtStyles:
    """What is unseen by its style; the levels of each list style; the numbers reached."""

    unseen: frozenset[str]
    levels: dict[tuple[str, int], _ListLevel]
    reached: dict[tuple[str, int], int] = field(default_factory=dict)

    @staticmethod
    def of(content: Element, further: Element | None) -> OdtStyles:
        """The styles that a document defines in both of its parts."""
        roots = [root for root in (further, content) if root is not None]
        every = [each for root in roots for each in root.iter()]
        styles = {_own(each, "name"): each for each in every if name_of(each) == "style"}
        levels = {
            (_own(each, "name"), int(_own(level, "level") or 1)): _level(level)
            for each in every
            if name_of(each) == "list-style"
            for level in each
        }
        return OdtStyles(frozenset(key for key in styles if _is_unseen(key, styles)), levels)

    def is_unseen(self, element: Element) -> bool:
        """Whether the style of a paragraph or of a span hides it or strikes it out."""
        return _own(element, "style-name") in self.unseen

    def first_number(self, style: str, depth: int) -> int:
        """From which number a level counts."""
        level = self.levels.get((style, depth))
        return level.start if level else 1

    def number(self, style: str, counts: tuple[int, ...]) -> str:
        """What is drawn before an item, with a space after it."""
        level = self.levels.get((style, len(counts)))
        if level is None or level.form is None:
            return "– "
        if not level.form:
            return ""
        shown = counts[-level.shown :]
        first = len(counts) - len(shown)
        parts = [
            drawn(count, above.form or "decimal")
            for at, count in enumerate(shown, start=first + 1)
            if (above := self.levels.get((style, at), level))
        ]
        return f"{level.before}{'.'.join(parts)}{level.after} "


def name_of(element: Element) -> str:
    """An element's own name, whatever its namespace."""
    return element.tag.rpartition("}")[2]


def _own(element: Element, name: str) -> str:
    return next(
        (text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), ""
    )


def _level(element: Element) -> _ListLevel:
    if name_of(element) != "list-level-style-number":
        return _ListLevel(None, "", "", 1, 1)
    written = _own(element, "num-format")
    form = _FORMS.get(written) or _RUSSIAN.get(written[:1]) or ("decimal" if written else "")
    return _ListLevel(
        form,
        _own(element, "num-prefix"),
        _own(element, "num-suffix"),
        max(int(_own(element, "display-levels") or 1), 1),
        int((_own(element, "start-value") or "1")[:6]),
    )


def _is_unseen(key: str, styles: dict[str, Element]) -> bool:
    """The nearest word of a style and of those below it about being seen."""
    hidden: bool | None = None
    struck: bool | None = None
    style: Element | None = styles[key]
    for _ in range(_DEEPEST_STYLE):
        if style is None:
            break
        for each in style:
            if name_of(each) != "text-properties":
                continue
            display, line = _own(each, "display"), _own(each, "text-line-through-style")
            line = line or _own(each, "text-line-through-type")
            hidden = display == "none" if display and hidden is None else hidden
            struck = line != "none" if line and struck is None else struck
        style = styles.get(_own(style, "parent-style-name"))
    return bool(hidden or struck)

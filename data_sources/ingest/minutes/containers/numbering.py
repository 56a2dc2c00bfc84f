"""The numbers that Word draws before paragraphs without keeping them in the text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DEEPEST_STYLE: Final = 20
_LARGEST_ROMAN: Final = 399
_DEEPEST_LEVEL: Final = 8


@dataclass(frozen=True)
class NumberingLevel:
    """One level of a list: how its number is written and from which it counts."""

    form: str
    pattern: str
    start: int


@dataclass
class Numbering:
    """Counts the list paragraphs of a document in their order."""

    levels: dict[str, dict[int, NumberingLevel]]
    family: dict[str, str]
    of_style: dict[str, tuple[str, int]]
    counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @staticmethod
    def of(lists: Element | None, styles: Element | None) -> Numbering:
        """The lists that a document defines, and the styles that belong to one."""
        return Numbering(*_lists(lists), _styles(styles))

    def number_of(self, paragraph: Element) -> str:
        """What Word draws before this paragraph, with a space after it; counts it."""
        list_id, depth = self._list_of(paragraph)
        level = self.levels.get(list_id, {}).get(depth)
        if level is None or level.form == "none" or depth > _DEEPEST_LEVEL:
            return ""
        if level.form == "bullet":
            return "– "
        counts = self.counters[self.family.get(list_id, list_id)]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        text = level.pattern
        for at in range(depth + 1):
            above = self.levels[list_id].get(at, level)
            text = text.replace(f"%{at + 1}", drawn(counts.get(at, above.start), above.form))
        return f"{text} " if text.strip() else ""

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        inherited = (
            self.of_style.get(style.get(f"{_W}val", ""), ("", 0)) if style is not None else ("", 0)
        )
        if own is None:
            return inherited
        return _numbered(own, inherited)


def _numbered(element: Element, inherited: tuple[str, int]) -> tuple[str, int]:
    list_id, depth = element.find(f"{_W}numId"), element.find(f"{_W}ilvl")
    return (
        list_id.get(f"{_W}val", "") if list_id is not None else inherited[0],
        int(depth.get(f"{_W}val", "0")) if depth is not None else inherited[1],
    )


def _lists(root: Element | None) -> tuple[dict[str, dict[int, NumberingLevel]], dict[str, str]]:
    if root is None:
        return {}, {}
    shapes = {
        each.get(f"{_W}abstractNumId", ""): {
            int(level.get(f"{_W}ilvl", "0")): _level(level) for level in each.iterfind(f"{_W}lvl")
        }
        for each in root.iterfind(f"{_W}abstractNum")
    }
    levels: dict[str, dict[int, NumberingLevel]] = {}
    family: dict[str, str] = {}
    for each in root.iterfind(f"{_W}num"):
        key = each.get(f"{_W}numId", "")
        named = each.find(f"{_W}abstractNumId")
        shape = named.get(f"{_W}val", "") if named is not None else ""
        levels[key] = shapes.get(shape, {})
        restarts = each.find(f"{_W}lvlOverride/{_W}startOverride") is not None
        family[key] = f"num-{key}" if restarts else f"shape-{shape}"
    return levels, family


def _level(element: Element) -> NumberingLevel:
    def value(tag: str, default: str) -> str:
        found = element.find(f"{_W}{tag}")
        return str(found.get(f"{_W}val", default)) if found is not None else default

    start = value("start", "1")
    return NumberingLevel(
        value("numFmt", "decimal"), value("lvlText", ""), int(start) if start.isdigit() else 1
    )


def _styles(root: Element | None) -> dict[str, tuple[str, int]]:
    if root is None:
        return {}
    elements = {each.get(f"{_W}styleId", ""): each for each in root.iter(f"{_W}style")}
    found: dict[str, tuple[str, int]] = {}
    for key, element in elements.items():
        style: Element | None = element
        for _ in range(_DEEPEST_STYLE):
            if style is None:
                break
            own = style.find(f"{_W}pPr/{_W}numPr")
            if own is not None:
                found[key] = _numbered(own, ("", 0))
                break
            parent = style.find(f"{_W}basedOn")
            style = elements.get(parent.get(f"{_W}val", "")) if parent is not None else None
    return found


def drawn(number: int, form: str) -> str:
    """A number in the form that a list names."""
    if form in ("upperRoman", "lowerRoman") and number <= _LARGEST_ROMAN:
        text, left = "", number
        for value, sign in _ROMAN:
            text += sign * (left // value)
            left %= value
        return text if form == "upperRoman" else text.lower()
    if form in ("russianLower", "russianUpper"):
        letter = _LETTERS[(number - 1) % len(_LETTERS)]
        return letter if form == "russianLower" else letter.upper()
    if form in ("lowerLetter", "upperLetter"):
        letter = _LATIN[(number - 1) % len(_LATIN)]
        return letter if form == "lowerLetter" else letter.upper()
    return str(number)

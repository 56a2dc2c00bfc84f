"""Which words of a Word document are struck out or hidden, directly or by a style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SWITCHES: Final = ("strike", "dstrike", "vanish")
_OFF: Final = frozenset({"0", "false", "off"})
_REVISED: Final = (f"{_W}del", f"{_W}moveFrom")
_DEEPEST_STYLE: Final = 20


@dataclass(frozen=True)
class Visibility:
    """For each style, the switches that it or the styles below it turn on."""

    of_style: dict[str, frozenset[str]]

    @staticmethod
    def of(styles: Element | None) -> Visibility:
        """The styles of a document that make words unseen."""
        if styles is None:
            return Visibility({})
        elements = {each.get(f"{_W}styleId", ""): each for each in styles.iter(f"{_W}style")}
        return Visibility({key: _inherited(key, elements) for key in elements})

    def is_unseen(self, run: Element, paragraph: Element) -> bool:
        """Whether a run is struck out or hidden."""
        own = run.find(f"{_W}rPr")
        return self._is_on(own, paragraph)

    def is_joined(self, paragraph: Element) -> bool:
        """Whether a paragraph's end is deleted or hidden: the next one goes on in its line."""
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        if mark is None:
            return False
        if any(mark.find(tag) is not None for tag in _REVISED):
            return True
        return _switch(mark, "vanish") is True

    def _is_on(self, properties: Element | None, paragraph: Element) -> bool:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        of_paragraph = self._named(style)
        of_run = self._named(properties.find(f"{_W}rStyle") if properties is not None else None)
        for name in _SWITCHES:
            own = _switch(properties, name)
            # A switch in both styles turns itself off: so Word does with toggle properties.
            if own if own is not None else (name in of_paragraph) != (name in of_run):
                return True
        return False

    def _named(self, style: Element | None) -> frozenset[str]:
        return (
            self.of_style.get(style.get(f"{_W}val", ""), frozenset())
            if style is not None
            else (frozenset())
        )


def _switch(properties: Element | None, name: str) -> bool | None:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{_W}val", "true").lower() not in _OFF


def _inherited(key: str, elements: dict[str, Element]) -> frozenset[str]:
    said: dict[str, bool] = {}
    style: Element | None = elements[key]
    for _ in range(_DEEPEST_STYLE):
        if style is None:
            break
        for name in _SWITCHES:
            own = _switch(style.find(f"{_W}rPr"), name)
            if own is not None:
                said.setdefault(name, own)
        parent = style.find(f"{_W}basedOn")
        style = elements.get(parent.get(f"{_W}val", "")) if parent is not None else None
    return frozenset(name for name, is_on in said.items() if is_on)

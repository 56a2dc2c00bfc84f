"""Names that are too long for their place, cut so that those shown together stay distinct."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Final

CUT: Final = "…"


def brief(names: Iterable[str], longest: int) -> Mapping[str, str]:
    """Name -> how it is shown: no longer than so many signs where that tells it from the others.

    «Томский государственный университет» and «Томский государственный педагогический университет»
    begin alike: of such names the beginning is left out and what differs is kept. A name that
    could not be told from another one even so is shown whole.
    """
    known = list(dict.fromkeys(names))
    shown = {name: _beginning(name, longest) for name in known}
    for alike in _alike(shown):
        shown.update({name: _differing(name, alike, longest) for name in alike})
    for alike in _alike(shown):
        shown.update({name: name for name in alike})
    return shown


def _alike(shown: Mapping[str, str]) -> list[list[str]]:
    """Names that are shown by the same words."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, text in shown.items():
        found[text.casefold()].append(name)
    return [names for names in found.values() if len(names) > 1]


def _beginning(name: str, longest: int) -> str:
    """Cut between words where the name has any in time."""
    if len(name) <= longest:
        return name
    head = name[: longest - len(CUT)]
    at_word = head.rsplit(" ", 1)[0] if name[len(head)] != " " else head
    return f"{(at_word if len(at_word) * 2 > longest else head).rstrip(' ,.;:«(')}{CUT}"


def _differing(name: str, alike: Sequence[str], longest: int) -> str:
    """The first word, and from the first word in which the names differ on."""
    if len(name) <= longest:
        return name
    words = [each.split(" ") for each in alike]
    common = len(list(takewhile(lambda same: len(set(same)) == 1, zip(*words, strict=False))))
    own = name.split(" ")
    if common < 2 or common >= len(own):
        return name
    head = f"{own[0]} {CUT} "
    rest = " ".join(own[common:])
    return head + _beginning(rest, longest - len(head)) if longest > len(head) + 1 else name

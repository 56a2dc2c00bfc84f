"""Choices of municipalities worth putting side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from data_sources.answers.compare.answer import Preset, PresetKind
from data_sources.scoring.results import KINDS, Municipality, Row

_FEWEST: Final = 2


def presets_of(
    members: tuple[Municipality, ...],
    index: Mapping[str, Row],
    chosen: tuple[Municipality, ...],
    most: int,
) -> tuple[Preset, ...]:
    """The ends and the middle of the index, neighbours of the first chosen, groups of peers.

    `members` are those compared. Of a group larger than `most` the first by index are taken.
    """
    ordered = sorted(
        (member for member in members if not member.is_regional and _rank(index, member)),
        key=lambda member: (_rank(index, member) or 0, member.oktmo),
    )
    offered = (
        *_ends(ordered),
        *_neighbours(ordered, chosen),
        *_peers(members, ordered, most),
    )
    return tuple(preset for preset in offered if set(preset.members) != set(chosen))


def _rank(index: Mapping[str, Row], member: Municipality) -> int | None:
    row = index.get(member.oktmo)
    return row.rank if row else None


def _ends(ordered: list[Municipality]) -> Iterator[Preset]:
    if len(ordered) > _FEWEST:
        middle = ordered[(len(ordered) - 1) // 2]
        yield Preset(PresetKind.ENDS, (ordered[0], middle, ordered[-1]))


def _neighbours(ordered: list[Municipality], chosen: tuple[Municipality, ...]) -> Iterator[Preset]:
    if chosen and chosen[0] in ordered:
        place = ordered.index(chosen[0])
        near = ordered[max(0, place - 1) : place + 2]
        if len(near) >= _FEWEST:
            yield Preset(PresetKind.NEIGHBOURS, tuple(near), chosen[0].name)


def _peers(
    members: tuple[Municipality, ...], ordered: list[Municipality], most: int
) -> Iterator[Preset]:
    """Peer groups; kinds where a register has none."""
    groups = sorted({member.peer_group for member in members if member.peer_group})
    names = groups or [kind for kind in KINDS if any(member.kind == kind for member in members)]
    for name in names:
        own = [member for member in ordered if name in (member.peer_group, member.kind)]
        if len(own) >= _FEWEST:
            yield Preset(PresetKind.PEERS, tuple(own[:most]), name, len(own))

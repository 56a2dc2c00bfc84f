"""Everything the database calls by a name, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from data_sources.database import schema
from data_sources.names.institutions import (
    Vocabulary,
    institution_entry,
    institution_of,
    institution_steps,
    vocabulary_of,
)
from data_sources.names.keyboard import retyped
from data_sources.names.register import MOST_CANDIDATES, Match, Named, NameRegister, Shape, Unnamed
from data_sources.names.territories import (
    SORT_OF_KIND,
    Phrases,
    Territory,
    center_entry,
    label_entry,
    municipality_entry,
    municipality_steps,
    names_within,
    region_entry,
    region_phrases,
    region_steps,
    territory_of,
    words_alone,
)
from data_sources.names.worded_codes import WordedCodes, bodies_among, plans_among


@dataclass(frozen=True)
class Directory:
    """Municipalities, institutions and regions by every name that the database knows.

    A text is named only where it equals a name or an alias in all but its spelling, its type
    words and its grammatical case, and equals those of one thing alone.
    """

    _municipalities: NameRegister = field(repr=False)
    _organizations: NameRegister = field(repr=False)
    _regions: NameRegister = field(repr=False)
    _phrases: Phrases = field(repr=False)
    _vocabulary: Vocabulary = field(repr=False)
    bodies: WordedCodes = field(default=bodies_among(()), repr=False)
    plans: WordedCodes = field(default=plans_among(()), repr=False)

    @classmethod
    def empty(cls) -> Directory:
        """A directory that knows nobody."""
        nothing = NameRegister.of({}, ())
        return cls(nothing, nothing, nothing, frozenset(), {})

    def municipality(self, text: str) -> Match:
        """The municipality (code: its oktmo) that the text names."""
        name = territory_of(text, self._phrases)
        found = self._municipalities.match(municipality_steps(name), name.shape)
        if isinstance(found, Named) or found.candidates:
            return found
        return Unnamed(self._led_to(text, name))

    def _led_to(self, text: str, name: Territory) -> tuple[str, ...]:
        """Municipalities that are named among other words or with the keyboard switched."""
        among = self._municipalities.called(names_within(name))
        if found := self._municipalities.near(among, () if among else words_alone(name)):
            return found
        russian = retyped(text)
        meant = self.municipality(russian) if russian else Unnamed(())
        return (meant.name,) if isinstance(meant, Named) else meant.candidates

    def municipalities_of(self, digits: str) -> tuple[str, ...]:
        """The municipalities whose oktmo begins so, named with it; few or none."""
        names = self._municipalities.names
        found = sorted(code for code in names if code.startswith(digits))
        return tuple(f"{names[code]} ({code})" for code in found[:MOST_CANDIDATES])

    def is_municipality(self, code: str) -> bool:
        """Whether the text is itself the oktmo of a municipality."""
        return code in self._municipalities.names

    def organization(self, text: str) -> Match:
        """The institution that the text names."""
        name = institution_of(text)
        steps = institution_steps(name, self._vocabulary)
        return self._organizations.match(steps, Shape(name.line, name.line))

    def region(self, text: str) -> Match:
        """The region (code: its oktmo) that the text names."""
        return self._regions.match(region_steps(text), territory_of(text, frozenset()).shape)

    def territory(self, text: str) -> Match:
        """The municipality or the region that the text names."""
        found = self.municipality(text)
        if isinstance(found, Named):
            return found
        region = self.region(text)
        if isinstance(region, Named) or not found.candidates:
            return region
        return found

    def has_organization(self, code: str) -> bool:
        """Whether the text is itself the code of an institution."""
        return code in self._organizations.names


def read_directory(connection: sa.Connection) -> Directory:
    """The directory of what the database knows now."""
    municipalities = list(_current(connection, schema.municipality))
    organizations = list(_current(connection, schema.organization))
    regions = list(_current(connection, schema.region))
    aliases = list(_current(connection, schema.municipality_alias))
    organization_aliases = list(_current(connection, schema.organization_alias))
    phrases = region_phrases(row.name for row in regions)
    sorts = {row.oktmo: SORT_OF_KIND.get(row.kind) for row in municipalities}
    spoken = [
        *((row.code, row.name) for row in organizations),
        *((row.code, row.short_name) for row in organizations if row.short_name),
        *((row.organization_code, row.alias) for row in organization_aliases),
    ]
    return Directory(
        NameRegister.of(
            {row.oktmo: row.name for row in municipalities},
            [
                *(
                    municipality_entry(row.oktmo, row.name, sorts[row.oktmo], phrases)
                    for row in municipalities
                ),
                *(
                    municipality_entry(row.oktmo, row.alias, sorts.get(row.oktmo), phrases)
                    for row in aliases
                ),
                *(center_entry(row.oktmo, row.center or "") for row in municipalities),
                *(label_entry(row.oktmo, row.short_name or "") for row in municipalities),
            ],
        ),
        NameRegister.of(
            {row.code: row.name for row in organizations},
            [institution_entry(code, text) for code, text in spoken],
        ),
        NameRegister.of(
            {row.oktmo: row.name for row in regions},
            [region_entry(row.oktmo, row.name) for row in regions],
        ),
        phrases,
        vocabulary_of(text for _, text in spoken),
        bodies_among(_values(connection, schema.meeting.c.body, schema.roster_member.c.body)),
        plans_among(_values(connection, schema.plan_item.c.plan)),
    )


def _current(connection: sa.Connection, table: sa.Table[Any]) -> Iterator[sa.Row[Any]]:
    current = sa.select(table).where(table.c.superseded_at.is_(None))
    yield from connection.execute(current)


def _values(connection: sa.Connection, *columns: sa.Column[str]) -> frozenset[str]:
    """What stands in the columns of current rows."""
    return frozenset(
        value
        for column in columns
        for value in connection.scalars(
            sa.select(column).where(column.table.c.superseded_at.is_(None)).distinct()
        )
    )


__all__ = ["Directory", "Match", "Named", "Unnamed", "read_directory"]

"""Whose the people are whom the minutes of a municipality's own body name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from data_sources.database.schema import organization
from data_sources.ingest.minutes.filing.matching.affiliation import Affiliation, municipality_in
from data_sources.names import Directory
from data_sources.names.worded_codes import RUMO

_MUNICIPAL_KINDS: Final = frozenset({"school", "municipal_office", "method_center"})
_OF_THE_REGION: Final = re.compile(
    r"(?<!\w)(?:министерств|областн|региональн|республиканск|област[иь](?!\w)|кра[йя](?!\w)"
    r"|институт|университет|академи)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class OwnMunicipality:
    """The municipality whose meeting it is; `elsewhere` are organisations that are not its own.

    An organisation of the region has no municipality there, one of another municipality has it.
    """

    oktmo: str
    elsewhere: Mapping[str, str | None]

    def completed(self, of: Affiliation, words: str) -> Affiliation:
        """The affiliation with the municipality, unless it or the words tell another one.

        A class of people and a person of no register were given the work, or sat there, as
        people of the municipality; an institute of the region was not.
        """
        if of.oktmo is not None:
            return of
        if of.organization_code is not None:
            oktmo = self.elsewhere.get(of.organization_code, self.oktmo)
            return Affiliation(oktmo, of.organization_code)
        return of if _OF_THE_REGION.search(words) else Affiliation(self.oktmo)


def own_municipality(
    connection: sa.Connection, body: str, oktmo: str | None, directory: Directory
) -> OwnMunicipality | None:
    """The municipality of the body's meeting; None where the meeting is the region's."""
    if oktmo is None or body == RUMO:
        return None
    rows = connection.execute(
        sa.select(organization.c.code, organization.c.name, organization.c.kind).where(
            organization.c.superseded_at.is_(None)
        )
    )
    elsewhere: dict[str, str | None] = {}
    for row in rows:
        named = municipality_in(row.name, directory)
        if named is not None or row.kind not in _MUNICIPAL_KINDS:
            elsewhere[row.code] = named
    return OwnMunicipality(oktmo, elsewhere)

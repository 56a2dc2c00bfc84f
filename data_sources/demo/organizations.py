"""Institutions of the methodological system and the ways people name them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values
from data_sources.demo.world import World

INSTITUTE: Final = "toipkro"
PEDAGOGICAL_UNIVERSITY: Final = "tspu"
STATE_UNIVERSITY: Final = "tsu"
FEDERAL_ACADEMY: Final = "academy"
METHOD_CENTER: Final = "imc-tomsk"
DEPARTMENT: Final = "doo-to"

PROVIDERS: Final = (
    (INSTITUTE, 45),
    (PEDAGOGICAL_UNIVERSITY, 18),
    (FEDERAL_ACADEMY, 16),
    (STATE_UNIVERSITY, 10),
    (METHOD_CENTER, 11),
)
"""Who teaches educators, with the share of programmes in percent."""

_ORGANIZATIONS: Final = (
    (
        INSTITUTE,
        "Томский областной институт повышения квалификации и переподготовки работников образования",
        "ТОИПКРО",
        "institute",
    ),
    (
        PEDAGOGICAL_UNIVERSITY,
        "Томский государственный педагогический университет",
        "ТГПУ",
        "university",
    ),
    (STATE_UNIVERSITY, "Томский государственный университет", "ТГУ", "university"),
    (FEDERAL_ACADEMY, "Академия Минпросвещения России", "Академия", "other"),
    (METHOD_CENTER, "Информационно-методический центр г. Томска", "ИМЦ", "method_center"),
    (DEPARTMENT, "Департамент общего образования Томской области", "ДОО ТО", "department"),
    ("office-demo", "Управление образования (учебный пример)", None, "municipal_office"),
    ("school-demo", "Опорная школа (учебный пример)", None, "school"),
)

_ALIASES: Final = (
    ("институт", INSTITUTE),
    ("ИПК работников образования", INSTITUTE),
    ("педуниверситет", PEDAGOGICAL_UNIVERSITY),
    ("госуниверситет", STATE_UNIVERSITY),
    ("ФГАОУ ДПО «Академия Минпросвещения России»", FEDERAL_ACADEMY),
    ("департамент", DEPARTMENT),
)


def short_name(code: str) -> str:
    """The name that minutes and reports use for the institution."""
    for found, name, short, _kind in _ORGANIZATIONS:
        if found == code:
            return short or name
    raise KeyError(code)


def organization_facts(world: World) -> Iterator[Fact]:
    """The register of institutions with its aliases."""
    for code, name, short, kind in _ORGANIZATIONS:
        values: Values = {"code": code, "name": name, "short_name": short, "kind": kind}
        yield Fact(schema.organization, world.origin, values)
    for alias, code in _ALIASES:
        values = {"alias": alias, "organization_code": code}
        yield Fact(schema.organization_alias, world.origin, values)

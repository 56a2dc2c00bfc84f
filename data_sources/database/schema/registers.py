"""Registers: who and what the facts are about (docs/data-dictionary.md)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from data_sources.database.schema.columns import (
    Known,
    at_least,
    flag,
    known_table,
    length_at_most,
    number,
    one_of,
)


class RegionColumns(Known):
    code: sa.Named[str]
    name: sa.Named[str]
    oktmo: sa.Named[str]


region = known_table("region", RegionColumns, key=("code",))


class MunicipalityColumns(Known):
    oktmo: sa.Named[str]
    region_code: sa.Named[str]
    name: sa.Named[str]
    short_name: sa.Named[str | None]
    kind: sa.Named[str]
    peer_group: sa.Named[str | None]
    center: sa.Named[str | None]
    latitude: sa.Named[float | None]
    longitude: sa.Named[float | None]
    tile_column: sa.Named[int | None]
    tile_row: sa.Named[int | None]


municipality = known_table(
    "municipality",
    MunicipalityColumns,
    sa.CheckConstraint("length(oktmo) = 8", name="oktmo"),
    length_at_most("short_name", 5),
    one_of("kind", "city", "district", "regional"),
    key=("oktmo",),
)


class MunicipalityAliasColumns(Known):
    alias: sa.Named[str]
    oktmo: sa.Named[str]


municipality_alias = known_table("municipality_alias", MunicipalityAliasColumns, key=("alias",))


class OrganizationColumns(Known):
    code: sa.Named[str]
    name: sa.Named[str]
    short_name: sa.Named[str | None]
    kind: sa.Named[str]


organization = known_table(
    "organization",
    OrganizationColumns,
    one_of(
        "kind",
        "department",
        "institute",
        "university",
        "method_center",
        "municipal_office",
        "school",
        "other",
    ),
    key=("code",),
)


class OrganizationAliasColumns(Known):
    alias: sa.Named[str]
    organization_code: sa.Named[str]


organization_alias = known_table("organization_alias", OrganizationAliasColumns, key=("alias",))


class SchoolColumns(Known):
    code: sa.Named[str]
    oktmo: sa.Named[str]
    name: sa.Named[str]
    kind: sa.Named[str]
    is_branch: sa.Named[bool] = flag()
    opened_on: sa.Named[date | None]
    closed_on: sa.Named[date | None]


school = known_table(
    "school",
    SchoolColumns,
    one_of("kind", "general", "correctional", "preschool", "additional"),
    key=("code",),
    asked_by=(("oktmo",),),
)


class RosterMemberColumns(Known):
    body: sa.Named[str]
    person: sa.Named[str]
    post: sa.Named[str | None]
    role: sa.Named[str]
    oktmo: sa.Named[str | None]
    organization_code: sa.Named[str | None]
    valid_from: sa.Named[date]
    valid_to: sa.Named[date | None]


roster_member = known_table(
    "roster_member",
    RosterMemberColumns,
    one_of("role", "chair", "secretary", "member"),
    key=("body", "person", "valid_from"),
)


class StaffCountColumns(Known):
    oktmo: sa.Named[str]
    category: sa.Named[str]
    counted_on: sa.Named[date]
    headcount: sa.Named[int]


staff_count = known_table(
    "staff_count",
    StaffCountColumns,
    one_of("category", "teacher", "manager", "young_teacher"),
    at_least("headcount", 0),
    key=("oktmo", "category", "counted_on"),
    asked_by=(("category", "oktmo", "counted_on"),),
)


class TargetColumns(Known):
    indicator: sa.Named[str]
    oktmo: sa.Named[str | None]
    period: sa.Named[str]
    value: sa.Named[float] = number()
    near: sa.Named[float] = number()


target = known_table("target", TargetColumns, key=("indicator", "oktmo", "period"))


class WeightColumns(Known):
    indicator: sa.Named[str]
    valid_from: sa.Named[date]
    weight: sa.Named[float] = number()


weight = known_table(
    "weight", WeightColumns, at_least("weight", 0), key=("indicator", "valid_from")
)

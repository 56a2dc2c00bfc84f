"""Why a value is missing, and why one that is there is not compared (docs/indicators.md)."""

from __future__ import annotations

from typing import Final

from data_sources.vocabulary.identity_enum import IdentityEnum


class Reason(IdentityEnum):
    """Why there is no value."""

    NO_DATA = "no_data"
    ZERO_DENOMINATOR = "zero_denominator"
    NOT_APPLICABLE = "not_applicable"
    NOTHING_DUE = "nothing_due"
    NOT_A_MEMBER = "not_a_member"
    NOT_REPORTED = "not_reported"
    WITHHELD = "withheld"


LEFT_OUT: Final = frozenset({Reason.NO_DATA, Reason.NOT_REPORTED})
"""Municipalities without a value for one of these reasons enter no sum of a selection or region."""


class Doubt(IdentityEnum):
    """Why a value is shown, but neither scored nor ranked."""

    OVER_100 = "over_100"
    FEW_INDICATORS = "few_indicators"

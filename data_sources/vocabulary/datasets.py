"""Names of loads that are no table: what else a command writes into the database."""

from typing import Final

DEMO_DATASET: Final = "demo"
"""The load under this name filled the database with invented data; every page then says so."""

MINUTES_DATASET: Final = "protocol"
"""Loads of minutes of meetings, each of which writes several tables, go by this name."""

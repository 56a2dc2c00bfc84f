"""What tests of the roof share: a database with one district."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from data_sources.indicators.scenes import place, program, staff, trained
from tests.asking import write


@pytest.fixture
def filled_url(database_url: str, engine: sa.Engine) -> str:
    """A district of ten teachers, of whom one is trained."""
    write(
        engine,
        {
            **place(),
            **staff("teacher", 10),
            "training_program": (program("p-1"),),
            "training": (trained("e-1", "p-1", date(2024, 3, 1)),),
        },
    )
    return database_url

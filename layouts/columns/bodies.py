"""The column of the body, which several tables have."""

from typing import Final

BODY_IN_ENGLISH: Final = (
    "Body",
    "Whose meeting: rumo (regional educational and methodical association, RUMO), "
    "municipal_council (municipal method council) or another, in its own word.",
)

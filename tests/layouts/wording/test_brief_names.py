"""Names that are cut and shown together never look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.wording.brief_names import brief

WORDS = st.sampled_from(("Томский", "государственный", "педагогический", "университет", "районный",
                         "центр", "№ 1", "№ 2"))  # fmt: skip
NAMES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Институт развития",), ("Институт развития",)),
        (
            ("Томский государственный университет",
             "Томский государственный педагогический университет"),
            ("Томский … университет", "Томский … педагогический…"),
        ),
        (
            ("Северный государственный университет дизайна",),
            ("Северный государственный…",),
        ),
        (
            ("Школа № 1 имени первого учителя посёлка", "Школа № 2 имени первого учителя посёлка"),
            ("Школа № 1 имени первого…", "Школа № 2 имени первого…"),
        ),
        (("абвгдежзиклмнопрстуфхцчшщэюя1", "абвгдежзиклмнопрстуфхцчшщэюя2"),
         ("абвгдежзиклмнопрстуфхцчшщэюя1", "абвгдежзиклмнопрстуфхцчшщэюя2")),
    ],
)  # fmt: skip
def test_what_differs_is_kept(names: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert tuple(brief(names, 28)[name] for name in names) == shown


@given(
    names=st.lists(st.one_of(NAMES, st.text(max_size=40)), max_size=8), longest=st.integers(8, 40)
)
def test_different_names_are_shown_differently(names: list[str], longest: int) -> None:
    shown = brief(names, longest)
    assert shown.keys() == set(names)
    folded = {name.casefold() for name in names}
    assert len({text.casefold() for text in shown.values()}) == len(folded)
    assert all(len(text) <= longest or text == name for name, text in shown.items())

"""Persons met in several municipalities count once in any sum over these."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from data_sources.facts.persons import counted_again, met_in_several

OKTMOS = ("69100000", "69200000", "69300000", "69400000")
MET = st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | st.sampled_from(OKTMOS)))
AMONG = st.sets(st.sampled_from(OKTMOS)).map(frozenset)


@settings(deadline=None)
@given(MET, AMONG)
def test_a_sum_less_what_is_counted_again_is_the_number_of_different_persons(
    met: list[tuple[str, str | None]], among: frozenset[str]
) -> None:
    own = Counter(oktmo for _, oktmo in set(met))
    summed = sum(own[oktmo] for oktmo in among)
    different = {person for person, oktmo in met if oktmo in among}
    assert summed - counted_again(met_in_several(met), among) == len(different)


def test_whom_nobody_names_a_municipality_for_is_met_in_none() -> None:
    met = [("anna", None), ("anna", "69100000"), ("vera", None), ("vera", None)]
    assert met_in_several(met) == {}

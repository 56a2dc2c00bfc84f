"""What is kept for the next question: how much of it, for how long, and by whom it is made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pytest

from data_sources.session.cache import ENTRY_BYTES, Cache, Recalled
from data_sources.session.size import bytes_held

ROOM = 10 * ENTRY_BYTES


def made(value: str) -> Callable[[], str]:
    return lambda: value


def test_a_value_is_made_once_and_given_again() -> None:
    cache: Cache[str] = Cache(ROOM)
    assert cache.recall("key", made("first")) == "first"
    assert cache.recall("key", lambda: pytest.fail("made again")) == "first"
    assert cache.recall_once("key", lambda: pytest.fail("made again")) == "first"
    assert (cache.get("key"), cache.get("other")) == ("first", None)


def test_nothing_is_a_value_too() -> None:
    cache: Cache[None] = Cache(ROOM)
    times: list[int] = []
    for _ in range(2):
        cache.recall("key", lambda: times.append(1))
        cache.recall_once("other", lambda: times.append(1))
    assert len(times) == 2


def test_no_more_bytes_are_kept_than_allowed_and_those_asked_for_last_stay() -> None:
    cache: Cache[bytes] = Cache(ROOM, bytes_of=len)
    for number in range(100):
        cache.recall(number, lambda: bytes(ENTRY_BYTES))
        cache.get(0)
        assert cache.bytes_taken <= ROOM
    assert [number for number in range(100) if cache.get(number) is not None] == [0, 96, 97, 98, 99]


def test_what_is_larger_than_the_cache_is_given_and_pushes_nothing_out() -> None:
    cache: Cache[bytes] = Cache(ROOM, bytes_of=len)
    cache.keep("small", b"small")
    assert cache.recall("large", lambda: bytes(ROOM)) == bytes(ROOM)
    assert (cache.get("small"), cache.get("large")) == (b"small", None)


def test_a_value_kept_anew_takes_the_place_of_the_earlier_one() -> None:
    cache: Cache[bytes] = Cache(ROOM, bytes_of=len)
    for _ in range(100):
        cache.keep("key", b"x")
    assert cache.bytes_taken == ENTRY_BYTES + 1
    cache.keep("key", bytes(ROOM))
    assert (cache.get("key"), cache.bytes_taken) == (None, 0)


def test_it_is_told_where_values_came_from() -> None:
    heard: list[Recalled] = []
    cache: Cache[str] = Cache(ROOM, observe=heard.append)
    cache.recall("key", made("value"))
    cache.recall("key", made("value"))
    cache.get("key")
    assert heard == [Recalled.MISS, Recalled.HIT]


def test_who_asks_for_something_large_that_is_being_made_waits_for_it() -> None:
    cache: Cache[str] = Cache(ROOM)
    begun, may_end = threading.Event(), threading.Event()
    answers: list[str] = []

    def slowly() -> str:
        begun.set()
        assert may_end.wait(30)
        return "made"

    first = threading.Thread(target=lambda: answers.append(cache.recall_once("key", slowly)))
    first.start()
    assert begun.wait(30)
    others = [
        threading.Thread(target=lambda: answers.append(cache.recall_once("key", made("again"))))
        for _ in range(4)
    ]
    for other in others:
        other.start()
    # Nobody waits for what somebody else asked.
    assert cache.recall_once("other", made("at once")) == "at once"
    may_end.set()
    for thread in (first, *others):
        thread.join(30)
    assert answers == ["made"] * 5


def test_a_failure_is_not_kept_and_the_next_one_may_try() -> None:
    cache: Cache[str] = Cache(ROOM)

    def failing() -> str:
        raise ValueError("no")

    for recall in (cache.recall, cache.recall_once):
        with pytest.raises(ValueError, match="no"):
            recall("key", failing)
    assert cache.recall_once("key", made("value")) == "value"


class Cell(NamedTuple):
    name: str
    value: float


@dataclass(frozen=True)
class Answer:
    cells: tuple[Cell, ...]
    again: tuple[Cell, ...] = ()


def cells(number: int) -> tuple[Cell, ...]:
    return tuple(Cell(f"municipality {place}", place + 0.5) for place in range(number))


def test_a_long_row_weighs_as_its_members_do() -> None:
    whole = cells(5000)
    exact = sum(bytes_held(cell) for cell in whole)
    assert bytes_held(whole) == pytest.approx(exact, rel=0.3)
    assert bytes_held(list(whole)) == pytest.approx(exact, rel=0.3)
    assert bytes_held(dict.fromkeys(map(str, range(5000)), 0.5)) > 5000 * 50


def test_what_is_held_twice_weighs_once() -> None:
    held = cells(200)
    assert bytes_held(Answer(held, held)) < 1.1 * bytes_held(Answer(held))


def test_an_array_weighs_its_bytes() -> None:
    assert bytes_held(np.zeros(100_000)) == 800_000


def test_what_holds_itself_is_weighed() -> None:
    ring: list[object] = []
    ring.append(ring)
    assert bytes_held(ring) > 0

"""The only door for what a browser sends: everything is read, nothing is believed."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, quote, urlencode
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_sources.database.knowledge import KnowledgeDate
from data_sources.indicators import registry
from data_sources.question.choices import (
    AUDIENCES,
    CATEGORIES,
    EVENT_KINDS,
    FORMATS,
    LEVELS,
    PRACTICE_KINDS,
    SPANS,
    STATUS_WORDS,
)
from data_sources.question.notices import NoticeKind
from data_sources.question.request import FILTER_KEYS, LONGEST_QUERY, Parsed, Request
from data_sources.question.view import VIEW_KEYS
from data_sources.snapshots import codes
from data_sources.vocabulary.directions import DIRECTIONS
from tests.asking import TODAY, ZONE


def read(query: str, zone: ZoneInfo = ZONE) -> Parsed:
    return Request.from_query(query, today=TODAY, zone=zone, indicators=registry())


def value_of(request: Request, key: str) -> Any:
    return getattr(request.view if key in VIEW_KEYS else request.filters, key)


BLANK: Final = read("").request

OKTMOS = st.from_regex(r"\A[0-9]{8}\Z")
CODES = st.from_regex(r"\A[\w.\-]{1,12}\Z")
TEXTS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40).filter(
    lambda text: 0 < len(" ".join(unicodedata.normalize("NFC", text).split())) <= 200
)
YEARS = st.integers(min_value=1991, max_value=2198)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2200, 12, 31))
MOMENTS = st.builds(datetime.combine, DAYS, st.times())
VALUES: Final = {
    "period": st.one_of(
        YEARS.map(lambda year: f"{year}-{year + 1}"),
        YEARS.map(str),
        st.builds("{}-Q{}".format, YEARS, st.sampled_from("1234")),
        st.builds("{0}-{1:02d}..{0}-{2:02d}".format, YEARS, st.just(2), st.integers(2, 12)),
    ),
    "m": st.lists(OKTMOS, min_size=1, max_size=5).map(",".join),
    "group": TEXTS,
    "region": CODES,
    "i": st.sampled_from(("index", *registry())),
    "known": DAYS.map(date.isoformat) | MOMENTS.map("{:%Y-%m-%dT%H:%M:%SZ}".format),
    "against": DAYS.map(date.isoformat)
    | MOMENTS.map("{:%Y-%m-%dT%H:%M:%SZ}".format)
    | st.text(codes.ALPHABET, min_size=4, max_size=4).map(codes.complete),
    "since": st.sampled_from(SPANS),
    "provider": CODES,
    "format": st.sampled_from(FORMATS),
    "project": TEXTS,
    "direction": st.sampled_from(tuple(DIRECTIONS)),
    "category": st.sampled_from(CATEGORIES),
    "body": CODES,
    "meeting": CODES,
    "drop": st.lists(st.from_regex(r"\A[dpst][0-9a-f]{8}\Z"), min_size=1, max_size=5).map(",".join),
    "status": st.sampled_from(tuple(STATUS_WORDS)),
    "owner": TEXTS,
    "q": TEXTS,
    "level": st.sampled_from(LEVELS),
    "school": CODES,
    "kind": st.sampled_from((*EVENT_KINDS, *PRACTICE_KINDS)),
    "audience": st.sampled_from(AUDIENCES),
    "sort": st.from_regex(r"\A-?[a-z][a-z0-9_]{0,20}\Z"),
    "page": st.integers(min_value=1, max_value=999_999).map(str),
    "slide": st.integers(min_value=1, max_value=999_999).map(str),
}
QUESTIONS = st.fixed_dictionaries({}, optional=VALUES)


def test_the_keys_are_those_of_the_contract() -> None:
    assert set(FILTER_KEYS) == set(VALUES)


@given(QUESTIONS)
def test_a_question_written_as_an_address_is_read_back_the_same(texts: dict[str, str]) -> None:
    parsed = read(urlencode(texts))
    assert parsed.notices == ()
    assert parsed.named == set(texts)
    again = read("?" + parsed.request.to_query())
    assert again.notices == ()
    assert again.request == parsed.request
    assert again.request.to_query() == parsed.request.to_query()


@given(QUESTIONS)
def test_the_canonical_address_is_sorted_and_names_only_what_differs(texts: dict[str, str]) -> None:
    request = read(urlencode(texts)).request
    named = [key for key, _ in parse_qsl(request.to_query())]
    assert named == sorted(set(named))
    for key in FILTER_KEYS:
        assert (key in named) == (value_of(request, key) != value_of(BLANK, key))
        assert value_of(request.without(key), key) == value_of(BLANK, key)
    assert request.without(*FILTER_KEYS).to_query() == ""


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("?", ""),
        ("period=2023-2024&i=index&body=rumo&page=1&slide=1", ""),
        ("slide=2&page=3", "page=3&slide=2"),
        ("since=month", ""),
        ("since=meeting&i=rumo_attendance", "i=rumo_attendance&since=meeting"),
        ("m=69200000,69100000,69200000", "m=69100000,69200000"),
        ("m=69100000%2C69200000", "m=69100000,69200000"),
        ("period=2023-09..2024-05", "period=2023-09..2024-05"),
        ("known=2024-06-01T10%3A00%3A00Z", "known=2024-06-01T10:00:00Z"),
        ("q=++два%20%20слова+", "q=%D0%B4%D0%B2%D0%B0%20%D1%81%D0%BB%D0%BE%D0%B2%D0%B0"),
        ("owner=и%CC%86", "owner=%D0%B9"),
        (
            f"against={codes.complete('7К3Ф').lower().replace('-', '')}",
            f"against={quote(codes.complete('7К3Ф'))}",
        ),
        ("against=2024-06-01&known=2024-07-01", "against=2024-06-01&known=2024-07-01"),
        ("q=a%26b%3Dc%23d%2Be", "q=a%26b%3Dc%23d%2Be"),
    ],
)
def test_the_canonical_text_of_an_address(query: str, canonical: str) -> None:
    parsed = read(query)
    assert parsed.notices == ()
    assert parsed.request.to_query() == canonical


@pytest.mark.parametrize("key", FILTER_KEYS)
def test_a_blank_value_is_the_default(key: str) -> None:
    for blank in ("", "+", "%20%09"):
        assert read(f"{key}={blank}") == Parsed(BLANK, frozenset(), ())
    assert read(key) == Parsed(BLANK, frozenset(), ())


def known(text: str, zone: ZoneInfo = ZONE) -> KnowledgeDate:
    found = read(urlencode({"known": text}), zone).request.filters.known
    assert found is not None
    return found


ZONES = st.sampled_from(("Asia/Tomsk", "UTC", "America/Sao_Paulo", "Asia/Beirut", "Cuba"))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2200, 12, 30)), ZONES.map(ZoneInfo))
def test_a_day_of_knowledge_ends_with_the_last_microsecond_before_local_midnight(
    day: date, zone: ZoneInfo
) -> None:
    end = known(day.isoformat(), zone)
    local = [
        moment.replace(tzinfo=UTC).astimezone(zone).date()
        for moment in (end.moment, end.moment + timedelta(microseconds=1))
    ]
    assert local == [day, day + timedelta(days=1)]
    assert end.day == day
    assert end.is_day


def test_a_day_of_knowledge_in_the_hours_of_utc() -> None:
    end = known("2024-06-01")
    assert f"{end.moment}" == "2024-06-01 16:59:59.999999"
    assert f"{end.shown}" == "2024-06-01 16:59:59"


def test_a_moment_of_knowledge_is_taken_as_it_is_and_its_day_is_the_regions() -> None:
    evening = known("2024-06-01T16:59:59Z")
    assert (f"{evening.moment}", evening.day) == ("2024-06-01 16:59:59", date(2024, 6, 1))
    night = known("2024-06-01T17:00:00Z")
    assert (night.shown, night.day) == (night.moment, date(2024, 6, 2))
    assert not night.is_day


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("known", "2023-02-29"),
        ("known", "2024-02-30"),
        ("known", "2024-06-01T10:00:00+07:00"),
        ("known", "2024-06-01T10:00:00+00:00"),
        ("known", "2024-06-01T10:00:00.5Z"),
        ("known", "2024-06-01T10:00Z"),
        ("known", "2024-06-01T10:00:00"),
        ("known", "2024-06-01t10:00:00z"),
        ("known", "2024-06-01T25:00:00Z"),
        ("known", "2024-06-01T10:00:60Z"),
        ("known", "2024-06-01 10:00:00Z"),
        ("known", "20240601"),
        ("known", "2024-6-1"),
        ("known", "01.06.2024"),
        ("known", "2024-W23-1"),
        ("known", "２０２４-06-01"),
        ("known", "0001-01-01"),
        ("known", "0001-01-01T00:00:00Z"),
        ("known", "9999-12-31"),
        ("known", "9999-12-31T23:59:59Z"),
        ("known", "now"),
        ("against", "2024-02-30"),
        ("against", "2024-06-01T10:00:00"),
        ("against", f"{codes.complete('7К3Ф')}2"),
        ("against", f"{codes.complete('7К3Ф')[:-1]}2"),
        ("against", "РМ-7К3Ф"),
        ("against", "<b>РМ</b>"),
        ("against", "Р" * 300),
        ("since", "day"),
        ("since", "Month"),
        ("since", "week,month"),
        ("since", "<b>week</b>"),
        ("since", "2026-10-01"),
        ("period", "2023-2025"),
        ("period", "2024-13"),
        ("period", "2024-Q5"),
        ("period", "0001"),
        ("period", "٢٠٢٤"),
        ("period", "2023-09..2023-08"),
        ("period", "2024-2024"),
        ("m", "6910000"),
        ("m", "69100000,"),
        ("m", "69100000;69200000"),
        ("m", "٦٩١٠٠٠٠٠"),
        ("i", "training"),
        ("i", "INDEX"),
        ("region", "70'; DROP TABLE region; --"),
        ("region", "<b>70</b>"),
        ("group", "\x00"),
        ("group", "се\u202eвер"),
        ("q", "а" * 201),
        ("q", "a\x00b"),
        ("format", "Remote"),
        ("direction", "total"),
        ("status", "late"),
        ("level", "low"),
        ("page", "0"),
        ("page", "-1"),
        ("page", "1e3"),
        ("page", "１"),
        ("page", "10000000"),
        ("slide", "1.5"),
        ("sort", "--name"),
        ("sort", "name desc"),
    ],
)
def test_a_bad_value_leaves_the_default_and_is_told_of(key: str, value: str) -> None:
    parsed = read(urlencode({key: value}))
    assert parsed.request == BLANK
    assert parsed.named == frozenset()
    assert [(notice.kind, notice.key) for notice in parsed.notices] == [(NoticeKind.BAD_VALUE, key)]
    assert f"«{key}»" in parsed.notices[0].text


def test_one_bad_value_does_not_spoil_the_others() -> None:
    parsed = read("period=2024&m=abc&page=2")
    assert parsed.request.to_query() == "page=2&period=2024"
    assert [notice.key for notice in parsed.notices] == ["m"]


def test_of_a_repeated_key_the_first_value_counts() -> None:
    parsed = read("page=2&page=3&page=x")
    assert parsed.request.view.page == 2
    assert [notice.key for notice in parsed.notices] == ["page", "page"]


def test_an_unknown_key_is_left_out_and_told_of() -> None:
    parsed = read("utm_source=mail&page=2")
    assert parsed.request.to_query() == "page=2"
    assert [notice.kind for notice in parsed.notices] == [NoticeKind.UNKNOWN_KEY]
    assert "«utm_source»" in parsed.notices[0].text


@pytest.mark.parametrize("query", ["q=" + "a" * 20_000, "&" * 20_000, "a=1&" * 5_000])
def test_an_endless_address_is_not_read_at_all(query: str) -> None:
    parsed = read(query)
    assert parsed.request == BLANK
    assert [notice.kind for notice in parsed.notices] == [NoticeKind.BAD_VALUE]


def test_what_is_read_can_always_be_linked_to() -> None:
    raw = "&".join(f"{key}={'я' * 200}" for key in ("group", "project", "owner", "q"))
    parsed = read(raw)
    assert len(parsed.request.to_query()) <= LONGEST_QUERY
    assert read(parsed.request.to_query()).request == parsed.request
    assert parsed.notices != ()


SIGNS = st.lists(
    st.sampled_from([*"%&=+;?#,'\"<>\\\x00\x1b\r\n\ud800", "%00", "%ED%A0%80", "%ff"])
).map("".join)
ANYTHING = st.one_of(
    st.text(),
    SIGNS,
    st.builds("{}={}".format, st.sampled_from(tuple(FILTER_KEYS)), st.one_of(st.text(), SIGNS)),
    st.lists(st.builds("{}={}".format, st.sampled_from((*FILTER_KEYS, "x")), st.text())).map(
        "&".join
    ),
)


@given(ANYTHING)
def test_nothing_that_is_sent_breaks_the_reading(query: str) -> None:
    parsed = read(query)
    assert read(parsed.request.to_query()).request == parsed.request
    assert parsed.request.to_query().isascii()
    for notice in parsed.notices:
        assert notice.text.isprintable()
        assert len(notice.text) < 300


@pytest.mark.parametrize(
    "query",
    [
        "m=%",
        "m=%2",
        "m=%zz",
        "m=%00",
        "m=%ED%A0%80",
        "i=%ED%A0%80",
        "period=\ud800",
        "known=%F0%9F",
        "i=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%3Cscript%3E=1",
        "%00=%00",
        "region=%27%20OR%201%3D1%20--",
    ],
)
def test_hostile_bytes_get_a_printable_sentence(query: str) -> None:
    parsed = read(query)
    assert parsed.request == BLANK
    assert len(parsed.notices) == 1
    assert parsed.notices[0].text.isprintable()


def test_a_search_may_hold_any_signs_and_stays_a_text() -> None:
    for text in ("' OR 1=1; --", "<b>план</b>", "100 %", "=1+1", "\ufffd"):
        parsed = read(urlencode({"q": text}))
        assert (parsed.request.filters.q, parsed.notices) == (text, ())

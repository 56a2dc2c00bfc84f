"""The calendar: what stands on which day, how programs read it, and how it changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import icalendar
import pytest
import sqlalchemy as sa

from callbacks.downloads import make_file
from callbacks.requested import RefusedQueryError
from dashboard import pages
from dashboard.app import create_server
from dashboard.settings import Settings
from data_sources.database.engine import make_engine, writing
from data_sources.database.knowledge import Clock
from data_sources.database.schema import assignment
from data_sources.indicators.scenes import OTHER_OKTMO, assigned, decided, place, rumo_meeting
from data_sources.store import Store
from tests import plain_calendar, rendered
from tests.asking import PERIOD, TODAY, store_on, write
from tests.plain_calendar import Part

LEARNED: Final = datetime(2023, 10, 19, 3, tzinfo=UTC).replace(tzinfo=None)
EARLIER: Final = date(2024, 5, 1)
LATER: Final = date(2024, 12, 1)


def learned(rows: dict[str, Any]) -> dict[str, Any]:
    """The rows, recorded at one moment whatever the clock says."""
    return {
        table: [{"recorded_at": LEARNED, **row} for row in each] for table, each in rows.items()
    }


def taken(store: Store, query: str = PERIOD) -> bytes:
    return b"".join(make_file(store, "calendar", "ics", query).pieces)


def calendar(store: Store, query: str = PERIOD) -> Part:
    return plain_calendar.read(taken(store, query))


def events(store: Store, query: str = PERIOD) -> list[Part]:
    return calendar(store, query).all("VEVENT")


def summaries(store: Store, query: str = PERIOD) -> list[str]:
    return [event.text("SUMMARY") for event in events(store, query)]


def kinds(store: Store, query: str) -> set[str]:
    return {event.text("CATEGORIES") for event in events(store, query)}


@pytest.fixture
def one(sqlite_url: str) -> Iterator[sa.Engine]:
    """One database where both say the same (see the test of equal bytes)."""
    made = make_engine(sqlite_url)
    yield made
    made.dispose()


DAYS: Final = [date(2023, 9, 1) + timedelta(days=number * 3 + number // 2) for number in range(100)]
HUNDRED: Final = learned(
    {
        **place(),
        "meeting": [rumo_meeting(number="7")],
        "decision": [decided(position, day) for position, day in enumerate(DAYS, start=1)],
        "assignment": [assigned(position) for position in range(1, 101)],
    }
)


def test_a_hundred_terms_of_a_year_stand_on_their_days(engine: sa.Engine) -> None:
    write(engine, HUNDRED)
    found = [each for each in events(store_on(engine)) if each.text("UID").startswith("decision-")]
    assert [each.day("DTSTART") for each in found] == DAYS
    assert [each.day("DTEND") for each in found] == [day + timedelta(days=1) for day in DAYS]
    assert len({each.text("UID") for each in found}) == 100
    assert {each.text("CATEGORIES") for each in found} == {"Срок решения"}
    assert all("муниципальный координатор" in each.text("SUMMARY") for each in found)


def test_the_librarys_reader_reads_the_same(engine: sa.Engine) -> None:
    write(engine, HUNDRED)
    content = taken(store_on(engine))
    theirs = icalendar.Calendar.from_ical(content)
    assert not theirs.errors
    ours = plain_calendar.read(content).all("VEVENT")
    assert len(theirs.events) == len(ours) == 101
    for event, own in zip(theirs.events, ours, strict=True):
        assert not event.errors
        for name in ("UID", "SUMMARY", "DESCRIPTION"):
            assert str(event[name]) == own.text(name)
        assert event.decoded("DTSTAMP") == plain_calendar.moment(Part(""), own, "DTSTAMP")
        assert event.start == own.day("DTSTART")


def test_both_databases_give_the_same_bytes(sqlite_url: str, postgresql_url: str) -> None:
    made = []
    for url in (sqlite_url, postgresql_url):
        engine = make_engine(url)
        write(engine, learned({**HUNDRED, **EVENTS, "diagnostic": DIAGNOSTICS}))
        made.append(taken(store_on(engine)))
        engine.dispose()
    assert made[0] == made[1]


def test_the_calendar_tells_its_name_and_when_to_ask_again(one: sa.Engine) -> None:
    write(one, place())
    found = calendar(store_on(one), "period=2023-2024&m=69100000")
    assert found.text("VERSION") == "2.0"
    assert found.text("METHOD") == "PUBLISH"
    name = found.text("X-WR-CALNAME").replace("\u00a0", " ")
    assert name == "РУМО-Монитор: Учебная область, 2023/24 учебный год, Учебный район"
    assert found.text("NAME").replace("\u00a0", " ") == name
    assert found.line("REFRESH-INTERVAL") == ({"VALUE": "DURATION"}, "PT6H")
    assert found.line("X-WR-TIMEZONE")[1] == "Asia/Tomsk"
    assert found.all("VEVENT") == []


STATES: Final = learned(
    {
        **place(),
        "meeting": [rumo_meeting(number="7")],
        "decision": [
            decided(1, EARLIER, text="Исполненное"),
            decided(2, EARLIER, text="Опоздавшее"),
            decided(3, EARLIER, text="Просроченное"),
            decided(4, EARLIER, text="Снятое"),
            decided(5, TODAY, text="Текущее"),
            decided(6, None, text="Постоянное"),
            decided(7, EARLIER, text="К сведению", kind="informational"),
            decided(8, None, text="Без срока", due_kind="none"),
            decided(9, EARLIER, text="Ничьё", number="1.4"),
            decided(10, EARLIER, text="Продлённое"),
        ],
        "assignment": [
            assigned(1, completed_on=EARLIER),
            assigned(2, completed_on=EARLIER + timedelta(days=1), evidence="Письмо № 5"),
            assigned(3, completed_on=LATER),
            assigned(4, withdrawn_on=date(2024, 4, 1)),
            assigned(5),
            assigned(6),
            assigned(6, assignee="со своим сроком", due_on=EARLIER),
            assigned(7),
            assigned(8),
            assigned(10, due_on=date(2024, 7, 1), original_due_on=EARLIER),
        ],
    }
)


def told(store: Store, word: str) -> Part:
    (found,) = [each for each in events(store) if word in each.text("SUMMARY")]
    return found


def test_a_term_says_how_it_stands(engine: sa.Engine) -> None:
    write(engine, STATES)
    store = store_on(engine)
    whose = "(муниципальный координатор, Учебный район)"
    said = [text for text in summaries(store) if not text.startswith("Заседание")]
    assert sorted(said) == sorted(
        [
            f"Исполнено: Исполненное {whose}",
            f"Исполнено с опозданием: Опоздавшее {whose}",
            f"Просрочено: Просроченное {whose}",
            f"Снято: Снятое {whose}",
            f"Срок: Текущее {whose}",
            "Просрочено: Постоянное (со своим сроком, Учебный район)",
            "Просрочено: Ничьё",
            f"Просрочено: Продлённое {whose}",
        ]
    )
    assert told(store, "Снятое").text("STATUS") == "CANCELLED"
    assert told(store, "Текущее").text("STATUS") == "CONFIRMED"
    extended = told(store, "Продлённое")
    assert extended.day("DTSTART") == date(2024, 7, 1)
    assert "Срок продлён, был: 01.05.2024" in extended.text("DESCRIPTION").split("\n")
    nobody = told(store, "Ничьё").text("DESCRIPTION").replace("\u00a0", " ").split("\n")
    assert "Ответственный: не назван" in nobody
    assert "Откуда: РУМО, 18.10.2023, протокол № 7, пункт 1.4" in nobody
    assert "Чем подтверждено: Письмо № 5" in told(store, "Опоздавшее").text("DESCRIPTION")


def correct(engine: sa.Engine, position: int, moment: datetime, **changes: Any) -> None:
    """The assignment of this position as it is known from that moment on."""
    with writing(engine).begin() as connection:
        connection.execute(
            sa.update(assignment)
            .where(assignment.c.position == position, assignment.c.superseded_at.is_(None))
            .values(superseded_at=moment)
        )
        connection.execute(
            sa.insert(assignment), {**assigned(position), **changes, "recorded_at": moment}
        )


def test_a_correction_keeps_the_name_and_raises_the_sequence(engine: sa.Engine) -> None:
    write(engine, HUNDRED)
    before = {each.text("UID"): each for each in events(store_on(engine))}
    corrected = datetime(2024, 8, 31, 5, tzinfo=UTC).replace(tzinfo=None)
    correct(engine, 40, corrected, due_on=TODAY, original_due_on=DAYS[39])
    after = {each.text("UID"): each for each in events(store_on(engine))}
    assert before.keys() == after.keys()
    changed = [uid for uid, each in after.items() if each.lines != before[uid].lines]
    (uid,) = changed
    old, new = before[uid], after[uid]
    assert (old.day("DTSTART"), new.day("DTSTART")) == (DAYS[39], TODAY)
    assert int(new.line("SEQUENCE")[1]) > int(old.line("SEQUENCE")[1])
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        assert plain_calendar.moment(Part(""), new, name).replace(tzinfo=None) == corrected
    known = f"{PERIOD}&known=2023-10-20"
    assert {each.text("UID") for each in events(store_on(engine), known)} == before.keys()


def test_the_same_data_give_the_same_bytes_and_a_passed_day_a_new_sequence(
    one: sa.Engine,
) -> None:
    write(one, STATES)
    assert taken(store_on(one)) == taken(store_on(one))
    in_time = told(store_on(one, EARLIER), "Просроченное")
    late = told(store_on(one, EARLIER + timedelta(days=1)), "Просроченное")
    assert in_time.text("SUMMARY").startswith("Срок:")
    assert late.text("SUMMARY").startswith("Просрочено:")
    assert int(late.line("SEQUENCE")[1]) > int(in_time.line("SEQUENCE")[1])
    midnight = datetime(2024, 5, 2, tzinfo=ZoneInfo("Asia/Tomsk"))
    assert plain_calendar.moment(Part(""), late, "LAST-MODIFIED") == midnight


ZONES: Final = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Asia/Yekaterinburg",
    "Asia/Tomsk",
    "Asia/Kamchatka",
    "America/New_York",
    "UTC",
)


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("period", ["2014", "2016", "2024"])
def test_a_meeting_begins_at_its_hour_of_the_region(one: sa.Engine, name: str, period: str) -> None:
    zone = ZoneInfo(name)
    days = [date(int(period), month, day) for month in range(1, 13) for day in (1, 15, 28)]
    meetings = [
        rumo_meeting(f"rumo-{number}", held_on=day, starts_at="9:30")
        for number, day in enumerate(days)
    ]
    write(one, learned({**place(), "meeting": meetings}))
    store = Store(one, Clock(zone, TODAY), min_denominator=5)
    content = taken(store, f"period={period}")
    found = plain_calendar.read(content)
    moments = [plain_calendar.moment(found, event, "DTSTART") for event in found.all("VEVENT")]
    assert moments == [datetime(day.year, day.month, day.day, 9, 30, tzinfo=zone) for day in days]
    theirs = icalendar.Calendar.from_ical(content)
    assert [event.start.astimezone(UTC) for event in theirs.events] == moments


def test_a_meeting_without_a_readable_hour_takes_the_day(one: sa.Engine) -> None:
    hours = {"a": "14.05", "b": None, "c": "после обеда", "d": "25:00", "e": "10:00"}
    meetings = [rumo_meeting(code, starts_at=text) for code, text in hours.items()]
    write(one, {**place(), "meeting": meetings})
    found = {each.text("UID"): each for each in events(store_on(one))}
    begins = {code: found[f"meeting-{code}@rumo-monitor"].line("DTSTART") for code in hours}
    local = {"TZID": "Asia/Tomsk"}
    whole = ({"VALUE": "DATE"}, "20231018")
    assert begins == {
        "a": (local, "20231018T140500"),
        "b": whole,
        "c": whole,
        "d": whole,
        "e": (local, "20231018T100000"),
    }
    assert "Начало: после обеда" in found["meeting-c@rumo-monitor"].text("DESCRIPTION")


def test_meetings_say_whether_they_are_planned_held_or_cancelled(one: sa.Engine) -> None:
    meetings = [
        rumo_meeting("plan", status="planned", title="Итоги, планы; задачи", place="ул. Ленина, 1"),
        rumo_meeting("held", number="7"),
        rumo_meeting("off", status="cancelled", body="municipal_council", oktmo=OTHER_OKTMO),
    ]
    write(one, {**place(), "meeting": meetings})
    found = {each.text("UID").split("@")[0]: each for each in events(store_on(one))}
    said = {
        name: (each.text("STATUS"), each.text("SUMMARY").replace("\u00a0", " "))
        for name, each in found.items()
    }
    assert said == {
        "meeting-plan": ("TENTATIVE", "Заседание: РУМО (Итоги, планы; задачи)"),
        "meeting-held": ("CONFIRMED", "Заседание: РУМО № 7"),
        "meeting-off": (
            "CANCELLED",
            "Отменено заседание: муниципальный методсовет, Соседний район",
        ),
    }
    assert found["meeting-plan"].text("LOCATION") == "ул. Ленина, 1"


EVENTS: Final[dict[str, Any]] = {
    "event": [
        {
            "code": code,
            "title": title,
            "kind": "seminar",
            "format": "in_person",
            "starts_on": starts_on,
            "ends_on": ends_on,
            "host_oktmo": "69100000",
            "url": url,
        }
        for code, title, starts_on, ends_on, url in (
            (
                "e-1",
                "Смысловое чтение",
                date(2024, 2, 27),
                date(2024, 3, 1),
                "https://example.org/1",
            ),
            ("e-2", "Семинар о чтении", date(2024, 4, 1), None, "javascript:alert(1)"),
            ("e-3", "Спутанные дни", date(2024, 5, 5), date(2024, 5, 1), "https://e.org/\nX:1"),
            ("e-4", "В другом году", date(2024, 9, 5), None, None),
        )
    ]
}
DIAGNOSTICS: Final = [
    {
        "code": f"d-{number}",
        "title": f"Диагностика {number}",
        "owner_code": "institute",
        "audience": "teacher",
        "published_on": date(2023, 1, 1),
        "expertise_status": status,
        "valid_until": valid_until,
    }
    for number, (status, valid_until) in enumerate(
        [
            ("recommended", date(2024, 6, 30)),
            ("rejected", date(2024, 6, 30)),
            ("recommended", date(2025, 6, 30)),
            ("recommended", None),
        ]
    )
]


def test_an_event_ends_on_the_day_after_its_last(engine: sa.Engine) -> None:
    write(engine, {**place(), **EVENTS})
    found = {each.text("UID").split("@")[0]: each for each in events(store_on(engine))}
    days = {name: (each.day("DTSTART"), each.day("DTEND")) for name, each in found.items()}
    assert days == {
        "event-e-1": (date(2024, 2, 27), date(2024, 3, 2)),
        "event-e-2": (date(2024, 4, 1), date(2024, 4, 2)),
        "event-e-3": (date(2024, 5, 5), date(2024, 5, 6)),
    }
    said = {name: each.text("SUMMARY") for name, each in found.items()}
    assert said["event-e-1"] == "Семинар: Смысловое чтение"
    assert said["event-e-2"] == "Семинар о чтении"
    assert [name for name, each in found.items() if each.has("URL")] == ["event-e-1"]
    assert found["event-e-1"].text("LOCATION") == "Учебный район"


def test_the_last_day_of_an_expertise_is_in_the_calendar(engine: sa.Engine) -> None:
    write(engine, {**place(), "diagnostic": DIAGNOSTICS})
    (found,) = events(store_on(engine))
    assert found.text("SUMMARY") == "Заканчивается экспертиза: Диагностика 0"
    assert (found.day("DTSTART"), found.day("DTEND")) == (date(2024, 6, 30), date(2024, 7, 1))


MEETING, TERM, EVENT, EXPERTISE = "Заседание", "Срок решения", "Событие", "Экспертиза"


@pytest.fixture
def everything(engine: sa.Engine) -> Store:
    council = rumo_meeting("council", body="municipal_council", oktmo=OTHER_OKTMO)
    write(
        engine,
        {
            **STATES,
            **EVENTS,
            "meeting": [*STATES["meeting"], council],
            "diagnostic": DIAGNOSTICS,
        },
    )
    return store_on(engine)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {MEETING, TERM, EVENT, EXPERTISE}),
        ("body=all", {MEETING, TERM, EVENT, EXPERTISE}),
        ("body=rumo", {MEETING, TERM}),
        ("body=municipal_council", {MEETING}),
        ("meeting=rumo-1", {MEETING, TERM}),
        ("owner=координатор", {TERM}),
        ("owner=никто", set()),
        ("status=overdue", {TERM}),
        ("kind=seminar", {EVENT}),
        ("kind=webinar", set()),
        ("kind=young_teacher_club", {MEETING, TERM, EVENT, EXPERTISE}),
        ("m=69100000", {MEETING, TERM, EVENT, EXPERTISE}),
        ("level=high&sort=-percent&page=7&i=rumo_quorum", {MEETING, TERM, EVENT, EXPERTISE}),
        ("utm_source=mail", {MEETING, TERM, EVENT, EXPERTISE}),
    ],
)
def test_a_filter_leaves_what_has_what_it_names(
    everything: Store, query: str, expected: set[str]
) -> None:
    assert kinds(everything, f"{PERIOD}&{query}") == expected


def test_a_municipality_has_its_own_terms_and_what_is_for_all(everything: Store) -> None:
    query = f"{PERIOD}&m={OTHER_OKTMO}"
    names = {each.text("UID").split("@")[0] for each in events(everything, query)}
    assert names == {"meeting-rumo-1", "meeting-council", "diagnostic-d-0"}
    own = {each.text("UID").split("@")[0] for each in events(everything, f"{PERIOD}&m=69100000")}
    assert "meeting-council" not in own
    assert "event-e-1" in own


@pytest.mark.parametrize(
    "query",
    [
        "period=вчера",
        "m=1",
        "m=69999999",
        "group=нет",
        "region=99",
        "known=завтра",
        "meeting=нет",
        "kind=танцы",
        "period=2024&period=2023",
    ],
)
def test_a_bad_value_is_refused_with_a_sentence(everything: Store, query: str) -> None:
    with pytest.raises(RefusedQueryError) as refusal:
        taken(everything, query)
    assert str(refusal.value).endswith(".")


HOSTILE: Final = (
    "Две\r\nстроки, запятая; точка с запятой: двоеточие \\ черта\\n",
    "\x00нуль\x07звонок\x1bescape\x7f",
    "END:VEVENT\nBEGIN:VEVENT\nSUMMARY:чужое",
    "DTSTART;VALUE=DATE:19990101",
    'кавычки "двойные" и «ёлочки» 🎓 \u2028 разделитель \u0085',
    "слово " * 400,
    "б" * 3000,
    "\ufeff метка",
    " ",
)


def test_hostile_texts_are_texts_and_nothing_else(engine: sa.Engine) -> None:
    allowed = [text.replace("\x00", "") for text in HOSTILE]
    decisions = [
        decided(place, EARLIER, text=text, number=text[:40])
        for place, text in enumerate(allowed, start=1)
    ]
    assignments = [assigned(place, assignee=text) for place, text in enumerate(allowed, start=1)]
    meetings = [
        rumo_meeting(),
        *(
            rumo_meeting(f"{text[:30]}{place}", title=text, place=text, number=text[:20])
            for place, text in enumerate(allowed)
        ),
    ]
    write(
        engine,
        {**place(), "meeting": meetings, "decision": decisions, "assignment": assignments},
    )
    content = taken(store_on(engine))
    found = plain_calendar.read(content).all("VEVENT")
    assert len(found) == 1 + 2 * len(allowed)
    assert len({each.text("UID") for each in found}) == len(found)
    assert all(each.line("UID")[1].isascii() for each in found)
    assert all(len(each.line("UID")[1]) < 255 for each in found)
    assert all("\n" not in each.text("SUMMARY") for each in found)
    assert all(len(each.text("SUMMARY")) < 300 for each in found)
    said = "\n".join(each.text("DESCRIPTION") for each in found)
    assert "строки, запятая; точка с запятой: двоеточие \\ черта\\n" in said
    assert "б" * 3000 in said
    theirs = icalendar.Calendar.from_ical(content)
    assert [str(event["SUMMARY"]) for event in theirs.events] == [
        each.text("SUMMARY") for each in found
    ]


def test_the_address_answers_subscribers(sqlite_url: str, one: sa.Engine) -> None:
    write(one, HUNDRED)
    server = create_server(Settings(database_url=sqlite_url, today=TODAY))
    client = server.test_client()
    answer = client.get("/calendar.ics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.data == taken(store_on(one), "")
    again = client.get("/calendar.ics", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    correct(one, 1, LEARNED + timedelta(days=1), due_on=date(2024, 8, 1))
    fresh = client.get("/calendar.ics", headers={"If-None-Match": answer.headers["ETag"]})
    assert fresh.status_code == 200
    refused = client.get("/calendar.ics?m=1")
    assert refused.status_code == 400
    sentence, number = refused.data.decode().splitlines()
    assert sentence.endswith(".")
    assert number.startswith("Номер обращения: ")


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [
        ("/meetings", "", "body=rumo&period=2023-2024"),
        ("/meetings", "body=all&q=иванов", "period=2023-2024"),
        (
            "/decisions",
            "owner=ко&status=overdue",
            "owner=%D0%BA%D0%BE&period=2023-2024&status=overdue",
        ),
        ("/decisions", "body=rumo", "body=rumo&period=2023-2024"),
        ("/network", "kind=seminar&m=69100000", "kind=seminar&m=69100000&period=2023-2024"),
    ],
)
def test_pages_with_days_offer_their_question_as_a_calendar(
    one: sa.Engine, path: str, query: str, expected: str
) -> None:
    write(one, {**STATES, **EVENTS})
    store = store_on(one, LATER)
    page = rendered.page(store, pages.table(), path, f"{PERIOD}&{query}".rstrip("&"))
    (link,) = page.xpath("//a[starts-with(@href, '/calendar.ics')]")
    assert link.get("href") == f"/calendar.ics?{expected}"
    assert "webcal://" in "".join(link.getparent().itertext())
    assert kinds(store, expected)

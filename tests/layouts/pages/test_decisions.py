"""Решения: headline, counts, table and minutes, drawn of answers made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from dash.development.base_component import Component

from data_sources.answers.decisions.answer import (
    DecisionsPicture,
    Minutes,
    MinutesPoint,
    StatusCount,
)
from data_sources.answers.decisions.execution import (
    Delays,
    Execution,
    FlowMonth,
    Lane,
    LaneKey,
    Load,
    Loads,
    MonthlyFlow,
    NextPageLink,
)
from data_sources.answers.row_lists.answer import RowPage
from data_sources.indicators import registry
from data_sources.question.choices import EVERY_BODY
from data_sources.question.request import Request
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.scoring.results import Overview
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.meeting_name import MeetingName
from layouts.frame import links
from layouts.markup.assembly import MARKUP, assemble
from layouts.pages.decisions import minutes
from layouts.pages.decisions import page as decisions
from layouts.pages.decisions import rows as decision_rows
from layouts.widgets.tables import row_table
from layouts.wording.subjects import decision_sentences
from tests.layouts import scenes
from tests.layouts.scenes import TODAY, find, of_class, of_type, query_of, text, walk

HOSTILE: Final = '<img src=x onerror="alert(1)"></mark><script>alert(1)</script>'
MEETING: Final = MeetingName("rumo-1", "rumo", "3", date(2025, 9, 18))
ROW: Final = DecisionRow(
    meeting_code="rumo-1",
    body="rumo",
    held_on=date(2025, 9, 18),
    meeting_number="3",
    position=2,
    number="1.2",
    text="Представить отчёт.",
    kind="assignment",
    assignee="Асиновский район",
    oktmo="69608000",
    municipality="Асиновский район",
    organization=None,
    due_on=date(2025, 10, 31),
    original_due_on=None,
    due_kind="date",
    completed_on=None,
    withdrawn_on=None,
    status="overdue",
    lateness_days=21,
    evidence=None,
    indicator=None,
)
CARDS: Final = ("decision_completion", "decision_on_time", "decision_overdue")


def asked(query: str) -> Request:
    return Request.from_query(
        query,
        today=TODAY,
        zone=ZoneInfo("Asia/Tomsk"),
        indicators=registry(),
        default_body=EVERY_BODY,
    ).request


def overview(query: str) -> Overview:
    rows = [scenes.row(key, value=50.0, numerator=5.0, denominator=10.0) for key in CARDS]
    made = scenes.overview(rows)
    filters = asked(query).filters
    question = replace(made.scorecard.question, filters=filters, period=filters.period)
    histories = tuple(replace(made.histories[0], indicator=key) for key in CARDS)
    return replace(made, scorecard=replace(made.scorecard, question=question), histories=histories)


def counts(**rows: int) -> tuple[StatusCount, ...]:
    return tuple(StatusCount(key, rows.get(key, 0), rows.get(key, 0)) for key in ExecutionStatus)


def load(overdue: int = 0, name: str = "Асиновский район", **fields: Any) -> Load:
    given = {
        "assignee": None, "oktmo": "69608000", "municipality": name, "organization": None,
        "overdue": overdue, "in_progress": 2, "continuous": 1, "done": 4, "done_late": 0,
        "moved": 0, "moved_days": 0, "oldest": ROW if overdue else None,
    }  # fmt: skip
    return Load(**{**given, **fields})


def execution(late: int = 0, row: DecisionRow = ROW, **fields: Any) -> Execution:
    lanes = tuple(
        Lane(key, late if key == "overdue" else 0,
             (row,) if key == "overdue" and late else (), None)
        for key in LaneKey
    )  # fmt: skip
    held = Loads((load(late),), 1) if late else Loads((), 0)
    given = {
        "board": lanes,
        "owners": Loads((load(late, assignee=row.assignee),), 1) if late else held,
        "places": held,
        "movers": (),
        "overdue": Delays(((row.lateness_days or 0, late),) if late else ()),
        "late": Delays(()),
        "done": 0,
        "moved": 0,
        "moved_days": 0,
        "flow": (),
    }
    return Execution(**{**given, **fields})


def picture(query: str = "", rows: tuple[DecisionRow, ...] = (ROW,), **fields: Any) -> Any:
    return DecisionsPicture(
        **{
            "overview": overview(query),
            "answered": scenes.answered(overview(query), query),
            "rows": RowPage("decisions", rows, len(rows), 1, asked(query).view.sort),
            "counts": counts(overdue=len(rows)),
            "execution": execution(late=len(rows), row=rows[0] if rows else ROW),
            "bodies": ("municipal_council", "rumo"),
            "meetings": (MEETING,),
            "minutes": None,
            "elsewhere": 0,
            **fields,
        }
    )


def drawn(query: str = "", **fields: Any) -> Component:
    frame = scenes.frame(path="/decisions", nav=(("/", "Обзор"), ("/decisions", "Решения")))
    return decisions.draw(picture(query, **fields), frame)


def table_of(page: Component) -> Component:
    (table,) = of_class(page, "row-table")
    return table


# --- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {},
            "Просрочено 1\u00a0поручение: Асиновский район\u00a0—\u00a01. Это\u00a0— «Представить "
            "отчёт» (Асиновский район), на\u00a021\u00a0день.",
        ),
        (
            {"execution": execution(late=12)},
            "Просрочено 12\u00a0поручений, все: Асиновский район. Самое давнее\u00a0— "
            "«Представить отчёт» (Асиновский район), на\u00a021\u00a0день.",
        ),
        ({"counts": counts(done=3), "execution": execution()}, "Просроченных поручений нет."),
        ({"counts": counts(), "rows": ()}, "Решений по этому вопросу нет."),
    ],
)
def test_the_headline_says_what_is_overdue_and_for_how_long(
    fields: dict[str, Any], said: str
) -> None:
    (heading,) = of_type(drawn(**fields), "H1")
    assert text(heading) == said


def test_the_headline_names_the_three_who_hold_most_overdue() -> None:
    held = (
        load(5, "Томск"),
        load(3, "", oktmo=None, municipality=None, organization="Институт"),
        load(2, "Асино"),
        load(2, "Парабель"),
        load(1, "Бакчар"),
        load(0, "Стрежевой"),
    )
    told = execution(late=13, places=Loads(held, 6))
    said = decision_sentences.headline(picture(execution=told)).replace("\u00a0", " ")
    assert said.startswith(
        "Просрочено 13 поручений, больше всего: Томск — 5, Институт — 3, Асино — 2 "
        "(и ещё у 1 — по 2). Самое давнее — «"
    )


def test_a_long_sentence_is_cut_between_words() -> None:
    long = replace(ROW, text="Подготовить и представить " * 10)
    said = decision_sentences.headline(picture(rows=(long,)))
    assert "Подготовить…»" in said
    assert len(said) < 250


def test_the_lead_counts_the_others_and_what_no_indicator_counts() -> None:
    mixed = (StatusCount("overdue", 3, 1), StatusCount("in_progress", 7, 7),
             StatusCount("continuous", 2, 2), StatusCount("done_late", 1, 1),
             StatusCount("done", 4, 4))  # fmt: skip
    assert decision_sentences.lead(picture(counts=mixed)).replace("\u00a0", " ") == (
        "Просрочены и 2 рекомендации: в показатели рекомендации не входят. "
        "В работе — 7, исполняется постоянно — 2, исполнено — 5 (из них с опозданием — 1)."
    )


# --- counts and controls ----------------------------------------------------------------------


def test_a_count_leads_to_its_rows_and_the_chosen_one_back() -> None:
    given = counts(overdue=2, done=5)
    page = drawn("q=x&page=1", counts=given)
    assert query_of(find(page, "status-overdue").href) == {"q": "x", "status": "overdue"}
    assert "просрочено 2" in text(find(page, "status-overdue"))
    assert not [part for part in walk(page) if getattr(part, "id", None) == "status-withdrawn"]
    chosen = drawn("status=done", counts=given)
    assert query_of(find(chosen, "status-done").href) == {}
    assert find(chosen, "status-done").className == "good chosen"


def test_every_key_of_the_list_has_its_control_with_the_text_of_the_address() -> None:
    query = "status=overdue&body=rumo&meeting=rumo-1&owner=А&q=отчёт&sort=-due_on"
    page = drawn(query)
    controls = {
        part.id["name"]: part.value
        for part in walk(page)
        if isinstance(getattr(part, "id", None), dict)
    }
    for key, value in asked(query).texts().items():
        assert controls[key] == value
    blank = drawn()
    for key in ("status", "body", "meeting", "owner", "q", "sort"):
        assert find(blank, {"role": "filter", "name": key}).value == ""


def test_every_control_is_told_of_as_it_was_drawn() -> None:
    for query in ("", "status=done&q=x&body=rumo&sort=text"):
        for rows in ((ROW,), ()):
            page = drawn(query, rows=rows)
            names = {
                part.id["name"]
                for part in walk(page)
                if isinstance(getattr(part, "id", None), dict)
            }
            told = json.loads(find(page, "page-content").to_plotly_json()["props"]["data-drawn"])
            assert set(told) == names


def test_a_meeting_is_offered_by_its_name() -> None:
    options = find(drawn(), {"role": "filter", "name": "meeting"}).options
    assert [(each["value"], each["label"].replace("\u00a0", " ")) for each in options] == [
        ("", "все"),
        ("rumo-1", "РУМО № 3 от 18.09.2025"),
    ]


# --- the table --------------------------------------------------------------------------------


def test_a_row_says_all_that_is_known_of_it() -> None:
    extended = replace(ROW, original_due_on=date(2025, 9, 30), organization="Институт")
    (line,) = of_type(of_type(table_of(drawn(rows=(extended,))), "Tbody"), "Tr")
    said = text(line).replace("\u00a0", " ")
    for words in ("1.2. Представить отчёт.", "○ просрочено", "Асиновский район", "Институт",
                  "31.10.2025", "продлён, был 30.09.2025", "21 день", "РУМО № 3",
                  "18.09.2025"):  # fmt: skip
        assert words in said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"assignee": None, "oktmo": None}, "не назван"),
        ({"due_on": None, "due_kind": "none"}, "без срока"),
        ({"due_on": None, "due_kind": "continuous", "status": "continuous"}, "∞ постоянно"),
        (
            {"completed_on": date(2025, 11, 1), "evidence": "Письмо", "status": "done_late"},
            "Письмо",
        ),
        ({"withdrawn_on": date(2025, 11, 1), "status": "withdrawn"}, "снято 01.11.2025"),
        ({"kind": "recommendation"}, "рекомендация"),
        ({"number": None}, "2. Представить"),
        ({"municipality": None}, "69608000"),
        ({"body": "commission", "meeting_number": None}, "commission от 18.09.2025"),
    ],
)
def test_what_is_not_known_is_said_in_words(fields: dict[str, Any], said: str) -> None:
    row = text(table_of(drawn(rows=(replace(ROW, **fields),)))).replace("\u00a0", " ")
    assert said in row
    assert "None" not in row


def test_a_row_leads_to_its_sentence_in_the_minutes() -> None:
    page = drawn("q=отчёт&page=1")
    (link,) = of_class(of_class(page, "row-table"), "source")
    address, _, anchor = link.href.partition("#")
    assert (query_of(address), anchor) == ({"meeting": "rumo-1", "q": "отчёт"}, "point-2")


def test_the_head_of_the_table_sorts_it_both_ways() -> None:
    def heads(query: str) -> dict[str, Any]:
        return {
            text(of_type(head, "A") or of_type(head, "Link")): head
            for head in of_type(of_type(table_of(drawn(query)), "Thead"), "Th")
        }

    plain = heads("page=1")
    assert query_of(of_type(plain["Срок"], "Link")[0].href) == {"sort": "due_on"}
    assert query_of(of_type(plain["Опоздание"], "Link")[0].href) == {"sort": "-lateness_days"}
    assert not [head for head in plain.values() if "aria-sort" in head.to_plotly_json()["props"]]
    rising = heads("sort=due_on")["Срок"]
    assert rising.to_plotly_json()["props"]["aria-sort"] == "ascending"
    assert query_of(of_type(rising, "Link")[0].href) == {"sort": "-due_on"}
    falling = heads("sort=-due_on")["Срок"]
    assert falling.to_plotly_json()["props"]["aria-sort"] == "descending"
    assert query_of(of_type(falling, "Link")[0].href) == {"sort": "due_on"}


@pytest.mark.parametrize(
    ("total", "page", "said", "offered"),
    [
        (1, 1, "показана 1", None),
        (12, 1, "показаны все 12", None),
        (1234, 2, "показаны 51–100 из 1 234", "←1234…25→"),
        (1234, 25, "показаны 1 201–1 234 из 1 234", "←1…232425"),
        (101, 1, "показаны 1–50 из 101", "123→"),
    ],
)
def test_the_pager_says_where_one_is_and_leads_to_the_others(
    total: int, page: int, said: str, offered: str | None
) -> None:
    shown = min(50, total - (page - 1) * 50)
    made = RowPage("decisions", (ROW,) * shown, total, page, None)
    assert row_table.shown(made).replace("\u00a0", " ") == said
    view = decision_rows.view("/decisions", asked(f"q=x&page={page}"))
    whole = row_table.draw("/decisions", asked(f"q=x&page={page}"), made, view)
    pagers = of_class(whole, "pager")
    if offered is None:
        assert pagers == []
        return
    (pager,) = pagers
    words = text(pager).replace("\u00a0", "")
    for word in ("Страница ", "Назад", "Дальше", " "):
        words = words.replace(word, "")
    assert words == offered
    for link in of_type(pager, "Link"):
        assert query_of(link.href)["q"] == "x"
    current = of_type(pager, "B")
    assert [text(each).replace("Страница ", "") for each in current] == [str(page)]


def test_an_empty_list_says_why_and_what_to_do() -> None:
    narrowed = drawn("q=нет&status=done&m=69608000", rows=(), counts=counts())
    (remark,) = of_class(narrowed, "nothing")
    assert query_of(of_type(remark, "Link")[0].href) == {"m": "69608000"}
    (bare,) = of_class(drawn(rows=(), counts=counts()), "nothing")
    assert "rumo protocol load" in text(bare)


def test_a_card_leads_to_its_indicator_without_the_filters_of_the_list() -> None:
    page = drawn("q=x&status=done&period=2024-2025")
    for key in CARDS:
        (link,) = of_type(find(page, f"card-{key}"), "Link")
        assert link.href.startswith("/indicator?")
        assert query_of(link.href) == {"i": key, "period": "2024-2025"}


def test_the_files_are_those_of_the_list() -> None:
    addresses = [part.href for part in of_type(drawn("q=x&page=1&sort=text"), "A")]
    files = [address for address in addresses if address.startswith("/files/")]
    assert {address.partition("?")[0] for address in files} == {
        "/files/decisions.csv",
        "/files/decisions.xlsx",
        "/files/decisions.json",
    }
    assert all(query_of(address)["q"] == "x" for address in files)


def test_what_narrows_the_list_stays_on_its_page() -> None:
    filters = asked("q=x&owner=y&status=done&body=rumo&meeting=rumo-1&page=2&period=2024")
    assert links.other_page("/", filters) == "/?period=2024"
    assert (
        links.other_page("/meetings", filters) == "/meetings?body=rumo&meeting=rumo-1&period=2024"
    )


# --- the minutes ------------------------------------------------------------------------------

TEXT: Final = "РЕШИЛИ:\n1.1. Принять.\n\n1.2. Представить\nотчёт к сроку.\nКонец"


def point(position: int, part: str | None) -> MinutesPoint:
    start = TEXT.index(part) if part else None
    end = TEXT.index(part) + len(part) if part else None
    return MinutesPoint(position, f"1.{position}", f"Пункт {position}", start, end)


def panel(*points: MinutesPoint, whole: str | None = TEXT) -> Component:
    return minutes.draw(Minutes(MEETING, "Итоги", whole, points))


def test_every_decision_is_marked_in_its_place_of_the_minutes() -> None:
    shown = panel(point(2, "1.2. Представить\nотчёт к сроку."), point(1, "1.1. Принять."))
    marks = [(getattr(mark, "id", None), text(mark)) for mark in of_type(shown, "Mark")]
    assert marks == [
        ("point-1", "1.1. Принять."),
        ("point-2", "1.2. Представить"),
        (None, "отчёт к сроку."),
    ]
    paragraphs = [text(part) for part in of_type(of_class(shown, "minutes-text"), "P")]
    assert paragraphs == ["РЕШИЛИ:", "1.1. Принять.", "1.2. Представить", "отчёт к сроку.", "Конец"]


@pytest.mark.parametrize(
    "lost",
    [
        MinutesPoint(2, "1.2", "Пункт 2", None, None),
        MinutesPoint(2, "1.2", "Пункт 2", 5, 5),
        MinutesPoint(2, "1.2", "Пункт 2", -3, 4),
        MinutesPoint(2, "1.2", "Пункт 2", 9, 10_000),
        MinutesPoint(2, "1.2", "Пункт 2", 10, 14),
    ],
)
def test_a_decision_without_a_place_is_listed_where_its_link_leads(lost: MinutesPoint) -> None:
    shown = panel(point(1, "1.1. Принять."), lost)
    assert [mark.id for mark in of_type(shown, "Mark")] == ["point-1"]
    assert text(find(shown, "point-2")).replace("\u00a0", " ") == "1.2. Пункт 2"
    assert text(of_class(shown, "minutes-text")).replace("\n", "") == TEXT.replace("\n", "")


def test_minutes_that_are_not_loaded_say_so_and_list_the_decisions() -> None:
    shown = panel(point(1, None), whole=None)
    assert "не загружен" in text(of_class(shown, "remark"))
    assert text(find(shown, "point-1")).endswith("Пункт 1")


def test_what_others_wrote_is_shown_as_it_is_written() -> None:
    hostile = replace(ROW, text=HOSTILE, assignee=HOSTILE, meeting_number=HOSTILE, number=HOSTILE,
                      organization=HOSTILE, evidence=HOSTILE, completed_on=TODAY, body=HOSTILE,
                      municipality=HOSTILE)  # fmt: skip
    own = MeetingName("rumo-1", HOSTILE, HOSTILE, TODAY)
    points = (
        MinutesPoint(1, HOSTILE, HOSTILE, 0, 9),
        MinutesPoint(2, HOSTILE, HOSTILE, None, None),
    )
    spoken = Minutes(own, HOSTILE, HOSTILE, points)
    evil = load(
        1, HOSTILE, assignee=HOSTILE, organization=HOSTILE, moved=1, moved_days=3, oldest=hostile
    )
    told = execution(
        late=1, row=hostile, owners=Loads((evil,), 1), places=Loads((evil,), 1),
        moved=1, moved_days=3, movers=(evil,),
        flow=(FlowMonth(TODAY, MonthlyFlow(1, 2, 3), MonthlyFlow(0, 0, 0)),),
    )  # fmt: skip
    page = assemble(
        drawn(
            "meeting=rumo-1&q=%3Cb%3E",
            rows=(hostile,),
            minutes=spoken,
            meetings=(own,),
            execution=told,
        )
    )
    markup = "".join(
        value
        for part in walk(page)
        for name, value in part.to_plotly_json()["props"].items()
        if name == MARKUP
    )
    assert "onerror" in markup
    assert "<img" not in markup
    assert "<script" not in markup


# --- how assignments are executed -------------------------------------------------------------


def lanes(*lane: Lane) -> tuple[Lane, ...]:
    given = {each.key: each for each in lane}
    return tuple(given.get(key, Lane(key, 0, (), None)) for key in LaneKey)


def said(part: Any) -> str:
    return text(part).replace("\u00a0", " ")


def test_a_group_of_the_board_says_its_oldest_or_nearest_and_leads_on() -> None:
    near = replace(ROW, due_on=date(2025, 11, 24), status="in_progress", lateness_days=None)
    board = lanes(
        Lane("overdue", 1, (ROW,), None),
        Lane("week", 61, (near,), NextPageLink("in_progress", "due_on", 2)),
    )
    page = drawn("status=done&owner=А", execution=execution(late=1, board=board))
    assert "○ Просрочено 1" in said(find(page, "lane-overdue"))
    assert "самое давнее — на 21 день" in said(find(page, "lane-overdue"))
    week = find(page, "lane-week")
    assert "ближайшее — 24.11.2025, через 3 дня" in said(week)
    (onward,) = of_class(week, "onward")
    assert said(onward) == "ещё 60 — в списке"
    address, _, anchor = onward.href.partition("#")
    assert (query_of(address), anchor) == (
        {"owner": "А", "page": "2", "sort": "due_on", "status": "in_progress"},
        "rows",
    )
    assert (
        "Нет поручений: через 8–14 дней, через 15–30 дней, позже 30 дней, постоянно, без срока, "
        "без ответственного."
    ) in said(of_class(page, "board-panel"))
    assert "выбранный статус на них не действует" in said(of_class(page, "board-panel"))


def test_a_municipality_and_an_owner_narrow_the_page_and_give_it_back() -> None:
    institute = load(1, assignee=None, oktmo=None, municipality=None, organization="Институт")
    ghost = load(1, oktmo="69999999", municipality=None)
    told = execution(
        late=3,
        places=Loads((load(1), institute, ghost), 3),
        owners=Loads((load(1, assignee="Отдел"), load(1, assignee="два  пробела")), 12),
    )

    def linked(query: str) -> dict[str, dict[str, str]]:
        page = drawn(query, execution=told)
        links_of = [
            link
            for panel in of_class(page, "decision-loads")
            for head in of_type(panel, "Th")
            for link in of_type(head, "Link")
        ]
        return {said(link): query_of(link.href) for link in links_of}

    narrowed = linked("q=x")
    assert narrowed == {
        "Асиновский район": {"m": "69608000", "q": "x"},
        "Институт": {"owner": "Институт", "q": "x"},
        "Отдел Асиновский район": {"m": "69608000", "owner": "Отдел", "q": "x"},
    }
    assert linked("m=69608000")["Асиновский район"] == {}
    assert linked("owner=Институт")["Институт"] == {}
    page = drawn(execution=told)
    assert "ОКТМО 69999999" in said(page)
    (onward,) = of_class(of_class(page, "owners-panel"), "onward")
    assert said(onward) == "ещё 10 ответственных — в списке"


def test_after_ten_municipalities_the_others_are_folded_away() -> None:
    held = tuple(load(12 - n, f"Район {n}", oktmo=f"696000{n:02d}") for n in range(12))
    page = drawn(execution=execution(late=78, places=Loads(held, 12)))
    others = find(page, "other-places")
    assert said(of_type(others, "Summary")) == "ещё 2"
    assert "Район 11" in said(others)
    assert "Район 9 " not in said(others)


def test_delays_are_told_by_median_and_greatest_and_drawn_by_ranges() -> None:
    told = execution(late=3, overdue=Delays(((7, 1), (8, 1), (175, 1))))
    done = replace(told, late=Delays(((1, 1), (4, 1))), moved=2, moved_days=61,
                   movers=(load(assignee="Отдел", moved=2, moved_days=61),))  # fmt: skip
    panel = of_class(drawn(execution=done), "delays-panel")
    assert (
        "Просрочено — 3: медиана 8 дней, наибольшее опоздание 175 дней. Исполнено с "
        "опозданием — 2: медиана 2,5 дня, наибольшее опоздание 4 дня."
    ) in said(panel)
    rows = [
        [said(cell) for cell in (*of_type(line, "Th"), *of_type(line, "Td"))]
        for line in of_type(of_type(of_class(panel, "delays"), "Tbody"), "Tr")
    ]
    assert [(row[0], *row[2:]) for row in rows] == [
        ("1–7 дней", "1", "2"),
        ("8–14 дней", "1", "0"),
        ("15–30 дней", "0", "0"),
        ("31–90 дней", "0", "0"),
        ("больше 90 дней", "1", "0"),
    ]
    assert "Срок перенесён у 2 поручений, в среднем на 30,5 дня." in said(panel)
    assert "Отдел Асиновский район — 2, в среднем на 30,5 дня" in said(panel)
    calm = said(of_class(drawn(execution=execution(), rows=()), "delays-panel"))
    assert "Опозданий нет" in calm
    assert "Сроки не переносились." in calm


def test_the_months_are_drawn_and_stand_in_a_table_that_narrows_to_one() -> None:
    flow = (
        FlowMonth(date(2025, 9, 30), MonthlyFlow(3, 1, 0), MonthlyFlow(2, 2, 1)),
        FlowMonth(date(2025, 10, 31), MonthlyFlow(0, 2, 4), MonthlyFlow(5, 0, 1)),
    )
    panel = of_class(drawn("m=69608000", execution=execution(flow=flow)), "flow-panel")
    lines = of_type(of_type(panel, "Tbody"), "Tr")
    assert [[said(cell) for cell in of_type(line, "Td")] for line in lines] == [
        ["3", "2", "1", "2", "0", "1"],
        ["0", "5", "2", "0", "4", "1"],
    ]
    assert [query_of(link.href) for link in of_type(of_type(panel, "Tbody"), "Link")] == [
        {"m": "69608000", "period": "2025-09..2025-09"},
        {"m": "69608000", "period": "2025-10..2025-10"},
    ]
    drawings = [
        part.to_plotly_json()["props"][MARKUP]
        for part in walk(panel)
        if MARKUP in part.to_plotly_json()["props"]
    ]
    assert len(drawings) == 3
    assert "<title>окт 2025: 4, годом раньше 1</title>" in drawings[2]
    assert "Период ещё не начался." in said(of_class(drawn(), "flow-panel"))


@pytest.mark.parametrize(
    ("evidence", "address"),
    [
        ("https://metod.example/a?b=1", "https://metod.example/a?b=1"),
        ("http://metod.example", "http://metod.example"),
        ("javascript://x%0aalert(1)", None),
        ("data:text/html,x", None),
        ("Письмо № 5", None),
    ],
)
def test_only_an_address_of_a_page_is_a_link_among_confirmations(
    evidence: str, address: str | None
) -> None:
    row = replace(ROW, evidence=evidence, completed_on=TODAY, status="done")
    table = table_of(drawn(rows=(row,)))
    assert [link.href for link in of_type(table, "A")] == ([address] if address else [])
    for link in of_type(table, "A"):
        assert "noopener" in link.rel
    if address is None:
        assert evidence in said(table)


def test_the_page_says_what_the_list_of_a_meeting_leaves_to_other_periods() -> None:
    shown = said(drawn(f"meeting={MEETING.code}", elsewhere=2)).replace("\xa0", " ")
    assert "Ещё 2 строки этого заседания относятся к другим периодам: здесь их нет." in shown
    assert "к другим периодам" not in said(drawn(f"meeting={MEETING.code}"))

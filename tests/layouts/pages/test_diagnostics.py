"""Диагностики: words, gaps, deficits and the list, drawn of answers made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from dash.development.base_component import Component

from data_sources.answers.diagnostics.answer import (
    Deficits,
    DiagnosticsPicture,
    GapCell,
    Needs,
    PlaceDeficits,
    Results,
    Routes,
    Showcase,
    StatusTally,
)
from data_sources.answers.row_lists.answer import RowPage
from data_sources.row_tables.records.diagnostics import DiagnosticRow
from data_sources.scoring.results import Overview
from layouts.frame import links
from layouts.markup.assembly import MARKUP, assemble
from layouts.pages.diagnostics import page as diagnostics
from layouts.wording.subjects import diagnostic_sentences, diagnostic_words
from tests.layouts import scenes
from tests.layouts.scenes import (
    ASINO,
    CHAINSKY,
    KEDROVY,
    OWN,
    TODAY,
    TOMSK,
    find,
    of_class,
    of_type,
    query_of,
    strings,
    text,
    walk,
)

HOSTILE: Final = '<img src=x onerror="alert(1)"></a><script>alert(1)</script>'
CARDS: Final = ("diagnostics_coverage", "diagnostics_expertise", "learning_routes")
NO_ROUTES: Final = Routes(0, 0, 0, 0, 0)
ROW: Final = DiagnosticRow(
    code="dg-1",
    title="Дефициты учителя: физика",
    owner_code="institute",
    owner="Институт",
    audience="teacher",
    subject="физика",
    published_on=date(2024, 10, 1),
    expertise_status="recommended",
    expertise_on=date(2024, 11, 1),
    valid_until=None,
    is_valid=1,
    url=None,
    participants=40,
    with_deficit=15,
    municipalities=3,
)
CELLS: Final = (
    GapCell("teacher", None, 2, 1),
    GapCell("teacher", "физика", 1, 1),
    GapCell("teacher", "химия", 2, 0),
    GapCell("manager", None, 1, 0),
)
SHOWCASE: Final = Showcase(
    (StatusTally("recommended", 4, 2, 1, 1), StatusTally("declared", 2, 0, 0, 0)), CELLS
)


def deficits(participants: int, found: int, persons: int = 0, overdue: int = 0) -> Deficits:
    return Deficits(Results(participants, found), Routes(persons, persons, 1, 0, overdue))


PLACES: Final = (
    PlaceDeficits(ASINO, deficits(10, 4, persons=6)),
    PlaceDeficits(KEDROVY, Deficits(Results(0, 0), NO_ROUTES)),
    PlaceDeficits(OWN, Deficits(Results(0, 0), NO_ROUTES)),
    PlaceDeficits(TOMSK, deficits(30, 12, persons=5, overdue=2)),
    PlaceDeficits(CHAINSKY, deficits(20, 9, persons=8)),
)
NEEDS: Final = Needs(PLACES, deficits(60, 25, persons=18, overdue=2), Results(0, 0))
EMPTY: Final[dict[str, Any]] = {
    "rows": (),
    "most": (),
    "showcase": Showcase((), ()),
    "needs": Needs((), Deficits(Results(0, 0), NO_ROUTES), Results(0, 0)),
}


def overview(query: str) -> Overview:
    rows = [scenes.row(key, value=50.0, numerator=5.0, denominator=10.0) for key in CARDS]
    rows.append(
        scenes.row("diagnostics_coverage", TOMSK, value=30.0, numerator=30.0, denominator=100.0)
    )
    made = scenes.overview(rows, query)
    return replace(
        made, histories=tuple(replace(made.histories[0], indicator=key) for key in CARDS)
    )


def picture(query: str = "", **fields: Any) -> DiagnosticsPicture:
    rows: tuple[DiagnosticRow, ...] = fields.pop("rows", (ROW,))
    filters = scenes.request(query)
    return DiagnosticsPicture(
        **{
            "overview": overview(query),
            "answered": scenes.answered(overview(query), query),
            "rows": RowPage("diagnostics", rows, len(rows), 1, filters.view.sort),
            "most": rows,
            "showcase": SHOWCASE,
            "needs": NEEDS,
            **fields,
        }
    )


def drawn(query: str = "", **fields: Any) -> Component:
    nav = (("/", "Обзор"), ("/diagnostics", "Диагностики"))
    return diagnostics.draw(picture(query, **fields), scenes.frame(path="/diagnostics", nav=nav))


def table(page: Component, name: str) -> list[list[str]]:
    (found,) = of_class(page, name)
    return [
        [text(cell) for cell in walk(row) if type(cell).__name__ in ("Th", "Td")]
        for row in of_type(found, "Tr")
    ]


def ways(drawing: Any, kind: str) -> list[Any]:
    """Links of this type, with the attributes that they have."""
    return of_type(drawing, kind)


def plain(said: str) -> str:
    return said.replace("\u00a0", " ")


# --- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {},
            "Экспертизу прошли 2 из 6 диагностик витрины; дефицит выявлен у 25 из 60 участников "
            "(41,7 %).",
        ),
        (
            {"showcase": Showcase((StatusTally("recommended", 21, 1, 0, 0),), ())},
            "Экспертизу прошла 1 из 21 диагностики витрины; дефицит выявлен у 25 из 60 участников "
            "(41,7 %).",
        ),
        (
            {
                "showcase": Showcase((StatusTally("recommended", 3, 3, 0, 0),), ()),
                "needs": EMPTY["needs"],
            },
            "Экспертизу прошли все диагностики витрины: 3; результатов диагностик за период нет.",
        ),
        (
            {
                "showcase": Showcase((StatusTally("declared", 1, 0, 0, 0),), ()),
                "needs": EMPTY["needs"],
            },
            "Экспертизу не прошла ни одна диагностика витрины, всего на ней 1 диагностика; "
            "результатов диагностик за период нет.",
        ),
        (EMPTY, "На витрине нет ни одной диагностики."),
    ],
)
def test_the_headline_says_how_many_passed_and_what_was_found(
    fields: dict[str, Any], said: str
) -> None:
    assert plain(diagnostic_sentences.headline(picture(**fields))) == said


@pytest.mark.parametrize(
    ("in_all", "said"),
    [
        (
            deficits(60, 25, persons=21),
            "На индивидуальных маршрутах в периоде был 21 педагог: на 4 меньше, чем выявлено "
            "дефицитов.",
        ),
        (
            deficits(60, 5, persons=8),
            "На индивидуальных маршрутах в периоде было 8 педагогов, выявлено дефицитов — 5.",
        ),
        (
            deficits(60, 5),
            "На индивидуальных маршрутах в периоде никого не было, дефицитов выявлено 5.",
        ),
        (deficits(0, 0), "На индивидуальных маршрутах в периоде никого не было."),
    ],
)
def test_the_lead_sets_deficits_against_routes(in_all: Deficits, said: str) -> None:
    needs = replace(NEEDS, in_all=in_all)
    assert plain(diagnostic_sentences.lead(picture(needs=needs))) == said


def test_what_needs_attention_is_said_in_sentences() -> None:
    needs = replace(NEEDS, beside=Results(5, 1))
    page = drawn(needs=needs)
    (found,) = of_class(page, "sentences")
    assert [plain(text(said)) for said in of_type(found, "Li")] == [
        "Нет ни одной диагностики: дошкольное образование, дополнительное образование, "
        "педагогические классы.",
        "Диагностики есть, но экспертизу не прошла ни одна: руководители.",
        "Предметы без прошедшей экспертизу диагностики: химия.",
        "Срок действия истёк у 1 диагностики.",
        "В ближайшие 60 дней срок истекает у 1 диагностики.",
        "Результатов за период нет из 1 муниципалитета: Кедровый.",
        "Срок прошёл, а маршрут не завершён: 2 маршрута.",
        "Диагностики, которых нет на витрине, прошли 5 участников: по муниципалитетам они "
        "посчитаны, в списке диагностик их нет.",
    ]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://toipkro.ru/d?x=1", "https://toipkro.ru/d?x=1"),
        ("http://d.example", "http://d.example"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.ru", None),
        ("https://", None),
        ("http://[x", None),
        ("см. сайт", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_page_of_the_web_becomes_a_link(url: str | None, address: str | None) -> None:
    assert diagnostic_words.web_address(url) == address
    page = drawn(rows=(replace(ROW, url=url),))
    outward: list[Any] = of_class(page, "outward")
    assert [(link.href, link.rel) for link in outward] == (
        [(address, "noopener")] if address else []
    )
    (listed,) = of_class(page, "diagnostics")
    assert (url or "") in text(listed) or address is not None


# --- gaps -------------------------------------------------------------------------------------


def test_an_empty_cell_of_the_gaps_is_said_to_be_one() -> None:
    none = "нет диагностики"
    assert [[plain(cell) for cell in row] for row in table(drawn(), "gaps")][1:] == [
        ["без предмета", "● 1 из 2", "◐ 0 из 1", none, none, none],
        ["физика", "● 1 из 1", none, none, none, none],
        ["химия", "◐ 0 из 2", none, none, none, none],
        ["Всего", "● 2 из 5", "◐ 0 из 1", none, none, none],
    ]


def test_a_cell_narrows_the_list_and_the_chosen_one_lets_go() -> None:
    (gaps,) = of_class(drawn("q=Физика&audience=teacher&page=3"), "gaps")
    (chosen,) = [part for part in of_class(gaps, "chosen") if type(part).__name__ == "Td"]
    (back,) = ways(chosen, "Link")
    assert query_of(back.href) == {}
    told = {
        link.title.removeprefix("Показать в списке: "): link.href
        for link in ways(of_type(gaps, "Tbody"), "Link")
    }
    assert {said: query_of(href) for said, href in told.items()} == {
        "педагоги, без предмета": {"audience": "teacher"},
        "руководители, без предмета": {"audience": "manager"},
        "педагоги, физика": {},
        "педагоги, химия": {"audience": "teacher", "q": "химия"},
    }
    assert told["педагоги, химия"].endswith("#rows")


def test_a_subject_that_no_address_can_hold_is_no_link() -> None:
    cells = (GapCell("teacher", "х" * 300, 1, 1),)
    (gaps,) = of_class(drawn(showcase=replace(SHOWCASE, cells=cells)), "gaps")
    assert not of_type(of_type(gaps, "Tbody")[0], "Link")


def test_many_subjects_unfold() -> None:
    cells = tuple(GapCell("teacher", f"предмет {number:03}", 1, 1) for number in range(30))
    page = drawn(showcase=replace(SHOWCASE, cells=cells))
    first, rest = of_class(page, "gaps")
    assert (len(of_type(first, "Tr")), len(of_type(rest, "Tr"))) == (26, 7)
    assert "Ещё 6\u00a0предметов" in text(page)


# --- deficits and routes ----------------------------------------------------------------------


def test_those_with_most_deficits_beyond_routes_come_first_and_the_silent_last() -> None:
    rows = [[plain(cell) for cell in row] for row in table(drawn(), "needs")]
    assert [row[0] for row in rows] == [
        "Муниципалитет",
        "Томск",
        "Чаинский район",
        "Асиновский район",
        "Кедровый",
        "Вместе",
        "Все муниципалитеты",
    ]
    assert rows[1] == [
        "Томск", "30", "30,0 %", "", "12 40,0 %", "5", "5", "0", "1", "○ 2", "▲ больше на 7",
    ]  # fmt: skip
    assert rows[3][-1] == "● маршрутов не меньше"
    assert (rows[4][1], rows[4][4]) == ("результатов нет", "—")


def test_without_results_and_routes_there_is_no_table_of_them() -> None:
    assert not of_class(drawn(**EMPTY), "needs")


# --- the list ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "valid_until", "said"),
    [
        ("recommended", None, ["● рекомендована01.11.2024", "без срока"]),
        (
            "recommended",
            date(2025, 11, 20),
            ["● рекомендована01.11.2024", "20.11.2025○ срок истёк"],
        ),
        ("recommended", TODAY, ["● рекомендована01.11.2024", "21.11.2025◐ скоро истекает"]),
        ("rejected", date(2027, 1, 1), ["✕ отклонена01.11.2024", "01.01.2027"]),
    ],
)
def test_the_state_of_expertise_is_a_sign_with_words(
    status: str, valid_until: date | None, said: list[str]
) -> None:
    row = replace(ROW, expertise_status=status, valid_until=valid_until)
    (cells,) = table(drawn(rows=(row,)), "diagnostics")[1:]
    assert cells[3:5] == said


def test_a_diagnostic_that_nobody_took_has_no_zero() -> None:
    row = replace(ROW, participants=0, with_deficit=0, municipalities=0)
    (cells,) = table(drawn(rows=(row,), most=()), "diagnostics")[1:]
    assert cells[-2:] == ["результатов нет", "—"]


def test_the_page_names_its_controls_and_its_files() -> None:
    page = drawn("audience=manager&q=физика&sort=-participants")
    content = find(page, "page-content").to_plotly_json()["props"]
    assert content["data-address"] == (
        "/diagnostics?audience=manager&q=%D1%84%D0%B8%D0%B7%D0%B8%D0%BA%D0%B0&sort=-participants"
    )
    drawn_controls = json.loads(content["data-drawn"])
    assert drawn_controls["audience"] == "manager"
    assert drawn_controls["q"] == "физика"
    assert drawn_controls["sort"] == "-participants"
    files = [link.href for link in ways(page, "A") if "/files/diagnostics." in str(link.href)]
    assert len(files) == 4
    assert all(query_of(href)["audience"] == "manager" for href in files)
    cards: list[Any] = of_class(page, "card")
    assert [card.id for card in cards] == [f"card-{key}" for key in CARDS]


def test_a_list_without_rows_says_why() -> None:
    narrowed = drawn("q=нет", rows=(), most=())
    assert "не подходит под все условия" in text(narrowed)
    assert "подходящих под условия списка диагностик" in text(narrowed)
    assert "rumo load diagnostic ФАЙЛ" in text(drawn(**EMPTY))


def test_what_narrows_diagnostics_is_left_behind_on_other_pages() -> None:
    filters = scenes.request("audience=manager&q=x&period=2024")
    assert links.other_page("/", filters) == "/?period=2024"
    assert links.other_page(links.DIAGNOSTICS, filters) == (
        "/diagnostics?audience=manager&period=2024"
    )


def test_hostile_words_stay_words() -> None:
    row = replace(ROW, code=HOSTILE, title=HOSTILE, subject=HOSTILE, owner=HOSTILE, url=HOSTILE)
    cells = (GapCell("teacher", HOSTILE, 1, 1),)
    page = assemble(drawn(rows=(row,), showcase=replace(SHOWCASE, cells=cells)))
    markup = "".join(
        value
        for part in walk(page)
        for name, value in part.to_plotly_json()["props"].items()
        if name == MARKUP
    )
    assert "&lt;script&gt;" in markup
    assert "<script" not in markup
    assert "<img src=x" not in markup


def test_no_text_speaks_in_programmers_words() -> None:
    for page in (drawn(), drawn(**EMPTY)):
        said = " ".join(strings(page)).split()
        assert not {"None", "nan", "True", "False"} & set(said)
        assert "teacher" not in text(page)
        assert "recommended" not in text(page)

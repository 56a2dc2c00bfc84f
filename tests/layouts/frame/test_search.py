"""The dialogue «Найти»: every hit leads where it is answered, nothing typed becomes markup."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from dash.development.base_component import Component

from dashboard import pages
from data_sources.indicators import registry
from data_sources.search.index import Index
from data_sources.search.matching import match
from data_sources.search.subjects import (
    DecisionFound,
    Found,
    Group,
    IndicatorFound,
    MeetingFound,
    PageFound,
    SchoolFound,
    SearchAnswer,
    Subject,
    SubjectKind,
)
from data_sources.vocabulary.meeting_name import MeetingName
from layouts.frame import search, search_places
from layouts.frame.search_links import address
from layouts.frame.shell import draw_problem
from layouts.markup.assembly import MARKUP, assemble
from tests.layouts import scenes

HOSTILE = "<img src=x onerror=alert(1)>\"'&"
NOW = "period=2025-2026"
LAST = MeetingName("rumo-5", "rumo", "5", date(2025, 10, 7))
OLD = MeetingName("rumo-1", "rumo", "1", date(2023, 5, 23))
COUNCIL = MeetingName("council-1", "municipal_council", None, date(2025, 10, 7))
SCHOOL = SchoolFound("s-3", "СОШ № 3", "Томск", None)


class Reader(HTMLParser):
    """Elements, their attributes and texts, as a browser is told of them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said += data

    def of_role(self, role: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.elements if attributes.get("role") == role]


def read(drawn: Component) -> Reader:
    reader = Reader()
    reader.feed(getattr(assemble(drawn), MARKUP))
    return reader


def answer(*groups: Group, text: str = "томск", query: str = NOW, **told: Any) -> SearchAnswer:
    return SearchAnswer(text, scenes.request(query), Found(groups, **{"exactly": True, **told}))


@pytest.mark.parametrize(
    ("subject", "query", "expected"),
    [
        (scenes.TOMSK, NOW, "/municipality?m=69701000"),
        (scenes.TOMSK, f"{NOW}&group=города", "/municipality?group=%D0%B3%D0%BE%D1%80%D0%BE%D0%B4"),
        (scenes.TOMSK, f"{NOW}&group=юг&m=69608000", "/municipality?m=69701000"),
        (IndicatorFound("rumo_attendance", "Явка", ""), NOW, "/indicator?i=rumo_attendance"),
        (
            IndicatorFound("rumo_attendance", "Явка", ""),
            f"{NOW}&m=69701000&known=2025-06-01",
            "/indicator?i=rumo_attendance&known=2025-06-01&m=69701000",
        ),
        (SCHOOL, f"{NOW}&m=69608000", "/school-project?school=s-3"),
        (SCHOOL, "period=2024-2025&meeting=x", "/school-project?period=2024-2025&school=s-3"),
        (MeetingFound(LAST, None, "held", None), f"{NOW}&q=x", "/meetings?meeting=rumo-5"),
        (
            MeetingFound(COUNCIL, None, "held", None),
            NOW,
            "/meetings?body=municipal_council&meeting=council-1",
        ),
        (
            MeetingFound(OLD, None, "held", None),
            NOW,
            "/meetings?meeting=rumo-1&period=2022-2023",
        ),
        (
            DecisionFound(LAST, 4, "1.2", "Направить"),
            f"{NOW}&body=rumo&group=юг",
            "/decisions?meeting=rumo-5#point-4",
        ),
        (PageFound("/data", "Данные", ""), f"{NOW}&m=69701000&page=3", "/data?m=69701000"),
    ],
)
def test_each_hit_leads_to_the_address_that_answers_it(
    subject: Subject, query: str, expected: str
) -> None:
    assert address(subject, scenes.request(query)).startswith(expected)


def test_groups_say_how_many_there_are_and_hits_are_options_of_one_list() -> None:
    schools = Group(SubjectKind.SCHOOL, 115, (SCHOOL, SchoolFound("s-4", "СОШ № 4", "Томск", None)))
    reader = read(search.draw(answer(Group(SubjectKind.MUNICIPALITY, 1, (scenes.TOMSK,)), schools)))
    assert "Муниципалитеты 1" in reader.said
    assert "Школы 2 из 115" in reader.said
    assert len(reader.of_role("listbox")) == 1
    options = reader.of_role("option")
    assert options[0]["href"] == "/municipality?m=69701000"
    assert len({option["id"] for option in options}) == 3
    names = {attributes.get("id") for _, attributes in reader.elements}
    assert all(group["aria-labelledby"] in names for group in reader.of_role("group"))


def test_a_hit_says_what_tells_it_from_its_namesakes() -> None:
    closed = SchoolFound("s-5", "СОШ № 5", "Асиновский район", date(2024, 8, 31))
    planned = MeetingFound(LAST, "Итоги года", "planned", None)
    point = DecisionFound(LAST, 4, "1.2", "Слово " * 100)
    said = read(
        search.draw(
            answer(
                Group(SubjectKind.SCHOOL, 1, (closed,)),
                Group(SubjectKind.MEETING, 1, (planned,)),
                Group(SubjectKind.DECISION, 1, (point,)),
            )
        )
    ).said.replace("\u00a0", " ")
    assert "Асиновский район, закрыта 31.08.2024" in said
    assert "РУМО № 5 от 07.10.2025 Итоги года, запланировано" in said
    assert "РУМО № 5 от 07.10.2025, п. 1.2" in said
    assert "Слово…" in said


def test_mended_words_are_said_to_be_so() -> None:
    group = Group(SubjectKind.MUNICIPALITY, 1, (scenes.TOMSK,))
    assert "похожее" not in read(search.draw(answer(group))).said
    assert "похожее" in read(search.draw(answer(group, exactly=False))).said


def test_where_nothing_is_found_it_is_said_and_the_nearest_is_offered() -> None:
    nothing = read(search.draw(answer(text="единорог", exactly=False)))
    assert "Ничего не найдено по «единорог»." in nothing.said
    assert nothing.of_role("option") == []
    near = read(search.draw(answer(text="единорог", exactly=False, nearest=scenes.TOMSK)))
    assert "Возможно, вы искали:" in near.said
    assert [each["href"] for each in near.of_role("option")] == ["/municipality?m=69701000"]


def test_before_anything_is_typed_it_says_what_can_be_found() -> None:
    for drawn in (search.draw_invitation(), search.draw(answer(text=""))):
        examples = [attrs["data-example"] for _, attrs in read(drawn).elements if attrs.get("type")]
        assert "верхнек" in examples
        assert len(examples) == len(SubjectKind)


@pytest.mark.parametrize("told", [{}, {"nearest": SchoolFound("1", HOSTILE, HOSTILE, None)}])
def test_neither_what_is_typed_nor_what_is_found_becomes_markup(told: dict[str, Any]) -> None:
    found = Group(SubjectKind.SCHOOL, 1, (SchoolFound("1", HOSTILE, HOSTILE, None),))
    for groups in ((), (found,)):
        reader = read(search.draw(answer(*groups, text=HOSTILE, **told)))
        assert "img" not in {tag for tag, _ in reader.elements}
        assert HOSTILE in reader.said


def test_a_sentence_stands_where_there_can_be_no_answer() -> None:
    assert read(search.draw_sentence("томск", "Нет связи")).said == "Нет связи"


@pytest.mark.parametrize(
    ("text", "kind", "first"),
    [
        ("заседания", SubjectKind.PAGE, "/meetings"),
        ("явка", SubjectKind.INDICATOR, "rumo_attendance"),
        ("rumo_attendance", SubjectKind.INDICATOR, "rumo_attendance"),
        ("training_cov", SubjectKind.INDICATOR, "training_coverage"),
        ("екфштштп_сщмукфпу", SubjectKind.INDICATOR, "training_coverage"),
        ("индекс", SubjectKind.INDICATOR, "index"),
        ("решения", SubjectKind.PAGE, "/decisions"),
        ("методика", SubjectKind.PAGE, "/data"),
        ("htitybz", SubjectKind.PAGE, "/decisions"),
    ],
)
def test_pages_and_indicators_are_found(text: str, kind: SubjectKind, first: str) -> None:
    table = dict([("/meetings", "Заседания"), *((page.path, page.title) for page in pages.table())])
    beside = Index.of(search_places.entries(table.items()))
    group = next(group for group in match(text, [beside]).groups if group.kind is kind)
    best = group.best[0]
    assert isinstance(best, PageFound | IndicatorFound)
    assert (best.path if isinstance(best, PageFound) else best.key) == first


def test_every_page_and_every_indicator_is_found_by_its_title() -> None:
    table = [(page.path, page.title) for page in pages.table()]
    beside = Index.of(search_places.entries(table))
    for title in (
        *(title for _, title in table),
        *(indicator.title for indicator in registry().values()),
    ):
        best = match(title, [beside]).groups[0].best
        assert title in [
            each.title for each in best if isinstance(each, PageFound | IndicatorFound)
        ]


def test_a_page_without_an_answer_has_the_button_too() -> None:
    drawn = draw_problem(scenes.frame(), "Нет связи")
    button = scenes.find(drawn, "search-open")
    assert button.children == "Найти"

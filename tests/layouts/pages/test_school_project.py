"""Школа Минпросвещения: words, pictures and list, drawn of answers made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from dash.development.base_component import Component

from data_sources.answers.row_lists.answer import RowPage
from data_sources.answers.schools.answer import (
    NearNextLevel,
    NearSchool,
    Points,
    SchoolPortrait,
    SchoolProjectPicture,
    SchoolRound,
    TrainedOfSchool,
)
from data_sources.answers.schools.directions import KEYS, Fall, Matter, Need, Trained
from data_sources.answers.schools.growth import NOBODY, Growth, GrowthMean
from data_sources.answers.schools.levels import LevelCounts, LevelFlow, Moves
from data_sources.question.choices import LEVELS
from data_sources.question.periods import Days
from data_sources.row_tables.records.self_diagnosis import SelfDiagnosisRow
from data_sources.scoring.results import Overview, Row
from data_sources.vocabulary.directions import DIRECTIONS
from layouts.drawing import school_columns
from layouts.drawing.school_columns import DirectionBar
from layouts.markup.assembly import MARKUP, assemble
from layouts.pages.school_project import flow
from layouts.pages.school_project import growth as school_growth
from layouts.pages.school_project import page as school_project
from layouts.wording.subjects import school_sentences, school_words
from tests.layouts import scenes
from tests.layouts.scenes import ASINO, PLACES, find, of_class, of_type, query_of, text, walk

HOSTILE: Final = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
PATH: Final = "/school-project"
ROW: Final = SelfDiagnosisRow(
    school_code="s-1",
    school="МБОУ «СОШ № 1»",
    oktmo=ASINO.oktmo,
    municipality=ASINO.name,
    kind="general",
    completed_on=date(2025, 10, 16),
    edition="2025",
    level="basic",
    level_on=date(2025, 10, 16),
    score=97.0,
    max_score=190.0,
    percent=51.0526,
    **dict.fromkeys(DIRECTIONS, 51.0),
    previous_completed_on=date(2024, 11, 1),
    previous_level="medium",
    previous_percent=53.0,
    next_level="medium",
    points_to_next=21.0,
    distance="told",
)
SILENT: Final = replace(
    ROW,
    school_code="s-2",
    school="Школа без самодиагностики",
    **dict.fromkeys(
        ("completed_on", "edition", "level", "level_on", "score", "max_score", "percent",
         *DIRECTIONS, "next_level", "points_to_next", "distance")
    ),
)  # fmt: skip
NEAR: Final = NearSchool(
    "s-1", "МБОУ «СОШ № 1»", ASINO.oktmo, ASINO.name, "basic", "medium", 117.0, 190.0, 1.0
)
NO_MOVES: Final = Moves((), (0,) * 4, (0,) * 4, (0,) * 4)
NO_GROWTH: Final = Growth(NOBODY, NOBODY, NOBODY, NOBODY)


def directions(value: float = 50.0, previous: float | None = 51.0) -> tuple[Row, ...]:
    made = []
    for indicator in KEYS.values():
        for member in PLACES:
            own = value if member is ASINO else None
            made.append(
                scenes.row(indicator, member, value=own, previous=previous if own else None)
            )
        made.append(scenes.row(indicator, value=value, previous=previous))
    return tuple(made)


def overview(query: str) -> Overview:
    keys = ("school_project_participation", "school_project_level", "school_project_score")
    rows = [scenes.row(key, value=50.0, numerator=5.0, denominator=10.0) for key in keys]
    made = scenes.overview(rows, query)
    histories = tuple(replace(made.histories[0], indicator=key) for key in keys)
    return replace(made, histories=histories)


def counts(oktmo: str | None, *by_level: int, without: int = 0, absent: int = 0) -> LevelCounts:
    return LevelCounts(oktmo, by_level, without, absent)


def picture(query: str = "", **fields: Any) -> SchoolProjectPicture:
    falls = tuple(
        Fall(key, (ASINO.oktmo,) if key == "health" else (), 3)
        for key in ("health", *(key for key in DIRECTIONS if key != "health"))
    )
    given = {
        "overview": overview(query),
        "answered": scenes.answered(overview(query), query),
        "directions": directions(),
        "rows": RowPage("self_diagnosis", (ROW, SILENT), 2, 1, None),
        "previous": Days(date(2024, 9, 1), date(2025, 8, 31)),
        "levels": (
            counts(None, 1, 4, 5, 0, without=1, absent=2),
            *(counts(member.oktmo, 0, 0, 0, 0) for member in PLACES),
        ),
        "moves": Moves(
            (
                LevelFlow("basic", "medium", 3),
                LevelFlow("medium", "medium", 4),
                LevelFlow("high", "basic", 1),
            ),
            (0, 2, 0, 0),
            (0, 0, 5, 0),
            (1, 0, 0, 0),
        ),
        "growths": (
            Growth(
                GrowthMean(7, 70, 100),
                GrowthMean(7, 72, 100),
                GrowthMean(9, 90, 150),
                GrowthMean(8, 80, 120),
            ),
            *(NO_GROWTH for _ in PLACES),
        ),
        "falls": falls,
        "matters": (),
        "near": NearNextLevel((NEAR,), 1, {"told": 8, "unverified": 2, "highest": 1}),
        "school": None,
        **fields,
    }
    return SchoolProjectPicture(**given)


def drawn(query: str = "", **fields: Any) -> Component:
    frame = scenes.frame(path=PATH, nav=(("/", "Обзор"), (PATH, "Школа Минпросвещения")))
    return school_project.draw(picture(query, **fields), frame)


def plain(said: str) -> str:
    return said.replace("\u00a0", " ")


# --- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Больше всего муниципалитетов потеряли в направлении «Здоровье»: 1 из 3."),
        (
            {"falls": (Fall("health", ("1", "2"), 9), Fall("knowledge", ("1", "3"), 9))},
            "Больше всего муниципалитетов потеряли в направлениях «Здоровье» и «Знание»: 2 из 9.",
        ),
        (
            {"falls": (Fall("health", (), 5),)},
            "Ни одно направление не стало ниже, чем год назад, ни в одном муниципалитете.",
        ),
        (
            {"falls": (Fall("health", (), 0),)},
            "Самодиагностику прошли 11 школ; сравнить направления не с чем: "
            "годом раньше данных нет.",
        ),
        (
            {"levels": (counts(None, 0, 0, 0, 0, absent=4),)},
            "Самодиагностику в этом периоде не прошла ни одна школа.",
        ),
        (
            {"levels": (counts(None, 0, 0, 0, 0),)},
            "Школ, которые участвуют в проекте, в реестре нет.",
        ),
        (
            {"levels": (counts(None, 0, 1, 0, 0), counts(ASINO.oktmo, 0, 1, 0, 0))},
            "Больше всего потеряно в направлении «Знание»: −1,0 п.п. за год.",
        ),
    ],
)
def test_the_headline_says_which_direction_fell_in_most_municipalities(
    fields: dict[str, Any], said: str
) -> None:
    assert plain(school_sentences.headline(picture(**fields))) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "перешла 1 школа"), (2, "перешли 2 школы"), (11, "перешли 11 школ"),
     (21, "перешла 21 школа"), (1011, "перешли 1 011 школ")],
)  # fmt: skip
def test_what_schools_did_agrees_with_how_many_they_are(count: int, said: str) -> None:
    assert plain(school_words.some_schools(count, "перешла", "перешли")) == said
    moves = Moves((LevelFlow("basic", "medium", count),), (), (), ())
    assert f"на уровень выше {said}, ниже" in plain(school_sentences.lead(picture(moves=moves)))


def test_the_lead_says_who_moved_who_is_near_and_how_the_result_grew() -> None:
    assert plain(school_sentences.lead(picture())) == (
        "С прошлого круга на уровень выше перешли 3 школы, ниже — 1 школа. "
        "В одном шаге от следующего уровня — 1 школа. "
        "Изменение среднего результата с прошлого круга: +2,0 п.п. у тех же школ, "
        "+6,7 п.п. у всех участников."
    )


def test_the_parts_of_the_growth_add_up_as_they_are_printed() -> None:
    (growth, *_) = picture().growths
    assert plain(school_growth.told(growth)) == (
        "+6,67 п.п. у всех участников складываются из +2,00 п.п. у тех же 7 школ и +4,67 п.п. "
        "от смены состава участников."
    )
    assert "посчитать нельзя" in school_growth.told(NO_GROWTH)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (1.0, "до среднего уровня не хватает: 1 балл"),
        (2.5, "до среднего уровня не хватает: 2,5 балла"),
        (21.0, "до среднего уровня не хватает: 21 балл"),
        (0.0, "баллов для среднего уровня довольно, он ещё не присвоен"),
    ],
)
def test_what_is_lacking_is_said_in_points(amount: float, said: str) -> None:
    assert plain(school_sentences.lacking("medium", amount)) == said


# --- pictures ---------------------------------------------------------------------------------


def test_a_cell_of_the_heat_leads_to_its_municipality_and_direction() -> None:
    page = drawn("sort=-percent&page=2")
    row = find(page, f"row-{ASINO.oktmo}")
    links = [part for part in walk(row) if type(part).__name__ == "A"]
    assert query_of(links[0].href) == {"m": ASINO.oktmo, "sort": "-percent"}
    assert query_of(links[2].href) == {
        "direction": "health",
        "m": ASINO.oktmo,
        "sort": "-percent",
    }
    assert "▼" in text(links[1])
    empty = find(page, f"row-{scenes.TOMSK.oktmo}")
    assert len(of_class(empty, "no-data")) == len(DIRECTIONS)


def test_a_head_of_the_heat_takes_its_direction_and_gives_it_back() -> None:
    assert query_of(find(drawn(), "direction-health").href) == {"direction": "health"}
    chosen = drawn("direction=health")
    assert query_of(find(chosen, "direction-health").href) == {}
    assert query_of(find(chosen, "direction-knowledge").href) == {"direction": "knowledge"}


def test_a_count_of_a_level_leads_to_its_schools() -> None:
    (table,) = of_class(drawn(), "school-levels")
    links = [part for part in walk(table) if "level=" in getattr(part, "href", "")]
    assert [(text(link), link.href) for link in links] == [
        ("1", f"{PATH}?level=below_basic#rows"),
        ("4", f"{PATH}?level=basic#rows"),
        ("5", f"{PATH}?level=medium#rows"),
    ]
    assert "40\u00a0%" in text(table)
    assert "2 из\u00a013" in text(table)


def test_the_matrix_says_what_the_flow_draws() -> None:
    (table,) = of_class(drawn(), "level-matrix")
    rows = [
        [text(cell) for cell in row.children] for row in walk(table) if type(row).__name__ == "Tr"
    ]
    cells = {plain(line[0]): [plain(cell) for cell in line[1:]] for line in rows[1:]}
    assert cells == {
        "○ ниже базового": ["0", "0", "0", "0", "0", "1"],
        "◔ базовый": ["0", "0", "▲ 3", "0", "0", "0"],
        "◑ средний": ["0", "0", "= 4", "0", "5", "0"],
        "● высокий": ["0", "▼ 1", "0", "0", "0", "0"],
        "не было": ["0", "2", "0", "0", "", ""],
    }
    drawing = flow.svg(picture().moves)
    assert drawing.count('class="band up"') == 1
    assert drawing.count('class="band down"') == 1
    assert drawing.count('class="band same"') == 1
    assert flow.svg(NO_MOVES) == ""


def test_who_came_and_who_fell_away_is_told_apart() -> None:
    said = plain(text(drawn()))
    assert "Прошлый круг: 01.09.2024–31.08.2025." in said
    assert "выше стал у 3, ниже — у 1, тот же — у 4." in said
    assert "Впервые или после перерыва — 2 школы." in said
    assert "Уровень был, а сейчас его нет (не прошли или не указали) — 5 школ." in said
    assert "Больше закрыта или не считается — 1 школа." in said


def test_schools_near_the_next_level_are_listed_and_the_others_explained() -> None:
    page = drawn()
    (table,) = of_class(page, "near-schools")
    assert "1\u00a0балл" in text(table)
    said = plain(text(page))
    assert "Расстояние не считается: шкала не проверена — 2 школы." in said
    assert "Уровень уже высший — у 1 школы." in said
    none = plain(text(drawn(near=NearNextLevel((), 0, {"unknown": 3}))))
    assert "Расстояние до следующего уровня не известно ни у одной школы." in none
    assert "шкала не известна — 3 школы" in none


def test_a_gap_without_training_is_told_first_and_every_need_has_a_sign_and_words() -> None:
    def matter(direction: str, value: float | None, trained: int, need: Need | None) -> Matter:
        own = Trained(trained, 20.0 if need else None)
        return Matter(ASINO.oktmo, direction, value, 50.0, own, Trained(9, 100.0), need)

    needs = dict(zip(DIRECTIONS, (*Need, None, None, None, None), strict=True))
    page = drawn(
        matters=tuple(matter(key, 40.0 if need else None, 1, need) for key, need in needs.items())
    )
    said = plain(text(page))
    assert "Больше всего дефицит без обучения: Асиновский район, «Знание» — 40,0 %" in said
    assert "обучено 1 из 20 педагогов" in said
    (table,) = of_class(page, "need-heat")
    labels = [
        part.to_plotly_json()["props"]["aria-label"]
        for part in walk(table)
        if type(part).__name__ == "A"
    ]
    words = ("дефицит без обучения", "дефицит, учатся", "обучение без дефицита",
             "ни дефицита, ни обучения", "сравнить нельзя")  # fmt: skip
    assert [word in label for word, label in zip(words, labels, strict=False)] == [True] * 5


def test_small_columns_stand_on_one_scale_and_a_gap_is_hatched() -> None:
    drawing = school_columns.svg(
        [DirectionBar(50.0, 60.0), DirectionBar(None), DirectionBar(120.0, 10.0)], marked=True
    )
    assert '<rect class="fell" x="0" y="50.0"' in drawing
    assert '<rect class="gap" x="20"' in drawing
    assert '<rect class="height" x="40" y="0.0"' in drawing
    assert drawing.count('class="was-at"') == 2
    assert "was-at" not in school_columns.svg([DirectionBar(50.0, 60.0)], marked=False)


# --- one school, the list ---------------------------------------------------------------------

PORTRAIT: Final = SchoolPortrait(
    "s-1",
    ROW.school,
    ROW,
    (
        SchoolRound(date(2024, 11, 1), "2024", "medium", (Points("knowledge", 5, 10),)),
        SchoolRound(
            date(2025, 10, 16), "2025", None, (Points("knowledge", 4, 10), Points("health", 6, 10))
        ),
    ),
    (TrainedOfSchool("knowledge", 2, 3), TrainedOfSchool(None, 1, 1)),
)


def test_a_chosen_school_is_told_with_its_rounds_and_the_training_of_its_teachers() -> None:
    page = drawn("school=s-1", school=PORTRAIT)
    (heading,) = of_type(page, "H1")
    assert plain(text(heading)) == (
        "МБОУ «СОШ № 1»: 50,0 %, уровень базовый, до среднего уровня не хватает: 21 балл."
    )
    (rounds,) = of_class(page, "school-rounds")
    said = plain(text(rounds))
    assert "01.11.2024" in said
    assert "50,0 %40,0 %" in said
    (trained,) = of_class(page, "school-trained")
    assert "без направления" in text(trained)
    (panel,) = of_class(page, "school-panel")
    (back,) = of_type(panel, "Link")
    assert back.href == PATH


def test_a_school_that_is_not_among_those_asked_about_is_said_to_be_so() -> None:
    assert "не из выбранных муниципалитетов" in text(drawn("school=s-9"))
    branch = replace(PORTRAIT, row=None, rounds=(), trained=())
    said = text(drawn("school=s-1", school=branch))
    assert "В число школ проекта не входит" in said
    assert "Ни одной самодиагностики школы в базе нет" in said


def test_a_school_that_did_not_take_part_is_in_the_list_and_says_so() -> None:
    (table,) = of_class(drawn(), "school-rows")
    said = plain(text(table))
    assert "не прошла" in said
    assert "▼ −1,9 п.п." in said
    assert "до среднего уровня не хватает: 21 балл" in said
    assert query_of(find(table, "school-s-2").href) == {"school": "s-2"}
    assert query_of(find(table, "sort-percent").href) == {"sort": "percent"}


def test_every_key_of_the_page_has_its_control_with_the_text_of_the_address() -> None:
    query = "level=basic&direction=health&school=s-1&q=сош&sort=-percent"
    page = drawn(query, school=PORTRAIT)
    controls = {
        part.id["name"]: part.value
        for part in walk(page)
        if isinstance(getattr(part, "id", None), dict)
    }
    root = find(page, "page-content").to_plotly_json()["props"]
    told = json.loads(root["data-drawn"])
    assert {key: told[key] for key in ("level", "direction", "school", "q", "sort")} == {
        "level": "basic",
        "direction": "health",
        "school": "s-1",
        "q": "сош",
        "sort": "-percent",
    }
    assert {key: controls[key] for key in told if key in controls} == {
        key: told[key] if key != "m" else [] for key in told if key in controls
    }


def test_the_files_of_the_page_are_of_the_same_question() -> None:
    page = drawn("level=basic&page=1&sort=-percent")
    files = [part for part in walk(page) if "/files/" in (getattr(part, "href", "") or "")]
    assert files
    for each in files:
        assert each.href.startswith("/files/self_diagnosis.")
        assert {"level": "basic", "sort": "-percent"}.items() <= query_of(each.href).items()


def test_an_empty_list_says_why_and_offers_the_way_back() -> None:
    nothing = RowPage[SelfDiagnosisRow]("self_diagnosis", (), 0, 1, None)
    page = drawn("q=нет", rows=nothing)
    assert "Ни одна школа не подходит" in text(page)
    empty = drawn(rows=nothing, levels=(counts(None, 0, 0, 0, 0),))
    assert "rumo load school" in text(empty)
    assert not of_class(empty, "school-heat")


def test_what_others_wrote_is_text_and_never_markup() -> None:
    hostile = replace(ROW, school=HOSTILE, municipality=HOSTILE, edition=HOSTILE)
    near = NearNextLevel((replace(NEAR, school=HOSTILE),), 1, {"told": 1})
    portrait = replace(PORTRAIT, name=HOSTILE, row=hostile)
    page = assemble(
        drawn(
            "school=s-1",
            rows=RowPage("self_diagnosis", (hostile,), 1, 1, None),
            near=near,
            school=portrait,
        )
    )
    markup = "".join(part.to_plotly_json()["props"].get(MARKUP, "") for part in walk(page))
    assert "onerror=&#34;" in markup or "&lt;img" in markup
    assert "<img src=x" not in markup
    assert "<script" not in markup


def test_no_word_of_programmers_reaches_the_page() -> None:
    for page in (drawn(), drawn("school=s-1", school=PORTRAIT), drawn(moves=NO_MOVES)):
        words = set(text(page).split())
        assert not words & {"None", "nan", "True", "False"}
        assert not any(level in words for level in LEVELS)

"""Данные и методика: fresh or silent, loads, files, passports and rules, as the answer has them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from dash.development.base_component import Component

from callbacks.downloads import EXTENSIONS, document_names, table_names
from data_sources.answers.freshness.answer import DataPicture, LoadRecord, Reporting, TableFreshness
from data_sources.database.schema import KNOWN_TABLES
from data_sources.indicators import registry
from data_sources.indicators.declaration import Family
from data_sources.scoring.bounds.unreported import Bounds, ReportEffect
from data_sources.scoring.notes.notes import Contact
from data_sources.scoring.results import Municipality
from data_sources.vocabulary.titles import SECTIONS, dataset_title, table_title
from layouts.files.tables.csv_text import DIALECTS
from layouts.pages.data import downloads
from layouts.pages.data import page as data
from layouts.wording import terms as wording
from tests.layouts import scenes

ROOT: Final = Path(__file__).parents[3]
NIGHT: Final = datetime.fromisoformat("2025-11-20T19:30:00")
"""Half past two of the next day in Tomsk."""
REPORTED: Final = ("staff_count", "training")
OLD, NEW = date(2025, 2, 13), date(2025, 11, 3)
HOSTILE: Final = "<img src=x onerror=alert(1)>.xlsx"


def load(number: int = 1, **fields: Any) -> LoadRecord:
    record = LoadRecord(number, "training", "обучение.xlsx", NIGHT, "Иванова", 9, 5, 1, 2, 1, None)
    return replace(record, **fields)


def reporting(member: Municipality, **days: date) -> Reporting:
    return Reporting(member, dict(days))


EVERYBODY: Final = (
    reporting(scenes.ASINO, staff_count=NEW, training=OLD),
    reporting(scenes.KEDROVY),
    reporting(scenes.OWN),
    reporting(scenes.TOMSK, staff_count=NEW, training=NEW),
    reporting(scenes.CHAINSKY, staff_count=NEW, training=NEW),
)


def picture(
    query: str = "",
    reported: tuple[Reporting, ...] = EVERYBODY,
    loads: tuple[LoadRecord, ...] = (),
    rows: int = 12,
) -> DataPicture:
    tables = tuple(
        TableFreshness(
            table.name,
            rows,
            NEW if table.name == "training" else None,
            NIGHT if rows and table.name == "training" else None,
        )
        for table in KNOWN_TABLES
    )
    overview = scenes.overview(scenes.full_rows(), query)
    return DataPicture(
        overview, scenes.answered(overview, query), tables, REPORTED, reported, loads
    )


def drawn(answer: DataPicture) -> Component:
    frame = scenes.frame(path="/data", title="Данные", zone=ZoneInfo("Asia/Tomsk"))
    return data.draw(answer, frame)


def said(part: object) -> str:
    return scenes.text(part).replace("\u00a0", " ")


def heading(answer: DataPicture) -> str:
    return said(scenes.of_type(drawn(answer), "H1"))


def lead(answer: DataPicture) -> str:
    return said(scenes.of_class(drawn(answer), "lead"))


def panel(answer: DataPicture, name: str) -> Component:
    return scenes.find(drawn(answer), name)


def silent_cells(answer: DataPicture) -> list[str]:
    return [said(cell) for cell in scenes.of_class(panel(answer, "silence"), "silent")]


ANSWERS: Final = {
    "full": picture(loads=(load(2, undone_at=NIGHT), load())),
    "without loads": picture(),
    "without rows": picture(reported=(), rows=0),
    "of one municipality": picture("m=69608000", reported=EVERYBODY[:1]),
    "of the organisations of the region": picture("group=regional", reported=EVERYBODY[2:3]),
    "before the period": picture("period=2026-2027"),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_nothing_of_python_shows_through_and_ids_are_unique(answer: DataPicture) -> None:
    page = drawn(answer)
    words = "\n".join(scenes.strings(page))
    assert not re.search(r"\b(None|nan|NaN|inf|Decimal|Family\.|Unit\.)\b", words)
    ids = [json.dumps(part.id) for part in scenes.walk(page) if hasattr(part, "id")]
    assert len(set(ids)) == len(ids)
    assert len(scenes.of_type(page, "H1")) == 1


def test_the_content_says_the_address_and_the_controls_that_it_shows() -> None:
    main = scenes.find(drawn(picture("m=69608000")), "page-content")
    assert getattr(main, "data-address") == "/data?m=69608000"
    noted = json.loads(getattr(main, "data-drawn"))
    controls = {
        part.id["name"] for part in scenes.walk(main) if isinstance(getattr(part, "id", None), dict)
    }
    assert noted.keys() == controls
    assert noted["m"] == "69608000"


# --- fresh and silent -------------------------------------------------------------------------


def test_the_headline_says_when_the_newest_record_came_by_the_clock_of_the_region() -> None:
    assert heading(picture()).startswith("Последняя запись в базе — 21.11.2025, 02:30;")
    assert heading(picture(rows=0)).startswith("Записей в базе ещё не было;")


def test_the_headline_names_those_who_reported_nothing_at_all() -> None:
    assert heading(picture()).endswith("; с 01.09.2025 ничего не сообщил Кедровый.")
    two = (reporting(scenes.ASINO, training=OLD), *EVERYBODY[1:])
    assert "ничего не сообщили Асиновский район, Кедровый." in heading(picture(reported=two))
    all_ = tuple(reporting(each.municipality) for each in EVERYBODY)
    assert "ничего не сообщили 4 муниципалитета." in heading(picture(reported=all_))
    nobody = (EVERYBODY[0], *EVERYBODY[2:])
    assert "что-нибудь сообщили все, о ком вопрос." in heading(picture(reported=nobody))


def test_organisations_of_the_region_are_not_reproached() -> None:
    answer = picture(reported=EVERYBODY[2:4])
    assert "сообщили все" in heading(answer)
    assert silent_cells(answer) == []


def test_nobody_is_silent_in_a_period_that_has_not_begun() -> None:
    answer = ANSWERS["before the period"]
    assert "этот период ещё не начался" in heading(answer)
    assert silent_cells(answer) == []
    assert "Без фактов" not in lead(answer)


def test_the_lead_counts_the_silent_by_table_most_of_them_first() -> None:
    assert lead(picture()).startswith("Без фактов периода: «Обучение» — 2 из 4, «Численность» — 1.")
    quiet = tuple(each for each in EVERYBODY if each.municipality != scenes.KEDROVY)
    assert lead(picture(reported=quiet)).startswith("Без фактов периода: «Обучение» — 1 из 3.")
    assert lead(picture(reported=EVERYBODY[3:])).startswith("Во всех таблицах факты периода есть")
    assert lead(picture(reported=EVERYBODY[:1])).startswith(
        "Нет фактов периода в таблицах: «Обучение»."
    )


def test_a_silent_cell_says_so_with_a_sign_and_a_word() -> None:
    assert silent_cells(picture()) == [
        "○ с 13.02.2025 ничего",
        "○ никогда ничего",
        "○ никогда ничего",
    ]


def test_a_fact_on_the_first_day_of_the_period_breaks_the_silence() -> None:
    start, before = date(2025, 9, 1), date(2025, 8, 31)
    rows = (reporting(scenes.ASINO, staff_count=start, training=before),)
    assert silent_cells(picture(reported=rows)) == ["○ с 31.08.2025 ничего"]


def test_who_is_silent_is_named_with_whom_to_ask() -> None:
    contact = Contact("Осина А. А.", "методист", OLD, None)
    known = tuple(replace(each, contact=contact) for each in EVERYBODY)
    matrix = scenes.find(panel(picture(reported=known), "silence"), "matrix")
    silent = scenes.find(matrix, f"row-{scenes.KEDROVY.oktmo}")
    assert "спросить: Осина А. А." in scenes.text(silent)
    assert "методист" in scenes.of_class(silent, "whom")[0].title
    # The region's own organisations are not expected to report.
    assert not scenes.of_class(scenes.find(matrix, f"row-{scenes.OWN.oktmo}"), "whom")


def test_the_matrix_has_a_row_for_everybody_and_the_region_itself_last() -> None:
    matrix = scenes.find(panel(picture(), "silence"), "matrix")
    (body,) = scenes.of_type(matrix, "Tbody")
    assert [row.id for row in body.children][-1] == f"row-{scenes.OWN.oktmo}"
    assert len(body.children) == 5
    asino = scenes.find(matrix, f"row-{scenes.ASINO.oktmo}")
    assert said(asino.children[1]) == "03.11.2025"
    (link,) = scenes.of_type(asino.children[0], "Link")
    assert link.href == f"/municipality?m={scenes.ASINO.oktmo}"
    (foot,) = scenes.of_type(matrix, "Tfoot")
    assert said(foot) == "Молчат с начала периода1 из 42 из 4"


def test_every_table_stands_there_with_its_title_rows_and_newest_record() -> None:
    rows = {
        row.id: [said(cell) for cell in row.children]
        for row in scenes.of_type(panel(picture(), "freshness"), "Tr")
        if hasattr(row, "id")
    }
    assert rows.keys() == {f"table-{table.name}" for table in KNOWN_TABLES}
    assert rows["table-training"] == [
        "Обучение training",
        "12",
        "03.11.2025",
        "21.11.2025, 02:30",
    ]
    assert rows["table-staff_count"][2:] == ["фактов нет", "записей нет"]
    assert rows["table-region"][2] == "·"


def test_every_table_has_the_title_of_the_data_dictionary() -> None:
    text = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^### `(\w+)` — (.+)$", text, flags=re.MULTILINE))
    names = [table.name for table in KNOWN_TABLES]
    assert len(names) == 31
    assert [name for section in SECTIONS.values() for name in section] == names
    assert {name: table_title(name) for name in names} == {name: told[name] for name in names}


# --- loads ------------------------------------------------------------------------------------


def test_a_load_is_told_whole() -> None:
    answer = picture(loads=(load(7, undone_at=NIGHT), load(6, loaded_by=None, file_name=HOSTILE)))
    rows = {
        row.id: [said(cell) for cell in row.children]
        for row in scenes.of_type(panel(answer, "loads"), "Tr")
        if hasattr(row, "id")
    }
    assert rows["load-7"] == [
        "обучение.xlsx № 7",
        "Обучение",
        "21.11.2025, 02:30",
        "Иванова",
        "9",
        "5",
        "1",
        "2",
        "1",
        "↶ отменена 21.11.2025, 02:30",
    ]
    assert rows["load-6"][0] == f"{HOSTILE} № 6"
    assert rows["load-6"][3] == "не указано"
    assert rows["load-6"][-1] == "нет"


def test_the_lead_tells_the_newest_load_and_how_many_were_undone() -> None:
    assert lead(picture()).endswith("Загрузок файлами ещё не было.")
    answer = picture(loads=(load(3), load(2, undone_at=NIGHT), load(1)))
    assert lead(answer).endswith(
        "Последняя загрузка — «обучение.xlsx», 21.11.2025, 02:30; в списке 3, отменено 1."
    )
    assert lead(picture(loads=(load(),))).endswith("в списке 1, отменённых нет.")


@pytest.mark.parametrize(
    ("dataset", "title"),
    [("demo", "Демонстрационные данные"), ("event", "Событие"), ("чужая", "чужая")],
)
def test_a_load_names_what_it_brought(dataset: str, title: str) -> None:
    assert dataset_title(dataset) == title


# --- files, passports, rules ------------------------------------------------------------------


def test_every_file_that_exists_is_offered_with_the_question_of_the_page() -> None:
    links = scenes.of_type(panel(picture("group=city&known=2025-06-01"), "files"), "A")
    asked = [scenes.query_of(link.href) for link in links]
    assert all(question["group"] == "city" for question in asked)
    paths = {link.href.partition("?")[0] for link in links}
    tables = {f"/files/{table}.{ext}" for table in table_names() for ext in EXTENSIONS}
    documents = {f"/files/{name}" for name in document_names()}
    assert tables <= paths <= tables | documents
    assert {"/files/report.docx", "/files/pack.zip"} <= paths
    assert {question["dialect"] for question in asked if "dialect" in question} == set(DIALECTS)
    assert tuple(downloads.tables()) == table_names()
    assert all(link.download for link in links)


def test_a_file_of_two_moments_is_offered_where_the_question_names_one() -> None:
    part = panel(picture("group=city"), "files")
    hrefs = [link.href for link in scenes.of_type(part, "A")]
    assert not any(href.startswith("/files/changes.") for href in hrefs)
    assert downloads.NO_MOMENT in scenes.text(part)


def test_a_chosen_municipality_is_offered_its_own_document_beside_that_of_the_region() -> None:
    links = scenes.of_type(panel(picture(f"m={scenes.ASINO.oktmo}"), "files"), "A")
    reports = [link.href for link in links if link.href.startswith("/files/report.docx")]
    assert ["m" in scenes.query_of(href) for href in reports] == [True, False]


def test_every_indicator_has_its_passport_under_its_family() -> None:
    part = panel(picture("period=2024-2025"), "passports")
    titles = [scenes.text(title) for title in scenes.of_type(part, "H3")]
    assert titles == ["Индекс", *(wording.FAMILIES[family] for family in Family)]
    for key, indicator in registry().items():
        folded = scenes.find(part, f"passport-{key}")
        assert type(folded).__name__ == "Details"
        words = scenes.text(folded)
        passport = indicator.passport
        for text in (
            indicator.title,
            passport.question,
            passport.why,
            passport.how,
            passport.limits,
            passport.source,
            passport.owner,
            indicator.example.told.rstrip("."),
        ):
            assert text in words
        (link,) = scenes.of_type(folded, "Link")
        assert link.href == f"/indicator?i={key}&period=2024-2025"


def test_the_passport_of_the_index_lists_default_weights_and_says_whether_they_hold() -> None:
    words = said(scenes.find(panel(picture(rows=0), "passports"), "passport-index"))
    heaviest = [i.title for i in registry().values() if i.default_weight == 1]
    assert f"1 — {', '.join(heaviest)}" in words
    assert not [
        i.title for i in registry().values() if i.default_weight == 0 and f", {i.title}" in words
    ]
    assert "действуют эти" in words
    words = said(scenes.find(panel(picture(rows=12), "passports"), "passport-index"))
    assert "В таблице весов 12 строк" in words


def test_the_rules_are_told() -> None:
    terms = {scenes.text(term) for term in scenes.of_type(panel(picture(), "rules"), "Dt")}
    assert {
        "Уровни",
        "Почему нет значения",
        "Малая численность",
        "Балл",
        "Место",
        "Статус",
        "Год назад",
    } <= terms


def test_the_list_of_parts_leads_to_each_of_them() -> None:
    page = drawn(picture())
    (contents,) = scenes.of_class(page, "page-contents")
    links = scenes.of_type(contents, "A")
    assert len(links) > 1
    for link in links:
        assert scenes.find(page, link.href.removeprefix("#"))


# --- what silence means -----------------------------------------------------------------------


def test_beside_who_is_silent_stands_what_that_may_do_to_each_number() -> None:
    effects = (ReportEffect(scenes.TOMSK.oktmo, 35.0, 48.1),)
    found = Bounds(35.0, 48.1, (scenes.TOMSK.oktmo,), (), (), None, effects)
    page = drawn(replace(picture(), bounds={"training_coverage": found}))
    (said,) = [
        part for part in scenes.walk(page) if getattr(part, "id", "") == "what-silence-means"
    ]
    line = scenes.text(scenes.of_type(said, "Li")[0]).replace("\u00a0", " ")
    assert line.startswith("Охват повышением квалификации — ")
    assert line.endswith("(от 35,0 до 48,1 %, если доложит 1 муниципалитет): Томск.")
    assert not [part for part in scenes.walk(drawn(picture()))
                if getattr(part, "id", "") == "what-silence-means"]  # fmt: skip

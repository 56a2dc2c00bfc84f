"""Данные и методика: how fresh the data are, who is silent, and how every number is made."""

from __future__ import annotations

from typing import Final

from data_sources.answers.freshness.answer import DataPicture
from layouts.frame import controls, snapshot_list
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.data import downloads, freshness, imports, passports, silence_effects
from layouts.widgets import chips, contents, footer, rules, tools
from layouts.wording import numbers
from layouts.wording.subjects import silence

FILES: Final = "indicators"
PARTS: Final = (
    ("silence", "Кто молчит"),
    ("freshness", "Свежесть по таблицам"),
    ("loads", "Загрузки"),
    ("snapshots", "Снимки"),
    ("files", "Файлы"),
    ("passports", "Паспорта показателей"),
    ("rules", "Правила"),
)


def draw(picture: DataPicture, frame: Frame) -> Element:
    """The page from the question to the rules, all of one state of the data."""
    overview, request = picture.overview, picture.request
    return draw_shell(
        frame,
        Answered.by(picture),
        controls.drawn_of_bar(request, overview.vocabulary),
        [
            _question(picture, frame),
            _answer(picture, frame),
            *_parts(picture, frame),
            html.Footer(footer.origin(overview, frame.clock_text)),
        ],
    )


def _question(picture: DataPicture, frame: Frame) -> Element:
    vocabulary = picture.overview.vocabulary
    request = picture.request
    return html.Section(
        [
            html.Div(
                [
                    controls.bar(request, vocabulary),
                    tools.draw(FILES, request, pdf=frame.printed(request)),
                ],
                className="bar",
            ),
            chips.draw(frame.path, request, vocabulary.registers),
        ],
        className="ask",
        aria_label="Вопрос",
    )


def _answer(picture: DataPicture, frame: Frame) -> Element:
    told = [*silence.by_table(picture), imports.told(picture.loads, frame)]
    return html.Section(
        [
            html.H1(headline(picture, frame)),
            html.P(" ".join(told), className="lead"),
            contents.draw(PARTS),
        ],
        className="answer",
    )


def headline(picture: DataPicture, frame: Frame) -> str:
    """When the newest record came, and who has reported nothing."""
    recorded = [each.last_recorded_at for each in picture.tables if each.last_recorded_at]
    fresh = (
        f"Последняя запись в базе{numbers.NBSP}— {numbers.moment(frame.local(max(recorded)))}"
        if recorded
        else "Записей в базе ещё не было"
    )
    return f"{fresh}; {silence.summary(picture)}."


def _parts(picture: DataPicture, frame: Frame) -> list[Element]:
    request = picture.request
    recorded = {each.table: each.rows for each in picture.tables}
    drawn = {
        "silence": (
            "день последнего факта до отчётной даты",
            [freshness.matrix(picture), silence_effects.draw(picture)],
        ),
        "freshness": (
            f"время региона; {_tables(len(picture.tables))}",
            [freshness.tables(picture, frame)],
        ),
        "loads": ("как база помнит их сейчас, новые сверху", [imports.draw(picture.loads, frame)]),
        "snapshots": (
            "откройте по коду или выберите в списке",
            [snapshot_list.draw(picture.saved, frame)],
        ),
        "files": ("по вопросу этой страницы", [downloads.draw(request)]),
        "passports": (
            "нажмите, чтобы раскрыть",
            [passports.draw(request, recorded.get("weight", 0))],
        ),
        "rules": ("полностью — в описании показателей", [rules.draw()]),
    }
    return [
        html.Section(
            [html.H2([title, html.Small(drawn[part][0])]), *drawn[part][1]],
            id=part,
            className=f"panel data-panel {part}-panel",
        )
        for part, title in PARTS
    ]


def _tables(count: int) -> str:
    return numbers.counted(count, "таблица", "таблицы", "таблиц")

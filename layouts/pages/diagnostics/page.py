"""Витрина диагностик: what passed the expertise, what is missing, which deficits were found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dash.development.base_component import Component

from data_sources.answers.diagnostics.answer import DiagnosticsPicture
from data_sources.question.choices import AUDIENCES
from data_sources.question.filters import Filters
from data_sources.row_tables.records.diagnostics import LISTING
from layouts.frame import controls, links
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html, theme
from layouts.pages.diagnostics import gaps, needs, rows, taken
from layouts.widgets import card, chips, contents, filter_fields, footer, tools
from layouts.widgets.picture import figure
from layouts.widgets.tables import row_table
from layouts.wording import numbers
from layouts.wording.subject import subject
from layouts.wording.subjects import diagnostic_sentences, diagnostic_words

METHOD: Final = "diagnostics_coverage"
OWN_KEYS: Final = (*LISTING.filters, "sort", "page")


def draw(picture: DiagnosticsPicture, frame: Frame) -> Component:
    """The page from the question to the list, all of one state of the data."""
    overview = picture.overview
    filters = overview.scorecard.question.filters
    texts = filters.texts()
    return draw_shell(
        frame,
        Answered.by(overview),
        {
            **controls.drawn_of_bar(filters, overview.vocabulary),
            **{key: texts.get(key, "") for key in LISTING.filters},
            **(row_table.drawn(filters) if picture.rows.total else {}),
        },
        [
            _question(picture, frame),
            html.Section(
                [
                    html.H1(diagnostic_sentences.headline(picture)),
                    html.P(diagnostic_sentences.lead(picture), className="lead"),
                    contents.draw(_parts(picture)),
                ],
                className="answer",
            ),
            *_cards(picture),
            *_showcase(picture, frame),
            *_needs(picture),
            _rows(picture, frame),
            footer.draw(overview, frame.clock_text, subject(METHOD)),
        ],
    )


def _parts(picture: DiagnosticsPicture) -> Iterator[tuple[str, str]]:
    if picture.showcase.published:
        yield "findings", "На что обратить внимание"
        yield "gaps", "Для кого и по каким предметам"
    if _has_needs(picture):
        yield "needs", "Дефициты и маршруты"
    yield "rows", "Витрина"


def _question(picture: DiagnosticsPicture, frame: Frame) -> Component:
    overview = picture.overview
    question = overview.scorecard.question
    filters = question.filters
    view = rows.view(question.as_of)
    said = {"sort": row_table.order_words(filters.sort, view)}
    return html.Section(
        [
            html.Div(
                [
                    controls.bar(filters, overview.vocabulary),
                    tools.draw(
                        LISTING.name,
                        filters.without("page", "slide", "i"),
                        pdf=frame.printed(filters),
                    ),
                ],
                className="bar",
            ),
            chips.draw(frame.path, filters, overview.vocabulary.registers, **said),
        ],
        className="ask",
        **theme.aria(label="Вопрос"),
    )


def _cards(picture: DiagnosticsPicture) -> Iterator[Component]:
    overview = picture.overview
    filters = overview.scorecard.question.filters.without(*OWN_KEYS)
    drawn = []
    for history in overview.histories:
        row = overview.scorecard.total(history.indicator)
        if row is not None:
            asked = subject(history.indicator)
            drawn.append(
                card.draw(links.INDICATOR, filters, asked, row, history, overview.forecast(row))
            )
    if drawn:
        yield html.Section(drawn, className="cards three", **theme.aria(label="Показатели"))


def _showcase(picture: DiagnosticsPicture, frame: Frame) -> Iterator[Component]:
    if not picture.showcase.published:
        return
    findings = list(diagnostic_sentences.findings(picture, frame.path))
    nothing = html.P("Ничего, что требовало бы внимания.", className="remark")
    yield html.Div(
        [
            html.Div(
                [
                    html.Section(
                        [
                            html.H2("На что обратить внимание", id="findings"),
                            _statuses(picture, frame.path),
                            html.Ul([html.Li(said) for said in findings], className="sentences")
                            if findings
                            else nothing,
                        ],
                        className="panel findings-panel",
                    ),
                    html.Section(
                        [
                            html.H2(
                                [
                                    "Какие диагностики проходили больше всего",
                                    html.Small("и у скольких выявлен дефицит"),
                                ]
                            ),
                            figure(
                                "Какие диагностики проходили больше всего",
                                taken.draw(picture, frame.path),
                            ),
                        ],
                        className="panel taken-panel",
                    ),
                ],
                className="stack",
            ),
            html.Section(
                [
                    html.H2(
                        [
                            "Для кого и по каким предметам есть диагностики",
                            html.Small("вся витрина, условия списка не действуют"),
                        ],
                        id="gaps",
                    ),
                    figure(
                        "Для кого и по каким предметам есть диагностики",
                        gaps.draw(picture, frame.path),
                    ),
                ],
                className="panel gaps-panel",
            ),
        ],
        className="split diagnostics-split",
    )


def _statuses(picture: DiagnosticsPicture, path: str) -> Component:
    """How many are in each state; the list puts them together, the address has no key for it."""
    filters = picture.question.filters
    address = f"{links.with_filter(path, filters, sort='expertise_status', page=1)}#rows"
    return html.Div(
        html.Ul(
            [
                html.Li(
                    html.Link(
                        [
                            diagnostic_words.expertise(tally.status),
                            " ",
                            html.B(numbers.number(tally.diagnostics, 0)),
                        ],
                        href=address,
                        title="Упорядочить список по экспертизе",
                    )
                )
                for tally in picture.showcase.statuses
            ]
        ),
        className="by-status",
    )


def _has_needs(picture: DiagnosticsPicture) -> bool:
    in_all = picture.needs.in_all
    return bool(in_all.results.participants or in_all.routes.persons or in_all.routes.open)


def _needs(picture: DiagnosticsPicture) -> Iterator[Component]:
    if _has_needs(picture):
        yield html.Section(
            [
                html.H2(
                    [
                        "Дефициты и маршруты по муниципалитетам",
                        html.Small("все результаты периода, условия списка не действуют"),
                    ],
                    id="needs",
                ),
                figure("Дефициты и маршруты по муниципалитетам", needs.draw(picture)),
            ],
            className="panel rows-panel needs-panel",
        )


def _rows(picture: DiagnosticsPicture, frame: Frame) -> Component:
    question = picture.question
    filters, page = question.filters, picture.rows
    view = rows.view(question.as_of)
    return html.Section(
        [
            html.H2(["Витрина", html.Small(diagnostic_sentences.remark(picture))], id="rows"),
            _fields(filters),
            row_table.draw(frame.path, filters, page, view)
            if page.total
            else _nothing(picture, frame, filters),
        ],
        className="panel rows-panel diagnostics-panel",
    )


def _fields(filters: Filters) -> Component:
    audiences = [
        filter_fields.option("все", ""),
        *(filter_fields.option(diagnostic_words.audience(code), code) for code in AUDIENCES),
    ]
    fields = {
        "audience": filter_fields.select("audience", filters, audiences),
        "q": filter_fields.text("q", filters, "название, предмет, чья"),
    }
    return html.Div(
        [filter_fields.labelled(key, field) for key, field in fields.items()],
        className="controls list-controls",
    )


def _nothing(picture: DiagnosticsPicture, frame: Frame, filters: Filters) -> Component:
    if not any(key in filters.texts() for key in LISTING.filters):
        return html.P(diagnostic_sentences.nothing_at_all(picture), className="remark nothing")
    return html.P(
        [
            f"Ни одна диагностика не подходит под все условия сразу.{numbers.NBSP}",
            html.Link(
                "Убрать условия списка", href=links.page(frame.path, filters.without(*OWN_KEYS))
            ),
        ],
        className="remark nothing",
    )

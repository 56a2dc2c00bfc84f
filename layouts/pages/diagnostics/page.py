"""Витрина диагностик: what passed the expertise, what is missing, which deficits were found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.diagnostics.answer import DiagnosticsPicture
from data_sources.question.choices import AUDIENCES
from data_sources.question.request import Request
from data_sources.row_tables.records.diagnostics import LISTING, DiagnosticRow
from layouts.frame import links
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.diagnostics import gaps, needs, rows, taken
from layouts.widgets import filter_fields, list_page
from layouts.widgets.list_page import Headline, ListPage, Panel
from layouts.widgets.picture import figure
from layouts.wording import numbers
from layouts.wording.subjects import diagnostic_sentences, diagnostic_words

METHOD: Final = "diagnostics_coverage"


def draw(picture: DiagnosticsPicture, frame: Frame) -> Element:
    """The page from the question to the list, all of one state of the data."""
    page = _declared(picture, frame)
    return list_page.draw(
        page,
        [
            *list_page.cards(page),
            *_showcase(picture, frame),
            *_needs(picture),
            list_page.rows(page),
        ],
    )


def _declared(picture: DiagnosticsPicture, frame: Frame) -> ListPage[DiagnosticRow]:
    request = picture.request
    texts = request.texts()
    return ListPage(
        picture,
        frame,
        LISTING,
        Panel(
            picture.rows,
            rows.view(picture.question.as_of),
            title="Витрина",
            remark=diagnostic_sentences.remark(picture),
            class_name="diagnostics-panel",
            nothing_at_all=diagnostic_sentences.nothing_at_all(picture),
            nothing_fits="Ни одна диагностика не подходит под все условия сразу.",
            controls=(_fields(request),),
        ),
        Headline(
            diagnostic_sentences.headline(picture),
            diagnostic_sentences.lead(picture),
            _parts(picture),
        ),
        METHOD,
        {key: texts.get(key, "") for key in LISTING.filters},
    )


def _parts(picture: DiagnosticsPicture) -> Iterator[tuple[str, str]]:
    if picture.showcase.published:
        yield "findings", "На что обратить внимание"
        yield "gaps", "Для кого и по каким предметам"
    if _has_needs(picture):
        yield "needs", "Дефициты и маршруты"
    yield "rows", "Витрина"


def _showcase(picture: DiagnosticsPicture, frame: Frame) -> Iterator[Element]:
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


def _statuses(picture: DiagnosticsPicture, path: str) -> Element:
    """How many are in each state; the list puts them together, the address has no key for it."""
    request = picture.request
    address = f"{links.with_filter(path, request, sort='expertise_status', page=1)}#rows"
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


def _needs(picture: DiagnosticsPicture) -> Iterator[Element]:
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


def _fields(request: Request) -> Element:
    audiences = [
        filter_fields.option("все", ""),
        *(filter_fields.option(diagnostic_words.audience(code), code) for code in AUDIENCES),
    ]
    fields = {
        "audience": filter_fields.select("audience", request, audiences),
        "q": filter_fields.text("q", request, "название, предмет, чья"),
    }
    return html.Div(
        [filter_fields.labelled(key, field) for key, field in fields.items()],
        className="controls list-controls",
    )

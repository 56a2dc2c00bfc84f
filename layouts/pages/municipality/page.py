"""Муниципалитет: everything about one of them; without one, all of them to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.answers.municipality.answer import MunicipalityPicture
from data_sources.question.choices import INDEX
from data_sources.question.request import Request
from layouts.frame import controls, links
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.municipality import cards, choice, directions, open_assignments, rows, schools
from layouts.widgets import chips, explanation, footer, tools
from layouts.widgets.picture import figure
from layouts.wording import numbers, portrait, reasons
from layouts.wording.indicators import comparisons, in_group, number_notes
from layouts.wording.indicators.comparisons import Beside
from layouts.wording.subject import subject

FILES: Final = "indicators"


def draw(picture: MunicipalityPicture, frame: Frame) -> Element:
    """The page from the question to the way the answer is known, all of one state of the data."""
    overview, request = picture.overview, picture.request
    chosen = picture.municipality.oktmo if picture.municipality else ""
    body = [choice.draw(request, overview)] if picture.municipality is None else _body(picture)
    return draw_shell(
        frame,
        Answered.by(picture),
        controls.drawn_of_one(request, overview.vocabulary, chosen),
        [
            _question(picture, frame, request, chosen),
            _answer(picture, frame, request),
            *body,
            footer.draw(overview, frame.clock_text, subject(request.filters.i)),
        ],
    )


def _question(picture: MunicipalityPicture, frame: Frame, request: Request, chosen: str) -> Element:
    vocabulary = picture.overview.vocabulary
    offered = picture.overview.scorecard.question.shown
    return html.Section(
        [
            html.Div(
                [
                    controls.bar_of_one(request, vocabulary, offered, chosen),
                    tools.draw(FILES, request, pdf=frame.printed(request)),
                ],
                className="bar",
            ),
            chips.draw(frame.path, request, vocabulary.registers),
        ],
        className="ask",
        aria_label="Вопрос",
    )


def _answer(picture: MunicipalityPicture, frame: Frame, request: Request) -> Element:
    told = " ".join(portrait.lead(picture))
    return html.Section(
        [
            _ways(picture, frame, request),
            html.H1(portrait.headline(picture)),
            html.P(told, className="lead", hidden=not told),
            *_whom(picture),
            in_group.draw(picture.overview, subject(INDEX)),
            _also(picture, request),
        ],
        className="answer",
    )


def _ways(picture: MunicipalityPicture, frame: Frame, request: Request) -> Element:
    everybody = request.without("m")
    ways: list[Element] = [html.Link("← Обзор", href=links.other_page(links.OVERVIEW, everybody))]
    if picture.municipality is not None:
        ways.append(html.Link("Все муниципалитеты", href=links.other_page(frame.path, everybody)))
        report = links.file("report", "docx", request)
        ways.append(html.A("Справка .docx", href=report, download="report.docx"))
    return html.Nav(ways, className="ways", aria_label="Назад")


def _whom(picture: MunicipalityPicture) -> list[Element]:
    """Who may bring what is missing, where anything is."""
    asked = reasons.asked_about(picture.rows)
    if not asked:
        return []
    count = numbers.counted(len(asked), "числу", "числам", "числам")
    contact = next((row.contact for row in asked if row.contact is not None), None)
    said = reasons.whom(contact) or (
        "в составе РУМО представителя муниципалитета не было, спросить секретаря РУМО"
    )
    return [
        html.P(
            f"По {count}, которых нет или которые вызывают сомнение,{numbers.NBSP}— {said}.",
            className="remark whom",
        )
    ]


def _also(picture: MunicipalityPicture, request: Request) -> Element:
    others: list[str | Element] = []
    for member in picture.also_chosen:
        others.extend(
            [", ", html.Link(member.name, href=links.municipality(request, member.oktmo))]
        )
    return html.P(["Также выбраны: ", *others[1:], "."], className="also", hidden=not others)


def _body(picture: MunicipalityPicture) -> list[Element]:
    request = picture.request
    return [
        cards.draw(picture, request),
        *_why(picture, request),
        _strong_and_weak(picture),
        _panel(
            "Все показатели",
            "показатель — ссылка на все муниципалитеты",
            rows.draw(picture, request),
        ),
        *number_notes.draw(picture.rows, request),
        html.Section(
            [
                _panel(
                    "Восемь направлений",
                    "% от возможных баллов",
                    figure(
                        f"Восемь направлений, % от возможных баллов: {picture.municipality.name}"
                        if picture.municipality
                        else "Восемь направлений",
                        directions.draw(picture, request),
                    ),
                ),
                _panel("Школы", schools.summary(picture.schools), schools.draw(picture.schools)),
            ],
            className="split halves",
        ),
        _panel(
            "Что ждёт исполнения",
            open_assignments.summary(picture.waiting),
            open_assignments.draw(picture.waiting, picture.question.as_of),
        ),
    ]


def _why(picture: MunicipalityPicture, request: Request) -> list[Element]:
    """Organisations of the region itself have an index that nobody compares: it is not told."""
    if picture.municipality is None or picture.municipality.is_regional:
        return []
    names = explanation.index_names(request.without("m"))
    return [explanation.draw(picture.explained, names, subject(INDEX), "Индекс")]


def _strong_and_weak(picture: MunicipalityPicture) -> Element:
    strong = _sentences(
        "Сильные стороны",
        portrait.strongest(picture),
        "Ни один показатель не лучше, чем по региону.",
    )
    weak = _sentences(
        "Что тянет вниз",
        portrait.weakest(picture),
        "Ни один показатель не хуже, чем по региону.",
    )
    is_compared = any(line.ahead is not None for line in comparisons.compared(picture))
    return html.Section([strong, weak], className="split halves", hidden=not is_compared)


def _panel(title: str, remark: str, content: Element) -> Element:
    return html.Section(
        [html.H2([title, *((html.Small(remark),) if remark else ())]), content],
        className="panel rows-panel",
    )


def _sentences(title: str, found: Sequence[Beside], none: str) -> Element:
    listed = found[: portrait.LISTED]
    rest = len(found) - len(listed)
    small = f"первые {len(listed)} из{numbers.NBSP}{len(found)}" if rest > 0 else ""
    items = [
        html.Li([html.B(line.subject.title), f"{numbers.NBSP}— ", portrait.sentence(line)])
        for line in listed
    ]
    content = html.Ul(items, className="sentences") if items else html.P(none, className="remark")
    return _panel(title, small, content)

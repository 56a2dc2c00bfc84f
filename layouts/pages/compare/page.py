"""Сравнение: municipalities, periods and moments of knowledge side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from babel.dates import format_date

from data_sources.answers.compare.answer import ComparePicture
from data_sources.changes.moved import is_worse
from data_sources.changes.since import Since
from data_sources.question.periods import parse_period
from data_sources.question.request import Request
from layouts.frame import controls, links
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.compare import choice, directions, lines, periods, second_moment, words
from layouts.widgets import chips, contents, footer, tools
from layouts.widgets.comparisons import moved as compare_moved
from layouts.widgets.comparisons import pair as compare_pair
from layouts.widgets.comparisons import since as compare_since
from layouts.widgets.comparisons import table as compare_table
from layouts.widgets.picture import figure
from layouts.wording import numbers, terms
from layouts.wording.subject import subject

FILES: Final = "indicators"
CHANGES: Final = "changes"
MUNICIPALITIES: Final = "municipalities"
PERIODS: Final = "periods"
KNOWLEDGE: Final = "knowledge"
_PARTS: Final = ((MUNICIPALITIES, "Муниципалитеты"), (PERIODS, "Периоды"))


def draw(picture: ComparePicture, frame: Frame) -> Element:
    """The page from the question to the way the answer is known, all of one state of the data."""
    overview, request = picture.overview, picture.request
    return draw_shell(
        frame,
        Answered.by(picture),
        {**controls.drawn(request, overview.vocabulary), **second_moment.drawn(request)},
        [
            _question(picture, frame),
            html.Section(
                [
                    html.H1(words.headline(picture)),
                    html.P(" ".join(words.lead(picture)), className="lead"),
                    contents.draw((*_PARTS, (KNOWLEDGE, _title(picture)))),
                ],
                className="answer",
            ),
            *_municipalities(picture, frame),
            _periods(picture, frame),
            *_knowledge(picture, frame),
            footer.draw(
                overview,
                frame.clock_text,
                subject(request.filters.i),
                *([compare_pair.origin(picture.pair)] if picture.pair else []),
            ),
        ],
    )


def _question(picture: ComparePicture, frame: Frame) -> Element:
    overview, request = picture.overview, picture.request
    return html.Section(
        [
            html.Div(
                [
                    controls.bar(request, overview.vocabulary),
                    tools.draw(FILES, request.without("against"), pdf=frame.printed(request)),
                ],
                className="bar",
            ),
            html.Div(controls.indicator_choice(request), className="controls list-controls"),
            chips.draw(frame.path, request, overview.vocabulary.registers),
        ],
        className="ask",
        aria_label="Вопрос",
    )


def _municipalities(picture: ComparePicture, frame: Frame) -> Iterator[Element]:
    offers = choice.presets(picture, frame.path)
    if not picture.chosen:
        yield _panel(MUNICIPALITIES, "Муниципалитеты рядом", "от двух до шести", offers)
        return
    table = figure("Муниципалитеты рядом", compare_table.draw(picture, frame.path))
    remark = "название показателя и число — ссылки"
    yield _panel(MUNICIPALITIES, "Муниципалитеты рядом", remark, html.Div([table, offers]))
    yield _panel(
        "directions",
        "Восемь направлений",
        "% от возможных баллов, все в одном масштабе",
        figure("Восемь направлений рядом, % от возможных баллов", directions.draw(picture)),
    )
    yield _panel(
        "lines",
        "Индекс и главные показатели за пять лет",
        f"на {_day(picture)} каждого года",
        figure("Индекс и главные показатели за пять лет", lines.draw(picture)),
    )


def _day(picture: ComparePicture) -> str:
    as_of = picture.question.as_of
    return format_date(as_of, "d MMMM", locale=numbers.LOCALE).replace(" ", numbers.NBSP)


def _periods(picture: ComparePicture, frame: Frame) -> Element:
    question = picture.question
    title = f"Период и прошлые периоды: {picture.whose}" if picture.whose else "Периоды"
    if question.as_of < question.period.start or not picture.periods:
        day = numbers.day(question.as_of)
        content: Element = html.P(
            f"На {day} период ещё не начался: значений нет ни у него, ни по тот же день раньше.",
            className="remark nothing",
        )
    else:
        content = figure(title, periods.draw(picture, frame.path))
    return _panel(PERIODS, title, "по один и тот же день года", content)


def _knowledge(picture: ComparePicture, frame: Frame) -> Iterator[Element]:
    choices = (second_moment.control(picture, frame), choice.moments(picture, frame))
    since = picture.since
    if since is None and picture.pair is None:
        told = html.P(
            "Выберите момент, и страница покажет, что база узнала с тех пор: новые строки, "
            "исправления, закрытые поручения, перейдённые границы целей. Свой день можно указать "
            "в поле «По сведениям на», снимок — в поле «Сравнить с».",
            className="remark",
        )
        yield _panel(KNOWLEDGE, _title(picture), "", html.Div([told, *choices]))
        return
    sentences = [*words.learned(picture), *(_days(picture, since) if since else ())]
    yield _panel(
        KNOWLEDGE,
        f"{_title(picture)}: что база узнала",
        "",
        html.Div(
            [
                html.P(" ".join(sentences), className="told"),
                *second_moment.other_question(picture, frame),
                *choices,
            ]
        ),
    )
    if since is None or since.span.is_empty:
        return
    registers = picture.overview.vocabulary.registers
    yield _panel(
        "learned",
        "Строки таблиц",
        "между двумя моментами",
        compare_since.draw_tables(since, registers, frame),
    )
    yield _panel(
        "closed",
        "Закрытые поручения",
        numbers.counted(since.closed.total, "поручение", "поручения", "поручений"),
        compare_since.draw_closed(compare_pair.later(picture), since.closed),
    )
    yield from _values(picture, since, frame)


def _title(picture: ComparePicture) -> str:
    return "Два момента" if picture.pair else "Тогда и теперь"


def _days(picture: ComparePicture, since: Since) -> Iterator[str]:
    if since.span.is_empty:
        return
    if picture.pair is not None:
        yield from compare_pair.days(since)
        return
    yield (
        f"«Тогда»{numbers.NBSP}— что эта страница показывала по сведениям того момента "
        f"(отчётная дата {numbers.day(since.then)}), «теперь»{numbers.NBSP}— по последним "
        f"({numbers.day(since.now)})."
    )


def _values(picture: ComparePicture, since: Since, frame: Frame) -> Iterator[Element]:
    question = picture.question
    if since.then < question.period.start:
        before = links.page(frame.path, _year_earlier(picture))
        yield _panel(
            "crossed",
            "Значения и цели",
            "",
            html.P(
                [
                    f"На {numbers.day(since.then)} период «{terms.period(question.period)}» ещё "
                    f"не начался: сравнить значения не с{numbers.NBSP}чем. ",
                    html.Link("Сравнить прошлый период", href=f"{before}#{KNOWLEDGE}"),
                ],
                className="remark nothing",
            ),
        )
        return
    crossed = compare_moved.told(picture, since.crossed)
    moved = compare_moved.told_of(picture)
    now, heads = compare_pair.later(picture), compare_pair.heads(picture)
    worse = sum(is_worse(pair) for pair in crossed)
    better = len(crossed) - worse
    yield _panel(
        "crossed",
        "Перешли границу цели",
        f"к{numbers.NBSP}худшему {worse}, к{numbers.NBSP}лучшему {better}",
        compare_moved.draw_crossed(now, crossed, heads),
    )
    yield _panel(
        "moved",
        "Изменившиеся значения",
        numbers.counted(len(moved), "значение", "значения", "значений"),
        html.Div([compare_moved.draw_moved(now, moved, heads), _files(picture)]),
    )


def _files(picture: ComparePicture) -> Element:
    """The values of both moments as files: those of the menu are of the page's moment alone."""
    # The table tells of every indicator, whichever one the page dwells on.
    request = picture.request.without("i")
    ways: list[Element | str] = []
    for title, extension, dialect in tools.FORMATS:
        address = links.file(CHANGES, extension, request, dialect)
        ways += [
            " · " if ways else "",
            html.A(title, href=address, download=f"{CHANGES}.{extension}"),
        ]
    return html.P(["Скачать оба значения: ", *ways], className="remark changes-files")


def _year_earlier(picture: ComparePicture) -> Request:
    request = picture.request
    earlier = parse_period(picture.periods[1].period.text) if len(picture.periods) > 1 else None
    return request.changed(period=earlier or request.filters.period)


def _panel(anchor: str, title: str, remark: str, content: Element) -> Element:
    return html.Section(
        [html.H2([title, *((html.Small(remark),) if remark else ())], id=anchor), content],
        className="panel rows-panel compare-panel",
    )

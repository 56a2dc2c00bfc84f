"""Where diagnostics are missing: subjects down, audiences across, each full cell a way to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from data_sources.answers.diagnostics.answer import DiagnosticsPicture, GapCell
from data_sources.question.choices import AUDIENCES
from data_sources.question.request import Request
from data_sources.vocabulary.naming import fold
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording import numbers
from layouts.wording.subjects import diagnostic_words as words

SHOWN: Final = 24
"""So many subjects are in sight at once; the others unfold."""
_Cells = Mapping[tuple[str, str], GapCell]


def draw(picture: DiagnosticsPicture, path: str) -> Element:
    """The table with its legend; the whole showcase, whatever the list is narrowed to."""
    request = picture.request
    cells = {(cell.audience, fold(cell.subject or "")): cell for cell in picture.showcase.cells}
    names = {fold(cell.subject or ""): cell.subject for cell in picture.showcase.cells}
    subjects = [names[folded] for folded in sorted(names)]
    first, rest = subjects[:SHOWN], subjects[SHOWN:]
    return html.Div(
        [
            _table(path, request, first, cells, _sums(picture.showcase.cells)),
            *_more(path, request, rest, cells),
            html.P(
                "● действующее заключение есть · ◐ диагностики есть, ни одна не прошла "
                "экспертизу · пунктир — диагностики нет. Первое число — прошедшие экспертизу, "
                "второе — все; нажмите на клетку, чтобы увидеть их в списке.",
                className="remark",
            ),
        ]
    )


def _more(
    path: str, request: Request, subjects: Sequence[str | None], cells: _Cells
) -> Iterator[Element]:
    if subjects:
        count = numbers.counted(len(subjects), "предмет", "предмета", "предметов")
        yield html.Details(
            [html.Summary(f"Ещё {count}"), _table(path, request, subjects, cells, None)],
            className="more",
        )


def _table(
    path: str,
    request: Request,
    subjects: Sequence[str | None],
    cells: _Cells,
    sums: Mapping[str, GapCell] | None,
) -> Element:
    return html.Div(
        html.Table(
            [
                html.Caption("Диагностики по предметам и аудиториям", className="visually-hidden"),
                html.Thead(
                    html.Tr(
                        [
                            html.Th("Предмет", scope="col"),
                            *(_audience(path, request, code) for code in AUDIENCES),
                        ]
                    )
                ),
                html.Tbody([_row(path, request, subject, cells) for subject in subjects]),
                *([html.Tfoot(_total(sums))] if sums is not None else []),
            ],
            className="gaps",
        ),
        className="scroller",
    )


def _audience(path: str, request: Request, code: str) -> Element:
    chosen = request.filters.audience == code
    wanted = None if chosen else code
    return html.Th(
        html.Link(
            words.audience(code), href=links.with_filter(path, request, audience=wanted, page=1)
        ),
        scope="col",
        className="chosen" if chosen else "",
    )


def _row(path: str, request: Request, subject: str | None, cells: _Cells) -> Element:
    folded = fold(subject or "")
    return html.Tr(
        [
            html.Th(subject or words.NO_SUBJECT, scope="row"),
            *(_cell(path, request, cells.get((code, folded))) for code in AUDIENCES),
        ]
    )


def _cell(path: str, request: Request, cell: GapCell | None) -> Element:
    if cell is None:
        return html.Td(words.NO_DIAGNOSTIC, className="lack")
    text = _counted(cell)
    kind = "valid" if cell.valid else "untested"
    q = words.searched(cell.subject)
    if cell.subject is not None and q is None:
        return html.Td(text, className=kind)
    chosen = request.filters.audience == cell.audience and fold(request.filters.q) == fold(q or "")
    address = (
        links.with_filter(path, request, audience=None, q="", page=1)
        if chosen
        else words.narrowed(path, request, cell.audience, q or "")
    )
    said = f"{words.audience(cell.audience)}, {cell.subject or words.NO_SUBJECT}"
    return html.Td(
        html.Link(text, href=address, title=f"Показать в списке: {said}"),
        className=theme.classes(kind, "chosen" if chosen else ""),
        aria_current="true" if chosen else None,
    )


def _counted(cell: GapCell) -> str:
    sign = "●" if cell.valid else "◐"
    valid, every = numbers.number(cell.valid, 0), numbers.number(cell.diagnostics, 0)
    return numbers.NBSP.join((sign, valid, "из", every))


def _sums(cells: Sequence[GapCell]) -> dict[str, GapCell]:
    return {
        code: GapCell(
            code,
            None,
            sum(cell.diagnostics for cell in cells if cell.audience == code),
            sum(cell.valid for cell in cells if cell.audience == code),
        )
        for code in AUDIENCES
    }


def _total(sums: Mapping[str, GapCell]) -> Element:
    return html.Tr(
        [
            html.Th("Всего", scope="row"),
            *(
                html.Td(_counted(sums[code]) if sums[code].diagnostics else words.NO_DIAGNOSTIC)
                for code in AUDIENCES
            ),
        ]
    )

"""The original minutes with every decision marked in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data_sources.answers.decisions.answer import Minutes, MinutesPoint
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers
from layouts.wording.subjects import decision_words

NOT_LOADED = (
    "Текст протокола не загружен: показаны пункты решения, как они записаны в базе. Протокол "
    "загружают командой «rumo protocol load»."
)
NOT_PLACED = "Пункты, место которых в тексте не отмечено"
PANEL = "minutes"


def draw(minutes: Minutes) -> Element:
    """The panel «Протокол»; each decision is at `#point-N`, wherever it is found."""
    text = minutes.text or ""
    placed = _placed(minutes.points, len(text))
    lost = [point for point in minutes.points if point not in placed]
    name = f"Протокол: {decision_words.meeting(minutes.meeting)}"
    return html.Section(
        [
            html.H2([name, *((html.Small(minutes.title),) if minutes.title else ())]),
            html.P(NOT_LOADED, className="remark", hidden=bool(text)),
            html.Div(list(_paragraphs(text, placed)), className="minutes-text", hidden=not text),
            *_lost(lost, heading=NOT_PLACED if text else ""),
        ],
        id=PANEL,
        className="panel minutes-panel",
    )


def _placed(points: Sequence[MinutesPoint], length: int) -> list[MinutesPoint]:
    """Points that have a place in the text, in its order; of two that overlap the first."""
    found: list[MinutesPoint] = []
    for point in sorted(points, key=lambda point: (point.start or 0, point.position)):
        if point.start is None or point.end is None:
            continue
        begins = found[-1].end or 0 if found else 0
        if begins <= point.start < point.end <= length:
            found.append(point)
    return found


def _paragraphs(text: str, placed: Sequence[MinutesPoint]) -> Iterator[Element]:
    """Every line of the text; a mark that runs over several lines is marked on each."""
    offset = 0
    named: set[int] = set()
    for line in text.splitlines(keepends=True):
        pieces = list(_pieces(line.rstrip("\r\n"), offset, placed, named))
        offset += len(line)
        if any(not isinstance(piece, str) or piece.strip() for piece in pieces):
            yield html.P(pieces)


def _pieces(
    line: str, offset: int, placed: Sequence[MinutesPoint], named: set[int]
) -> Iterator[str | Element]:
    done = 0
    for point in placed:
        begins = max((point.start or 0) - offset, 0)
        ends = min((point.end or 0) - offset, len(line))
        if begins >= ends:
            continue
        if begins > done:
            yield line[done:begins]
        yield _mark(line[begins:ends], point, named)
        done = ends
    if done < len(line):
        yield line[done:]


def _mark(text: str, point: MinutesPoint, named: set[int]) -> Element:
    """A part of a decision's place; the first of them bears its name."""
    is_first = point.position not in named
    named.add(point.position)
    return html.Mark(text, id=decision_words.anchor(point.position) if is_first else None)


def _lost(points: Sequence[MinutesPoint], heading: str) -> Iterator[Element]:
    if not points:
        return
    if heading:
        yield html.H3(heading)
    yield html.Ol(
        [
            html.Li(
                [f"{point.number or point.position}.{numbers.NBSP}", point.text],
                id=decision_words.anchor(point.position),
            )
            for point in points
        ],
        className="minutes-points",
    )

"""What is the same on every page: header, demo banner, notices, and the content's root."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from dash import dcc

from data_sources.answers.overview.answer import Answer
from data_sources.question.notices import Notice
from data_sources.question.request import Request
from data_sources.scoring.results import Provenance, Registers
from layouts.frame import links, notices, search, snapshot
from layouts.frame.snapshot import Opened
from layouts.markup import html
from layouts.markup.element import Element, components
from layouts.wording import terms

CONTENT: Final = "page-content"
BRAND: Final = "РУМО-Монитор"


@dataclass(frozen=True)
class Frame:
    """The page within the site.

    `nav` names the pages that exist; `clock_text` is when the data changed, in the region's
    time, which is that of `zone`; `notices` are those of reading the address; `snapshot` is the
    fixed view that this page is, if it is one; `pdf` is the name of the page's PDF file, empty
    where the site cannot print; `site` is by which address the site is known, empty where it is
    not known.
    """

    title: str
    path: str
    nav: tuple[tuple[str, str], ...]
    clock_text: str
    notices: tuple[Notice, ...] = ()
    zone: tzinfo = UTC
    snapshot: Opened | None = None
    pdf: str = ""
    site: str = ""

    def local(self, moment: datetime) -> datetime:
        """A timestamp of the database as the region's wall clock shows it."""
        return moment.replace(tzinfo=UTC).astimezone(self.zone)

    def printed(self, request: Request) -> str:
        """The address of the page of these request as PDF; empty where the site cannot print."""
        return links.file(self.pdf, "pdf", request.without("slide")) if self.pdf else ""


@dataclass(frozen=True)
class Answered:
    """What the shell says of the answer on the page: its question, its registers, its data."""

    request: Request
    registers: Registers
    provenance: Provenance
    notices: tuple[Notice, ...] = ()

    @classmethod
    def by(cls, answer: Answer) -> Answered:
        return cls(
            answer.request,
            answer.overview.vocabulary.registers,
            answer.provenance,
            answer.notices,
        )


def draw_shell(
    frame: Frame, answered: Answered, drawn: Mapping[str, str], content: Sequence[Element]
) -> Element:
    """The whole page. `drawn` is key -> text of every filter control in the content."""
    request = answered.request
    region = answered.registers.region
    return _page(
        path=frame.path,
        header=_header(
            frame,
            {path: links.other_page(path, request) for path, _ in frame.nav},
            region.name if region else "",
            f"Версия данных {answered.provenance.data_version}",
        ),
        address=links.page(frame.path, request),
        drawn=drawn,
        content=[
            *_warnings(frame, answered.provenance),
            notices.draw((*frame.notices, *answered.notices)),
            *snapshot_line(frame, request),
            *content,
            *([snapshot.on_paper(frame.snapshot)] if frame.snapshot else []),
        ],
        question=_question(frame, answered),
    )


def _question(frame: Frame, answered: Answered) -> str:
    return f"{frame.title}: {terms.sentence(answered.request, answered.registers)}"


def snapshot_line(frame: Frame, request: Request) -> list[Element]:
    """That the page is a fixed view and what differs today; nothing on any other page."""
    opened = frame.snapshot
    if opened is None:
        return []
    return [snapshot.line(opened, frame.local(opened.view.created_at), frame.path, request)]


def _warnings(frame: Frame, provenance: Provenance) -> list[Element]:
    """What must be known before any number is read."""
    said: list[Element] = []
    if provenance.is_demo:
        said.append(html.P("Демонстрационные данные: все люди и числа вымышлены", className="demo"))
    if provenance.is_stale:
        moment = f"Данные на {frame.clock_text}" if frame.clock_text else "Данные прежние"
        said.append(
            html.P(
                f"Устарело. {moment}, нет связи с базой: показан последний ответ",
                className="stale",
                role="status",
            )
        )
    return said


def draw_stage(
    frame: Frame,
    answered: Answered,
    drawn: Mapping[str, str],
    slides: int,
    content: Sequence[Element],
) -> Element:
    """The whole window for so many slides: no header of the site."""
    shown = notices.draw((*frame.notices, *answered.notices))
    return html.Main(
        [shown, *content],
        id=CONTENT,
        tabIndex="-1",
        className=f"stage {scope(frame.path)}",
        data_page=frame.path,
        data_drawn=_as_json(drawn),
        data_address=links.page(frame.path, answered.request),
        data_question=_question(frame, answered),
        data_slide=str(answered.request.view.slide),
        data_slides=str(slides),
        style=square_of(frame),
    )


def square_of(frame: Frame) -> dict[str, str] | None:
    """The style with the square of the snapshot, one for all slides and their thumbnails."""
    opened = frame.snapshot
    return {"--square": f'url("{opened.square}")'} if opened else None


def draw_problem(frame: Frame, sentence: str) -> Element:
    """A page that has nothing to show and says why, and what to do."""
    return _page(
        path=frame.path,
        header=_header(frame, {path: path for path, _ in frame.nav}, "", ""),
        address=frame.path,
        drawn={},
        content=[
            notices.draw(frame.notices),
            html.Section(
                [html.H1(frame.title), html.P(sentence, className="lead")], className="problem"
            ),
        ],
    )


def scope(path: str) -> str:
    """The class of everything on the page at the path, and the scope of its style sheet."""
    return f"page-{path.strip('/') or 'overview'}"


def _page(
    path: str,
    header: Element,
    address: str,
    drawn: Mapping[str, str],
    content: Sequence[Element],
    question: str = "",
) -> Element:
    charts = sum(isinstance(each, dcc.Graph) for each in components(content))
    return html.Div(
        [
            html.A("К содержанию", href=f"#{CONTENT}", className="skip"),
            header,
            html.Main(
                content,
                id=CONTENT,
                tabIndex="-1",
                data_drawn=_as_json(drawn),
                data_question=question or None,
                # With charts the browser's script says the address, when the last is drawn.
                data_address=None if charts else address,
                data_address_to_be=address if charts else None,
                data_charts=str(charts) if charts else None,
            ),
        ],
        className=f"page {scope(path)}",
        data_page=path,
    )


def _as_json(drawn: Mapping[str, str]) -> str:
    return json.dumps(dict(drawn), ensure_ascii=False, sort_keys=True)


def _header(frame: Frame, addresses: Mapping[str, str], region: str, version: str) -> Element:
    return html.Header(
        [
            html.Link(
                [html.Span("РУМО", className="badge-mark"), "Монитор"],
                href="/",
                className="brand",
                title=BRAND,
            ),
            html.Span(region, className="region"),
            html.Nav(
                html.Ul(
                    [_nav_item(frame, path, title, addresses[path]) for path, title in frame.nav]
                ),
                aria_label="Страницы",
            ),
            search.button(),
            html.Span(
                f"Данные на {frame.clock_text}" if frame.clock_text else "",
                className="fresh",
                title=version,
            ),
        ],
        className="top",
    )


def _nav_item(frame: Frame, path: str, title: str, address: str) -> Element:
    current = path == frame.path
    return html.Li(
        html.Link(title, href=address),
        className="on" if current else "",
        aria_current="page" if current else None,
    )

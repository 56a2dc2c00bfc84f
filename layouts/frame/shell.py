"""What is the same on every page: header, demo banner, notices, and the content's root."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any, Final

from dash import dcc
from dash.development.base_component import Component

from data_sources.question.filters import Filters
from data_sources.question.notices import Notice
from data_sources.scoring.results import Overview, Provenance, Registers
from layouts.frame import links, notices, search, snapshot
from layouts.frame.snapshot import Opened
from layouts.markup import html, theme
from layouts.wording import terms

CONTENT: Final = "page-content"
BRAND: Final = "РУМО-Монитор"
PAGE: Final = "data-page"
"""The path of the page that is shown: the browser's script brings the files of that page."""


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

    def printed(self, filters: Filters) -> str:
        """The address of the page of these filters as PDF; empty where the site cannot print."""
        return links.file(self.pdf, "pdf", filters.without("slide")) if self.pdf else ""


@dataclass(frozen=True)
class Answered:
    """What the shell says of the answer on the page: its question, its registers, its data."""

    filters: Filters
    registers: Registers
    provenance: Provenance
    notices: tuple[Notice, ...] = ()

    @classmethod
    def by(cls, overview: Overview) -> Answered:
        return cls(
            overview.scorecard.question.filters,
            overview.vocabulary.registers,
            overview.provenance,
            overview.notices,
        )


def draw_shell(
    frame: Frame, answered: Answered, drawn: Mapping[str, str], content: Sequence[Component]
) -> Component:
    """The whole page. `drawn` is key -> text of every filter control in the content."""
    filters = answered.filters
    region = answered.registers.region
    return _page(
        path=frame.path,
        header=_header(
            frame,
            {path: links.other_page(path, filters) for path, _ in frame.nav},
            region.name if region else "",
            f"Версия данных {answered.provenance.data_version}",
        ),
        address=links.page(frame.path, filters),
        drawn=drawn,
        content=[
            *_warnings(frame, answered.provenance),
            notices.draw((*frame.notices, *answered.notices)),
            *snapshot_line(frame, filters),
            *content,
            *([snapshot.on_paper(frame.snapshot)] if frame.snapshot else []),
        ],
        question=_question(frame, answered),
    )


def _question(frame: Frame, answered: Answered) -> str:
    return f"{frame.title}: {terms.sentence(answered.filters, answered.registers)}"


def snapshot_line(frame: Frame, filters: Filters) -> list[Component]:
    """That the page is a fixed view and what differs today; nothing on any other page."""
    opened = frame.snapshot
    if opened is None:
        return []
    return [snapshot.line(opened, frame.local(opened.view.created_at), frame.path, filters)]


def _warnings(frame: Frame, provenance: Provenance) -> list[Component]:
    """What must be known before any number is read."""
    said: list[Component] = []
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
    marks: Mapping[str, str],
    content: Sequence[Component],
) -> Component:
    """The whole window for the content: no header of the site, and `marks` of its own."""
    said: dict[str, Any] = {
        "className": f"stage {scope(frame.path)}",
        PAGE: frame.path,
        "data-drawn": json.dumps(dict(drawn), ensure_ascii=False, sort_keys=True),
        "data-address": links.page(frame.path, answered.filters),
        snapshot.QUESTION: _question(frame, answered),
        **square_of(frame),
        **marks,
    }
    shown = notices.draw((*frame.notices, *answered.notices))
    return html.Main([shown, *content], id=CONTENT, tabIndex="-1", **said)


def square_of(frame: Frame) -> dict[str, Any]:
    """The square of the snapshot, one for all slides and their thumbnails."""
    opened = frame.snapshot
    return {"style": {"--square": f'url("{opened.square}")'}} if opened else {}


def draw_problem(frame: Frame, sentence: str) -> Component:
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
    header: Component,
    address: str,
    drawn: Mapping[str, str],
    content: Sequence[Component],
    question: str = "",
) -> Component:
    charts = sum(_charts_in(part) for part in content)
    marks: dict[str, Any] = {
        "data-drawn": json.dumps(dict(drawn), ensure_ascii=False, sort_keys=True),
        **({snapshot.QUESTION: question} if question else {}),
        # With charts the browser's script says the address, when the last of them is drawn.
        **(
            {"data-address-to-be": address, "data-charts": str(charts)}
            if charts
            else {"data-address": address}
        ),
    }
    of_page: dict[str, Any] = {PAGE: path}
    return html.Div(
        [
            html.A("К содержанию", href=f"#{CONTENT}", className="skip"),
            header,
            html.Main(list(content), id=CONTENT, tabIndex="-1", **marks),
        ],
        className=f"page {scope(path)}",
        **of_page,
    )


def _charts_in(part: Any) -> int:
    # By hand: Dash's own walk tells the way to each part, and takes as long as drawing them.
    if part is None or isinstance(part, str):
        return 0
    if isinstance(part, list | tuple):
        return sum(map(_charts_in, part))
    return isinstance(part, dcc.Graph) + _charts_in(getattr(part, "children", None))


def _header(frame: Frame, addresses: Mapping[str, str], region: str, version: str) -> Component:
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
                **theme.aria(label="Страницы"),
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


def _nav_item(frame: Frame, path: str, title: str, address: str) -> Component:
    current = path == frame.path
    marks = theme.aria(current="page") if current else {}
    return html.Li(html.Link(title, href=address), className="on" if current else "", **marks)

"""«Проект следующей повестки»: every proposal with its grounds, to take or to strike out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.meetings.answer import MeetingsPicture
from data_sources.answers.meetings.since_answer import AgendaDraft, toggled
from data_sources.question.request import Request
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers
from layouts.wording.subjects import agenda_words, since_words
from layouts.wording.subjects.agenda_words import AgendaText

PANEL: Final = "next-agenda"
TITLE: Final = "Проект следующей повестки"
FILE: Final = "agenda"


def draw(picture: MeetingsPicture, path: str) -> Element:
    """The panel; it says plainly where there is nothing to propose."""
    between, question = picture.between, picture.question
    if between is None:
        return _panel("", [html.P(since_words.NO_OCCASION, className="remark nothing")])
    draft, request = between.draft, picture.request
    told = agenda_words.whole(draft, between.since, question)
    if not told:
        return _panel(
            agenda_words.name(draft), [html.P(agenda_words.NOTHING, className="remark nothing")]
        )
    count = f"взято {len(draft.taken)} из{numbers.NBSP}{len(told)}"
    return _panel(
        f"{agenda_words.name(draft)}; {count}",
        [
            html.P(" ".join(_lead(draft)), className="told"),
            html.Ol(list(_lines(told, draft, request, path)), className="draft"),
            *([] if draft.taken else [html.P(agenda_words.ALL_STRUCK, className="remark nothing")]),
            html.P(list(_ways(draft, request, path)), className="ways"),
        ],
    )


def _panel(remark: str, content: list[Element]) -> Element:
    small = [html.Small(remark)] if remark else []
    return html.Section(
        [html.H2([TITLE, *small], id=PANEL), *content], className="panel draft-panel"
    )


def _lead(draft: AgendaDraft) -> Iterator[str]:
    yield (
        "Предложено по данным: просроченные решения, перейдённые границы целей, пункты плана до "
        f"{numbers.day(draft.until)}, непредставленные сведения. Снимите отметку, чтобы вычеркнуть."
    )
    if draft.meeting is None:
        yield "Следующее заседание в базе не объявлено: план просмотрен до конца периода."
    elif draft.announced:
        count = numbers.counted(draft.announced, "вопрос", "вопроса", "вопросов")
        yield f"В объявленной повестке этого заседания уже {count}."


def _lines(
    told: tuple[AgendaText, ...], draft: AgendaDraft, request: Request, path: str
) -> Iterator[Element]:
    number = 0
    for each in told:
        is_taken = each.key not in draft.dropped
        number += is_taken
        yield html.Li(
            [
                _box(each, request, path, is_taken=is_taken),
                html.Div(
                    [
                        html.P(f"{number}. {each.title}" if is_taken else each.title),
                        *(
                            [html.P(f"Предлагается заслушать: {each.speaker}", className="speaker")]
                            if each.speaker
                            else []
                        ),
                        html.P(each.grounds, className="grounds"),
                    ]
                ),
            ],
            className="" if is_taken else "struck",
        )


def _box(each: AgendaText, request: Request, path: str, *, is_taken: bool) -> Element:
    """A link that looks and speaks as a box to tick: the address is what it changes."""
    address = links.with_filter(path, request, drop=toggled(request.view.drop, each.key))
    return html.A(
        "✓" if is_taken else "",
        href=address,
        id=f"take-{each.key}",
        role="checkbox",
        className="box",
        title="Вычеркнуть" if is_taken else "Вернуть",
        aria_checked="true" if is_taken else "false",
        aria_label=each.title,
        data_inner="true",
    )


def _ways(draft: AgendaDraft, request: Request, path: str) -> Iterator[Element]:
    asked = request.without("sort", "page", "q", "i")
    yield html.A(
        "Скачать проект повестки .docx",
        href=links.file(FILE, "docx", asked.changed(drop=tuple(sorted(draft.dropped)))),
        download=f"{FILE}.docx",
    )
    if draft.dropped:
        yield html.Link(
            "Вернуть все", href=links.page(path, request.without("drop")), id="take-all"
        )

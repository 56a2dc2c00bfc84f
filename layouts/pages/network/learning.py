"""Кто у кого может учиться: who lags, and similar ones that rose, with what they did then."""

from __future__ import annotations

from typing import Final

from data_sources.answers.network.answer import Choice, Learner, Learning, NetworkPicture, Teacher
from data_sources.question.request import Request
from data_sources.row_tables.records.practices import PracticeRow
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.network import controls
from layouts.wording import changing, numbers, terms
from layouts.wording.indicators import detail
from layouts.wording.subject import Subject, subject
from layouts.wording.subjects import network_words

PRACTICES_NAMED: Final = 5
_NO_COMPARISON: Final = (
    "По этому показателю муниципалитеты не сравниваются, учиться по нему не у кого. "
    "Выберите другой."
)


def draw(picture: NetworkPicture, path: str) -> Element:
    """A block for each of those that lag."""
    learning = picture.learning
    request = picture.request
    about = subject(learning.indicator)
    blocks = [_block(learner, learning, about, path, request) for learner in learning.learners]
    return html.Div(
        [
            html.Div(
                [
                    controls.indicator_choice(request),
                    html.P(why(learning), className="remark"),
                ],
                className="controls list-controls learn-controls",
            ),
            *blocks,
            html.P(_NO_COMPARISON, className="remark nothing", hidden=learning.is_compared),
            html.P(
                "Ни у кого из выбранных по этому показателю нет места: учиться рано, сначала "
                "нужны данные.",
                className="remark nothing",
                hidden=bool(blocks) or not learning.is_compared,
            ),
        ],
        className="learning",
    )


def why(learning: Learning) -> str:
    """Which indicator it is, and why this one."""
    title = f"«{subject(learning.indicator).title}»"
    return {
        Choice.ASKED: f"{title}: показатель выбран.",
        Choice.WEAKEST: f"{title}: здесь у муниципалитета самый низкий балл.",
        Choice.PRACTICES: f"{title}: показатель не выбран, показаны последние по нему.",
    }[learning.choice]


def _block(
    learner: Learner, learning: Learning, about: Subject, path: str, request: Request
) -> Element:
    asked = learner.municipality
    return html.Article(
        [
            html.H3(
                [
                    network_words.place_link(path, request, asked.oktmo, asked.name),
                    html.Small(_standing(learner, learning, about)),
                ]
            ),
            html.Ul(
                [_teacher(each, learner, about, path, request) for each in learner.teachers],
                hidden=not learner.teachers,
            ),
            html.P(_nobody(learner), className="remark", hidden=bool(learner.teachers)),
        ],
        className="learner",
    )


def _standing(learner: Learner, learning: Learning, about: Subject) -> str:
    row = learner.row
    if row.value is None:
        return detail.reason_words(row)
    said = numbers.with_unit(row.value, about.unit)
    return (
        said if row.rank is None else f"{said}, место {row.rank} из{numbers.NBSP}{learning.ranked}"
    )


def _alike(learner: Learner) -> str:
    peers = f"группа «{terms.group(learner.peers_name)}»"
    return f"{peers}, кроме него {numbers.counted(learner.similar, *network_words.PLACE)}"


def _nobody(learner: Learner) -> str:
    if not learner.similar:
        return "Похожих муниципалитетов нет: в его группе он один."
    return (
        f"Среди похожих ({_alike(learner)}) никто не поднялся за год и не стоит при этом выше: "
        "посмотрите практики ниже или выберите другой показатель."
    )


def _teacher(
    teacher: Teacher, learner: Learner, about: Subject, path: str, request: Request
) -> Element:
    row, member = teacher.row, teacher.municipality
    change = changing.amount(row, about)
    was = numbers.value(row.was, about.unit)
    now = numbers.with_unit(row.value, about.unit)
    named = teacher.practices[:PRACTICES_NAMED]
    rest = len(teacher.practices) - len(named)
    more = html.Link(
        f"и ещё {numbers.counted(rest, *network_words.PRACTICE)}",
        href=links.page(path, network_words.about(request.without("kind", "q"), member.oktmo))
        + "#practices",
    )
    return html.Li(
        [
            html.P(
                [
                    html.Link(member.name, href=links.municipality(request, member.oktmo)),
                    f": {was} → {now} ({change} за год)",
                    html.Small(_size(teacher, learner)),
                ]
            ),
            html.Ul(
                [
                    *(html.Li(_practice(practice)) for practice in named),
                    *((html.Li(more),) if rest > 0 else ()),
                ],
                className="their-practices",
                hidden=not named,
            ),
            html.P("Практик в это время не записано.", className="remark", hidden=bool(named)),
        ]
    )


def _size(teacher: Teacher, learner: Learner) -> str:
    if teacher.headcount is None:
        return ""
    own = numbers.number(teacher.headcount, 0)
    if learner.headcount is None:
        return f"педагогов {own}"
    return f"педагогов {own}, здесь {numbers.number(learner.headcount, 0)}"


def _practice(practice: PracticeRow) -> str:
    kind = network_words.practice_kind(practice.kind)
    return f"{practice.title} ({kind}, с {numbers.day(practice.started_on)})"

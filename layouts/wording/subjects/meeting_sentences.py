"""The answer in words on the page of meetings: how many come, and who does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.answers.meetings.answer import IN_A_ROW, Attender, MeetingsPicture, together
from data_sources.question.request import Request
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import headline as headlines
from layouts.wording import numbers, terms
from layouts.wording.subjects import meeting_words

NAMED: Final = 4
CHIPS: Final = 12
NO_SEAT: Final = "В составе нет представителя"


@dataclass(frozen=True)
class Group:
    """Municipalities of which one thing is said."""

    key: str
    title: str
    attenders: tuple[Attender, ...]


def groups(picture: MeetingsPicture) -> tuple[Group, ...]:
    """Who missed the last meetings, who never came, who always sends somebody else."""
    if picture.is_everywhere_municipal:
        return ()
    places = picture.ordinary
    found = [
        Group("substitute", "Всегда присылают замену",
              tuple(each for each in places if each.sends_substitutes)),
    ]  # fmt: skip
    if len(picture.sittings) > IN_A_ROW:
        # With fewer meetings it is the same as the last ones in a row.
        never = tuple(each for each in places if each.never_came)
        found.insert(0, Group("never", "Ни разу никого не было", never))
    missed = tuple(each for each in places if each.missed_last)
    found.insert(0, Group("missed", "Пропустили два последних подряд", missed))
    found.append(Group("unseated", NO_SEAT, _without_seat(picture)))
    return tuple(group for group in found if group.attenders)


def _without_seat(picture: MeetingsPicture) -> tuple[Attender, ...]:
    """Who has no member in the lists, where there are members in them at all."""
    if not any(each.everybody.seats for each in picture.sittings):
        return ()
    return tuple(each for each in picture.ordinary if each.has_no_seat)


def headline(picture: MeetingsPicture) -> str:
    """«Явка на заседания РУМО — 84 % (41 из 49 мест…); два последних пропустил …»."""
    question = picture.question
    whose = meeting_words.whose(picture.body)
    if not picture.sittings:
        return f"За {terms.period(question.period)} состоявшихся заседаний {whose} нет."
    total = together(each.shown for each in picture.sittings)
    held = numbers.counted(len(picture.sittings), *meeting_words.MEETINGS)
    if total.percent is None:
        said = f"{held} {whose}, но в списках явки никого из тех, о ком вопрос"
    else:
        seats = meeting_words.share(total.came, total.seats)
        said = (
            f"явка на заседания {whose}{numbers.NBSP}— {meeting_words.percent(total)} "
            f"({seats} {numbers.plural(total.seats, 'места', 'мест', 'мест')}, {held})"
        )
    whom = headlines.about(question)
    whole = f"{whom}: {said}" if whom else said
    return f"{whole[:1].upper()}{whole[1:]}{_missed(picture)}."


def _missed(picture: MeetingsPicture) -> str:
    if picture.is_everywhere_municipal or len(picture.sittings) < IN_A_ROW:
        return ""
    expected = [each for each in picture.ordinary if each.sat_at_last]
    missed = [each for each in expected if each.missed_last]
    if not expected:
        return ""
    if not missed:
        return "; два последних подряд не пропустил никто"
    if len(picture.ordinary) == 1:
        return "; два последних пропущены подряд"
    verb = numbers.plural(len(missed), "пропустил", "пропустили", "пропустили")
    return f"; два последних подряд {verb} {_named(missed)}"


def _named(attenders: Sequence[Attender]) -> str:
    if len(attenders) > NAMED:
        return numbers.counted(len(attenders), *meeting_words.PLACES)
    return ", ".join(each.municipality.name for each in attenders if each.municipality)


def lead(picture: MeetingsPicture) -> str:
    """Quorum, and what is announced."""
    return " ".join((*_quorum(picture), *_unseated(picture), *_announced(picture)))


def _quorum(picture: MeetingsPicture) -> Iterator[str]:
    counted = [(each, each.quorum) for each in picture.sittings]
    checked = [(each.meeting, found) for each, found in counted if found is not None]
    short = [(meeting, found) for meeting, found in checked if not found.is_there]
    if short and len(short) <= NAMED:
        said = "; ".join(
            f"{numbers.day(meeting.held_on)} ({meeting_words.share(found.came, found.seats)}, "
            f"нужно{numbers.NBSP}{numbers.number(found.needed, 0)})"
            for meeting, found in short
        )
        yield f"Кворума не было на {len(short)} из{numbers.NBSP}{len(checked)}: {said}."
    elif short:
        of = numbers.plural(len(checked), "заседания", "заседаний", "заседаний")
        yield f"Кворума не было на {meeting_words.share(len(short), len(checked))} {of}."
    elif checked:
        yield "Кворум был на всех заседаниях, где его можно проверить."


def _unseated(picture: MeetingsPicture) -> Iterator[str]:
    found = () if picture.is_everywhere_municipal else _without_seat(picture)
    if found:
        yield f"{NO_SEAT}{numbers.NBSP}— {_named(found)}."


def _announced(picture: MeetingsPicture) -> Iterator[str]:
    as_of = picture.question.as_of
    planned = [each for each in picture.calendar if each.status == "planned"]
    coming = [each for each in planned if each.held_on >= as_of]
    late = [each for each in planned if each.held_on < as_of]
    if coming:
        yield f"Следующее заседание запланировано на {numbers.day(coming[0].held_on)}."
    if late:
        said = ", ".join(numbers.day(each.held_on) for each in late[:NAMED])
        rest = f" и ещё {len(late) - NAMED}" if len(late) > NAMED else ""
        verb = numbers.plural(len(late), "Запланировано", "Запланированы", "Запланировано")
        yield f"{verb}, но сведений о проведении нет: {said}{rest}."


def chips(picture: MeetingsPicture, path: str) -> Iterator[Element]:
    """For each group its title, which narrows the page to all of it, and its municipalities."""
    request = picture.request
    drawn = [_group(path, request, group) for group in groups(picture)]
    if drawn:
        yield html.Div(drawn, className="absentees")


def _group(path: str, request: Request, group: Group) -> Element:
    members = [each.municipality for each in group.attenders if each.municipality]
    codes = tuple(member.oktmo for member in members)
    rest = len(members) - CHIPS
    return html.P(
        [
            html.Link(
                f"{group.title}: {len(members)}",
                href=_narrowed(path, request, codes),
                id=f"group-{group.key}",
                title="Оставить на странице только их",
            ),
            *(
                html.Link(
                    member.name, href=_narrowed(path, request, (member.oktmo,)), className="chip"
                )
                for member in members[:CHIPS]
            ),
            *((html.Span(f"и ещё {rest}"),) if rest > 0 else ()),
        ]
    )


def _narrowed(path: str, request: Request, codes: tuple[str, ...]) -> str:
    return links.page(path, request.naming(codes).without("page"))

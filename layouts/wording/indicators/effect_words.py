"""Whether an indicator shifted as a decision wanted, in words."""

from __future__ import annotations

from typing import Final

from data_sources.shifts.cusum import Unjudged
from data_sources.shifts.effects import Effect, Verdict
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers
from layouts.wording.indicators import shift_words

_TITLES: Final = {
    Verdict.SHIFTED: "● сдвиг есть",
    Verdict.NOT_SHIFTED: "○ сдвига нет",
    Verdict.EARLY: "рано судить",
    Verdict.UNJUDGED: "судить нельзя",
}
_TOO_SHORT: Final = "к этим месяцам с начала сведений или с прошлого сдвига прошло слишком мало"


def draw(effect: Effect) -> Element:
    """«● сдвиг есть: с марта 2026 года больше ожидаемого: 41 вместо 22 за четыре месяца»."""
    more = _why(effect) or _span(effect)
    if effect.verdict is Verdict.EARLY:
        more = f"{more}, смотрим {_span(effect)}"
    return _said(effect, more)


def brief(effect: Effect) -> Element:
    """The same in a table: in which months a shift is looked for is said on hover."""
    return _said(effect, _why(effect), title=f"Сдвиг ищется {_span(effect)}")


def _said(effect: Effect, more: str, title: str = "") -> Element:
    tone = "better" if effect.verdict is Verdict.SHIFTED else ""
    verdict = html.B(_TITLES[effect.verdict].replace(" ", numbers.NBSP), className=tone)
    said: list[str | Element] = [verdict, *([f": {more}"] if more else [])]
    return html.Span(said, className="effect", title=title if title else None)


def _why(effect: Effect) -> str:
    """What the verdict rests on; nothing where the months say it all."""
    match effect.verdict:
        case Verdict.SHIFTED if effect.shift is not None:
            return shift_words.told(effect.shift)
        case Verdict.NOT_SHIFTED if effect.shift is not None:
            return f"наоборот, {shift_words.told(effect.shift)}"
        case Verdict.EARLY:
            return "полгода не прошло"
        case Verdict.UNJUDGED if effect.reason is Unjudged.TOO_SHORT:
            return _TOO_SHORT
        case Verdict.UNJUDGED if effect.reason is not None:
            return shift_words.reason(effect.reason)
        case _:
            return ""


def _span(effect: Effect) -> str:
    first, last = effect.watched
    return f"с{numbers.NBSP}{shift_words.month(first)} по{numbers.NBSP}{shift_words.by_month(last)}"

"""Names of institutions: words in any case, and legal forms that tell two of them apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.names.declension import cases_of
from data_sources.names.register import Key, NameEntry, Shape
from data_sources.names.spelling import spelled

MOST_READINGS: Final = 64

_FORM: Final = re.compile(
    r"[фокрмчгн]{0,3}[бак](?:д|до|п|по|о)?о?у|[гмндч]оу|нчоу|ано|ооо|фгбу|фгау"
)
_FORM_GOES_ON: Final = {"дпо", "спо", "во", "до"}
_INSTITUTION: Final = re.compile(r"учреждени(?:е|я|ю|ем|и)")
_FORM_ADJECTIVE: Final = re.compile(
    r"(?:федеральн|областн|краев|республиканск|государственн|муниципальн|частн|негосударственн"
    r"|бюджетн|автономн|казенн|общеобразовательн|образовательн|дошкольн|профессиональн)"
    r"(?:ое|ого|ому|ым|им|ом)"
)
_LEVELS: Final = (
    (("дополнительного", "профессионального", "образования"), "дпо"),
    (("среднего", "профессионального", "образования"), "спо"),
    (("дополнительного", "образования"), "до"),
    (("высшего", "образования"), "во"),
)

Vocabulary = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Institution:
    """A name taken apart: the legal form, abbreviated, and the words besides it."""

    line: str
    form: str
    own: tuple[str, ...]


def institution_of(text: str) -> Institution:
    """The name taken apart; hyphens and the sign № mean no more than a space."""
    words = re.sub(r"[-/]", " ", spelled(text)).split()
    words = [word for word in words if word != "n" or len(words) == 1]
    line = " ".join(words)
    words = _abbreviated(words)
    form: list[str] = []
    own: list[str] = []
    for word in words:
        if _FORM.fullmatch(word) or (form and not own and word in _FORM_GOES_ON):
            form.append(word)
        else:
            own.append(word)
    return Institution(line, " ".join(form), tuple(own))


def _abbreviated(words: list[str]) -> list[str]:
    """«Муниципальное бюджетное общеобразовательное учреждение» as «мбоу»."""
    for end, word in enumerate(words):
        if not _INSTITUTION.fullmatch(word):
            continue
        start = end
        while start and _FORM_ADJECTIVE.fullmatch(words[start - 1]):
            start -= 1
        if start == end:
            continue
        form = "".join(_initials(adjective) for adjective in words[start:end]) + "у"
        rest = words[end + 1 :]
        for phrase, short in _LEVELS:
            if tuple(rest[: len(phrase)]) == phrase:
                return [*words[:start], form, short, *rest[len(phrase) :]]
        return [*words[:start], form, *rest]
    return words


def _initials(adjective: str) -> str:
    return "до" if adjective.startswith("дошкольн") else adjective[0]


def institution_steps(name: Institution, vocabulary: Vocabulary) -> Iterator[Sequence[Key]]:
    """Where to look for the institution, one step after another."""
    yield [("line", name.line)]
    if not name.own:
        return
    yield [("own", name.own, name.form)]
    yield [("formless", name.own)] if name.form else []
    choices = [vocabulary.get(word, (word,)) for word in name.own]
    readings = list(itertools.islice(itertools.product(*choices), MOST_READINGS))
    yield [("own", words, name.form) for words in readings]
    yield [("formless", words) for words in readings] if name.form else []


def institution_entry(code: str, text: str) -> NameEntry:
    """A name, short name or alias of the institution.

    RowFilter for without a legal form it is found whatever its own is; asked for with one, only
    where its own is the same or not told.
    """
    name = institution_of(text)
    keys: list[Key] = [("line", name.line)] if name.line else []
    if name.own:
        keys += [("own", name.own, ""), ("own", name.own, name.form)]
        if not name.form:
            keys.append(("formless", name.own))
    bare = " ".join(name.own)
    return NameEntry(
        code, tuple(keys), tuple(Shape(line, line) for line in (name.line, bare) if line)
    )


def vocabulary_of(texts: Iterable[str]) -> Vocabulary:
    """Every case of the words of the names -> the words as the names have them."""
    words = {word for text in texts for word in institution_of(text).own}
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        for case in cases_of(word) | {word}:
            found.setdefault(case, []).append(word)
    return {case: tuple(nominatives) for case, nominatives in found.items()}

"""Names of municipalities and regions: the proper name and the sort, whatever stands around."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.names.declension import cases_of_all
from data_sources.names.register import Key, NameEntry, Shape
from data_sources.names.spelling import spelled

Phrases = frozenset[tuple[str, ...]]


class Sort(enum.Enum):
    """What tells «Томск» from «Томский район»; a муниципальный округ may be either."""

    CITY = "город"
    DISTRICT = "район"


SORT_OF_KIND: Final = {"city": Sort.CITY, "district": Sort.DISTRICT}

_DISTRICT_CUT_SHORT: Final = re.compile(r"(?<!\w)р(?:-о?|/|о| )?н(?:а|у|ом|е)?(?!\w)")
_TWO_INITIALS: Final = re.compile(r"(?<!\w)([гм]) ?([ор])(?![\w/-])")
_DISTRICT: Final = re.compile(r"район(?:а|у|ом|е)?|мр")
_CITY: Final = re.compile(
    r"город(?:а|у|ом|е)?|г|гор|го|зато|городск(?:ой|ого|ому|им|ом)"
    r"|закрыт(?:ое|ого)|административно|территориальн(?:ое|ого)"
)
_OF_NO_SORT: Final = re.compile(
    r"м|мо|мун|муниц|муниципальн(?:ый|ого|ому|ым|ом|ое)|округ(?:а|у|ом|е)?"
    r"|образовани(?:е|я|ю|ем|и)|администраци(?:я|и|ю|ей)|уо"
    r"|управлени(?:е|я|ю|ем|и)|(?:отдел|комитет|департамент)(?:а|у|ом|е)?|по"
)
_REGION_CUT_SHORT: Final = {"обл": "область", "респ": "республика"}
_BEFORE_A_PLACE: Final = {"в", "во", "из", "по"}
_PARTS: Final = re.compile(r"[ /-]")
_NUMBERED: Final = re.compile(r"^\s*[0-9]{1,3}[.)]\s*(?=\D)")
_FOOTNOTE: Final = re.compile(r"[\s*]*(?:[*¹²³⁰⁴-⁹]|\([0-9]\))\s*$")
_SETTLEMENT: Final = re.compile(r"с|п|д|рп|пгт|ст|село|поселок|деревня|станция|рабочий")
_LEAST_LETTERS: Final = 5
_MOST_WORDS: Final = 12


@dataclass(frozen=True)
class Territory:
    """A name taken apart: its own words, and the sorts that the words around them tell."""

    line: str
    own: tuple[str, ...]
    sorts: frozenset[Sort]

    @property
    def whole(self) -> str:
        return "".join(self.own)

    @property
    def shape(self) -> Shape:
        """How the name is compared with others when none is equal."""
        own = " ".join(self.own) or self.line
        return Shape(own, " ".join((own, *sorted(sort.value for sort in self.sorts))))


def territory_of(text: str, regions: Phrases) -> Territory:
    """The name taken apart; a region named beside the municipality is left out."""
    line = spelled(_FOOTNOTE.sub("", _NUMBERED.sub("", text)))
    full = _DISTRICT_CUT_SHORT.sub("район", _TWO_INITIALS.sub(r"\1\2", line))
    words = _without_region(_words_of(full), regions)
    if len(words) > 1 and words[0] in _BEFORE_A_PLACE:
        words = words[1:]
    sorts: set[Sort] = set()
    own: list[str] = []
    for word in words:
        if _DISTRICT.fullmatch(word):
            sorts.add(Sort.DISTRICT)
        elif _CITY.fullmatch(word):
            sorts.add(Sort.CITY)
        elif not _OF_NO_SORT.fullmatch(word):
            own.append(word)
    return Territory(line, tuple(own), frozenset(sorts))


def _without_region(words: list[str], regions: Phrases) -> list[str]:
    for phrase in regions:
        for start in range(len(words) - len(phrase) + 1):
            if tuple(words[start : start + len(phrase)]) == phrase:
                # What is nothing but the region stays, and so is no municipality.
                return words[:start] + words[start + len(phrase) :] or words
    return words


def region_phrases(names: Iterable[str]) -> Phrases:
    """The regions' names in every case, in words."""
    return frozenset(
        phrase
        for name in names
        if (words := _words_of(spelled(name)))
        for phrase in cases_of_all(words)
    )


def _words_of(line: str) -> list[str]:
    """The words, parts of hyphenated ones alone: «Верхне-Кетский» is joined again in `whole`."""
    return [_REGION_CUT_SHORT.get(word, word) for word in _PARTS.split(line) if word]


def municipality_steps(name: Territory) -> Iterator[Sequence[Key]]:
    """Where to look for the municipality, one step after another."""
    yield [("line", name.line)]
    # «Город» and «район» together say two things at once.
    if name.own and len(name.sorts) <= 1:
        sort = next(iter(name.sorts), None)
        yield [("own", name.whole, sort)]
        yield [("case", name.whole, sort)]
    yield [("label", name.line)]


def municipality_entry(code: str, text: str, sort: Sort | None, regions: Phrases) -> NameEntry:
    """A name or alias of the municipality; `sort` is told where the text itself tells none."""
    name = territory_of(text, regions)
    sorts = name.sorts or ({sort} if sort else set())
    keys: list[Key] = [("line", name.line)] if name.line else []
    if name.own:
        cases = {"".join(words) for words in cases_of_all(name.own)}
        for told in (None, *sorts):
            keys.append(("own", name.whole, told))
            keys.extend(("case", whole, told) for whole in cases)
    bare = " ".join(name.own) or name.line
    fulls = (bare, *(f"{bare} {told.value}" for told in sorts))
    shapes = tuple(Shape(bare, full) for full in fulls)
    return NameEntry(code, tuple(keys), shapes if bare else ())


def center_entry(code: str, center: str) -> NameEntry:
    """The chief town of a municipality: it names nothing, and leads to the municipality."""
    words = [word for word in _words_of(spelled(center)) if not _SETTLEMENT.fullmatch(word)]
    own = " ".join(word for word in words if not _CITY.fullmatch(word))
    return NameEntry(code, (), (Shape(own, own),) if own else ())


def names_within(name: Territory) -> Iterator[Key]:
    """Where to look for the names of municipalities among other words."""
    words = name.own[:_MOST_WORDS]
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            whole = "".join(words[start:end])
            if len(whole) >= _LEAST_LETTERS:
                yield ("own", whole, None)
                yield ("case", whole, None)


def words_alone(name: Territory) -> Iterator[Shape]:
    """The longer of the name's words, each as if it were the whole name."""
    if len(name.own) > 1:
        yield from (Shape(w, w) for w in name.own[:_MOST_WORDS] if len(w) >= _LEAST_LETTERS)


def label_entry(code: str, short_name: str) -> NameEntry:
    """The short label of a tile, which gives way to every name and alias."""
    line = spelled(short_name)
    return NameEntry(code, (("label", line),) if line else (), ())


def region_steps(text: str) -> Iterator[Sequence[Key]]:
    """Where to look for the region."""
    yield [tuple(_words_of(spelled(text)))]


def region_entry(code: str, name: str) -> NameEntry:
    """The region by its name in any case."""
    words = _words_of(spelled(name))
    line = " ".join(words)
    return NameEntry(code, tuple(cases_of_all(words)) if words else (), (Shape(line, line),))

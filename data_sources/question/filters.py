"""The question as it stands in an address: one door in, one canonical text out (contract, 3).

Everything that a browser sends is hostile until it has passed `Filters.from_query`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl, quote
from zoneinfo import ZoneInfo

from data_sources.database.knowledge import KnowledgeDate
from data_sources.question import choices, notices, readers
from data_sources.question.choices import INDEX, RUMO
from data_sources.question.filter_key import (
    FilterKey,
    Part,
    Saying,
    about,
    choice,
    declared_in,
    look,
    narrowing,
)
from data_sources.question.notices import Notice
from data_sources.question.periods import Period, school_year_of
from data_sources.question.readers import Circumstances
from data_sources.vocabulary.directions import DIRECTIONS

LONGEST_QUERY: Final = 4_000
_LISTS: Final = (
    "training",
    "meetings",
    "decisions",
    "school-project",
    "network",
    "diagnostics",
)
"""Pages with a list that is narrowed, sorted and turned over."""


@dataclass(frozen=True)
class Filters:
    """The question. A field with its default value is absent from the address.

    Each key is one row here: its type and default, how it is read, what is expected of it, its
    title, whose it is. `against` is a second moment of knowledge, or the code of a snapshot
    that has one.
    """

    period: Annotated[
        Period,
        about(
            readers.period, "период вида 2023-2024, 2024, 2024-Q2 или 2023-09..2024-05", "Период"
        ),
    ]
    m: Annotated[
        tuple[str, ...],
        about(readers.oktmo_list, "коды ОКТМО из восьми цифр через запятую", "Муниципалитеты"),
    ] = ()
    group: Annotated[
        str | None, about(readers.text, "название группы муниципалитетов", "Группа")
    ] = None
    region: Annotated[str | None, about(readers.code, "код региона", "Регион").unsaid()] = None
    i: Annotated[
        str,
        FilterKey(readers.indicator, "ключ показателя", "Показатель", Part.SUBJECT, Saying.UNSAID),
    ] = INDEX
    known: Annotated[
        KnowledgeDate | None,
        about(
            readers.moment,
            "дата вида 2024-06-01 или момент вида 2024-06-01T10:00:00Z",
            "По сведениям на",
        ),
    ] = None
    against: Annotated[
        KnowledgeDate | str | None,
        FilterKey(
            readers.moment_or_snapshot,
            "код снимка без опечаток вида РМ-7К3Ф-9Д2М-Х4Х9, дата вида 2024-06-01 "
            "или момент вида 2024-06-01T10:00:00Z",
            "Сравнить с",
            Part.LOOK,
            Saying.IN_OWN_WORDS,
            ("compare",),
        ),
    ] = None
    since: Annotated[
        str,
        FilterKey(
            readers.one_of(choices.SPAN_WORDS),
            "week, month, meeting или year",
            "Что изменилось",
            Part.LOOK,
            Saying.UNSAID,
            ("overview", "indicator", "present"),
            choices.SPAN_WORDS,
        ),
    ] = "month"
    provider: Annotated[
        str | None, narrowing(readers.code, "код организации", "Организация", "training")
    ] = None
    format: Annotated[
        str | None,
        choice(choices.FORMAT_WORDS, "in_person, remote или mixed", "Формат", "training"),
    ] = None
    project: Annotated[
        str | None, narrowing(readers.text, "название проекта", "Проект", "training")
    ] = None
    direction: Annotated[
        str | None,
        choice(
            DIRECTIONS,
            "одно из восьми направлений",
            "Направление",
            "training",
            "school-project",
            "network",
        ),
    ] = None
    category: Annotated[
        str | None, choice(choices.CATEGORY_WORDS, "teacher или manager", "Категория", "training")
    ] = None
    body: Annotated[
        str,
        FilterKey(
            readers.body,
            "код органа или all",
            "Орган",
            pages=("meetings", "decisions", "present"),
            words=choices.BODY_WORDS,
        ),
    ] = RUMO
    meeting: Annotated[
        str | None,
        narrowing(readers.code, "код заседания", "Заседание", "meetings", "decisions", "present"),
    ] = None
    drop: Annotated[
        tuple[str, ...],
        look(
            readers.agenda_items,
            "ключи пунктов проекта повестки через запятую, как их пишет страница «Заседания»",
            "Вычеркнуто из повестки",
            "meetings",
            "present",
        ),
    ] = ()
    status: Annotated[
        str | None,
        choice(
            choices.STATUS_WORDS, "один из статусов решения", "Статус", "decisions"
        ).left_behind(),
    ] = None
    owner: Annotated[
        str | None,
        narrowing(
            readers.text, "ответственный (до 200 знаков)", "Ответственный", "decisions"
        ).left_behind(),
    ] = None
    q: Annotated[
        str,
        narrowing(readers.text, "текст для поиска (до 200 знаков)", "Поиск", *_LISTS).left_behind(),
    ] = ""
    level: Annotated[
        str | None,
        choice(
            choices.LEVEL_WORDS, "below_basic, basic, medium или high", "Уровень", "school-project"
        ),
    ] = None
    school: Annotated[
        str | None, narrowing(readers.code, "код школы", "Школа", "school-project")
    ] = None
    kind: Annotated[
        str | None, choice(choices.KIND_WORDS, "вид события или практики", "Вид", "network")
    ] = None
    audience: Annotated[
        str | None,
        choice(choices.AUDIENCE_WORDS, "одна из аудиторий диагностик", "Для кого", "diagnostics"),
    ] = None
    sort: Annotated[
        str | None,
        look(
            readers.column,
            "столбец таблицы, со знаком «-» по убыванию",
            "Порядок",
            "overview",
            "indicator",
            *_LISTS,
        ).left_behind(),
    ] = None
    page: Annotated[
        int, look(readers.from_one, "номер страницы от 1", "Страница", *_LISTS).left_behind()
    ] = 1
    slide: Annotated[
        int, look(readers.from_one, "номер слайда от 1", "Слайд", "present").left_behind()
    ] = 1
    default_period: Period = field(kw_only=True, compare=False)
    default_body: str = field(default=RUMO, kw_only=True, compare=False)

    @classmethod
    def from_query(
        cls,
        query: str,
        *,
        today: date,
        zone: ZoneInfo,
        indicators: Iterable[str],
        default_body: str = RUMO,
    ) -> Parsed:
        """Reads a query string; what cannot be read is left at its default with a notice.

        `default_body` is the page's own: what `body` is where the address does not name it.
        """
        current = school_year_of(today)
        blank = cls(
            period=current, body=default_body, default_period=current, default_body=default_body
        )
        query = query.removeprefix("?")
        if len(query) > LONGEST_QUERY:
            return Parsed(blank, frozenset(), (notices.too_long(),))
        circumstances = Circumstances(zone, frozenset(indicators))
        values: dict[str, Any] = {}
        said: list[Notice] = []
        seen: set[str] = set()
        for key, raw in parse_qsl(query, keep_blank_values=True, errors="replace"):
            declared = FILTER_KEYS.get(key)
            if declared is None:
                said.append(notices.unknown_key(key))
            elif key in seen:
                said.append(notices.repeated(key))
            elif raw.strip():
                seen.add(key)
                value = declared.read(raw, circumstances)
                if value is None:
                    said.append(notices.bad_value(key, raw, declared.expected))
                else:
                    values[key] = value
        filters = replace(blank, **values)
        if len(filters.to_query()) > LONGEST_QUERY:
            # A link to this question could not be read back.
            return Parsed(blank, frozenset(), (notices.too_long(),))
        return Parsed(filters, frozenset(values), tuple(said))

    def to_query(self) -> str:
        """The canonical query without the question mark: sorted keys, defaults left out."""
        return _written(self.texts())

    def explicit_query(self) -> str:
        """The same with the period named even where it is the default: it reads so on any day."""
        return _written({**self.texts(), "period": self.period.text})

    def texts(self) -> dict[str, str]:
        """Key -> text of every filter that is not at its default."""
        held, defaults = vars(self), self._defaults
        return {key: _as_text(held[key]) for key in KEYS if held[key] != defaults[key]}

    def without(self, *keys: str) -> Filters:
        """The same question with these keys back at their defaults."""
        defaults = self._defaults
        narrowed = {key: defaults[key] for key in keys if getattr(self, key) != defaults[key]}
        return self.changed(**narrowed) if narrowed else self

    def only(self, *keys: str) -> Filters:
        """The same question with every other key back at its default."""
        return self.without(*(key for key in KEYS if key not in keys))

    def changed(self, **values: Any) -> Filters:
        """The same question with these filters. Raises `TypeError` for what is no filter."""
        # By hand: a page composes hundreds of addresses, and `replace` makes every field anew.
        held = vars(self)
        if unknown := values.keys() - held.keys():
            raise TypeError(f"no filters: {', '.join(sorted(unknown))}")
        made = object.__new__(Filters)
        vars(made).update(held, **values)
        return made

    @property
    def _defaults(self) -> dict[str, Any]:
        return {**_DEFAULTS, "period": self.default_period, "body": self.default_body}

    def naming(self, municipalities: tuple[str, ...]) -> Filters:
        """The same question about these municipalities."""
        return self.changed(m=tuple(sorted(municipalities)))


@dataclass(frozen=True)
class Parsed:
    """What was read from an address: the question, the keys it named, the notices."""

    filters: Filters
    named: frozenset[str]
    notices: tuple[Notice, ...]


FILTER_KEYS: Final[Mapping[str, FilterKey]] = MappingProxyType(declared_in(Filters))
"""Every key of an address, in the order in which a question is said."""


def keys_of(part: Part) -> tuple[str, ...]:
    """The keys that are this part of a question."""
    return tuple(name for name, key in FILTER_KEYS.items() if key.part is part)


_PLAIN: Final = ",.:-_~"
_DEFAULTS: Final[dict[str, Any]] = {
    item.name: item.default for item in fields(Filters) if item.name in FILTER_KEYS
}
KEYS: Final = tuple(FILTER_KEYS)
OF_WHOM: Final = keys_of(Part.WHOM)
"""Keys by which numbers, documents and changes are asked; nothing else narrows them."""
OF_THE_LOOK: Final = keys_of(Part.LOOK)
"""Keys that change no number of the question."""


def _written(texts: Mapping[str, str]) -> str:
    return "&".join(f"{key}={quote(text, safe=_PLAIN)}" for key, text in sorted(texts.items()))


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, Period | KnowledgeDate):
        return value.text
    return str(value)


def fits(key: str, text: str) -> bool:
    """Whether an address can name this organisation, project, owner or words as they stand."""
    return bool(FILTER_KEYS[key].read(text, _ANYWHERE) == text)


_ANYWHERE: Final = Circumstances(ZoneInfo("UTC"), frozenset())

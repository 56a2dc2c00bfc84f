"""What can be found beside the database: the pages of the program and its indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from data_sources.search.index import IndexEntry
from data_sources.search.subjects import IndicatorFound, PageFound, SubjectKind
from layouts.wording import terms
from layouts.wording.subject import Subject, municipal_subjects, regional_subjects

_ABOUT: Final = MappingProxyType(
    {
        "/": "кто отстаёт, в чём и что изменилось",
        "/indicator": "один показатель по всем муниципалитетам и его паспорт",
        "/municipality": "всё об одном муниципалитете",
        "/training": "кто учился, где, в каком формате и когда",
        "/meetings": "явка, повестка и план заседаний",
        "/decisions": "контроль исполнения, пункты протоколов",
        "/school-project": "восемь направлений, уровни и школы",
        "/network": "календарь событий, стажировочные площадки, практики",
        "/diagnostics": "диагностики, экспертиза, результаты",
        "/compare": "муниципалитеты, периоды и даты сведений рядом",
        "/data": "паспорта показателей, свежесть, загрузки, файлы",
        "/present": "слайды для показа на заседании",
    }
)
_OTHER_WORDS: Final = MappingProxyType(
    {
        "/": "главная сводка карта рейтинг",
        "/indicator": "динамика график",
        "/municipality": "район город справка",
        "/training": "курсы обучение ПК программы",
        "/meetings": "РУМО методсовет кворум протокол посещаемость",
        "/decisions": "поручения сроки просроченные протокол",
        "/school-project": "самодиагностика",
        "/network": "семинары вебинары мероприятия стажировки",
        "/diagnostics": "дефициты тесты",
        "/compare": "сопоставить",
        "/data": "методика скачать выгрузка источник",
        "/present": "презентация",
    }
)


def entries(pages: Iterable[tuple[str, str]]) -> Iterator[IndexEntry]:
    """Pages (path, title) in the order of the menu, indicators in that of docs/indicators.md."""
    for path, title in pages:
        about = _ABOUT.get(path, "")
        found = PageFound(path, title, about)
        yield IndexEntry(SubjectKind.PAGE, found, (title,), (about, _OTHER_WORDS.get(path, "")))
    for subject in (*municipal_subjects(), *regional_subjects()):
        yield _of_indicator(subject)


def _of_indicator(subject: Subject) -> IndexEntry:
    family = terms.FAMILIES[subject.family] if subject.family else ""
    return IndexEntry(
        SubjectKind.INDICATOR,
        IndicatorFound(subject.key, subject.title, family),
        (subject.title, subject.short_title, subject.key),
        (family, "показатель"),
    )

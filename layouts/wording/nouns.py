"""Nouns of what an indicator counts: the parts of a number, said with their names."""

from __future__ import annotations

from typing import Final

from data_sources.scoring.results import Level
from data_sources.vocabulary.directions import DIRECTIONS
from layouts.wording import numbers

# The forms after a number: 1, 2 and 5. After «из» the first is for 1, 21, 31 …
_TEACHERS: Final = ("педагога", "педагогов", "педагогов")
_SCHOOLS: Final = ("школы", "школ", "школ")
_POINTS: Final = ("балла", "баллов", "баллов")
_PARTICIPATIONS: Final = ("участие", "участия", "участий")
_SHARES: Final = {
    "training_coverage": _TEACHERS,
    "training_coverage_3y": _TEACHERS,
    "managers_training_coverage": ("руководителя", "руководителей", "руководителей"),
    "remote_training_share": ("обучения", "обучений", "обучений"),
    "network_programs_share": ("программы", "программ", "программ"),
    "rumo_attendance": ("места", "мест", "мест"),
    "rumo_representation": ("заседания", "заседаний", "заседаний"),
    "rumo_quorum": ("заседания", "заседаний", "заседаний"),
    "rumo_plan_execution": ("пункта плана", "пунктов плана", "пунктов плана"),
    "decision_completion": ("поручения", "поручений", "поручений"),
    "decision_on_time": ("поручения", "поручений", "поручений"),
    "school_project_participation": _SCHOOLS,
    "school_project_level": _SCHOOLS,
    "school_project_score": _POINTS,
    **{f"school_project_{direction}": _POINTS for direction in DIRECTIONS},
    "diagnostics_coverage": _TEACHERS,
    "diagnostics_expertise": ("диагностики", "диагностик", "диагностик"),
    "learning_routes": _TEACHERS,
    "mentoring_coverage": ("молодого педагога", "молодых педагогов", "молодых педагогов"),
}
_RATES: Final = {
    "event_participation": (_PARTICIPATIONS, _TEACHERS),
    "internship_sites": (("площадка", "площадки", "площадок"), ("школу", "школы", "школ")),
    "internship_participation": (_PARTICIPATIONS, _TEACHERS),
    "best_practices": (("практика", "практики", "практик"), _TEACHERS),
}
_COUNTS: Final = {
    "decision_overdue": ("поручение", "поручения", "поручений"),
    "method_council_meetings": ("заседание", "заседания", "заседаний"),
}
# A sum counts each meeting once for every municipality.
_SUM_OF_MEETINGS: Final = ("возможного участия", "возможных участий", "возможных участий")
# After «на»: of people «на 1 педагога, на 273 педагога, на 5 педагогов».
_ONTO: Final = {
    _TEACHERS: ("педагога", "педагога", "педагогов"),
    _SHARES["managers_training_coverage"]: ("руководителя", "руководителя", "руководителей"),
    _SHARES["mentoring_coverage"]: (
        "молодого педагога",
        "молодых педагога",
        "молодых педагогов",
    ),
    _SCHOOLS: ("школу", "школы", "школ"),
    _POINTS: ("балл", "балла", "баллов"),
    _SHARES["rumo_attendance"]: ("место", "места", "мест"),
    _SHARES["rumo_quorum"]: ("заседание", "заседания", "заседаний"),
    _SHARES["rumo_plan_execution"]: ("пункт плана", "пункта плана", "пунктов плана"),
    _SHARES["decision_completion"]: ("поручение", "поручения", "поручений"),
    _SHARES["diagnostics_expertise"]: ("диагностику", "диагностики", "диагностик"),
    _SUM_OF_MEETINGS: ("возможное участие", "возможных участия", "возможных участий"),
    _RATES["internship_sites"][0]: ("площадку", "площадки", "площадок"),
    _RATES["best_practices"][0]: ("практику", "практики", "практик"),
}


def lacking(indicator: str, level: Level, count: int) -> str:
    """After «не хватает»: «1 педагога», «3 школ», «2 площадок»."""
    forms = _things(indicator, level)
    if _is_named_one(indicator):
        forms = (forms[1], forms[2], forms[2])
    return numbers.counted(count, *forms)


def onto(indicator: str, level: Level, count: int) -> str:
    """After «отстаёт на» and «больше цели на»: «1 педагога», «3 школы», «2 площадки»."""
    forms = _things(indicator, level)
    return numbers.counted(count, *_ONTO.get(forms, forms))


def _things(indicator: str, level: Level) -> tuple[str, str, str]:
    """What the numerator counts: of a share after «из», else after a number."""
    if indicator in _COUNTS:
        return _COUNTS[indicator]
    if indicator in _RATES:
        return _RATES[indicator][0]
    if indicator == "rumo_representation" and level is not Level.MUNICIPALITY:
        return _SUM_OF_MEETINGS
    return _SHARES[indicator]


def _is_named_one(indicator: str) -> bool:
    """Its words are those of «1, 2, 5», not those after «из»."""
    return indicator in _COUNTS or indicator in _RATES


def out_of(
    indicator: str, level: Level, numerator: float | None, denominator: float | None
) -> str | None:
    """«3 418 из 8 296 педагогов», «14 площадок на 301 школу», «7 поручений»; None if uncounted."""
    if numerator is None:
        return None
    if indicator in _COUNTS:
        return _counted(numerator, _COUNTS[indicator])
    if denominator is None:
        return None
    if indicator in _RATES:
        things, whole = _RATES[indicator]
        return f"{_counted(numerator, things)} на {_counted(denominator, whole)}"
    if indicator not in _SHARES:
        return f"{numbers.number(numerator)} из {numbers.number(denominator)}"
    return f"{numbers.number(numerator)} из {_of(denominator, _things(indicator, level))}"


def _counted(amount: float, forms: tuple[str, str, str]) -> str:
    # A fraction takes the genitive of one: «2,5 балла».
    word = numbers.plural(int(amount), *forms) if amount == int(amount) else forms[1]
    return f"{numbers.number(amount)}{numbers.NBSP}{word}"


def _of(amount: float, genitive: tuple[str, str, str]) -> str:
    word = numbers.plural(int(amount), *genitive) if amount == int(amount) else genitive[0]
    return f"{numbers.number(amount)}{numbers.NBSP}{word}"

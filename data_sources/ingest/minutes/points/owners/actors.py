"""Who can be charged with a task: people of any post or calling, and institutions."""

from __future__ import annotations

from typing import Final

from data_sources.ingest.minutes.text.morphology import (
    ACCUSATIVE,
    ADJECTIVES,
    DATIVE,
    NOMINATIVE,
    NOUN,
    WordForm,
)


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


INSTITUTIONS: Final = _words(
    "администрация академия агентство ассоциация библиотека бухгалтерия ведомство гимназия дворец"
    " дирекция департамент делегация детсад движение инспекция институт интернат кабинет канцелярия"
    " кафедра клуб коллегия коллектив колледж команда комиссия комитет корпорация лаборатория лицей"
    " министерство музей муниципалитет объединение округ оргкомитет организация орган отдел"
    " отделение педсовет правительство правление предприятие представительство президиум приемная"
    " район редакция редколлегия сад сектор секция служба собрание совет сообщество союз"
    " техникум университет управление учреждение училище федерация филармония филиал фонд центр"
    " школа штаб бюро"
)
"""What is charged even where the form of its name may be of another case: «Комиссии принять»."""
_THINGS: Final = _words(
    "акция анализ апробация внимание вопрос выставка грамота дело деятельность доклад документ"
    " документация закон занятие заявка игра изменение информация итог качество книга конкурс"
    " конференция концепция курс материал мера мероприятие метод методика направление норматив"
    " обращение олимпиада опыт отчет очередь паспорт перечень период письмо план питание повестка"
    " подготовка показатель положение помощь порядок предмет приказ приложение проблема программа"
    " проект протокол процедура пункт работа раз раздел реестр результат рекомендация решение"
    " сборник сведение семинар система смета справка срок статус статья стандарт счет тема"
    " требование уровень урок условие учебник фестиваль форма формат форум цель часть экзамен"
    " этап эффективность день год неделя месяц юбилей годовщина праздник каникулы"
)
"""What is done rather than does: «Проекту присвоить статус», «Вопросам питания уделить …»."""
_DEEDS: Final = ("ение", "ание", "ость", "изм", "ство", "ика", "тие")
_SUBSTANTIVES: Final = _words(
    "весь каждый остальной дежурный учащийся обучающийся ведущий заведующий управляющий желающий"
    " заведовать управлять учиться обучаться"
)
_POSTS: Final = frozenset({"заведующий", "заведовать", "управляющий"})
_PEOPLE: Final = frozenset({"весь", "ответственный", "опорный"})
_RESPONSIBLE: Final = "ответственный"
"""In the plural rather somebody's role: «Ответственным за отчёт назначить …»."""
_DIRECT: Final = frozenset({NOMINATIVE, ACCUSATIVE})


def dative_of(forms: tuple[WordForm, ...]) -> tuple[WordForm, ...]:
    """The readings in the dative."""
    return tuple(form for form in forms if form.case == DATIVE)


def can_agree(forms: tuple[WordForm, ...]) -> bool:
    """Whether a word may be an adjective of a noun in the dative."""
    return any(form.part in ADJECTIVES for form in dative_of(forms))


def is_charged(forms: tuple[WordForm, ...], *, has_adjective: bool) -> bool:
    """Whether a noun in the dative is somebody who can be charged with a task."""
    nouns = [form for form in dative_of(forms) if form.part == NOUN]
    if any(form.is_animate for form in nouns):
        return True
    lemmas = {form.lemma for form in nouns}
    if lemmas & INSTITUTIONS:
        return True
    is_clear = has_adjective or not any(form.case in _DIRECT for form in forms)
    return bool(nouns) and is_clear and not any(_is_thing(lemma) for lemma in lemmas)


def is_charged_alone(forms: tuple[WordForm, ...]) -> bool:
    """Whether an adjective or participle stands for a person: «заведующему», «ответственным»."""
    agreeing = [form for form in dative_of(forms) if form.part in ADJECTIVES]
    return any(
        form.lemma in _SUBSTANTIVES or (form.lemma == _RESPONSIBLE and not form.is_plural)
        for form in agreeing
    )


def named_in(forms: tuple[WordForm, ...]) -> WordForm | None:
    """The reading in the nominative of a person or an institution: «вожатые», «отдел»."""
    found = [form for form in forms if form.part == NOUN and form.case == NOMINATIVE]
    people = [form for form in found if form.is_animate]
    return next(iter(people or [each for each in found if each.lemma in INSTITUTIONS]), None)


def named_alone(forms: tuple[WordForm, ...]) -> WordForm | None:
    """The reading in the nominative of an adjective that stands for people: «заведующий»."""
    return next(
        (
            form
            for form in forms
            if form.part in ADJECTIVES
            and form.case == NOMINATIVE
            and (form.lemma in _POSTS or (form.is_plural and form.lemma in _PEOPLE))
        ),
        None,
    )


def _is_thing(lemma: str) -> bool:
    return lemma in _THINGS or lemma.endswith(_DEEDS)

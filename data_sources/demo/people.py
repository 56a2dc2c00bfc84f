"""Invented people: common surnames with random initials, «Фамилия И. О.»."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

# fmt: off
_SURNAMES: Final = (
    "Абрамова", "Агеева", "Баранова", "Белкина", "Боброва", "Берёзкина", "Васина", "Ветрова",
    "Волошина", "Галкина", "Глухова", "Голубева", "Гусева", "Давыдова", "Дроздова", "Ершова",
    "Жданова", "Жукова", "Зайцева", "Зимина", "Калинина", "Кедрова", "Климова", "Ковалёва",
    "Комарова", "Кошкина", "Крылова", "Лаптева", "Лебедева", "Лугова", "Макарова", "Маслова",
    "Медведева", "Морозова", "Мухина", "Никонова", "Новикова", "Озерова", "Орлова", "Осипова",
    "Панова", "Пахомова", "Полякова", "Пронина", "Рыбакова", "Савина", "Селезнёва", "Синицына",
    "Снегирёва", "Соболева", "Соколова", "Суханова", "Таранова", "Тихомирова", "Уварова",
    "Филатова", "Хохлова", "Цветкова", "Чижова", "Шубина",
)
# fmt: on
_WOMEN_FIRST: Final = "АВГЕИКЛМНОСТЮЯ"
_MEN_FIRST: Final = "АБВДЕИКМНОПРСЮ"
_MIDDLE: Final = "АБВГДИЛМНПСФЮ"
_WOMEN_OF_TEN: Final = 8


def people(rng: random.Random) -> Iterator[str]:
    """Names without end, none of them twice."""
    given: set[str] = set()
    while True:
        surname = rng.choice(_SURNAMES)
        if rng.randrange(10) < _WOMEN_OF_TEN:
            name = f"{surname} {rng.choice(_WOMEN_FIRST)}. {rng.choice(_MIDDLE)}."
        else:
            # Every surname of the list ends as a woman's; the man's is without the last letter.
            name = f"{surname[:-1]} {rng.choice(_MEN_FIRST)}. {rng.choice(_MIDDLE)}."
        if name not in given:
            given.add(name)
            yield name

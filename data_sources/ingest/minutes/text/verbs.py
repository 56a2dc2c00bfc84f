"""What is to be done: an infinitive, told from nouns of the same ending."""

from __future__ import annotations

from typing import Final

_NOUN: Final = (
    r"[а-я]*ост(?:ь|и)(?![а-я])"
    r"|(?:област|част|сет|власт|печат|памят|реч|пут|пят|дет)(?:ь|и)(?![а-я])"
)
VERB: Final = rf"(?<![а-яА-Я])(?!{_NOUN})[а-я]{{2,25}}(?:ть|ти|чь)(?:ся|сь)?(?![а-я])"

"""Values by key of the address, each with a default that the address leaves unsaid."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Self

from data_sources.database.knowledge import KnowledgeDate
from data_sources.question.periods import Period


class KeyedValues(ABC):
    """What the frozen dataclasses have in common whose fields are keys of the address."""

    @abstractmethod
    def defaults(self) -> Mapping[str, Any]:
        """Key -> the value that it has where the address is silent."""

    def texts(self) -> dict[str, str]:
        """Key -> text of every value that is not at its default."""
        held = vars(self)
        return {
            key: _as_text(held[key])
            for key, default in self.defaults().items()
            if held[key] != default
        }

    def changed(self, **values: Any) -> Self:
        """The same with these values. Raises `TypeError` for what is no field."""
        # By hand: a page composes hundreds of addresses, and `replace` makes every field anew.
        held = vars(self)
        if unknown := values.keys() - held.keys():
            raise TypeError(f"no fields: {', '.join(sorted(unknown))}")
        made = object.__new__(type(self))
        vars(made).update(held, **values)
        return made

    def without(self, *keys: str) -> Self:
        """The same with these keys back at their defaults."""
        defaults = self.defaults()
        reset = {key: defaults[key] for key in keys if getattr(self, key) != defaults[key]}
        return self.changed(**reset) if reset else self


def declared_defaults(owner: type[Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    """Key -> the default of the dataclass field of that name."""
    return {item.name: item.default for item in fields(owner) if item.name in keys}


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, Period | KnowledgeDate):
        return value.text
    return str(value)

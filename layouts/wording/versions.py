"""Which definition a number is counted by, since when, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data_sources.vocabulary.indicators.versions import Version
from layouts.wording import numbers, terms
from layouts.wording.subject import Subject


def of(subject: Subject) -> tuple[Version, ...]:
    """The versions of the indicator's definition, or of the index, the oldest first."""
    return subject.indicator.versions if subject.indicator else terms.INDEX_VERSIONS


def told(version: Version) -> str:
    """«2, с 30.11.2026: молчание — не ноль.»"""
    since = f"с{numbers.NBSP}{numbers.day(version.valid_from)}"
    return f"{version.number}, {since}: {version.changed}"


def in_order(versions: Sequence[Version]) -> str:
    """All versions in a line, the newest first."""
    return " ".join(told(version) for version in reversed(versions))


def changed_between(subject: Subject, first: date, last: date) -> tuple[Version, ...]:
    """Versions that replaced another within these days; the first of all replaced none."""
    return tuple(each for each in of(subject)[1:] if first <= each.valid_from <= last)

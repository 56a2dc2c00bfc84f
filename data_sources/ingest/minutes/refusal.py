"""The one way in which the reader of minutes says no."""

from __future__ import annotations


class NotMinutesError(Exception):
    """The file holds no readable minutes; the message says in Russian what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class SeveralMinutesError(NotMinutesError):
    """The file holds the minutes of several meetings, and nobody said which is meant."""

    def __init__(self, message: str, count: int) -> None:
        super().__init__(message)
        self.count = count

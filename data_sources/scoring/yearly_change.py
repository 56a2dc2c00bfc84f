"""How a value changed since a year ago, with late facts missing on both sides or on none."""

from __future__ import annotations

from typing import Final, NamedTuple

DECIMALS: Final = 4
"""Values are told apart as files print them."""


class YearlyChange(NamedTuple):
    """The change against a year ago, in the unit of the value (of a percent: points).

    `by`: against what was seen on this day a year ago, else against what is known of it now.
    `with_late`: against what is known of that day now, with the facts that arrived later; None
    where only one of the two is there.
    """

    by: float
    with_late: float | None

    @property
    def is_clear(self) -> bool:
        """Facts that arrived late do not turn it round."""
        return self.with_late is None or _sign(self.by) == _sign(self.with_late)

    @property
    def is_certain(self) -> bool:
        """It is greater than what late facts moved last year on this day."""
        if self.with_late is None:
            return True
        return self.is_clear and abs(self.by) >= abs(self.by - self.with_late)


def yearly_change(
    value: float | None, previous: float | None, previous_then: float | None
) -> YearlyChange | None:
    """None where there is no value, or nothing of a year ago."""
    if value is None or (previous is None and previous_then is None):
        return None
    with_late = None if previous is None else value - previous
    if previous_then is None:
        return YearlyChange(with_late or 0.0, None)
    return YearlyChange(value - previous_then, with_late)


def _sign(amount: float) -> int:
    rounded = round(amount, DECIMALS)
    return (rounded > 0) - (rounded < 0)

"""Whether this server prints, and what is said where it does not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

from dashboard.printing.browser import Chromium
from dashboard.settings import ALLOWED, Settings

BY_HAND: Final = "Откройте страницу, нажмите Ctrl+P и выберите «Сохранить как PDF»."
ABSENT: Final = f"На этом сервере нет Chromium, поэтому файл PDF он не сделает. {BY_HAND}"
HOW_AS_ROOT: Final = (
    "запустите сервер от обычного пользователя или разрешите Chromium работать без песочницы: "
    f"RUMO_CHROMIUM_ROOT={ALLOWED}"
)
AS_ROOT: Final = (
    "Файл PDF этот сервер не сделает: он запущен от имени root, а печатать от его имени не "
    f"разрешено. {BY_HAND} Тому, кто обслуживает сервер: {HOW_AS_ROOT}."
)
AT_START: Final = (
    f"Печать PDF выключена: сервер запущен от имени root. Чтобы включить, {HOW_AS_ROOT}."
)


@dataclass(frozen=True)
class Unprinted:
    """This server prints nothing; `why` says so to who asks, and what to do instead."""

    why: str


def browser_of(settings: Settings) -> Chromium | Unprinted:
    """The browser that prints, within its sandbox unless the operator allowed it to go without."""
    if settings.chromium is None:
        return Unprinted(ABSENT)
    if is_refused_to_root(settings):
        return Unprinted(AS_ROOT)
    return Chromium(settings.chromium)


def is_refused_to_root(settings: Settings) -> bool:
    """There is a browser, which would have to work as root, and nobody has allowed that."""
    return settings.chromium is not None and os.geteuid() == 0 and not settings.chromium_as_root

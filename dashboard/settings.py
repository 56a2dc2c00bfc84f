"""The only reader of the environment: what the operator may set, checked once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa

from dashboard.web.clients import Network, networks
from dashboard.web.hosts import NotAHostError, host_names
from dashboard.web.public_url import NotAnAddressError, public_url

DEFAULT_DATABASE: Final = "sqlite:///var/rumo.sqlite3"
DEFAULT_PORT: Final = 8050
DEFAULT_WORKERS: Final = 2
DEFAULT_ZONE: Final = "Asia/Tomsk"
USUAL_CHROMIUM: Final = Path("/usr/bin/chromium")
NO_CHROMIUM: Final = "нет"
DEFAULT_KEY_FILE: Final = Path("var/rumo-keys.secret")
_DRIVERS: Final = frozenset({"sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg"})
_LAST_PORT: Final = 65_535
DEFAULT_PROXIES: Final = "127.0.0.1,::1"
ALLOWED: Final = "да"
REFUSED: Final = "нет"


class SettingsError(Exception):
    """A setting cannot be used; the text says in Russian which and what is expected."""


@dataclass(frozen=True)
class Settings:
    """How this installation runs."""

    database_url: str = DEFAULT_DATABASE
    port: int = DEFAULT_PORT
    workers: int = DEFAULT_WORKERS
    secret_key: str | None = None
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo(DEFAULT_ZONE))
    min_denominator: int = 5
    withholds_small: bool = False
    today: date | None = None
    geojson: Path | None = None
    metrics_folder: str | None = None
    chromium: Path | None = None
    chromium_as_root: bool = False
    public_url: str | None = None
    key_file: Path = DEFAULT_KEY_FILE
    hosts: frozenset[str] | None = None
    listens_on: str | None = None
    proxies: tuple[Network, ...] = networks(DEFAULT_PROXIES)

    @classmethod
    def current(cls) -> Settings:
        """The settings of this process's environment."""
        return cls.from_environment(os.environ)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Reads the variables of docs/operations.md; an empty one counts as unset."""
        given = {name: text.strip() for name, text in environment.items() if text.strip()}
        return cls(
            database_url=_database(given.get("DATABASE_URL", DEFAULT_DATABASE)),
            port=_whole("PORT", given.get("PORT", str(DEFAULT_PORT)), 1, 65535),
            workers=_whole(
                "WEB_CONCURRENCY", given.get("WEB_CONCURRENCY", str(DEFAULT_WORKERS)), 1, 256
            ),
            secret_key=given.get("SECRET_KEY"),
            timezone=_zone(given.get("RUMO_TIMEZONE", DEFAULT_ZONE)),
            min_denominator=_whole(
                "RUMO_MIN_DENOMINATOR", given.get("RUMO_MIN_DENOMINATOR", "5"), 0, 1_000_000
            ),
            withholds_small=_allowed("RUMO_SUPPRESS", given.get("RUMO_SUPPRESS", REFUSED)),
            today=_day(given.get("RUMO_TODAY")),
            geojson=_file(given.get("RUMO_GEOJSON")),
            # Named by prometheus-client: where the workers of one server add up their counters.
            metrics_folder=given.get("PROMETHEUS_MULTIPROC_DIR"),
            chromium=_chromium(given.get("RUMO_CHROMIUM")),
            chromium_as_root=_allowed(
                "RUMO_CHROMIUM_ROOT", given.get("RUMO_CHROMIUM_ROOT", REFUSED)
            ),
            public_url=_site(given.get("RUMO_PUBLIC_URL")),
            key_file=Path(given.get("RUMO_KEY_FILE", DEFAULT_KEY_FILE)),
            hosts=_hosts(given.get("RUMO_HOSTS")),
            # Named by gunicorn, for the same purpose.
            proxies=_proxies(given.get("FORWARDED_ALLOW_IPS", DEFAULT_PROXIES)),
        )


def _database(text: str) -> str:
    if not _is_database(text):
        raise SettingsError(
            "DATABASE_URL не похож на адрес базы. Ожидается sqlite:///путь/к/файлу.sqlite3 "
            "или postgresql://пользователь:пароль@сервер/база."
        )
    return text


def _is_database(text: str) -> bool:
    """Whether an address can be taken apart and names a database and a driver that we know."""
    try:
        url = sa.make_url(text)
        if url.drivername == "postgres":
            url = url.set(drivername="postgresql")
        # Looks at the host, the port and the options, and opens nothing.
        url.get_dialect()().create_connect_args(url)
    except (sa.exc.ArgumentError, ValueError):
        return False
    return url.drivername in _DRIVERS and (url.port is None or 0 < url.port <= _LAST_PORT)


def _whole(name: str, text: str, least: int, most: int) -> int:
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise SettingsError(f"{name}: ожидается целое число от {least} до {most}, а не «{text}».")
    return int(text)


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            f"RUMO_TIMEZONE: часовой пояс «{text}» неизвестен. Ожидается имя вида Asia/Tomsk."
        ) from error


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(
            f"RUMO_TODAY: ожидается дата вида 2026-11-21, а не «{text}»."
        ) from error


def _file(text: str | None) -> Path | None:
    if text is None:
        return None
    path = Path(text)
    if not path.is_file():
        raise SettingsError(f"RUMO_GEOJSON: файл «{text}» не найден.")
    return path


def _chromium(text: str | None) -> Path | None:
    """The browser that prints; None where there is none, or where the operator wants none."""
    if text is None:
        return USUAL_CHROMIUM if USUAL_CHROMIUM.is_file() else None
    if text.casefold() == NO_CHROMIUM:
        return None
    path = Path(text)
    if not path.is_file() or not os.access(path, os.X_OK):
        raise SettingsError(
            f"RUMO_CHROMIUM: программа «{text}» не найдена или не запускается. Ожидается путь вида "
            f"{USUAL_CHROMIUM} или «{NO_CHROMIUM}», чтобы PDF не печатать."
        )
    return path


def _allowed(name: str, text: str) -> bool:
    if text.casefold() not in {ALLOWED, REFUSED}:
        raise SettingsError(f"{name}: ожидается «{ALLOWED}» или «{REFUSED}», а не «{text}».")
    return text.casefold() == ALLOWED


def _site(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return public_url(text)
    except NotAnAddressError as error:
        raise SettingsError(
            f"RUMO_PUBLIC_URL: ожидается адрес сайта вида https://rumo.example.ru или "
            f"https://example.ru:8443/rumo, без имени пользователя и вопроса, а не «{text}»."
        ) from error


def _hosts(text: str | None) -> frozenset[str] | None:
    if text is None:
        return None
    try:
        names = host_names(text)
    except NotAHostError as error:
        raise SettingsError(
            f"RUMO_HOSTS: «{error}» не похоже на имя узла. Ожидаются имена через запятую: "
            "rumo.example.ru, 10.0.0.5."
        ) from error
    if not names:
        raise SettingsError("RUMO_HOSTS: не названо ни одного имени, например rumo.example.ru.")
    return names


def _proxies(text: str) -> tuple[Network, ...]:
    try:
        return networks(text)
    except ValueError as error:
        raise SettingsError(
            f"FORWARDED_ALLOW_IPS: ожидаются адреса прокси через запятую или «*», а не «{text}»."
        ) from error

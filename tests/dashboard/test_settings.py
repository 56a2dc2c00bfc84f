"""What the environment may say, and what is answered to nonsense."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dashboard.settings import Settings, SettingsError


def test_an_empty_environment_means_the_defaults_of_the_contract() -> None:
    settings = Settings.from_environment({"PORT": "", "RUMO_TODAY": "  "})
    assert settings.database_url == "sqlite:///var/rumo.sqlite3"
    assert settings.timezone == ZoneInfo("Asia/Tomsk")
    assert settings.min_denominator == 5
    assert settings.withholds_small is False
    assert settings.today is None
    assert settings.geojson is None


def test_every_setting_is_taken(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.json"
    shapes.write_text("{}")
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    settings = Settings.from_environment(
        {
            "DATABASE_URL": "postgresql://u:p@h/d",
            "PORT": "9000",
            "WEB_CONCURRENCY": "3",
            "SECRET_KEY": "s",
            "RUMO_TIMEZONE": "Europe/Moscow",
            "RUMO_MIN_DENOMINATOR": "0",
            "RUMO_SUPPRESS": "Да",
            "RUMO_TODAY": "2023-12-01",
            "RUMO_GEOJSON": str(shapes),
            "RUMO_CHROMIUM": str(browser),
            "RUMO_PUBLIC_URL": "https://rumo.example.ru",
        }
    )
    assert settings == Settings(
        database_url="postgresql://u:p@h/d",
        port=9000,
        workers=3,
        secret_key="s",
        timezone=ZoneInfo("Europe/Moscow"),
        min_denominator=0,
        withholds_small=True,
        today=date(2023, 12, 1),
        geojson=shapes,
        chromium=browser,
        public_url="https://rumo.example.ru",
    )


def test_an_operator_may_want_no_browser_on_the_server() -> None:
    assert Settings.from_environment({"RUMO_CHROMIUM": "нет"}).chromium is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://rumo.example.ru/", "https://rumo.example.ru"),
        ("http://Rumo.Example.ru:8050", "http://rumo.example.ru:8050"),
        ("HTTPS://example.ru/Rumo/", "https://example.ru/Rumo"),
        ("https://румо.рф", "https://xn--l1aeem.xn--p1ai"),
        ("http://127.0.0.1:8050", "http://127.0.0.1:8050"),
        ("http://[0:0::1]:8050/", "http://[::1]:8050"),
    ],
)
def test_the_address_of_the_site_is_kept_in_one_spelling(text: str, expected: str) -> None:
    assert Settings.from_environment({"RUMO_PUBLIC_URL": text}).public_url == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DATABASE_URL", "нет"),
        ("DATABASE_URL", "mysql://x/y"),
        ("DATABASE_URL", "postgresql://u:p@[::1/x"),
        ("DATABASE_URL", "postgresql://u:p@host:port/x"),
        ("DATABASE_URL", "postgresql://u:p@host:700000/x"),
        ("DATABASE_URL", "postgresql+asyncpg://u:p@host/x"),
        ("DATABASE_URL", "postgresql+unheard_of://u:p@host/x"),
        ("DATABASE_URL", "sqlite://host/file.sqlite3"),
        ("DATABASE_URL", "sqlite:///file.sqlite3?timeout=long"),
        ("PORT", "0"),
        ("PORT", "восемь"),
        ("PORT", "70000"),
        ("WEB_CONCURRENCY", "-1"),
        ("RUMO_TIMEZONE", "Томск"),
        ("RUMO_TIMEZONE", "../../etc/passwd"),
        ("RUMO_MIN_DENOMINATOR", "1.5"),
        ("RUMO_SUPPRESS", "1"),
        ("RUMO_TODAY", "вчера"),
        ("RUMO_TODAY", "2023-02-30"),
        ("RUMO_GEOJSON", "нет-такого-файла.json"),
        ("RUMO_CHROMIUM", "нет-такой-программы"),
        ("RUMO_CHROMIUM", "/etc"),
        ("RUMO_PUBLIC_URL", "rumo.example.ru"),
        ("RUMO_PUBLIC_URL", "ftp://rumo.example.ru"),
        ("RUMO_PUBLIC_URL", "javascript://rumo.example.ru"),
        ("RUMO_PUBLIC_URL", "https://"),
        ("RUMO_PUBLIC_URL", "https:///path"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru?m=1"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru/?"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru/#a"),
        ("RUMO_PUBLIC_URL", "https://admin:word@rumo.example.ru"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru:0"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru:70000"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru:порт"),
        ("RUMO_PUBLIC_URL", "https://rumo..example.ru"),
        ("RUMO_PUBLIC_URL", "https://-rumo.example.ru"),
        ("RUMO_PUBLIC_URL", "https://rumo_example.ru"),
        ("RUMO_PUBLIC_URL", "https://[::z]"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru//two"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru/../up"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru/a b"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru/\nX: y"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru/<b>"),
        ("RUMO_PUBLIC_URL", "https://rumo.example.ru/" + "a" * 300),
    ],
)
def test_nonsense_is_refused_by_the_name_of_the_setting(name: str, text: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: text})

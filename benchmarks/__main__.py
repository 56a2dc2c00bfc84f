"""`make bench`: measures, and writes benchmarks/RESULTS.md."""

from __future__ import annotations

import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import filter_change, first_visit, load, places, slides
from benchmarks.filter_change import Timing
from benchmarks.first_visit import Visit
from benchmarks.load import LoadTiming
from benchmarks.slides import Turning

RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = places.demo_database(Path(folder))
        with places.blank() as empty, places.dashboard(url) as dashboard:
            nothing = filter_change.empty_callback(empty)
            changes = (
                ("вопрос уже задавали", filter_change.asked_before(dashboard), nothing.p95 * 2),
                ("новый выбор муниципалитетов", filter_change.another_group(dashboard), 25.0),
                ("новый период", filter_change.not_asked_before(dashboard), 25.0),
            )
            everywhere = filter_change.on_every_page(dashboard)
            visits = first_visit.first_visits(empty + "/", dashboard + "/")
            turned = slides.turning(dashboard)
        loading = load.measure(Path(folder))
    report = _report(nothing, changes, everywhere, visits, turned, loading)
    RESULTS.write_text(report, encoding="utf-8")
    print(report)


def _report(
    nothing: Timing,
    changes: tuple[tuple[str, Timing, float], ...],
    everywhere: dict[str, Timing],
    visits: tuple[Visit, ...],
    turned: dict[tuple[int, int], Turning],
    loading: LoadTiming,
) -> str:
    blank, ours = visits
    lines = [
        "# Замеры",
        "",
        f"{datetime.now(UTC):%d.%m.%Y}, {os.cpu_count()} ядра, Python {platform.python_version()}, "
        "SQLite, демонстрационные данные (20 муниципалитетов). Повторить: `make bench`.",
        "",
        "## Смена фильтра, время сервера, мс",
        "",
        "| что | медиана | p95 | цель p95 | |",
        "|---|---|---|---|---|",
        f"| пустой вызов Dash | {nothing.median:.1f} | {nothing.p95:.1f} | | |",
        *(
            f"| {name} | {time.median:.1f} | {time.p95:.1f} | {aim:.1f} | {_mark(time.p95, aim)} |"
            for name, time, aim in changes
        ),
        "",
        "### Новый период на каждой странице",
        "",
        "| страница | медиана | p95 |",
        "|---|---|---|",
        *(
            f"| `{path}` | {time.median:.0f} | {time.p95:.0f} |"
            for path, time in everywhere.items()
        ),
        "",
        "## Первый визит, пустой кэш браузера",
        "",
        "| что | до рисунка, мс | КиБ по сети | запросов |",
        "|---|---|---|---|",
        f"| пустая страница Dash | {blank.milliseconds:.0f} | {blank.kibibytes:.0f} | "
        f"{blank.requests} |",
        f"| Обзор | {ours.milliseconds:.0f} | {ours.kibibytes:.0f} | {ours.requests} |",
        "",
        f"Отношение времени: {ours.milliseconds / blank.milliseconds:.2f} "
        f"(цель 2, желательно 1,5). Объём: {ours.kibibytes:.0f} КиБ (цель 480).",
        "",
        *_turning(turned),
        *_loading(loading),
    ]
    return "\n".join(lines)


def _turning(turned: dict[tuple[int, int], Turning]) -> list[str]:
    return [
        "## Слайд по нажатию клавиши, от нажатия до кадра на экране, мс",
        "",
        "| окно | слайдов | медиана | p95 | наибольшее | цель | |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {width}×{height} | {time.slides} | {time.median:.0f} | {time.p95:.0f} | "
            f"{time.greatest:.0f} | {slides.AIM:.0f} | {_mark(time.p95, slides.AIM)} |"
            for (width, height), time in turned.items()
        ),
        "",
    ]


def _loading(timing: LoadTiming) -> list[str]:
    aim = timing.copy * load.AIM
    rows = f"{timing.rows:,}".replace(",", " ")
    return [
        f"## Загрузка {rows} строк обучения, с",
        "",
        "| что | время | цель | |",
        "|---|---|---|---|",
        f"| PostgreSQL, сам COPY | {timing.copy:.1f} | | |",
        f"| PostgreSQL, `rumo load` | {timing.postgresql:.1f} | {aim:.1f} | "
        f"{_mark(timing.postgresql, aim)} |",
        f"| SQLite, `rumo load` | {timing.sqlite:.1f} | | |",
        "",
        f"CSV в пустую таблицу со всеми индексами и триггерами. Отношение к "
        f"COPY: {timing.ratio:.1f} (цель {load.AIM}).",
        "",
    ]


def _mark(measured: float, aim: float) -> str:
    return "да" if measured <= aim else "нет"


if __name__ == "__main__":
    main()

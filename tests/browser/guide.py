"""Pictures of every page for the user guide, from a demonstration of a fixed day and seed.

`python -m tests.browser.guide` writes docs/images/<page>.png, so that the pictures stay true:
run it again when a page changes its look.
"""

from __future__ import annotations

import importlib.util
import io
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from dashboard.pages import table
from data_sources import demo
from data_sources.database.engine import create_sqlite_file, make_engine, upgrade
from tests.browser.chromium import CHROMIUM, FLAGS
from tests.browser.pages import open_whole_page
from tests.browser.walk import walk
from tests.serving import ROOT, served

DAY: Final = date(2026, 11, 21)
SEED: Final = 1
FOLDER: Final = ROOT / "docs" / "images"
WIDTH: Final = 1400
HEIGHT: Final = 1000
SLIDE: Final[ViewportSize] = {"width": 1280, "height": 720}
LARGEST: Final = 250 * 1024
COLOURS: Final = (256, 128, 64, 32)
ON: Final = {
    "/indicator": "?i=training_coverage",
    "/municipality": "?m=69616000",
    "/compare": "?m=69616000,69701000",
}
"""What is asked where a page without a question would be empty."""
TIDY: Final = """
() => {
  document.querySelectorAll(".fresh").forEach((each) => { each.textContent = ""; });
  document.querySelectorAll("input[type='date']").forEach((field) => {
    const day = field.value.split("-").reverse().join(".");
    field.type = "text";
    field.value = day || "дд.мм.гггг";
  });
}
"""
"""Without the moment at which the demonstration was made, and with dates as a Russian browser
writes them: that of a build machine speaks English."""


def names() -> dict[str, str]:
    """Path of a page -> name of its picture."""
    return {page.path: f"{page.path.strip('/') or 'overview'}.png" for page in table()}


def main() -> None:
    """Writes the pictures and says which."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        url = _demonstration(Path(folder))
        with served(url, RUMO_TODAY=DAY.isoformat()) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
            for name, content in _pictures(browser, site):
                (FOLDER / name).write_bytes(content)
                sys.stdout.write(f"{name}: {len(content) // 1024} КБ\n")
            browser.close()


def _demonstration(folder: Path) -> str:
    url = f"sqlite:///{folder / 'demo.sqlite3'}"
    create_sqlite_file(url)
    engine = make_engine(url)
    upgrade(engine)
    demo.fill(engine, today=DAY, seed=SEED)
    engine.dispose()
    return url


def _pictures(browser: Browser, site: str) -> Iterator[tuple[str, bytes]]:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, locale="ru-RU", color_scheme="light"
    )
    window = context.new_page()
    for path, name in names().items():
        open_whole_page(window, site, path + ON.get(path, ""))
        window.evaluate(TIDY)
        yield name, compressed(window.screenshot())
    window.set_viewport_size(SLIDE)
    for name in walk(window, site):
        window.evaluate(TIDY)
        yield f"{name}.png", compressed(window.screenshot())
    context.close()


def compressed(picture: bytes) -> bytes:
    """The picture with as many colours as fit into the largest size, where Pillow is installed."""
    if importlib.util.find_spec("PIL") is None:
        return picture
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as read:
        whole = read.convert("RGB")
    for colours in COLOURS:
        few = io.BytesIO()
        palette = whole.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        palette.save(few, "PNG", optimize=True)
        if few.tell() <= LARGEST:
            break
    return few.getvalue()


if __name__ == "__main__":
    main()

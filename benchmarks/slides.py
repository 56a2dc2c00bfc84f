"""A key press on a slide: how long until the next slide is painted."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.first_visit import CHROMIUM, FLAGS

ROUNDS = 5
AIM = 100.0
MEETING = "/present?meeting=rumo-2026-11-13"
WINDOWS = ((1280, 720), (1024, 768), (1920, 1080))
# From the event's own time to the frame after the one in which the slide changed: it is on screen.
WATCH = """
window.painted = [];
document.addEventListener('keydown', (event) => {
  const pressed = event.timeStamp;
  requestAnimationFrame(() => {
    const port = new MessageChannel();
    port.port1.onmessage = () => window.painted.push(performance.now() - pressed);
    port.port2.postMessage(null);
  });
}, true);
"""


@dataclass(frozen=True)
class Turning:
    """Milliseconds from the key to the painted slide, over every slide of a meeting."""

    slides: int
    median: float
    p95: float
    greatest: float


def turning(site: str) -> dict[tuple[int, int], Turning]:
    """Window -> what it took, there and back through all slides."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        found = {}
        for width, height in WINDOWS:
            context = browser.new_context(viewport={"width": width, "height": height})
            page = context.new_page()
            page.goto(site + MEETING)
            page.wait_for_selector("#page-content.stage")
            page.wait_for_load_state("networkidle")
            found[width, height] = _through(page)
            context.close()
        browser.close()
    return found


def _through(page: Page) -> Turning:
    page.evaluate(WATCH)
    count = int(page.locator("#page-content").get_attribute("data-slides") or 0)
    for _ in range(ROUNDS):
        for key in ("ArrowRight", "ArrowLeft"):
            for _ in range(count - 1):
                before = page.evaluate("window.painted.length")
                page.keyboard.press(key)
                page.wait_for_function("count => window.painted.length > count", arg=before)
    times = sorted(page.evaluate("window.painted"))
    return Turning(count, median(times), times[int(len(times) * 0.95)], times[-1])

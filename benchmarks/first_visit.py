"""Row 3: the first visit of a browser with an empty cache, in time and in bytes."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, sync_playwright

VISITS = 9
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AFTER_PAINT = (
    "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
)


@dataclass(frozen=True)
class Visit:
    """Milliseconds from the navigation to the drawn page, and compressed KiB received."""

    milliseconds: float
    kibibytes: float
    requests: int


def first_visits(*addresses: str) -> tuple[Visit, ...]:
    """Medians over visits in turn, so that the machine's moods touch all alike."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        rounds = [[_visit(browser, address) for address in addresses] for _ in range(VISITS)]
        browser.close()
    return tuple(
        Visit(
            median(each[place].milliseconds for each in rounds),
            median(each[place].kibibytes for each in rounds),
            round(median(each[place].requests for each in rounds)),
        )
        for place in range(len(addresses))
    )


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="ru-RU")
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    received: list[int] = []
    network.on(
        "Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"]))
    )
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#page-content", state="attached")
    elapsed: float = page.evaluate(AFTER_PAINT)
    page.wait_for_load_state("networkidle")
    context.close()
    return Visit(elapsed, sum(received) / 1024, len(received))

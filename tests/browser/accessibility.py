"""What stands in the way of people on a page, by the rules of axe."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

CONTRAST_RULE: Final = "color-contrast"
CONTRAST: Final = {"runOnly": [CONTRAST_RULE]}
"""What the colours alone decide: the dark page is the same one in other colours."""
FAULTS_ALONE: Final = {"resultTypes": ["violations"]}
"""What is right is not told node by node: on a large page that takes longer than finding it."""

Texts = Literal["of each kind", "all"]

# Contrast is nine tenths of the time of axe, and a table of fifty rows has the same few colours in
# each of them. So it is computed once for all texts that it cannot tell apart: the same colour,
# size and weight on the same layers of ground, with the same things lying over or under them.
ONE_OF_EACH_KIND: Final = """() => {
    const numbers = new Map();
    const number = (text) => {
        if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
        return numbers.get(text);
    };
    const outOfFlow = new Set(['absolute', 'fixed', 'sticky']);
    const paint = (style) => [
        style.backgroundColor, style.backgroundImage, style.opacity, style.mixBlendMode,
        style.filter, style.visibility, style.overflow, style.transform, style.zIndex,
    ].join();
    const grounds = new Map();
    const ground = (each) => {
        if (each === null) return 0;
        if (!grounds.has(each)) {
            const style = getComputedStyle(each);
            // What is out of the flow lies on something else wherever it is.
            const itself = outOfFlow.has(style.position) ? `alone ${grounds.size}` : '';
            grounds.set(each, number([ground(each.parentElement), paint(style), itself].join()));
        }
        return grounds.get(each);
    };
    const everything = [...document.querySelectorAll('body *')];
    const overlays = everything
        .filter((each) => outOfFlow.has(getComputedStyle(each).position)
            || each.ownerSVGElement || each.matches('img, canvas, video'))
        .map((each) => [each, each.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && box.height > 0);
    const laidOver = (text) => {
        const box = text.getBoundingClientRect();
        return overlays
            .filter(([each, other]) => other.left < box.right && box.left < other.right
                && other.top < box.bottom && box.top < other.bottom
                && !each.contains(text) && !text.contains(each))
            .map(([each]) => [ground(each), getComputedStyle(each).fill].join());
    };
    const seen = new Set();
    for (const each of everything) {
        const written = [...each.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
        if (!written && !each.matches('input, select, textarea')) continue;
        const style = getComputedStyle(each);
        const kind = number([
            each.tagName, style.color, style.webkitTextFillColor, style.fontSize, style.fontWeight,
            style.textShadow, style.display, each.getClientRects().length > 0, each.disabled,
            each.closest('[aria-disabled=true], fieldset:disabled, label') !== null,
            ground(each), ...laidOver(each),
        ].join());
        if (seen.has(kind)) continue;
        seen.add(kind);
        each.setAttribute('data-contrast', '');
    }
}"""
ALL: Final = """() => document.querySelectorAll('body *').forEach(
    (each) => each.setAttribute('data-contrast', ''))"""
CHOSEN: Final[dict[Texts, str]] = {"of each kind": ONE_OF_EACH_KIND, "all": ALL}
ONLY_THE_CHOSEN: Final = {"rules": [{"id": CONTRAST_RULE, "selector": "[data-contrast]"}]}
RUN: Final = """async ([context, options]) => {
    const { violations } = await axe.run(context ?? document, options);
    document.querySelectorAll('[data-contrast]').forEach(
        (each) => each.removeAttribute('data-contrast'));
    return violations;
}"""


@cache
def _axe() -> str:
    script: str = Axe().axe_script
    return script


def faults(
    page: Page, context: str | None = None, texts: Texts = "of each kind", **options: Any
) -> list[dict[str, Any]]:
    """What stands in the way of people on the page, or in a part of it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    page.evaluate("wanted => axe.configure(wanted)", ONLY_THE_CHOSEN)
    page.evaluate(CHOSEN[texts])
    found: list[dict[str, Any]] = page.evaluate(RUN, [context, {**FAULTS_ALONE, **options}])
    return found


def grave_faults(page: Page, **options: Any) -> list[tuple[str, str]]:
    """The faults that keep somebody out: rule and the first place of each."""
    return [
        (each["id"], each["nodes"][0]["html"][:200])
        for each in faults(page, **options)
        if each["impact"] in {"serious", "critical"}
    ]

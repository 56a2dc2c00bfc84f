"""The stylesheet: the same colours as the theme, readable in light, dark and print."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from layouts.asset_files import ASSETS
from layouts.markup import theme

STYLE = (ASSETS / "style.css").read_text(encoding="utf-8")
READABLE = 4.5
PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "tint"),
    ("soft", "paper"),
    ("soft", "card"),
    ("soft", "tint"),
    ("accent", "paper"),
    ("accent", "card"),
    ("accent", "tint"),
    ("good", "card"),
    ("watch", "card"),
    ("bad", "card"),
    ("banner-ink", "banner"),
    ("gap-ink", "gap"),
    ("gap-ink", "gap-line"),
    ("gap-ink", "card"),
    *((f"{kind}{n}-ink", f"{kind}{n}") for kind in "qn" for n in range(1, theme.STEPS + 1)),
]


def colours(block: str) -> dict[str, str]:
    """Colour variables of the first :root after this text."""
    body = re.search(r":root\s*\{(.*?)\n\s*\}", STYLE[STYLE.index(block) :], re.DOTALL)
    assert body is not None
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body[1]))


LIGHT = colours(":root")
DARK = colours("@media (prefers-color-scheme: dark)")
PRINT = colours("@media print")


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_counted_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_is_readable_on_its_ground(
    look: Mapping[str, str], text: str, ground: str
) -> None:
    assert contrast(look[text], look[ground]) >= READABLE


@pytest.mark.parametrize(("look", "told"), [(LIGHT, theme.LIGHT), (DARK, theme.DARK)])
def test_the_stylesheet_has_the_colours_of_the_theme(
    look: Mapping[str, str], told: Mapping[str, str]
) -> None:
    assert {name: look[name] for name in told} == dict(told)


def test_steps_have_on_paper_the_colours_of_the_light_look() -> None:
    steps = re.compile(r"[qn]\d")
    assert {name: PRINT[name] for name in LIGHT if steps.fullmatch(name)} == {
        name: shade for name, shade in LIGHT.items() if steps.fullmatch(name)
    }


def test_print_sets_every_colour_that_the_dark_look_changes() -> None:
    assert DARK.keys() <= PRINT.keys()


def test_every_class_of_a_fifth_has_a_rule() -> None:
    for kind in (theme.JUDGED, theme.NEUTRAL):
        for fifth in range(1, theme.STEPS + 1):
            assert f"\n.{kind}{fifth} {{" in STYLE


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert "@import" not in STYLE
    assert all(address.startswith("data:") for address in re.findall(r'url\("([^"]*)', STYLE))


def test_focus_reduced_motion_dark_and_print_are_thought_of() -> None:
    for words in (
        ":focus-visible",
        "prefers-reduced-motion",
        "prefers-color-scheme: dark",
        "@media print",
        "table-header-group",
    ):
        assert words in STYLE

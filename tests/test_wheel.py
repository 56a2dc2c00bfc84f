"""The wheel holds everything that the program reads, and runs where there is no checkout."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from zipfile import ZipFile

import pytest

from layouts.asset_files import ASSETS
from tests.serving import ROOT, environment, free_port, get, started

FLOORS = ("dashboard", "callbacks", "layouts", "data_sources")
# A catalogue of sentences is written as .po and read as .mo.
SOURCES = {".po"}
LEFTOVERS = shutil.ignore_patterns("__pycache__")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `pip wheel .` makes of a copy: it builds beside the sources, and leaves that there."""
    copy = tmp_path_factory.mktemp("sources")
    for floor in FLOORS:
        shutil.copytree(ROOT / floor, copy / floor, ignore=LEFTOVERS)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, copy)
    made = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(made)]
    said = subprocess.run(
        [*pip, *options, str(copy)], check=True, cwd=made, capture_output=True, text=True
    )
    assert "Warning" not in said.stderr
    (found,) = made.glob("*.whl")
    return found


def files_of_the_checkout() -> Iterator[str]:
    for floor in FLOORS:
        for path in (ROOT / floor).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix()


def test_the_wheel_holds_every_file_of_the_floors_and_nothing_else(wheel: Path) -> None:
    expected = {name for name in files_of_the_checkout() if Path(name).suffix not in SOURCES}
    with ZipFile(wheel) as packed:
        found = {name for name in packed.namelist() if ".dist-info/" not in name}
        assert found == expected
        assert all(packed.read(name) == (ROOT / name).read_bytes() for name in expected)
    kinds = {Path(name).suffix for name in found}
    assert {".css", ".js", ".mo", ".mako", ".py"} <= kinds


def test_the_wheel_names_the_command_and_what_it_needs(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        (entries,) = [name for name in packed.namelist() if name.endswith("entry_points.txt")]
        (metadata,) = [name for name in packed.namelist() if name.endswith("/METADATA")]
        assert "rumo = dashboard.cli:main" in packed.read(entries).decode()
        assert "Requires-Dist: dash" in packed.read(metadata).decode()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that holds the wheel and its lock, no more."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    # On its own: what lies on a path of this process would count as installed.
    pip = [str(folder / "bin" / "python"), "-I", "-m", "pip", "install", "--quiet"]
    lock = str(ROOT / "requirements.lock")
    subprocess.run([*pip, "--require-hashes", "--requirement", lock], check=True, cwd=folder)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, cwd=folder)
    return folder / "bin"


@pytest.mark.long
def test_an_installed_wheel_serves_the_demonstration_with_all_its_styles(
    installed: Path, tmp_path: Path
) -> None:
    port = free_port()
    settings = environment(WEB_CONCURRENCY="1")
    settings.pop("PYTHONPATH", None)
    settings["PATH"] = f"{installed}:{settings['PATH']}"
    command = [str(installed / "rumo"), "serve", "--demo", "--port", str(port)]
    with started(command, f"http://127.0.0.1:{port}", tmp_path, settings) as site:
        links = linked(get(f"{site}/").text) | linked(get(f"{site}/network").text)
        assert {"/assets/style.css", "/assets/pages/network.css", "/vendor/bootstrap.min.css"} <= {
            link.partition("?")[0] for link in links
        }
        for link in sorted(links):
            assert get(urljoin(site, link)).status == 200, link
        for path in ASSETS.rglob("*.*"):
            served = get(f"{site}/assets/{path.relative_to(ASSETS).as_posix()}")
            assert served.body == path.read_bytes(), path
        deck = get(f"{site}/files/deck.html").text
    for part in ("handout.css", "handout.js"):
        (path,) = (ROOT / "layouts").rglob(part)
        assert path.read_text(encoding="utf-8") in deck


def linked(page: str) -> set[str]:
    """Addresses of the style sheets and scripts that the page loads."""
    return set(re.findall(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"', page))

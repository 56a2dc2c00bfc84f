"""The project declares what it imports, and imports what it declares."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import packages_distributions

from dashboard.cli import COMMANDS
from tests.serving import ROOT

FLOORS = ("dashboard", "callbacks", "layouts", "data_sources")
CHECKS = ("tests", "benchmarks")
USED_WITHOUT_AN_IMPORT: Mapping[str, str] = {
    "psycopg": "SQLAlchemy loads the driver that an address of PostgreSQL names",
    "pymorphy3-dicts-ru": "pymorphy3 finds its dictionary by itself",
    "tzdata": "zoneinfo reads it on machines that have no time zones of their own",
}
TOOLS: Mapping[str, str] = {
    "frictionless": "a test runs the example of the user guide, which imports it",
    "honcho": "tests run the Procfile under it",
    "import-linter": "make check",
    "mutmut": "make mutate",
    "mypy": "make check",
    "pandas-stubs": "types for make check",
    "pip-tools": "make lock",
    "pytest-cov": "make coverage",
    "pytest-xdist": "make test",
    "ruff": "make check",
    "types-cachetools": "types for make check",
    "types-gunicorn": "types for make check",
    "types-olefile": "types for make check",
    "types-waitress": "types for make check",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNNING = PROJECT["project"]["dependencies"]
CHECKING = PROJECT["project"]["optional-dependencies"]["dev"]


def as_on_the_index(name: str) -> str:
    """The spelling by which names of distributions are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: Iterable[str]) -> set[str]:
    return {as_on_the_index(re.split(r"[^\w.-]", each, maxsplit=1)[0]) for each in requirements}


def imported(folders: Iterable[str]) -> set[str]:
    """Distributions whose modules the folders import, at the head of a file or within it."""
    modules = {
        name.partition(".")[0]
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in modules_of(node)
    }
    foreign = modules - sys.stdlib_module_names - {*FLOORS, *CHECKS}
    installed = packages_distributions()
    return {as_on_the_index(installed[module][0]) for module in foreign}


def modules_of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module


def test_the_program_declares_what_it_imports_and_nothing_else() -> None:
    used = imported(FLOORS)
    assert len(used) > 20
    assert used.isdisjoint(USED_WITHOUT_AN_IMPORT)
    assert declared(RUNNING) == used | USED_WITHOUT_AN_IMPORT.keys()


def test_the_checks_declare_what_only_they_import_and_run() -> None:
    used = imported(CHECKS) - declared(RUNNING)
    assert used.isdisjoint(TOOLS)
    assert declared(CHECKING) == used | TOOLS.keys()


def test_what_builds_the_program_is_no_part_of_it() -> None:
    build = declared(PROJECT["build-system"]["requires"])
    assert build.isdisjoint(declared(RUNNING))


def test_locks_name_no_index() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "://" not in text, lock
        locked = {
            as_on_the_index(name) for name in re.findall(r"(?m)^([\w.-]+)(?:\[.+\])?==", text)
        }
        assert declared(RUNNING) <= locked, lock


def test_nothing_that_answers_or_loads_other_rows_waits_for_pandas() -> None:
    commands = {f"dashboard.commands.{place.partition(':')[0]}" for place in COMMANDS.values()}
    modules = ", ".join(["dashboard.wsgi", "dashboard.app", *sorted(commands)])
    said = subprocess.run(
        [sys.executable, "-c", f"import sys, {modules}; print('pandas' in sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert said.stdout == "False\n"

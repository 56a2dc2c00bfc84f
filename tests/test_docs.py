"""What the documents say is what the program does: tables, indicators, commands, addresses."""

from __future__ import annotations

import importlib.util
import inspect
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import click
import psycopg
import pytest
import sqlalchemy as sa

from callbacks.downloads import EXTENSIONS, table_names
from dashboard import pages
from dashboard.cli import rumo
from dashboard.settings import Settings
from data_sources.database.engine import REFUSALS, make_engine, upgrade
from data_sources.database.knowledge import utc_now
from data_sources.database.schema import (
    KNOWN_TABLES,
    REFERENCES,
    event_participation,
    metadata,
    natural_key,
)
from data_sources.database.schema.columns import BOOKKEEPING
from data_sources.facts import reading
from data_sources.indicators import registry
from data_sources.indicators.declaration import (
    EXAMPLE_OKTMO,
    EXAMPLE_REGION,
    Indicator,
    Moment,
    Reach,
)
from data_sources.indicators.scenes import place
from data_sources.ingest.files import ErrorCode
from data_sources.question.periods import school_year
from data_sources.question.request import FILTER_KEYS
from data_sources.vocabulary.directions import DIRECTIONS
from layouts.files.tables.csv_text import DIALECTS
from layouts.files.tables.indicators import COLUMNS
from layouts.frame import links
from layouts.wording import terms
from tests.asking import write
from tests.generated.addresses import OWN_KEYS
from tests.serving import rumo as rumo_command

ROOT: Final = Path(__file__).resolve().parent.parent
DOCS: Final = ROOT / "docs"
PAGES: Final = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")))
TABLES: Final = {table.name: table for table in metadata.sorted_tables}
_BLOCK: Final = re.compile(r"^```.*?^```$", flags=re.MULTILINE | re.DOTALL)
_LEVELS: Final = {Reach.MUNICIPALITY: "муниципалитет", Reach.REGION: "регион"}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def sections(text: str, level: int) -> dict[str, str]:
    """Heading -> what stands under it, up to the next heading of this or a higher level."""
    parts = re.split(rf"^(#{{1,{level}}}) (.+)$", text, flags=re.MULTILINE)[1:]
    return {
        title: body
        for marks, title, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        if len(marks) == level
    }


def rows(text: str) -> list[list[str]]:
    """The cells of the tables in the text, without their headers."""
    found: list[list[str]] = []
    lines = text.splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if re.fullmatch(r"[|:\- ]+", line) and before.startswith("|"):
            found.pop()
        elif line.startswith("|"):
            found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def names(text: str) -> list[str]:
    """What the text sets as code within a line."""
    return re.findall(r"`([^`\n]+)`", _BLOCK.sub("", text))


def code(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


DICTIONARY: Final = {
    names(title)[0]: body for title, body in sections(text_of("docs/data-dictionary.md"), 3).items()
}
EVERY_TABLE: Final = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())


def described(table: sa.Table[Any]) -> dict[str, list[str]]:
    """Column -> its type, whether it may be empty, and what it is, in the order of the page."""
    return {names(first)[0]: rest for first, *rest in rows(DICTIONARY[table.name])}


def typed(column: sa.Column[Any]) -> str:
    kinds = (
        (sa.Boolean, "да/нет"),
        (sa.DateTime, "момент"),
        (sa.Date, "дата"),
        (sa.Integer, "целое"),
        (sa.Numeric | sa.Float, "число"),
    )
    return next((word for kind, word in kinds if isinstance(column.type, kind)), "текст")


def test_the_dictionary_has_every_table_and_no_other() -> None:
    assert sorted(DICTIONARY) == sorted(TABLES)


@EVERY_TABLE
def test_the_dictionary_has_every_column_with_its_type_and_nullability(
    table: sa.Table[Any],
) -> None:
    hidden = BOOKKEEPING if table in KNOWN_TABLES else frozenset()
    assert [(name, cells[0], cells[1]) for name, cells in described(table).items()] == [
        (column.name, typed(column), "да" if column.nullable else "нет")
        for column in table.columns
        if column.name not in hidden
    ]


@EVERY_TABLE
def test_the_dictionary_names_the_key_of_each_table(table: sa.Table[Any]) -> None:
    key = natural_key(table) if table in KNOWN_TABLES else tuple(table.primary_key.columns.keys())
    (said,) = re.findall(r"^Ключ: (.+)\.$", DICTIONARY[table.name], flags=re.MULTILINE)
    assert tuple(names(said)) == key


@EVERY_TABLE
def test_the_dictionary_points_at_what_a_column_refers_to(table: sa.Table[Any]) -> None:
    declared: dict[str, set[str]] = {}
    for own, (other, key) in REFERENCES.get(table.name, {}).items():
        for column, found_in in zip(own, key, strict=True):
            declared.setdefault(column, set()).add(f"{other}.{found_in}")
    pointed = {
        column: arrow.group(1)
        for column, cells in described(table).items()
        if (arrow := re.search(r"→ `([\w.]+)`", cells[2]))
    }
    assert pointed.keys() == declared.keys()
    for column, target in pointed.items():
        assert target in declared[column], column


@EVERY_TABLE
def test_the_dictionary_lists_the_words_that_a_column_may_hold(table: sa.Table[Any]) -> None:
    cells = described(table)
    for constraint in table.constraints:
        if "choices" not in constraint.info:
            continue
        column, words = constraint.info["choices"]
        said = set(names(cells[column][2]))
        if set(DIRECTIONS) <= set(words):
            assert "направление" in cells[column][2]
            assert set(words) - set(DIRECTIONS) <= said
        else:
            assert set(words) <= said, column


def test_the_dictionary_tells_the_columns_of_knowledge_and_the_directions() -> None:
    parts = sections(text_of("docs/data-dictionary.md"), 2)
    known = {
        names(row[0])[0]: row[2]
        for title, body in parts.items()
        if title == "Время знания"
        for row in rows(body)
    }
    columns = TABLES["region"].columns
    assert known == {name: "да" if columns[name].nullable else "нет" for name in BOOKKEEPING}
    said = {
        names(row[0])[0]: row[1] for row in rows(parts["Восемь направлений «Школы Минпросвещения»"])
    }
    assert said == DIRECTIONS


def test_every_indicator_is_described_as_it_is_declared() -> None:
    page = sections(text_of("docs/indicators.md"), 3)
    said = [
        (names(row[0])[0], row[1], family, *row[4:])
        for family, body in page.items()
        for row in rows(body)
    ]
    assert said == [
        (
            key,
            indicator.title,
            terms.FAMILIES[indicator.family],
            terms.UNITS[indicator.unit],
            terms.BETTER[indicator.direction],
            _LEVELS[indicator.reach],
            f"{indicator.default_weight:g}".replace(".", ","),
        )
        for key, indicator in registry().items()
    ]


def test_a_count_is_described_without_a_denominator() -> None:
    page = sections(text_of("docs/indicators.md"), 3).values()
    without = {names(row[0])[0] for body in page for row in rows(body) if row[3] == "нет"}
    assert without == {key for key, indicator in registry().items() if indicator.is_count}


def leaves(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            member = command.get_command(context, name)
            assert member is not None
            yield from leaves(member, f"{path} {name}")
    else:
        yield path, command


def test_every_command_and_option_is_described_and_no_other() -> None:
    page = sections(text_of("docs/operations.md"), 3)
    said = {
        names(title)[0]: {name for name in names(body) if re.fullmatch(r"--?[a-z-]+", name)}
        for title, body in page.items()
        if title.startswith("`rumo ")
    }
    assert said == {
        path: {
            flag
            for parameter in command.params
            if isinstance(parameter, click.Option)
            for flag in parameter.opts
        }
        for path, command in leaves(rumo, "rumo")
    }


def test_the_readme_lists_every_variable_of_the_environment() -> None:
    section = sections(text_of("README.md"), 2)["Как развернуть"]
    read = re.findall(r'given\.get\("(\w+)"', inspect.getsource(Settings.from_environment))
    assert read
    assert sorted(names(row[0])[0] for row in rows(section)) == sorted(read)


def addresses(title: str) -> list[list[str]]:
    return rows(sections(text_of("docs/addresses.md"), 2)[title])


def test_every_key_of_an_address_is_described_and_no_other() -> None:
    said = [names(row[0])[0] for row in addresses("Ключи")]
    assert sorted(said) == sorted(FILTER_KEYS)


def key_rows(title: str) -> dict[str, list[str]]:
    """Key -> its row, of the table whose second column is headed so."""
    tables = sections(text_of("docs/addresses.md"), 2)["Ключи"].split("| ключ |")
    (table,) = (each for each in tables if each.lstrip().startswith(title))
    return {names(row[0])[0]: row for row in rows(f"| ключ |{table}")}


def test_the_tables_of_keys_say_whose_each_is() -> None:
    everywhere = [name for name, key in FILTER_KEYS.items() if not key.pages]
    own = {name: key for name, key in FILTER_KEYS.items() if key.pages}
    assert list(key_rows("значения")) == everywhere
    said = key_rows("где")
    assert list(said) == list(own)
    paths = {links.page_name(page.path): page.path for page in pages.table()}
    for name, key in own.items():
        assert names(said[name][1]) == [paths[page] for page in key.pages], name


def test_random_addresses_ask_a_page_only_what_is_its_question() -> None:
    for path, keys in OWN_KEYS.items():
        assert all(FILTER_KEYS[key].concerns(links.page_name(path)) for key in keys), path


def test_the_tables_of_keys_say_the_values_that_are_ours() -> None:
    said = key_rows("где")
    chosen = {name: key for name, key in FILTER_KEYS.items() if key.words}
    assert len(chosen) > 5
    # Directions have a table of their own, and a body may be another than those with a word.
    for name in chosen.keys() - {"direction", "body"}:
        assert sorted(names(said[name][2])) == sorted(chosen[name].words), name


def test_every_file_with_its_dialects_and_columns_is_described_and_no_other() -> None:
    said = [names(row[0])[0] for row in addresses("Файлы")]
    assert said == [*table_names(), *DIALECTS, *(column.key for column in COLUMNS)]
    page = sections(text_of("docs/addresses.md"), 2)["Файлы"]
    (listed,) = re.findall(r"^Расширения: ([^.]+)\.", page, flags=re.MULTILINE)
    assert tuple(names(listed)) == EXTENSIONS


def test_only_pages_that_exist_are_described() -> None:
    said = {names(row[0])[0]: row[1] for row in addresses("Страницы")}
    existing = {page.path: page.title for page in pages.table()}
    assert said.items() <= existing.items()
    assert said


def test_every_reason_to_refuse_a_file_is_described() -> None:
    section = sections(text_of("docs/operations.md"), 2)["Загрузка файлов"]
    codes = {code.value for code in ErrorCode}
    assert {name for row in rows(section) for name in names(row[0])} & codes == codes


def test_every_refusal_of_a_schema_is_quoted_as_it_is_said() -> None:
    section = sections(text_of("docs/operations.md"), 2)["Что значат отказы"]
    quoted = {row[0] for row in rows(section)}
    assert set(REFUSALS.values()) <= quoted


def test_the_indicator_of_the_guide_counts_its_own_example(sqlite_url: str, tmp_path: Path) -> None:
    (written,) = code(text_of("README.md"), "python")
    indicator = _declared_in(tmp_path / "hosted_events.py", written)
    assert indicator.key not in registry()
    assert indicator.denominator is None
    engine = make_engine(sqlite_url)
    write(engine, {**place(), **indicator.example.rows})
    year = school_year(2023)
    moment = Moment(year.start, year.end, year.end, utc_now(), EXAMPLE_REGION, sole_region=True)
    with engine.connect() as connection:
        found = reading.sums(connection, moment, (indicator.numerator,))
    engine.dispose()
    assert found == {indicator.numerator: {EXAMPLE_OKTMO: indicator.example.numerator}}


def _declared_in(path: Path, written: str) -> Indicator:
    path.write_text(written, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("guide", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    indicator: Indicator = module.INDICATOR
    return indicator


@pytest.fixture
def granted(postgresql_server: str) -> Iterator[dict[str, str]]:
    """Role -> its address of a database made as the guide says, in a server of the tests."""
    section = sections(text_of("docs/operations.md"), 2)["Роли PostgreSQL"]
    made_by_admin, made_by_owner = code(section, "sql")
    roles = re.findall(r"CREATE ROLE (\w+)", made_by_admin)
    server = sa.make_url(postgresql_server)
    _run(server, made_by_admin)
    urls = {
        role: server.set(database="rumo", username=role, password="…").render_as_string(
            hide_password=False
        )
        for role in roles
    }
    engine = make_engine(urls["rumo_owner"])
    upgrade(engine)
    engine.dispose()
    _run(sa.make_url(urls["rumo_owner"]), made_by_owner)
    yield urls
    _run(server, "DROP DATABASE rumo WITH (FORCE)", *(f"DROP ROLE {role}" for role in roles))


def _run(url: sa.URL, *scripts: str) -> None:
    """Runs SQL as another program would, each statement for itself."""
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        for script in scripts:
            for statement in filter(None, (part.strip() for part in script.split(";"))):
                connection.execute(statement.encode())


def test_the_grants_of_the_guide_let_each_role_do_its_work_and_no_more(
    granted: dict[str, str], tmp_path: Path
) -> None:
    writing_section = sections(text_of("docs/operations.md"), 2)["Запись из других систем"]
    inserted, corrected = code(writing_section, "sql")
    loader = sa.make_url(granted["rumo_loader"])
    regions = tmp_path / "region.csv"
    regions.write_text("code;name;oktmo\n70;Учебная область;69000000\n", encoding="utf-8")
    loaded = rumo_command(
        "load", "region", str(regions), folder=tmp_path, DATABASE_URL=granted["rumo_loader"]
    )
    assert loaded.returncode == 0, loaded.stderr
    _run(loader, inserted, corrected)
    engine = make_engine(granted["rumo_web"])
    with engine.connect() as connection:
        every = sa.select(
            event_participation.c.participants, event_participation.c.superseded_at
        ).order_by(event_participation.c.id)
        assert [
            (row.participants, row.superseded_at is None) for row in connection.execute(every)
        ] == [
            (57, False),
            (58, True),
        ]
    engine.dispose()
    for command, status in (("check", 0), ("load", 1)):
        arguments = (command, "region", str(regions)) if command == "load" else (command,)
        done = rumo_command(*arguments, folder=tmp_path, DATABASE_URL=granted["rumo_web"])
        assert done.returncode == status, done.stderr
    for role in ("rumo_web", "rumo_loader"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            _run(sa.make_url(granted[role]), "UPDATE data_version SET version = 0")


def test_the_correction_of_the_guide_works_on_sqlite_with_its_own_clock(sqlite_url: str) -> None:
    section = sections(text_of("docs/operations.md"), 2)["Запись из других систем"]
    inserted, corrected = code(section, "sql")
    (clock,) = (name for name in names(section) if name.startswith("strftime"))
    corrected = corrected.replace("timezone('utc', now())", clock)
    with closing(sqlite3.connect(str(sa.make_url(sqlite_url).database))) as connection:
        connection.executescript(inserted + corrected)
        found = connection.execute(
            "SELECT participants, superseded_at IS NULL, length(superseded_at) "
            "FROM event_participation ORDER BY id"
        ).fetchall()
    assert found == [(57, 0, len("2026-11-21 09:40:00.000000")), (58, 1, None)]


def slug(title: str) -> str:
    """The anchor that a heading gets."""
    kept = re.sub(r"[^\w\- ]", "", title.lower())
    return kept.replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_between_the_documents_leads_somewhere(page: Path) -> None:
    prose = _BLOCK.sub("", page.read_text("utf-8"))
    for target in re.findall(r"(?:\]\(|src=\")([^)\"]+)[)\"]", prose):
        path, _, anchor = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.is_file(), target
        assert linked.is_relative_to(ROOT), target
        if anchor:
            titles = re.findall(r"^#+ (.+)$", linked.read_text("utf-8"), flags=re.MULTILINE)
            assert anchor in {slug(title) for title in titles}, target


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        targets = re.findall(r"\]\(([^)#]+\.md)", page.read_text("utf-8"))
        waiting.extend((page.parent / target).resolve() for target in targets)
    assert set(PAGES) <= reached

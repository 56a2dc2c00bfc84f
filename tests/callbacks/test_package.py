"""The package of data: valid by the standard, whole in itself, the same bytes for the same data."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, Final

import pandas as pd
import pytest
import sqlalchemy as sa

from callbacks.downloads import make_file
from callbacks.requested import RefusedQueryError, UnknownFileError
from dashboard import pages
from dashboard.app import create_server
from dashboard.settings import Settings
from data_sources import demo
from data_sources.answers.documents.package.registers import packed_registers
from data_sources.database.engine import make_engine, writing
from data_sources.database.schema import data_version
from data_sources.indicators import registry
from data_sources.indicators.scenes import (
    assigned,
    decided,
    place,
    program,
    rumo_meeting,
    school,
    trained,
)
from data_sources.row_tables import row_tables
from data_sources.store import Store
from layouts.files.package import english
from tests import rendered
from tests.asking import PERIOD, store_on, write
from tests.generated.databases import clear, insert, random_question, random_tables
from tests.serving import rumo

DAY: Final = date(2024, 3, 1)
GUIDE: Final = Path(__file__).parents[2] / "docs" / "user-guide.md"
MOMENT: Final = datetime.combine(date(2024, 8, 30), datetime.min.time())
VALIDATE: Final = """
import json, sys, warnings
from frictionless import Package
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    for path in sys.argv[1:]:
        report = Package(path).validate()
        print(json.dumps({
            "valid": report.valid,
            "errors": report.flatten(["name", "type", "rowNumber", "fieldName", "note"])[:20],
            "tables": [task.name for task in report.tasks],
        }))
"""
"""In a process of its own: the validator warns of what is its own business."""


def taken(store: Store, query: str = PERIOD) -> bytes:
    document = make_file(store, "pack", "zip", query)
    assert document.media_type == "application/zip"
    return b"".join(document.pieces)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def described(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(parts(content)["datapackage.json"])
    return found


def schemas(content: bytes) -> dict[str, dict[str, Any]]:
    return {each["name"]: each["schema"] for each in described(content)["resources"]}


def validated(folder: Path, *contents: bytes) -> list[dict[str, Any]]:
    """What the standard's own validator says of each package, foreign keys included."""
    paths = []
    for number, content in enumerate(contents):
        unpacked = folder / str(number)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(unpacked)
        paths.append(str(unpacked / "datapackage.json"))
    done = subprocess.run(
        [sys.executable, "-c", VALIDATE, *paths],
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def set_version(engine: sa.Engine) -> None:
    """The version and the moment of the data that the other database has."""
    with writing(engine).begin() as connection:
        connection.execute(sa.update(data_version).values(version=7, changed_at=MOMENT))


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[sa.Engine]:
    made = make_engine(sqlite_url)
    yield made
    made.dispose()


SCENE: Final[dict[str, Any]] = {
    **place(),
    "organization": [{"code": "institute", "name": "Институт", "kind": "institute"}],
    "school": [school("=1+1", name="Школа, с «запятой»"), school("007"), school("никто")],
    "training_program": [program("p-1", hours=16.5, is_network=True, direction="health")],
    "training": [
        trained("e-1", "p-1", DAY, school_code="=1+1"),
        trained("e-2", "p-2", DAY, school_code="нет такой"),
        trained("e-3", "p-1", DAY, category="manager"),
    ],
    "meeting": [rumo_meeting(number="7"), rumo_meeting("other", held_on=date(2020, 1, 1))],
    "decision": [decided(1, DAY, text='Две\nстроки, «кавычки» "и" запятая'), decided(2, None)],
    "assignment": [assigned(1, assignee="-1", oktmo="69999999")],
}


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    write(engine, SCENE)
    return store_on(engine)


def rows_of(content: bytes, name: str) -> list[dict[str, str]]:
    text = parts(content)[f"data/{name}.csv"].decode("utf-8")
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    found: list[dict[str, str]] = frame.to_dict(orient="records")
    return found


def test_a_package_has_every_table_and_the_registers_behind_them(store: Store) -> None:
    content = taken(store)
    names = {
        "indicators",
        "indicator_definitions",
        *row_tables(),
        *(register.name for register in packed_registers()),
    }
    assert set(parts(content)) == {
        *(f"data/{name}.csv" for name in names),
        "datapackage.json",
        "README.txt",
    }
    resources = described(content)["resources"]
    assert [each["name"] for each in resources] == sorted(names)
    assert {each["path"] for each in resources} == {f"data/{name}.csv" for name in names}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "m=69100000",
        "i=training_coverage",
        "body=all",
        "body=municipal_council&category=teacher&known=2030-01-01",
        "sort=-due_on&page=9&slide=2",
    ],
)
def test_its_tables_are_the_files_of_the_same_question(store: Store, query: str) -> None:
    found = parts(taken(store, f"{PERIOD}&{query}"))
    asked = "&".join(
        part for part in f"{PERIOD}&{query}".split("&") if not part.startswith(("sort", "page"))
    )
    for name in ("indicators", *row_tables()):
        file = make_file(store, name, "csv", f"{asked}&dialect=plain")
        assert found[f"data/{name}.csv"] == b"".join(file.pieces), name


def test_registers_hold_what_rows_refer_to_and_nothing_else(store: Store) -> None:
    content = taken(store)
    schools = {row["code"]: row["name"] for row in rows_of(content, "schools")}
    assert schools == {
        "'=1+1": "Школа, с «запятой»",
        "007": "Школа 007",
        "нет такой": "",
        "никто": "Школа никто",
    }
    assert {row["code"]: row["title"] for row in rows_of(content, "programs")} == {
        "p-1": "Программа p-1",
        "p-2": "",
    }
    assert [row["code"] for row in rows_of(content, "meetings")] == ["rumo-1"]
    places = {row["oktmo"]: row["name"] for row in rows_of(content, "municipalities")}
    assert places == {"69100000": "Учебный район", "69200000": "Соседний район", "69999999": ""}
    narrowed = taken(store, f"{PERIOD}&m=69200000")
    assert [row["oktmo"] for row in rows_of(narrowed, "municipalities")] == ["69200000"]
    assert rows_of(narrowed, "schools") == []


def test_the_question_is_told_with_its_data(store: Store, engine: sa.Engine) -> None:
    set_version(engine)
    found = described(taken(store, f"{PERIOD}&m=69100000&owner=центр"))
    assert found["name"] == "rumo-monitor-70-2023-2024"
    assert found["created"] == "2024-08-30T00:00:00Z"
    assert "Учебный район" in found["description"]
    assert found["title_en"] == "RUMO-Monitor: region 70, period 2023-2024"
    assert "Indicators of the regional system" in found["description_en"]
    question = found["question"]
    assert (question["period"], question["as_of"]) == ("2023-2024", "2024-08-31")
    assert question["data_version"] == 7
    assert question["filters"] == {"m": "69100000", "owner": "центр"}
    assert found["sources"][0]["title"].endswith("версия данных 7")


def test_a_package_of_a_known_moment_never_changes(engine: sa.Engine) -> None:
    write(
        engine,
        {table: [{**row, "recorded_at": MOMENT} for row in rows] for table, rows in SCENE.items()},
    )
    query = f"{PERIOD}&known=2024-08-30"
    before = taken(store_on(engine), query)
    write(engine, {"training": [trained("late", "p-1", DAY)], "school": [school("new")]})
    assert taken(store_on(engine, date(2025, 9, 1)), query) == before
    found = described(before)
    assert found["created"] == found["question"]["known_at"] == "2024-08-30T16:59:59Z"
    assert rows_of(before, "trainings")


def is_russian(text: str) -> bool:
    return re.search("[а-яё]", text.lower()) is not None


def told_in_both(said: dict[str, Any]) -> bool:
    """Titles and sentences, Russian ones and English ones, none of them empty."""
    russian, in_english = (
        [said["title"], said["description"]],
        [said["title_en"], said["description_en"]],
    )
    return (
        all(is_russian(text) for text in russian)
        and all(re.search("[A-Za-z]{2}", text) for text in in_english)
        and not any(is_russian(text) for text in in_english)
        and all(re.search(r"[^.]\.$", said[name]) for name in ("description", "description_en"))
    )


@pytest.fixture(params=["sqlite_url", "postgresql_url"])
def package_of_either(request: pytest.FixtureRequest) -> Iterator[bytes]:
    made = make_engine(request.getfixturevalue(request.param))
    write(made, SCENE)
    yield taken(store_on(made))
    made.dispose()


def test_every_table_and_field_is_told_in_both_languages(package_of_either: bytes) -> None:
    found = described(package_of_either)
    assert found["languages"] == ["ru", "en"]
    assert told_in_both(found)
    for resource in found["resources"]:
        assert told_in_both(resource), resource["name"]
        titles = [field["title_en"] for field in resource["schema"]["fields"]]
        assert len(set(titles)) == len(titles), resource["name"]
        for field in resource["schema"]["fields"]:
            said = f"{resource['name']}.{field['name']}"
            assert told_in_both(field), said
            assert not is_russian(field.get("unit_en", "")), said
            assert ("unit" in field) == ("unit_en" in field), said


def test_links_hold_and_the_standard_agrees_on_either_database(
    package_of_either: bytes, tmp_path: Path
) -> None:
    (verdict,) = validated(tmp_path, package_of_either)
    assert (verdict["errors"], verdict["valid"]) == ([], True)
    codes = {
        (name, field): [row[field] for row in rows_of(package_of_either, name)]
        for name, schema in schemas(package_of_either).items()
        for field in (each["name"] for each in schema["fields"])
    }
    for name, schema in schemas(package_of_either).items():
        for link in schema.get("foreignKeys", []):
            (own,), (other,) = link["fields"], link["reference"]["fields"]
            known = codes[link["reference"]["resource"], other]
            assert {*codes[name, own]} - {""} <= {*known}, (name, own)


def test_english_is_told_of_the_fields_there_are_and_of_no_others(store: Store) -> None:
    fields = {
        name: [field["name"] for field in schema["fields"]]
        for name, schema in schemas(taken(store)).items()
    }
    assert {name: [*table.fields] for name, table in english.TABLES.items()} == fields


def test_every_field_is_typed(store: Store) -> None:
    kinds = {"string", "number", "integer", "date", "datetime", "boolean"}
    described = schemas(taken(store))
    assert len(described) > 10
    for name, schema in described.items():
        assert schema["missingValues"] == [""]
        assert schema["fields"]
        for field in schema["fields"]:
            assert field["type"] in kinds, f"{name}.{field['name']}"


def field_of(content: bytes, table: str, name: str) -> dict[str, Any]:
    (found,) = [each for each in schemas(content)[table]["fields"] if each["name"] == name]
    return found


def test_fields_say_their_units_lists_and_obligations(store: Store) -> None:
    content = taken(store)
    hours = field_of(content, "trainings", "hours")
    assert (hours["unit"], hours["unit_en"]) == ("час", "hour")
    latitude = field_of(content, "municipalities", "latitude")
    assert (latitude["type"], latitude["unit"]) == ("number", "градус")
    assert field_of(content, "self_diagnosis", "percent")["unit"] == "%"
    assert field_of(content, "trainings", "category")["constraints"] == {
        "required": True,
        "enum": ["teacher", "manager"],
    }
    assert field_of(content, "indicators", "status")["constraints"]["enum"] == [
        "good",
        "watch",
        "bad",
        "none",
    ]
    network = field_of(content, "trainings", "is_network")
    assert (network["type"], network["trueValues"]) == ("boolean", ["1"])
    assert "constraints" not in field_of(content, "decisions", "due_on")
    assert field_of(content, "attendance", "held_on")["type"] == "date"
    assert field_of(content, "indicators", "rank")["type"] == "integer"
    # The name of a programme that the register does not know is empty.
    assert "constraints" not in field_of(content, "programs", "title")


def test_keys_and_links_are_those_of_the_tables(store: Store) -> None:
    found = schemas(taken(store))
    assert found["trainings"]["primaryKey"] == ["educator_key", "program_code", "completed_on"]
    assert found["practices"]["primaryKey"] == ["code"]
    assert "primaryKey" not in found["decisions"]
    for register in packed_registers():
        assert found[register.name]["primaryKey"] == [register.key]
    links = {
        (name, *key["fields"], key["reference"]["resource"], *key["reference"]["fields"])
        for name, schema in found.items()
        for key in schema.get("foreignKeys", [])
    }
    assert {
        ("indicators", "indicator", "indicator_definitions", "indicator"),
        ("trainings", "school_code", "schools", "code"),
        ("trainings", "program_code", "programs", "code"),
        ("decisions", "meeting_code", "meetings", "code"),
        ("decisions", "oktmo", "municipalities", "oktmo"),
        ("schools", "oktmo", "municipalities", "oktmo"),
        ("programs", "provider_code", "organizations", "code"),
        ("municipalities", "region_code", "regions", "code"),
        ("events", "host_oktmo", "municipalities", "oktmo"),
    } <= links
    assert all(target in found for _, _, target, _ in links)


def test_definitions_are_those_of_the_indicators(store: Store) -> None:
    content = taken(store)
    rows = rows_of(content, "indicator_definitions")
    assert [row["indicator"] for row in rows] == [*registry(), "index"]
    first = rows[0]
    assert first["title"] == registry()[first["indicator"]].title
    assert first["how"] == registry()[first["indicator"]].passport.how
    assert first["title_en"] == registry()[first["indicator"]].english.title
    assert first["how_en"] == registry()[first["indicator"]].english.how
    assert not any(is_russian(row["title_en"] + row["how_en"]) for row in rows)
    assert len({row["title_en"] for row in rows}) == len(rows)
    (only,) = rows_of(taken(store, f"{PERIOD}&i=index"), "indicator_definitions")
    assert (only["indicator"], only["unit"]) == ("index", "points")


def test_the_readme_speaks_to_the_person_who_unpacks_it(store: Store) -> None:
    content = taken(store)
    told = parts(content)["README.txt"].decode("utf-8")
    assert told.startswith("РУМО-Монитор: Учебная область")
    assert "2023/24" in told
    for resource in described(content)["resources"]:
        assert resource["path"] in told
    assert "title_en" in told.partition("In English")[2]
    assert "data/trainings.csv — Обучение: строка на каждую пройденную программу; 3 строки" in (
        told.replace("\u00a0", " ")
    )


def test_the_standard_finds_the_package_valid(store: Store, tmp_path: Path) -> None:
    whole, narrow, elsewhere = (
        taken(store, query) for query in (PERIOD, f"{PERIOD}&m=69200000&i=index", "period=1995")
    )
    for verdict in validated(tmp_path, whole, narrow, elsewhere):
        assert verdict["errors"] == []
        assert verdict["valid"]
        assert len(verdict["tables"]) == 8 + len(row_tables())


def test_the_standard_would_notice_a_broken_link(store: Store, tmp_path: Path) -> None:
    found = parts(taken(store))
    lines = found["data/schools.csv"].split(b"\n")
    found["data/schools.csv"] = b"\n".join(line for line in lines if b"007" not in line)
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    (verdict,) = validated(tmp_path, broken.getvalue())
    assert not verdict["valid"]
    assert {error[1] for error in verdict["errors"]} >= {"foreign-key"}


def test_any_data_make_a_valid_package(engine: sa.Engine, tmp_path: Path) -> None:
    made = []
    for seed in range(8):
        tables = random_tables(Random(seed))
        clear(engine)
        insert(engine, tables)
        asked = random_question(Random(seed), tables)
        try:
            made.append(taken(store_on(engine, asked.today), asked.query))
        except RefusedQueryError:
            continue
    assert len(made) >= 4
    for verdict in validated(tmp_path, *made):
        assert verdict["errors"] == []


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path) -> bytes:
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    path.write_bytes(_sqlite_template.read_bytes())
    engine = make_engine(f"sqlite:///{path}")
    demo.fill(engine, today=date(2024, 5, 31))
    content = taken(store_on(engine, date(2024, 5, 31)))
    engine.dispose()
    return content


def test_the_demonstration_makes_a_valid_package(demonstration: bytes, tmp_path: Path) -> None:
    (verdict,) = validated(tmp_path, demonstration)
    assert verdict["errors"] == []
    assert verdict["valid"]
    assert "Demonstration data" in described(demonstration)["description_en"]
    assert "Демонстрационные данные" in parts(demonstration)["README.txt"].decode("utf-8")


def test_pandas_reads_every_table_without_help(demonstration: bytes) -> None:
    found = parts(demonstration)
    for resource in described(demonstration)["resources"]:
        content = found[resource["path"]]
        plain = pd.read_csv(io.BytesIO(content))
        fields = resource["schema"]["fields"]
        assert list(plain.columns) == [field["name"] for field in fields]
        assert len(plain) > 0, resource["name"]
        for field in fields:
            column = plain[field["name"]]
            if field["type"] in ("number", "integer", "boolean"):
                assert pd.api.types.is_numeric_dtype(column), field["name"]
            elif field["type"] == "date":
                pd.to_datetime(column, format="%Y-%m-%d")
    trainings = pd.read_csv(io.BytesIO(found["data/trainings.csv"]))
    programs = pd.read_csv(io.BytesIO(found["data/programs.csv"]))
    joined = trainings.merge(programs, left_on="program_code", right_on="code", validate="m:1")
    assert len(joined) == len(trainings)
    assert (joined["program"] == joined["title"]).all()


def test_pandas_of_the_guide_reads_what_the_description_says(
    demonstration: bytes, tmp_path: Path
) -> None:
    (written,) = re.findall(r"^```python\n(.*?)^```$", GUIDE.read_text("utf-8"), re.M | re.S)
    with zipfile.ZipFile(io.BytesIO(demonstration)) as archive:
        archive.extractall(tmp_path)
    shown = "print(json.dumps({n: [[*t], [*map(str, t.dtypes)]] for n, t in tables.items()}))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"{written}\n{shown}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    read = json.loads(done.stdout)
    kinds = {"string": "string", "number": "float64", "integer": "Int64", "boolean": "Int64"}
    for name, schema in schemas(demonstration).items():
        names, dtypes = read[name]
        assert names == [field["name"] for field in schema["fields"]]
        for field, dtype in zip(schema["fields"], dtypes, strict=True):
            assert dtype.startswith(kinds.get(field["type"], "datetime64")), (name, field["name"])


def test_both_databases_give_the_same_bytes(sqlite_url: str, postgresql_url: str) -> None:
    made = []
    for url in (sqlite_url, postgresql_url):
        engine = make_engine(url)
        insert(engine, random_tables(Random(3)))
        set_version(engine)
        made.append(taken(store_on(engine)))
        engine.dispose()
    assert made[0] == made[1]
    assert rows_of(made[0], "trainings")


def test_the_same_question_gives_the_same_bytes_by_address_and_by_command(
    store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    content = taken(store)
    assert taken(store) == content
    assert len({entry.date_time for entry in zipfile.ZipFile(io.BytesIO(content)).filelist}) == 1
    client = create_server(Settings(database_url=sqlite_url, today=date(2024, 8, 31))).test_client()
    answer = client.get(f"/files/pack.zip?{PERIOD}")
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.data == content
    for name, saved in (("pack", "a.zip"), ("pack.zip", "b.zip"), ("pack", "c")):
        done = rumo(
            "export",
            name,
            "--query",
            PERIOD,
            "-o",
            saved,
            folder=tmp_path,
            DATABASE_URL=sqlite_url,
            RUMO_TODAY="2024-08-31",
        )
        said = f"{sha256(content).hexdigest()}  {saved}\n"
        assert (done.returncode, done.stderr) == (0, said)
        assert (tmp_path / saved).read_bytes() == content


def test_what_cannot_be_asked_is_refused_with_a_sentence(store: Store) -> None:
    for query in ("m=69999999", "meeting=нет", "provider=нет", "period=вчера", "known=x"):
        with pytest.raises(RefusedQueryError) as refusal:
            taken(store, query)
        assert str(refusal.value).endswith(".")
    with pytest.raises(UnknownFileError, match=r"pack\.zip"):
        make_file(store, "pack", "csv", "")
    assert taken(store, f"{PERIOD}&utm=1") == taken(store)


def test_the_page_of_data_offers_the_package_of_its_question(store: Store) -> None:
    page = rendered.page(store, pages.table(), "/data", f"{PERIOD}&m=69100000")
    (link,) = page.xpath("//a[text()='Пакет данных']")
    address = link.get("href")
    assert address.startswith("/files/pack.zip?")
    assert taken(store, address.partition("?")[2]) == taken(store, f"{PERIOD}&m=69100000")

"""How offices write a municipality: none is taken for another, none is refused without a way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.engine import make_engine
from data_sources.demo.places import PLACES, REGION_CODE, REGION_OKTMO
from data_sources.ingest.files import LoadMode, LoadReport, load_file

KARGASOK, VERKHNEKETSKY, ASINO = "69624000", "69616000", "69608000"
TOMSK, TOMSKY, SEVERSK, STREZHEVOY = "69701000", "69654000", "69741000", "69710000"
KEDROVY, PERVOMAYSKY, CHAINSKY, SHEGARSKY = "69507000", "69648000", "69656000", "69658000"

TAKEN = [
    ("Каргасокский р-н", KARGASOK),
    ("Каргасокский р-он.", KARGASOK),
    ("р-н. Каргасокский", KARGASOK),
    ("МО Каргасокский", KARGASOK),
    ("Каргасокский МО", KARGASOK),
    ("каргасокский район Томской области", KARGASOK),
    ("Томская обл., Каргасокский р-н", KARGASOK),
    ("МР «Каргасокский район»", KARGASOK),
    ("Каргасокский муниципальный округ", KARGASOK),
    ("Каргасокского района", KARGASOK),
    ("КАРГАСОКСКИЙ", KARGASOK),
    ("1. Каргасокский район", KARGASOK),
    ("12) Каргасокский район", KARGASOK),
    ("Каргасокский район*", KARGASOK),
    ("Каргасокский район (1)", KARGASOK),
    ("Каргасокский район²", KARGASOK),
    ("Kapгacoкcкий район", KARGASOK),
    ("69 624 000", KARGASOK),
    ("69624000.0", KARGASOK),
    ("69624000000", KARGASOK),
    ("ОКТМО 69624000", KARGASOK),
    ("Каргасокский район, код по ОКТМО 69624000", KARGASOK),
    ("69624000 Каргасокский район", KARGASOK),
    ("Верхне-Кетский", VERKHNEKETSKY),
    ("Администрация Верхнекетского района", VERKHNEKETSKY),
    ("УО Асиновского района", ASINO),
    ("Отдел образования Первомайского р-на", PERVOMAYSKY),
    ("г.Томск", TOMSK),
    ("город Томск", TOMSK),
    ("Томск (город)", TOMSK),
    ("Томск, город", TOMSK),
    ("Муниципальное образование «Город Томск»", TOMSK),
    ("Городской округ Томск", TOMSK),
    ("Томский", TOMSKY),
    ("Томский муниципальный", TOMSKY),
    ("ЗАТО г.Северск", SEVERSK),
    ("г.Северск (ЗАТО)", SEVERSK),
    ("Северск", SEVERSK),
    ("гор. Стрежевой", STREZHEVOY),
    ("Стрежевой г.", STREZHEVOY),
    ("муниципальный округ город Кедровый", KEDROVY),
]

LED = [
    ("Каргасок", KARGASOK),
    ("с. Каргасок", KARGASOK),
    ("Каргасогский район", KARGASOK),
    ("МБОУ Каргасокская СОШ № 1", KARGASOK),
    ("rfhufcjrcrbq hfqjy", KARGASOK),
    ("69624000001", KARGASOK),
    ("69624101", KARGASOK),
    ("69624", KARGASOK),
    ("Томск 69624000", KARGASOK),
    ("Томск 69624000", TOMSK),
    ("Njvcr", TOMSK),
    ("Томс", TOMSK),
    ("г. Томск и Томский район", TOMSK),
    ("г. Томск и Томский район", TOMSKY),
    ("Томск район", TOMSKY),
    ("Томский р-н (сельский)", TOMSKY),
    ("Асино", ASINO),
    ("г. Асино", ASINO),
    ("Белый Яр", VERKHNEKETSKY),
    ("р.п. Белый Яр", VERKHNEKETSKY),
    ("Мельниково", SHEGARSKY),
    ("Шегарка", SHEGARSKY),
    ("Подгорный район", CHAINSKY),
    ("РУО Чаинского района", CHAINSKY),
    ("Первомайка", PERVOMAYSKY),
    ("МАУ ЗАТО Северск РЦО", SEVERSK),
    ("Кедровский район", KEDROVY),
]


class Register:
    """A database with the demo's municipalities, and a way to load one cell."""

    def __init__(self, engine: sa.Engine, path: Path) -> None:
        self.engine = engine
        self.path = path
        self.names = {place.oktmo: place.name for place in PLACES}

    def load(self, written: str) -> LoadReport:
        cell = '"' + written.replace('"', '""') + '"'
        rows = f"oktmo;category;counted_on;headcount\n{cell};teacher;01.09.2024;5\n"
        self.path.write_text(rows, encoding="utf-8")
        return load_file(self.engine, "staff_count", self.path, indicators={}, mode=LoadMode.WRITE)

    def loaded(self) -> list[str]:
        with self.engine.connect() as connection:
            return list(connection.scalars(sa.select(schema.staff_count.c.oktmo)))


@pytest.fixture
def register(sqlite_url: str, tmp_path: Path) -> Iterator[Register]:
    engine = make_engine(sqlite_url)
    with engine.begin() as connection:
        region = {"code": REGION_CODE, "name": "Томская область", "oktmo": REGION_OKTMO}
        connection.execute(sa.insert(schema.region).values(**region))
        for place in PLACES:
            connection.execute(
                sa.insert(schema.municipality).values(
                    oktmo=place.oktmo,
                    region_code=REGION_CODE,
                    name=place.name,
                    kind=place.kind,
                    center=place.center,
                )
            )
    yield Register(engine, tmp_path / "table.csv")
    engine.dispose()


@pytest.mark.parametrize(("written", "oktmo"), TAKEN)
def test_a_habit_is_taken_for_its_own_municipality(
    register: Register, written: str, oktmo: str
) -> None:
    report = register.load(written)
    assert report.errors == ()
    assert register.loaded() == [oktmo]


@pytest.mark.parametrize(("written", "oktmo"), LED)
def test_what_is_not_taken_names_the_right_municipality(
    register: Register, written: str, oktmo: str
) -> None:
    report = register.load(written)
    assert register.loaded() == []
    (error,) = report.errors
    assert register.names[oktmo] in error.message


@pytest.mark.parametrize(("written", "oktmo"), LED)
def test_after_the_advice_the_file_loads(register: Register, written: str, oktmo: str) -> None:
    register.load(written)
    assert register.load(register.names[oktmo]).errors == ()
    assert register.loaded() == [oktmo]

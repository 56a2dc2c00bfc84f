"""Whom a written name means: municipalities, institutions and regions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from data_sources.database import schema
from data_sources.database.engine import create_sqlite_file, make_engine, upgrade
from data_sources.demo.places import ALIASES, PLACES, REGION_CODE, REGION_OKTMO, DemoPlace
from data_sources.names import Directory, Named, Unnamed, read_directory
from data_sources.names.spelling import spelled

TOMSK, TOMSKY, KARGASOK, VERKHNEKETSKY = "69701000", "69654000", "69624000", "69616000"

CITIES = [place for place in PLACES if place.kind == "city"]
DISTRICTS = [place for place in PLACES if place.kind == "district"]
TOWNS = {
    "69701000": ("Томск", "Томска", "Томску"),
    "69741000": ("Северск", "Северска", "Северску"),
    "69710000": ("Стрежевой", "Стрежевого", "Стрежевому"),
    "69507000": ("Кедровый", "Кедрового", "Кедровому"),
}
ORGANIZATIONS = (
    ("toipkro", "Томский областной институт повышения квалификации", "ТОИПКРО", "institute"),
    ("tspu", "Томский государственный педагогический университет", "ТГПУ", "university"),
    ("tsu", "Томский государственный университет", "ТГУ", "university"),
    ("imc", "Информационно-методический центр г. Томска", "ИМЦ", "method_center"),
    ("doo", "Департамент общего образования Томской области", None, "department"),
    ("gym2", "МАОУ гимназия № 2", None, "school"),
    ("school4", "МБОУ «СОШ № 4»", None, "school"),
    ("lyceum-m", "МБОУ лицей № 7", None, "school"),
    ("lyceum-o", "ОГБОУ лицей № 7", None, "school"),
    ("academy", "Академия Минпросвещения России", "Академия", "other"),
)


def fill(engine: sa.Engine) -> None:
    """The demo's region, municipalities and aliases, and some institutions."""
    with engine.begin() as connection:
        insert(connection, schema.region, code="70", name="Томская область", oktmo=REGION_OKTMO)
        for place in PLACES:
            insert(
                connection,
                schema.municipality,
                oktmo=place.oktmo,
                region_code=REGION_CODE,
                name=place.name,
                short_name=place.short_name,
                kind=place.kind,
            )
        for alias, oktmo in ALIASES:
            insert(connection, schema.municipality_alias, alias=alias, oktmo=oktmo)
        for code, name, short_name, kind in ORGANIZATIONS:
            insert(
                connection,
                schema.organization,
                code=code,
                name=name,
                short_name=short_name,
                kind=kind,
            )
        insert(connection, schema.organization_alias, alias="институт", organization_code="toipkro")


def insert(connection: sa.Connection, table: sa.Table[Any], **values: Any) -> None:
    connection.execute(sa.insert(table).values(**values))


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    """The directory of the demo's places."""
    url = f"sqlite:///{tmp_path_factory.mktemp('names') / 'names.sqlite3'}"
    create_sqlite_file(url)
    engine = make_engine(url)
    upgrade(engine)
    fill(engine)
    with engine.connect() as connection:
        yield read_directory(connection)
    engine.dispose()


def district_spellings(place: DemoPlace) -> list[str]:
    own = place.name.removesuffix(" район")
    base = own.removesuffix("ский")
    return [
        place.name,
        place.name.upper(),
        own,
        f"{own} р-н",
        f"{own} р-он",
        f"{own} р/н",
        f"{own} р.н.",
        f"р-н {own}",
        f"м.р-н {own}",
        f"М.Р. {own}",
        f"м.о. {own}",
        f"{own} МР",
        f"  {own}\u00a0 муниципальный   район ",
        f"{own} муниципальный округ",
        f"муниципальный район «{own}»",
        f'МО "{own} район"',
        f"МО „{own} район“",
        f"Муниципальное образование «{own} район»",
        f"Администрация {base}ского района",
        f"Управление образования {base}ского района",
        f"Управление образования Администрации {base}ского р-на Томской области",
        f"Отдел образования администрации {base}ского района",
        f"{own} район, Томская область",
        f"{own} район – Томская область",
        f"Томская область, {own} р-н",
        f"{base}ского района",
        f"{base}скому району",
        f"{base}ским районом",
        f"в {base}ском районе",
        f"{base}ском районе",
        own.replace("о", "o").replace("а", "a").replace("с", "c") + " paйон",
        f"{own[:4]}-{own[4:]} район",
        f"{own[:4]} — {own[4:].upper()} район",
        f"{own[:4]} {own[4:]} район",
    ]


def city_spellings(place: DemoPlace) -> list[str]:
    name, genitive, dative = TOWNS[place.oktmo]
    return [
        place.name,
        name,
        name.lower(),
        name.upper(),
        f"г.{name}",
        f"г. {name}",
        f"г\u00a0{name}",
        f"город {name}",
        f"Город «{name}»",
        f"ЗАТО {name}",
        f"ЗАТО г. {name}",
        f"городской округ {name}",
        f"Городской округ «Город {name}»",
        f"ГО {name}",
        f"г.о. город {name}",
        f"Г. О. {name}",
        f"МО «Город {name}»",
        f"муниципальный округ {name}",
        f"города {genitive}",
        f"г. {genitive}",
        genitive,
        f"городу {dative}",
        f"Администрация города {genitive}",
        f"Управление образования г. {genitive}",
        f"{name}, Томская обл.",
        name.replace("о", "o").replace("е", "e"),
    ]


def all_spellings() -> list[tuple[str, str]]:
    return [
        *((place.oktmo, text) for place in DISTRICTS for text in district_spellings(place)),
        *((place.oktmo, text) for place in CITIES for text in city_spellings(place)),
        *((oktmo, alias) for alias, oktmo in ALIASES),
    ]


def test_every_municipality_is_found_in_every_spelling_of_its_name(directory: Directory) -> None:
    assert len(DISTRICTS) + len(CITIES) == 20
    missed = {
        text: directory.municipality(text)
        for oktmo, text in all_spellings()
        if directory.municipality(text) != Named(oktmo, name_of(oktmo))
    }
    assert missed == {}


def name_of(oktmo: str) -> str:
    return next(place.name for place in PLACES if place.oktmo == oktmo)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Томский", TOMSKY),
        ("Томский район", TOMSKY),
        ("Томского района", TOMSKY),
        ("Томск", TOMSK),
        ("Томска", TOMSK),
        ("Верхне-Кетский", VERKHNEKETSKY),
        ("Верхне Кетского района", VERKHNEKETSKY),
        ("ТМР", TOMSKY),
        ("Каргаска", KARGASOK),
    ],
)
def test_a_city_and_the_district_around_it_are_two(
    directory: Directory, text: str, code: str
) -> None:
    assert directory.municipality(text) == Named(code, name_of(code))


@pytest.mark.parametrize(
    "text",
    [
        "Томская область",
        "Томской области",
        "Томск район",
        "г. Томский",
        "Томский городской округ",
        "Томск и Северск",
        "Асиновский район Омской области",
        "Администрация Томской области",
        "Департамент общего образования Томской области",
        "город Томский район",
        "Кедровый район",
        "район",
        "Администрация",
        "",
        "   ",
        "—",
        "Новосибирск",
        "69701000",
    ],
)
def test_what_names_no_one_municipality_is_never_guessed(directory: Directory, text: str) -> None:
    assert isinstance(directory.municipality(text), Unnamed)


def test_a_form_that_fits_two_municipalities_names_neither(directory: Directory) -> None:
    # «Томском» is said both of Томск and of Томский район.
    assert directory.municipality("Томском") == Unnamed(("Томск", "Томский район"))


def test_the_city_comes_first_among_the_candidates_for_its_district_spelt_wrong(
    directory: Directory,
) -> None:
    found = directory.municipality("Томск район")
    assert isinstance(found, Unnamed)
    assert found.candidates[0] == "Томский район"


@pytest.mark.parametrize("place", DISTRICTS + CITIES, ids=lambda place: place.name)
def test_one_wrong_letter_is_not_the_name_but_leads_to_it(
    directory: Directory, place: DemoPlace
) -> None:
    for spot, sign in enumerate(place.name):
        if not sign.isalpha():
            continue
        for wrong in ("щ", "", sign + sign):
            typed = place.name[:spot] + wrong + place.name[spot + 1 :]
            found = directory.municipality(typed)
            assert isinstance(found, Unnamed), typed
            assert found.candidates[0] == place.name, typed


def test_no_candidate_is_offered_where_nothing_is_near(directory: Directory) -> None:
    assert directory.municipality("Йошкар-Ола") == Unnamed(())
    assert directory.organization("Бассейн") == Unnamed(())


@given(st.text())
def test_spelling_again_changes_nothing(text: str) -> None:
    assert spelled(spelled(text)) == spelled(text)


@given(st.text(alphabet="аёЁйЙ\u0306\u0308\u0301AEOpc-–/.№ \u00a0\u00ad«»\"'" + "Томск"))
def test_spelling_russian_noise_again_changes_nothing(text: str) -> None:
    assert spelled(spelled(text)) == spelled(text)


@given(text=st.text())
def test_no_text_breaks_the_directory(directory: Directory, text: str) -> None:
    for ask in (
        directory.municipality,
        directory.organization,
        directory.region,
        directory.territory,
    ):
        assert len(getattr(ask(text), "candidates", ())) <= 3
    assert Directory.empty().municipality(text) == Unnamed(())


@pytest.mark.parametrize(
    "text", ["Томская область", "ТОМСКАЯ  ОБЛ.", "Томской области", "Томскую область"]
)
def test_a_region_is_found_as_a_territory_and_as_no_municipality(
    directory: Directory, text: str
) -> None:
    assert directory.territory(text) == Named(REGION_OKTMO, "Томская область")
    assert directory.territory("Томский р-н") == Named(TOMSKY, "Томский район")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ТОИПКРО", "toipkro"),
        ("тоипкро", "toipkro"),
        ("Институт", "toipkro"),
        ("институту", "toipkro"),
        ("Томского областного института повышения квалификации", "toipkro"),
        ("«Томский  областной институт повышения квалификации»", "toipkro"),
        ("ТГУ", "tsu"),
        ("Томскому государственному педагогическому университету", "tspu"),
        ("информационно методический центр г.Томска", "imc"),
        ("Департаменту общего образования Томской области", "doo"),
        ("Гимназия №2", "gym2"),
        ("МАОУ «Гимназия № 2»", "gym2"),
        ("гимназии N 2", "gym2"),
        ("муниципальное автономное общеобразовательное учреждение гимназия № 2", "gym2"),
        ("Муниципального автономного общеобразовательного учреждения гимназии 2", "gym2"),
        ("СОШ №4", "school4"),
        ("ОГБОУ Лицей № 7", "lyceum-o"),
        ("МБОУ Лицей 7", "lyceum-m"),
        ("ФГАОУ ДПО «Академия Минпросвещения России»", "academy"),
    ],
)
def test_an_institution_is_found_by_name_short_name_and_alias(
    directory: Directory, text: str, code: str
) -> None:
    found = directory.organization(text)
    assert isinstance(found, Named)
    assert found.code == code


@pytest.mark.parametrize("text", ["МБОУ гимназия № 2", "Гимназия № 3", "университет", "МБОУ", ""])
def test_another_legal_form_or_number_is_another_institution(
    directory: Directory, text: str
) -> None:
    assert isinstance(directory.organization(text), Unnamed)


def test_a_name_that_only_its_legal_form_makes_unique_needs_the_form(directory: Directory) -> None:
    assert directory.organization("лицей № 7") == Unnamed(("МБОУ лицей № 7", "ОГБОУ лицей № 7"))


def test_a_wrong_letter_in_an_institution_leads_to_it(directory: Directory) -> None:
    found = directory.organization("Томский областной инстетут повышения квалификации")
    assert isinstance(found, Unnamed)
    assert found.candidates[0] == "Томский областной институт повышения квалификации"


def test_only_current_names_count(engine: sa.Engine) -> None:
    fill(engine)
    with engine.begin() as connection:
        insert(connection, schema.municipality_alias, alias="Нефтеград", oktmo="69710000")
        insert(connection, schema.municipality_alias, alias="Сибирский", oktmo="60000000")
    with engine.connect() as connection:
        known = read_directory(connection)
    assert known.municipality("Нефтеград") == Named("69710000", "Стрежевой")
    assert known.municipality("НЕФТЕГРАДА") == Named("69710000", "Стрежевой")
    assert isinstance(known.municipality("Сибирский"), Unnamed)
    with engine.begin() as connection:
        connection.execute(
            sa.update(schema.municipality_alias)
            .where(schema.municipality_alias.c.alias == "Нефтеград")
            .values(superseded_at=sa.func.current_timestamp())
        )
    with engine.connect() as connection:
        assert isinstance(read_directory(connection).municipality("Нефтеград"), Unnamed)


def test_one_alias_of_two_municipalities_names_neither(engine: sa.Engine) -> None:
    fill(engine)
    with engine.begin() as connection:
        insert(connection, schema.municipality_alias, alias="Север", oktmo="69710000")
        insert(connection, schema.municipality_alias, alias="СЕВЕР ", oktmo="69604000")
    with engine.connect() as connection:
        found = read_directory(connection).municipality("север")
    assert found == Unnamed(("Александровский район", "Стрежевой"))

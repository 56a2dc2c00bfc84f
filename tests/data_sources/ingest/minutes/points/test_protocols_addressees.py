"""Whom a point addresses is known by the grammar of its words, whatever the post is called."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.data_sources.ingest.minutes.minutes_text import codes, decided, owners


@pytest.mark.parametrize(
    ("point", "found"),
    [
        ("Концертмейстерам школ искусств подобрать репертуар.", ["Концертмейстерам школ искусств"]),
        ("Ревизору комитета проверить смету.", ["Ревизору комитета"]),
        ("Атаману казачьего класса провести смотр.", ["Атаману казачьего класса"]),
        ("Врачам-педиатрам школы № 5 провести осмотр.", ["Врачам-педиатрам школы № 5"]),
        ("Школьным и районным врачам провести осмотр.", ["Школьным и районным врачам"]),
        ("Двум опытным врачам проверить медпункт.", ["Двум опытным врачам"]),
        ("Музею истории школы открыть выставку.", ["Музею истории школы"]),
        ("Тьютору Точки роста собрать заявки.", ["Тьютору Точки роста"]),
        ("Предметной секции химиков собрать задания.", ["Предметной секции химиков"]),
        ("Заведующему кабинетом (каб. 5) обновить стенд.", ["Заведующему кабинетом (каб. 5)"]),
        ("Методкабинету обобщить опыт.", ["Методкабинету"]),
        ("Директору лицея – отчёт до 1 мая.", ["Директору лицея"]),
        ("Кураторам групп выдать студентам зачётки.", ["Кураторам групп"]),
        ("Методистам оказать помощь молодым педагогам.", ["Методистам"]),
        ("Директору лицея необходимо представить смету.", ["Директору лицея"]),
        ("Директору лицея – представить смету.", ["Директору лицея"]),
        ("Фельдшеру, завхозу лицея провести осмотр.", ["Фельдшеру", "завхозу лицея"]),
        ("Рекомендовать школам округа использование сборника.", ["школам округа"]),
        ("Поручить подготовку сборника методическому кабинету.", ["методическому кабинету"]),
        ("Поручить завершение ремонта завхозу гимназии до 1 июня.", ["завхозу гимназии"]),
    ],
)  # fmt: skip
def test_any_post_or_institution_is_addressed(tmp_path: Path, point: str, found: list[str]) -> None:
    assert owners(decided(tmp_path, f"1. {point}")) == found


@pytest.mark.parametrize(
    "point",
    [
        "К общему плану подготовить приложение.",
        "Дополнению к плану присвоить номер 2.",
        "Вопросам питания уделить внимание.",
        "Проекту положения дать оценку.",
        "Консультации провести в каждой школе.",
        "Согласно плану провести смотр.",
        "Учителю химии объявить благодарность.",
        "Победителям вручить дипломы.",
        "Учащимся 9 классов выдать дневники.",
        "Молодым педагогам оказать методическую помощь.",
        "Лучшим учителям выплатить премию.",
        "Юбилею школы посвятить выпуск газеты.",
        "Основным итогом считать сборник.",
    ],
)
def test_what_is_done_is_nobody_and_the_secretary_is_warned(tmp_path: Path, point: str) -> None:
    draft = decided(tmp_path, f"1. {point}")

    assert owners(draft) == []
    assert "missing_assignee" in codes(draft)


def test_a_thing_that_is_recommended_is_nobody(tmp_path: Path) -> None:
    assert owners(decided(tmp_path, "1. Рекомендовать методики использовать шире.")) == []


@pytest.mark.parametrize(
    ("preamble", "found"),
    [
        ("Учитывая изложенное, фельдшерам школ:", ["фельдшерам школ"]),
        ("По итогам обсуждения рекомендовать школам:", ["школам"]),
        ("В целях помощи школам до каникул:", []),
        ("Обсудив доклад о школе:", []),
    ],
)
def test_whom_the_words_above_address(tmp_path: Path, preamble: str, found: list[str]) -> None:
    draft = decided(tmp_path, f"{preamble}\n1. Провести смотр.\n2. Собрать заявки.")

    assert owners(draft) == owners(draft, 1) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("завхоз, фельдшер школы", ["завхоз", "фельдшер школы"]),
        ("тренеры и концертмейстеры", ["тренеры", "концертмейстеры"]),
        ("Кленов С.С., завхоз", ["Кленов С.С."]),
        ("отдел воспитания и молодёжной политики", ["отдел воспитания и молодёжной политики"]),
    ],
)
def test_owners_of_any_post_are_told_apart(tmp_path: Path, value: str, found: list[str]) -> None:
    assert owners(decided(tmp_path, f"1. Провести смотр.\nОтветственные: {value}.")) == found


def test_the_dictionary_is_loaded_only_where_minutes_are_read() -> None:
    program = (
        "import sys, dashboard.cli, dashboard.app, dashboard.commands.minutes.protocol\n"
        "import data_sources.ingest.minutes.reading\n"
        "sys.exit(any(name.startswith('pymorphy3') for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

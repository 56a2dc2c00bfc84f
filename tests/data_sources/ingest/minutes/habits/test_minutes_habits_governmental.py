"""Minutes of ministries without «РЕШИЛИ», agendas in a row, names behind a comma or a dash."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.ingest.minutes.draft import DueKind
from tests.data_sources.ingest.minutes.minutes_text import HEAD, decided, draft_of, owners


def test_points_with_an_address_of_their_own_and_a_line_under_the_title(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}1. О заявках\n_________________\n(Ахметов Г.Р., Назаров В.В.)\n\n"
        "1.1. Отметить низкую активность районов.\n1.2. Руководителям школ:\n"
        "1.2.1. собрать заявки;\nСрок – 19.04.2024\n1.2.2. провести встречи.\nСрок – до 1 мая\n"
        "2. О вакансиях\n(Назаров В.В.)\n2.1. Назарову В.В. обновить реестр.\n",
    )

    assert [(item.title, item.speaker) for item in draft.agenda] == [
        ("О заявках", "Ахметов Г.Р., Назаров В.В."),
        ("О вакансиях", "Назаров В.В."),
    ]
    assert [point.number for point in draft.points] == ["1.1", "1.2.1", "1.2.2", "2.1"]
    assert owners(draft, 1) == owners(draft, 2) == ["Руководителям школ"]


def test_a_recurring_day_before_the_task(tmp_path: Path) -> None:
    draft = decided(tmp_path, "1. Назарову В.В. ежемесячно, до 25 числа, обновлять реестр.")

    assert owners(draft) == ["Назарову В.В."]
    assert draft.points[0].due_kind is DueKind.CONTINUOUS


def test_offices_behind_a_dash_in_the_list(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Присутствовали:\nАбросимова Н.Ю. – методист, председатель ММС,\n"
        "Дашко Т.Р. – психолог, секретарь ММС,\nГлухова И.И. – председатель профкома школы.\n"
        "Решили:\n1. Одобрить план.\n",
    )

    assert draft.chair is not None
    assert draft.chair.value == "Абросимова Н.Ю."
    assert draft.secretary is not None
    assert draft.secretary.value == "Дашко Т.Р."


@pytest.mark.parametrize(
    ("item", "title", "speaker"),
    [
        ("Мастер-класс «Геометрия», Пешков Д.И.", "Мастер-класс «Геометрия»", "Пешков Д.И."),
        ("О письмах Кленова Т.П., Дубова С.А.", "О письмах Кленова Т.П., Дубова С.А.", None),
    ],
)
def test_a_name_behind_a_comma(tmp_path: Path, item: str, title: str, speaker: str | None) -> None:
    draft = draft_of(tmp_path, f"{HEAD}Повестка:\n1. {item}\nРешили:\n1. Одобрить.\n")

    assert (draft.agenda[0].title.rstrip("."), draft.agenda[0].speaker) == (
        title.rstrip("."),
        speaker,
    )


def test_an_agenda_in_a_row_ends_where_somebody_speaks(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Повестка дня: результаты ВПР; план работы с учителями.\n\n"
        "Айрапетян К.Г. ознакомила с результатами.\nСовет решил:\nодобрить план.\n",
    )

    assert [item.title for item in draft.agenda] == ["результаты ВПР", "план работы с учителями."]


def test_steps_of_one_task_in_prose(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Постановили: закончить набор к 1 мая, внести списки в реестр – все педагоги.\n",
    )

    assert owners(draft) == ["все педагоги"]
    assert len(draft.points) == 1


def test_an_address_with_commas_in_prose(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Постановили: педагогам, идущим на аттестацию, оформить портфолио до 15 мая; "
        "Лигачёву В.Н. оказать помощь.\n",
    )

    assert [owners(draft, at) for at in range(len(draft.points))] == [
        ["педагогам, идущим на аттестацию"],
        ["Лигачёву В.Н."],
    ]


def test_a_council_of_teachers_has_an_agenda_and_a_count(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}На педсовете присутствовало 27 человек.\nПовестка педсовета:\n1. Итоги четверти.\n"
        "Решили:\n1. Классным руководителям систематически проверять посещаемость.\n",
    )

    assert draft.present_count == 27
    assert [item.title for item in draft.agenda] == ["Итоги четверти."]
    assert owners(draft) == ["Классным руководителям"]


@pytest.mark.parametrize("number", ["РГ-4", "К-12", "12-пр"])
def test_a_number_with_letters(tmp_path: Path, number: str) -> None:
    draft = draft_of(
        tmp_path,
        f"ПРОТОКОЛ\nзаседания рабочей группы\nот 13 мая 2025 г. № {number}\n"
        "Решили:\n1. Одобрить.\n",
    )

    assert draft.number is not None
    assert draft.number.value == number

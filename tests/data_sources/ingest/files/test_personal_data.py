"""What of a person stands in a key, and which keys are none of anybody's business."""

from __future__ import annotations

import hashlib
import random
import uuid

import pytest

from data_sources.names.personal import PersonalData, personal_data_in


@pytest.mark.parametrize(
    "text",
    [
        "Берёзкина Алла Юрьевна",
        "берёзкина алла юрьевна",
        "БЕРЁЗКИНА АЛЛА ЮРЬЕВНА",
        "Берёзкина Алла",
        "Берёзкина А. Ю.",
        "Берёзкина А.Ю.",
        "А.Ю. Берёзкина",
        "Берёзкина А Ю",
        "Берёзкина",
        "Берёзкина_Алла_Юрьевна",
        "БерёзкинаАллаЮрьевна",
        "Берёзкина-Алла",
        "Шевчук Пётр",
        "Мамедов Али оглы",
        "Bereskina Alla Yuryevna",
        "Bereskina Alla",
        "Bereskina A.Y.",
        "bereskina.alla",
        "bereskina_alla",
        "BereskinaAlla",
        "Bереzкинa Алла",
        "Берёзкина Алла 5",
        "17 Берёзкина А.Ю.",
        "Берёзкина А.Ю. 12.03.1985",
        "Берёзкина 12.03.1985",
        "Берёзкина 1985 г.р.",
        "Алла Юрьевна 1985",
    ],
)
def test_a_name_is_seen_in_any_spelling(text: str) -> None:
    assert personal_data_in(text) is PersonalData.NAME


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("112-233-445 95", PersonalData.SNILS),
        ("112 233 445 95", PersonalData.SNILS),
        ("112\u00a0233\u00a0445\u00a095", PersonalData.SNILS),
        ("112–233–445–95", PersonalData.SNILS),
        ("11223344595", PersonalData.SNILS),
        ("112-233-445 96", PersonalData.SNILS),
        ("11223344596", PersonalData.SNILS),
        ("1122334459 5", PersonalData.SNILS),
        ("1234567819", PersonalData.SNILS),
        ("СНИЛС 11223344595", PersonalData.SNILS),
        ("P-11223344595", PersonalData.SNILS),
        ("snils:112233445", PersonalData.SNILS),
        ("6910 123456", PersonalData.PASSPORT),
        ("69 10 123456", PersonalData.PASSPORT),
        ("6910123456", PersonalData.PASSPORT),
        ("6910 № 123456", PersonalData.PASSPORT),
        ("6910№123456", PersonalData.PASSPORT),
        ("69 10 №123456", PersonalData.PASSPORT),
        ("69-10-123456", PersonalData.PASSPORT),
        ("69 10 N 123456", PersonalData.PASSPORT),
        ("серия 6910 номер 123456", PersonalData.PASSPORT),
        ("паспорт 6910123456", PersonalData.PASSPORT),
        ("2015 123456", PersonalData.PASSPORT),
        ("500100732259", PersonalData.TAX_NUMBER),
        ("ИНН 500100732259", PersonalData.TAX_NUMBER),
        ("somebody@example.org", PersonalData.E_MAIL),
        ("Кто-то <somebody@example.org>", PersonalData.E_MAIL),
        ("somebody @ example.org", PersonalData.E_MAIL),
        ("+7 913 000-00-00", PersonalData.TELEPHONE),
        ("+79130000000", PersonalData.TELEPHONE),
        ("89130000000", PersonalData.TELEPHONE),
        ("79130000000", PersonalData.TELEPHONE),
        ("9130000000", PersonalData.TELEPHONE),
        ("8 (913) 000-00-00", PersonalData.TELEPHONE),
        ("8(913)000-00-00", PersonalData.TELEPHONE),
        ("8-913-000-00-00", PersonalData.TELEPHONE),
        ("(3822) 51-00-00", PersonalData.TELEPHONE),
        ("тел. 510000", PersonalData.TELEPHONE),
        ("12.03.1985", PersonalData.BIRTH_DATE),
    ],
)
def test_a_document_or_an_address_is_seen_in_any_spelling(text: str, kind: PersonalData) -> None:
    assert personal_data_in(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "T-000123", "P-000456", "12345", "1", "a", "k", "p-1", "E15", "пед-7", "педагог-0017",
        "both", "boss", "anna", "70/12345", "70-12-0045", "2024-000123", "2024/000123",
        "550e8400-e29b-41d4-a716-446655440000", "{550E8400-E29B-41D4-A716-446655440000}",
        "123456789012", "1234567890123", "4560123456", "ТОМ-2024-15",
        "Томск 15", "school-12-teacher-5", "SCH-014/7", "reg.77.000123", "№ 15", "15/3",
        "0123456789abcdef", "Lu8zX0", "0000012345",
    ],
)  # fmt: skip
def test_an_opaque_key_passes(text: str) -> None:
    assert personal_data_in(text) is None


def test_hashes_and_uuids_pass_whatever_their_digits() -> None:
    chance = random.Random(13)
    for _ in range(2_000):
        digest = hashlib.sha256(chance.randbytes(8)).hexdigest()
        assert personal_data_in(digest) is None
        assert personal_data_in(f"P-{digest[:20]}") is None
        assert personal_data_in(str(uuid.UUID(int=chance.getrandbits(128)))) is None

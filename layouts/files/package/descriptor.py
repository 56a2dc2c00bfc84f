"""`datapackage.json`: what is in the package, in the words of the Frictionless standards.

Every text is in both languages. `languages` is of the standard's recipe «Language Support», by
which `title` and `description` are in the first of them. The recipe writes a translation as an
object in place of the text, but the standard's profiles know a title as a string and its own
validator refuses anything else. So the English stands beside the Russian, in properties of our
own, which the standard allows in every object: `title_en`, `description_en`, `unit_en`. These are
plain names for R (`field$title_en`) and jq (`.title_en`) alike, which `title@en` is not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from data_sources.answers.documents.package.answer import FieldType
from data_sources.answers.overview.answer import Answer
from data_sources.scoring.results import Overview, Question
from layouts.files import question
from layouts.files.package import english, words
from layouts.files.package.resources import PackedField, Resource
from layouts.files.tables.table import as_json
from layouts.wording import terms

LANGUAGES: Final = ["ru", "en"]
MISSING: Final = [""]
SOURCE: Final = "Общая база данных РУМО-Монитора"


@dataclass(frozen=True)
class WrittenResource:
    """A resource as it lies in the package; `gaps` are its fields with an empty cell."""

    resource: Resource
    path: str
    rows: int
    size: int
    sha256: str
    gaps: frozenset[str]


def write(answer: Answer, resources: Iterable[WrittenResource]) -> bytes:
    """The descriptor; the same answer gives the same bytes."""
    descriptor = {**_about(answer), "resources": [_resource(each) for each in resources]}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode("utf-8", errors="replace")


def title(overview: Overview) -> str:
    """The package in one line."""
    asked = overview.scorecard.question
    region = asked.region.name if asked.region else "регион не указан"
    return f"РУМО-Монитор: {region}, {terms.period(asked.period)}"


def name(asked: Question) -> str:
    """The package's name for programs."""
    region = asked.region.code if asked.region else "none"
    return re.sub(r"[^a-z0-9._-]", "-", f"rumo-monitor-{region}-{asked.period.text}".lower())


def _about(answer: Answer) -> dict[str, Any]:
    overview, asked = answer.overview, answer.question
    registers, provenance = overview.vocabulary.registers, overview.provenance
    said = terms.sentence(answer.request, registers)
    demo_ru = " Демонстрационные данные: все люди и числа вымышлены." if provenance.is_demo else ""
    demo_en = " Demonstration data: all people and numbers are invented."
    passport = question.as_question(answer.answered, provenance)
    version = passport["data_version"]
    source = SOURCE if version is None else f"{SOURCE}, версия данных {version}"
    return {
        "profile": "tabular-data-package",
        "name": name(asked),
        "languages": LANGUAGES,
        "title": title(overview),
        "title_en": (
            f"RUMO-Monitor: region {asked.region.code if asked.region else 'not stated'}, "
            f"period {asked.period.text}"
        ),
        "description": (
            "Показатели методического сопровождения педагогов и строки, из которых они "
            f"посчитаны. Вопрос: {said}.{demo_ru}"
        ),
        "description_en": (
            "Indicators of the regional system of methodical support of teachers, and the rows "
            f"they are counted from. Period {asked.period.text}, as of {asked.as_of.isoformat()}; "
            "the whole question is in the property question."
            f"{demo_en if provenance.is_demo else ''}"
        ),
        "created": as_json(question.made_of(asked, provenance)),
        "sources": [{"title": source}],
        "keywords": ["образование", "методическая служба", "РУМО", "education"],
        "question": {
            **passport,
            "filters": dict(parse_qsl(passport["query"])),
            "sentence": said,
        },
    }


def _resource(written: WrittenResource) -> dict[str, Any]:
    resource = written.resource
    told = english.TABLES[resource.name]
    key = [] if written.gaps.intersection(resource.key) else list(resource.key)
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": resource.title,
        "title_en": told.title,
        "description": words.NOTES[resource.name],
        "description_en": told.note,
        "path": written.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "header": True},
        "schema": {
            "fields": [
                _field(each, *told.fields[each.field.key], written.gaps) for each in resource.fields
            ],
            "missingValues": MISSING,
            **({"primaryKey": key} if key else {}),
            **(
                {"foreignKeys": [_foreign(own, *to) for own, to in resource.refers.items()]}
                if resource.refers
                else {}
            ),
        },
    }


def _field(
    packed: PackedField, title_en: str, note_en: str, gaps: frozenset[str]
) -> dict[str, Any]:
    field = packed.field
    constraints: dict[str, Any] = {}
    # A text that must be there may still have been written as an empty one.
    if field.is_required and field.key not in gaps:
        constraints["required"] = True
    if packed.choices and field.type is FieldType.STRING:
        constraints["enum"] = list(packed.choices)
    unit = packed.unit if _is_number(field.type) else None
    return {
        "name": field.key,
        "title": packed.title,
        "title_en": title_en,
        "description": packed.note,
        "description_en": note_en,
        "type": field.type.value,
        **({"trueValues": ["1"], "falseValues": ["0"]} if field.type is FieldType.BOOLEAN else {}),
        **({"unit": unit.russian, "unit_en": unit.english} if unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _is_number(kind: FieldType) -> bool:
    return kind in (FieldType.NUMBER, FieldType.INTEGER)


def _foreign(own: str, resource: str, field: str) -> dict[str, Any]:
    return {"fields": [own], "reference": {"resource": resource, "fields": [field]}}

"""Writes the package: tables as they are read, then what they refer to, then what it all is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from data_sources.answers.documents.package.answer import Package
from data_sources.scoring.results import Level, Overview
from layouts.files import question
from layouts.files.package import descriptor, readme, resources
from layouts.files.package.descriptor import WrittenResource
from layouts.files.package.resources import Resource
from layouts.files.tables import csv_text
from layouts.files.tables.table import Cell, Table

NAME: Final = "pack.zip"
MEDIA_TYPE: Final = "application/zip"
_EARLIEST: Final = 1980
_UNIX: Final = 3
_READABLE: Final = 0o644 << 16


def write(package: Package, only: str | None, target: IO[bytes], site: str) -> None:
    """The whole archive; `only` narrows the indicators to one, `site` is where they come from.

    No table lies in memory: each is compressed row by row, and only the codes that its rows
    refer to are kept until the registers are written.
    """
    answer, overview = package.answer, package.answer.overview
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        writer = _PackageWriter(archive, _zip_time(overview), _places(overview))
        writer.add(resources.of_indicators(overview, only))
        writer.add(resources.of_definitions(only))
        for stream in package.tables:
            writer.add(resources.of_rows(stream))
        for register in package.registers:
            keys = writer.named.get(register.name, set())
            writer.add(resources.of_register(register, package.register(register, keys)))
        written = sorted(writer.written, key=lambda each: each.resource.name)
        writer.put("datapackage.json", descriptor.write(answer, written))
        writer.put("README.txt", readme.write(answer, written, site))


def _places(overview: Overview) -> dict[str, set[str]]:
    """Register -> codes that the values of indicators stand at."""
    region = overview.scorecard.question.region
    return {
        "municipalities": {
            row.oktmo for row in overview.scorecard if row.level is Level.MUNICIPALITY and row.oktmo
        },
        "regions": {region.code} if region else set(),
    }


def _zip_time(overview: Overview) -> tuple[int, int, int, int, int, int]:
    moment = question.made_of(overview.scorecard.question, overview.provenance)
    if moment.year < _EARLIEST:
        return (_EARLIEST, 1, 1, 0, 0, 0)
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)


@dataclass
class _PackageWriter:
    """An archive being written; `named` collects the codes that its tables refer to."""

    archive: ZipFile
    time: tuple[int, int, int, int, int, int]
    named: dict[str, set[str]]
    written: list[WrittenResource] = field(default_factory=list)

    def put(self, path: str, content: bytes) -> None:
        self.archive.writestr(self._entry(path), content)

    def add(self, resource: Resource) -> None:
        seen = _RowsSeen(resource, self.named)
        table = Table(
            resource.table.name, resource.table.columns, seen.rows(resource.table.written())
        )
        path = f"data/{resource.name}.csv"
        digest, size = hashlib.sha256(), 0
        with self.archive.open(self._entry(path), "w", force_zip64=True) as target:
            for piece in csv_text.write(table, csv_text.DIALECTS["plain"]):
                target.write(piece)
                digest.update(piece)
                size += len(piece)
        self.written.append(
            WrittenResource(
                resource, path, seen.count, size, digest.hexdigest(), frozenset(seen.gaps)
            )
        )

    def _entry(self, path: str) -> ZipInfo:
        entry = ZipInfo(path, self.time)
        entry.compress_type = ZIP_DEFLATED
        # Otherwise the bytes would tell on which system they were made.
        entry.create_system = _UNIX
        entry.external_attr = _READABLE
        return entry


class _RowsSeen:
    """What is noticed of the rows of a table while they pass."""

    def __init__(self, resource: Resource, named: dict[str, set[str]]) -> None:
        places = {each.field.key: place for place, each in enumerate(resource.fields)}
        self.count = 0
        self.gaps: set[str] = set()
        self._watched = {
            places[each.field.key]: each.field.key
            for each in resource.fields
            if each.field.is_required
        }
        self._refer = [
            (places[own], named.setdefault(register, set()))
            for own, (register, _) in resource.refers.items()
        ]

    def rows(self, rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
        for row in rows:
            self.count += 1
            for place, key in self._watched.items():
                if row[place] is None or row[place] == "":
                    self.gaps.add(key)
            for place, codes in self._refer:
                code = row[place]
                if isinstance(code, str) and code:
                    codes.add(code)
            yield row

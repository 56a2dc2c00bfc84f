"""Somebody who loads files into one database, and looks at what is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import sqlalchemy as sa

from data_sources.ingest.files import LoadReport, load_file

REGION = "code,name,oktmo\n70,Область,69000000\n"
MUNICIPALITIES = (
    "oktmo,region_code,name,kind\n69701000,70,Город,city\n69624000,70,Северный район,district\n"
)
ORGANIZATIONS = "code,name,short_name,kind\ninst,Институт развития,ИРО,institute\n"
PROGRAMS = "code,title,provider_code,format,hours\np1,Программа,inst,remote,36\n"


class Desk:
    """A database with two municipalities, an institute and a programme, and a folder of files."""

    def __init__(self, engine: sa.Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder
        self.accepts("region", REGION)
        self.accepts("municipality", MUNICIPALITIES)
        self.accepts("organization", ORGANIZATIONS)
        self.accepts("training_program", PROGRAMS)

    def file(self, content: str, name: str = "table.csv") -> Path:
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return path

    def book(self, *rows: Sequence[Any]) -> Path:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(list(row))
        path = self.folder / "table.xlsx"
        book.save(path)
        return path

    def load(self, dataset: str, content: str | Path, **options: Any) -> LoadReport:
        path = content if isinstance(content, Path) else self.file(content)
        return load_file(self.engine, dataset, path, indicators={}, **options)

    def accepts(self, dataset: str, content: str | Path, **options: Any) -> LoadReport:
        report = self.load(dataset, content, **options)
        assert report.errors == ()
        return report

    def current(self, table: sa.Table[Any], *columns: str) -> list[tuple[Any, ...]]:
        chosen = [table.c[name] for name in columns]
        question = sa.select(*chosen).where(table.c.superseded_at.is_(None)).order_by(*chosen)
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(question)]

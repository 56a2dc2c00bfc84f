"""The name of a table as a person types it after a command."""

from __future__ import annotations

import click

from data_sources.ingest.files import UnknownDatasetError, table_named


class TableName(click.ParamType[str]):
    """A table by the schema's name or its Russian title; what is none is refused in Russian."""

    name = "таблица"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The schema's name."""
        try:
            return table_named(value)
        except UnknownDatasetError as error:
            raise click.UsageError(str(error), ctx) from error

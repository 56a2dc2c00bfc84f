"""Housekeeping without time of knowledge: loads, documents, saved views, the data version."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from data_sources.database.schema.columns import metadata, utc_now


class LoadColumns(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    dataset: sa.Named[str]
    file_name: sa.Named[str]
    sha256: sa.Named[str]
    loaded_at: sa.Named[datetime] = sa.Column(sa.DateTime, server_default=utc_now())
    loaded_by: sa.Named[str | None]
    rows_read: sa.Named[int]
    rows_added: sa.Named[int]
    rows_changed: sa.Named[int]
    rows_unchanged: sa.Named[int]
    rows_rejected: sa.Named[int]
    undone_at: sa.Named[datetime | None]


load = sa.Table("load", metadata, LoadColumns)


class DocumentColumns(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    sha256: sa.Named[str] = sa.Column(sa.String, unique=True)
    file_name: sa.Named[str]
    media_type: sa.Named[str]
    text: sa.Named[str]
    added_at: sa.Named[datetime] = sa.Column(sa.DateTime, server_default=utc_now())


document = sa.Table("document", metadata, DocumentColumns)


class SavedViewColumns(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    code: sa.Named[str] = sa.Column(sa.String, unique=True)
    title: sa.Named[str]
    address: sa.Named[str]
    known_at: sa.Named[datetime | None]
    created_at: sa.Named[datetime] = sa.Column(sa.DateTime, server_default=utc_now())
    created_by: sa.Named[str | None]


saved_view = sa.Table("saved_view", metadata, SavedViewColumns)
sa.Index("ix_saved_view_known_at", saved_view.c.known_at)
sa.Index("ix_saved_view_created_at", saved_view.c.created_at)


class DataVersionColumns(sa.TypedColumns):
    version: sa.Named[int] = sa.Column(sa.BigInteger, primary_key=True, autoincrement=False)
    changed_at: sa.Named[datetime] = sa.Column(sa.DateTime, server_default=utc_now())


data_version = sa.Table("data_version", metadata, DataVersionColumns)

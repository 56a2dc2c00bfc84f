"""The intake of files: `rumo load` and `rumo undo` without their command lines."""

from data_sources.ingest.files.doubts.questions import Agreement, LoadQuestion, Replies, Reply, sure
from data_sources.ingest.files.job import LoadMode, Policy
from data_sources.ingest.files.loadable_table import loadable_table
from data_sources.ingest.files.loading import Stage, UnknownDatasetError, load_file, loadable_tables
from data_sources.ingest.files.report import (
    ErrorCode,
    LoadEffect,
    LoadError,
    LoadRefusedError,
    LoadReport,
    LoadWarning,
    WithdrawnRow,
)
from data_sources.ingest.files.table_names import table_named
from data_sources.ingest.files.writing.undoing import UndoRefusedError, UndoReport, undo_load
from data_sources.ingest.files.writing.withdrawing import WHOLES, NoFullLoadError

__all__ = [
    "WHOLES",
    "Agreement",
    "ErrorCode",
    "LoadEffect",
    "LoadError",
    "LoadMode",
    "LoadQuestion",
    "LoadRefusedError",
    "LoadReport",
    "LoadWarning",
    "NoFullLoadError",
    "Policy",
    "Replies",
    "Reply",
    "Stage",
    "UndoRefusedError",
    "UndoReport",
    "UnknownDatasetError",
    "WithdrawnRow",
    "load_file",
    "loadable_table",
    "loadable_tables",
    "sure",
    "table_named",
    "undo_load",
]

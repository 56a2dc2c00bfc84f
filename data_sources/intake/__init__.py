"""The intake of files: `rumo load` and `rumo undo` without their command lines."""

from data_sources.intake.job import Mode, Policy
from data_sources.intake.loading import (
    Stage,
    UnknownDatasetError,
    load_file,
    loadable_tables,
)
from data_sources.intake.questions import Agreement, LoadQuestion, Replies, Reply, sure
from data_sources.intake.report import (
    Effect,
    ErrorCode,
    LoadError,
    LoadRefusedError,
    LoadReport,
    LoadWarning,
    WithdrawnRow,
)
from data_sources.intake.table_names import table_named
from data_sources.intake.undoing import UndoRefusedError, UndoReport, undo_load
from data_sources.intake.withdrawing import WHOLES, NoFullLoadError

__all__ = [
    "WHOLES",
    "Agreement",
    "Effect",
    "ErrorCode",
    "LoadError",
    "LoadQuestion",
    "LoadRefusedError",
    "LoadReport",
    "LoadWarning",
    "Mode",
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
    "loadable_tables",
    "sure",
    "table_named",
    "undo_load",
]

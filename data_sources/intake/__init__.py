"""The intake of files: `rumo load` and `rumo undo` without their command lines."""

from data_sources.intake.loading import (
    Mode,
    Policy,
    Stage,
    UnknownDatasetError,
    load_file,
    loadable_tables,
)
from data_sources.intake.report import (
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
    "ErrorCode",
    "LoadError",
    "LoadRefusedError",
    "LoadReport",
    "LoadWarning",
    "Mode",
    "NoFullLoadError",
    "Policy",
    "Stage",
    "UndoRefusedError",
    "UndoReport",
    "UnknownDatasetError",
    "WithdrawnRow",
    "load_file",
    "loadable_tables",
    "table_named",
    "undo_load",
]

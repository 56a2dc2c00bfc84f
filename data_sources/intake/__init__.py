"""The intake of files: `rumo load` without its command line."""

from data_sources.intake.loading import Mode, UnknownDatasetError, load_file, loadable_tables
from data_sources.intake.report import ErrorCode, LoadError, LoadReport

__all__ = [
    "ErrorCode",
    "LoadError",
    "LoadReport",
    "Mode",
    "UnknownDatasetError",
    "load_file",
    "loadable_tables",
]

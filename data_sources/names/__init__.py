"""Which municipality, institution or region a written name means; never a silent guess."""

from data_sources.names.directory import Directory, read_directory
from data_sources.names.register import Match, Named, Unnamed

__all__ = ["Directory", "Match", "Named", "Unnamed", "read_directory"]

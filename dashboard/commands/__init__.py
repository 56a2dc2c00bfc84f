"""The subcommands of `rumo`, one file a subject."""

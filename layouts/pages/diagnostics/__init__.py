"""The page of diagnostics."""

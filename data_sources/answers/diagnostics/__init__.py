"""The showcase of diagnostics and the gaps that they found."""

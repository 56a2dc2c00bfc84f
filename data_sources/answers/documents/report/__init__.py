"""The report of a region or of a municipality."""

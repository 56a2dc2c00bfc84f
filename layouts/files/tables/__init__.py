"""A table as a file: CSV, XLSX, JSON."""

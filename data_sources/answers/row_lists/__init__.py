"""Lists of single rows: filtered, ordered, paged, and taken as files."""

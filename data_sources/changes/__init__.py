"""What the database learned between two moments: rows, closed assignments, moved values."""

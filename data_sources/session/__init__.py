"""One read of the database: its snapshot, what is remembered of it, the question resolved."""

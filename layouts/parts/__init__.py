"""Parts of a page: each draws one thing from typed results."""

"""Words and numbers of every subject."""

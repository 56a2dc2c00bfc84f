"""Who met, when, where and about what."""

"""Slides of a meeting or of a question."""

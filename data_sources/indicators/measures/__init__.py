"""Measures that several indicators share, one file a subject."""

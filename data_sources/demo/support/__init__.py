"""Invented courses, events, diagnostics and the rest of support."""

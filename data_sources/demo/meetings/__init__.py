"""Invented meetings, their minutes and what they decided."""

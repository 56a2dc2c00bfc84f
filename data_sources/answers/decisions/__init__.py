"""Decisions and how they are executed."""

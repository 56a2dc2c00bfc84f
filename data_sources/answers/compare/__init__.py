"""Municipalities, periods and moments side by side."""

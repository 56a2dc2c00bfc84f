"""Workbooks and texts of every kind as sheets of raw cells."""

"""A room for each page."""

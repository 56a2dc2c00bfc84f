"""Slides of a meeting on a screen."""

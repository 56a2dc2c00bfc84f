"""The page of decisions."""

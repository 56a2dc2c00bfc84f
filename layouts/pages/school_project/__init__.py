"""The page of the school project."""

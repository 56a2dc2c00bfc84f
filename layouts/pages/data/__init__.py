"""The page of how the numbers are known."""

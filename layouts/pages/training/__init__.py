"""The page of further training."""

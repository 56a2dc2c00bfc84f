"""What changed lately: the same question as it was answered some time before, and now."""

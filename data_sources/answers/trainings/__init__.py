"""Further training of teachers and managers."""

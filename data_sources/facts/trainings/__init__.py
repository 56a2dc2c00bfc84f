"""Further training as facts: who was trained, when, and by what."""

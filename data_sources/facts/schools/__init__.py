"""Rounds of self-diagnosis of schools, and how far each is from its next level."""

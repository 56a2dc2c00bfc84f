"""Templates that offices fill in."""

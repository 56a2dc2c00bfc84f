"""What looks wrong in a load, and what it would change."""

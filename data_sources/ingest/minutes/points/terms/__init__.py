"""By when a point is to be done."""

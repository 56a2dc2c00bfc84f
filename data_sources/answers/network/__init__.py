"""Events, internship sites and practices."""

"""The page of events, internship sites and practices."""

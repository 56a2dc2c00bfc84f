"""Search over the whole program: what can be found, and what a person means by a few words."""

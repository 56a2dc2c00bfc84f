"""Slides in words: what the screen and the file of a presentation are both drawn from."""

"""Minutes written over what is there: other meetings, corrections, marks; never unasked."""

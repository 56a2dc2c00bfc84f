"""What stands on a line: letters, names, days, terms."""

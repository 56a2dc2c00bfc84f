"""Commands for minutes of meetings."""

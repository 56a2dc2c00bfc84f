"""The calendar of meetings and terms."""

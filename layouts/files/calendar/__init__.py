"""The question as an iCalendar file (RFC 5545)."""

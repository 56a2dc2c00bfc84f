"""What is put together of several answers: slides, reports, packages, calendars."""

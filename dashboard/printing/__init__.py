"""PDF of our own pages, printed by Chromium where the server has it."""

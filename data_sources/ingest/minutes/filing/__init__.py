"""From a draft to the database: matched, corrected, checked, written."""

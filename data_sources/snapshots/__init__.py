"""Views that were fixed: a short code that opens the same address of the same moment again."""

"""Minutes of meetings: reading, checking and writing them."""

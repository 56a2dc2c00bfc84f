"""A deck with the rows behind it as one HTML file that needs neither a site nor a network."""

"""Parts of a page that two rooms or more use."""

"""From a file to paragraphs: one module for each container."""

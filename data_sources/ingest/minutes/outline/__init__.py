"""Which lines belong together: headings, sections, tables."""

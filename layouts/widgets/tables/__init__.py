"""Tables: of rows, of cells, folding, sorted."""

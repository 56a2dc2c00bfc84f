"""The rows of a sheet by the columns of a table."""

"""What a load changes in the database, and how it is taken back."""

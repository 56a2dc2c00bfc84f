"""What offices wrote beside a number, and whom to ask of it."""

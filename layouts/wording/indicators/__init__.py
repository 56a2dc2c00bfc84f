"""What is said of the value of an indicator."""

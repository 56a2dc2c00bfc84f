"""What is different between two moments."""

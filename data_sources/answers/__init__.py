"""What is answered, a room for each subject."""

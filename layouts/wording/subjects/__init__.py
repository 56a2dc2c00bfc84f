"""What is said of each subject, on its page and in files."""

"""What was decided, by whom and until when it is to be done."""

"""What is asked: period, places, time of knowledge, filters of rows, and who asks."""

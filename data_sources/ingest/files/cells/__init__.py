"""One cell as a value of its column."""

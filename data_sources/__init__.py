"""The data floor: what the numbers mean. It knows nothing of screens."""

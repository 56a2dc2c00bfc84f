"""Where monthly counts left what was to be expected of them, and stayed away from it."""

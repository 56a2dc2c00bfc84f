"""Everything about one municipality."""

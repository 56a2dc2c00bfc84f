"""Where the figures of performance come from; nothing here is asserted by tests."""

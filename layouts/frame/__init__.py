"""What stands around every page: shell, links, filters, search, snapshots."""

"""What stands around every page: shell, links, request, search, snapshots."""

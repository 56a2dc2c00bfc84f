"""The drawing floor: typed results become components and files. It asks nobody anything."""

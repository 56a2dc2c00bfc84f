"""The first screen: every indicator of every municipality, and what changed lately."""

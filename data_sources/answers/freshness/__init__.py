"""How the numbers are known: freshness, silence, imports."""

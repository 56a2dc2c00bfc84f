"""How much a value can be trusted: places as intervals, who has not reported, chance by size."""

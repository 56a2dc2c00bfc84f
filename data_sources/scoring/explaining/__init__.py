"""Why a value changed: exact sums of effects, from pure functions over what was counted."""

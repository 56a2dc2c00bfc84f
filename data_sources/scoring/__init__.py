"""From sums to values, scores, places and what may be said of them."""

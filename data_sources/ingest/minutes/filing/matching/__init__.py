"""Who and what the minutes speak of, as the registers know them."""

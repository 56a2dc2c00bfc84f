"""«Школа Минпросвещения»: what self-diagnoses say beside the indicators made of them."""

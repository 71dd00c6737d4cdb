"""English: words, rules and the phrases that prove them."""

PARTS = ("numbers", "dates", "people", "acts", "claims", "movement", "border")

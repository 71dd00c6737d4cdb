"""Spanish: words, rules and the phrases that prove them."""

PARTS = ("numbers", "dates", "people", "claims", "movement", "border", "peoples")

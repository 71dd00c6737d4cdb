"""To be filled."""

LEXICON: dict[str, str] = {}

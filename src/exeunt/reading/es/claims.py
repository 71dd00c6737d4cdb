"""Spanish claims: not written yet."""

LEXICON: dict[str, str] = {}

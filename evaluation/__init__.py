"""Measured accuracy: one module an evaluation, floors in `floors.toml`, `run` checks them."""

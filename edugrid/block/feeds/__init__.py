"""Foreign lists of indicators, read."""

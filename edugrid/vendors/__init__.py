"""One folder a vendor: NAPALM driver, dialect, rulebook, parsers."""

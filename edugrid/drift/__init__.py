"""One drift record for both worlds."""

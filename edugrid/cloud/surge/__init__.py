"""Applications grow and shrink by their windows, and nothing else changes with them."""

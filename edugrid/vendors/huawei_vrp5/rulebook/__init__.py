"""Rulebook overlay: annet rule texts that correct and extend the library's own."""

"""Rows of display tables in NAPALM's shapes; one getter a file, shared by the platforms that answer to ``display``."""

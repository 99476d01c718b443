"""Every change of the tables."""

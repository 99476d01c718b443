"""Data and rules of this vendor."""

"""Structured design of single features: only data, one file a feature."""

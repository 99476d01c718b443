"""Existing projects: read as they are, proposed as intent, adopted without being made anew."""

"""Looks at the world, one file a source; nothing is written anywhere."""

"""Checks: pure functions of a view, one a file; a control of the map names those that give evidence for it."""

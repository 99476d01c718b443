"""Reviewed plans reach the world: waves, confirm or revert, journal, rollback."""

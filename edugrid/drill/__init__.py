"""Incident drills in a lab of their own: from detection to block to restore to the record (应急演练)."""

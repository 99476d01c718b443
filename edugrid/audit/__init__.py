"""The audit log: who did what, each entry chained to the one before by its hash."""

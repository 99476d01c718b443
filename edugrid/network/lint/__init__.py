"""Lint of rendered configurations: what a device would refuse, or would take and do nothing with."""

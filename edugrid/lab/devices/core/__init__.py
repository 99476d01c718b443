"""Vendor-neutral machinery of a simulated command-line device: grammar, tree, session, files, faults."""

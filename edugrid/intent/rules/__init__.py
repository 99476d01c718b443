"""Rules over the whole tree, one subject a file."""

"""The policies, one a file; each is a pure function."""

"""Signatures with SSH keys: what is signed here anybody can verify with OpenSSH alone."""

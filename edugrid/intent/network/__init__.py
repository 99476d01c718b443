"""What people may ask of the network, one block a feature."""

"""The embedded default: real and simulated far sides, all on this machine. Nothing of the product imports it."""

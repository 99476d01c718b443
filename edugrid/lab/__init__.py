"""The embedded lab: real OpenStack services, real FRR, simulated switches. Nothing of the product imports it."""

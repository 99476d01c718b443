"""Strict simulators of network devices over real SSH. Simulated: the grammar is this project's reading of public manuals."""

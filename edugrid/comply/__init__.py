"""Classified protection (GB/T 22239-2019): a control map, checks that give evidence, and the package of one system."""

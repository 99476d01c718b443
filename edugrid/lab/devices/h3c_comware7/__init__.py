"""Simulated H3C Comware 7: immediate apply, configuration replace, archive, commit delay."""

"""Ruijie RGOS switches."""

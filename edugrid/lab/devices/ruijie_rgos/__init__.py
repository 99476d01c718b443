"""Simulated Ruijie RGOS switch: immediate apply, save to config.text, reload (also timed) back to it."""

"""Many regions in one run: side by side, resumed after a crash, never two at once."""

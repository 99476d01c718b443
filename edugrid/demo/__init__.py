"""The main job, shown on the embedded lab."""

"""Checks of a running device against its design: one file a feature, called as the feature is."""

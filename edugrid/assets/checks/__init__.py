"""Checks of the register: one file a question, each pure."""

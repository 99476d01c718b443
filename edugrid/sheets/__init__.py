"""Spreadsheets that people keep become inventory files."""

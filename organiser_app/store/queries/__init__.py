"""Frozen rows for the window and the reports, read without building records."""

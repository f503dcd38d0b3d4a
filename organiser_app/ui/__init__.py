"""The window: the one place that knows Qt, and that knows no database."""

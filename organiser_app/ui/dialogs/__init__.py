"""Dialogs: each asks one thing, and its `ask()` returns what was answered."""

"""Organiser: a listening and project log for community organisers."""

__version__ = "0.1.0"

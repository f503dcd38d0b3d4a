"""Sync through a folder that something else carries; each device writes its own files there."""

"""Waves: the campaigns in a column, and the one in hand with what it brought."""

from organiser_app.ui.pages.waves.page import WavesPage

__all__ = ["WavesPage"]

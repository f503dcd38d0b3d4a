"""Asks: what residents ask of power holders in a column, the one in hand whole; and the map."""

from organiser_app.ui.pages.asks.page import AsksPage

__all__ = ["AsksPage"]

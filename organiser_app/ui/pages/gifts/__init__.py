"""Gifts and needs: what residents offer and ask for, set beside each other with reasons."""

from organiser_app.ui.pages.gifts.page import GiftsPage

__all__ = ["GiftsPage"]

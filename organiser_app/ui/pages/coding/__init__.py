"""Coding: statements one after the other, each given its themes by a key."""

from organiser_app.ui.pages.coding.page import CodingPage

__all__ = ["CodingPage"]

"""Web: the map of relationships, and what it says in words."""

from organiser_app.ui.pages.web.page import WebPage

__all__ = ["WebPage"]

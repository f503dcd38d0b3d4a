"""The page Heard: what the patch says."""

from organiser_app.ui.pages.heard.page import HeardPage

__all__ = ["HeardPage"]

"""The same person twice: records that are likely of one person, side by side."""

from organiser_app.ui.pages.duplicates.page import DuplicatesPage

__all__ = ["DuplicatesPage"]

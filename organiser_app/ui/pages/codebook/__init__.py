"""The codebook: the tree of themes in a column, and the one in hand with what was said of it."""

from organiser_app.ui.pages.codebook.page import CodebookPage

__all__ = ["CodebookPage"]

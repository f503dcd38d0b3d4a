"""The Paper page: typing in what was written on paper, and what goes to paper and phones."""

from organiser_app.ui.pages.paper.page import PaperPage

__all__ = ["PaperPage"]

"""Promises: what was promised and agreed, what waits on whom, and what became of it."""

from organiser_app.ui.pages.promises.page import PromisesPage

__all__ = ["PromisesPage"]

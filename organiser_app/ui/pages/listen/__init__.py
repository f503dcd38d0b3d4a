"""Listen: what was said as plain text, the same as a form, and what will be saved of it."""

from organiser_app.ui.pages.listen.page import ListenPage

__all__ = ["ListenPage"]

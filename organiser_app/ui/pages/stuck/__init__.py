"""Where people get stuck: the way of needs from helper to helper, and the words behind it."""

from organiser_app.ui.pages.stuck.page import StuckPage

__all__ = ["StuckPage"]

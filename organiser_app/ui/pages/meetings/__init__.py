"""The page of meetings."""

from organiser_app.ui.pages.meetings.page import MeetingsPage

__all__ = ["MeetingsPage"]

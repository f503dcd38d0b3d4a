"""The page of meetings, and of who carries what."""

from organiser_app.ui.pages.meetings.page import MeetingsPage

__all__ = ["MeetingsPage"]

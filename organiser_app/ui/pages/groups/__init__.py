"""The page of groups."""

from organiser_app.ui.pages.groups.page import GroupsPage

__all__ = ["GroupsPage"]

"""The page of groups, and what it is made of."""

from organiser_app.ui.pages.groups.page import GroupsPage

__all__ = ["GroupsPage"]

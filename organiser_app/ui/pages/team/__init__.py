"""The page of the team, and what it is made of."""

from organiser_app.ui.pages.team.page import TeamPage

__all__ = ["TeamPage"]

"""People: the residents in a column, and the one in hand with their story."""

from organiser_app.ui.pages.people.page import PeoplePage

__all__ = ["PeoplePage"]

"""Projects: the board in a column, and the one in hand with all it carries."""

from organiser_app.ui.pages.projects.page import ProjectsPage

__all__ = ["ProjectsPage"]

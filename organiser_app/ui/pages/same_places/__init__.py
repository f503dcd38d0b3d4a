"""The same place twice: patches, streets, doors, places, waves and themes that are likely one."""

from organiser_app.ui.pages.same_places.page import SamePlacesPage

__all__ = ["SamePlacesPage"]

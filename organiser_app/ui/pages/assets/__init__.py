"""What is strong here: gifts, groups, places and times of the patch, and what of it is not used."""

from organiser_app.ui.pages.assets.page import AssetsPage

__all__ = ["AssetsPage"]

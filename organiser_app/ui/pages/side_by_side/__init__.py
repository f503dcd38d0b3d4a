"""Side by side: who walks beside whom, how deep it has become, and who has nobody to turn to."""

from organiser_app.ui.pages.side_by_side.page import SideBySidePage

__all__ = ["SideBySidePage"]

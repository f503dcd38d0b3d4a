"""What pages of likely pairs have in common: the column of pairs, and the walk through them."""

from organiser_app.ui.pages.pairs.column import PairsColumn, Two, under_heading
from organiser_app.ui.pages.pairs.page import PairsPage
from organiser_app.ui.pages.pairs.sheet import SheetOfTwo

__all__ = ["PairsColumn", "PairsPage", "SheetOfTwo", "Two", "under_heading"]

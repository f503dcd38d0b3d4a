"""Merging packs: what each would do, the merge itself, and choosing where two disagree."""

from organiser_app.ui.pages.team.merging.view import MergeView

__all__ = ["MergeView"]

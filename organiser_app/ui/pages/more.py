"""A button that opens what else can be done, each with the key that does it from the page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QMenu

from organiser_app.ui.pages.beside import Bound
from organiser_app.ui.widgets import Button, ButtonKind


class MoreButton(Button):
    """A quiet button with a menu; `meaning` is its name for assistive technology."""

    def __init__(self, words: str, meaning: str) -> None:
        super().__init__(words, ButtonKind.QUIET)
        self.setAccessibleName(meaning)
        self.show_arrow()
        self.menu_of_acts = QMenu(self)
        self.menu_of_acts.setAccessibleName(meaning)
        self.clicked.connect(self._open)

    def offer(self, acts: Mapping[str, Bound]) -> None:
        """Offer these, in their order; the page binds the keys by itself."""
        for key, (words, act) in acts.items():
            entry = self.menu_of_acts.addAction(f"{words}\t{key.replace('+', ' ')}")
            entry.triggered.connect(lambda _checked=False, act=act: act())

    def _open(self) -> None:
        self.menu_of_acts.popup(self.mapToGlobal(self.rect().bottomLeft()))

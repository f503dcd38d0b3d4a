"""What stands under a list that is cut short: how many more there are, and how to see them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, label


class MoreFoot(QWidget):
    """Hidden until something is left; `button` is what shows all."""

    def __init__(self, keys: str = "") -> None:
        super().__init__()
        metrics = current().metrics
        self.left = label("", Text.META, Ink.MUTED)
        self.button = Button(tr("Show all"), ButtonKind.QUIET, keys=keys, in_row=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.half)
        for part in (self.left, self.button):
            row.addWidget(part)
        row.addStretch(1)
        self.hide()

    def tell(self, left: int, words: str) -> None:
        """Say in `words` how many are left, if any are."""
        self.left.setText(words)
        self.setVisible(left > 0)

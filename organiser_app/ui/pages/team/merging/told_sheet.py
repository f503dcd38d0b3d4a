"""A few sentences about what is in hand: who may be the same, or is forgotten; what was refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.likely_same import LikelyRow
from organiser_app.sync.titles import Title
from organiser_app.ui.pages.duplicates.words import reasons
from organiser_app.ui.pages.team.merging.words import title_words
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Ink, label

_MOST = 4
"""Sentences that are told at once."""


class ToldSheet(QWidget):
    """A title and sentences under it."""

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.title = label("", Text.HEAD, wrap=True)
        self._sentences = [label("", ink=Ink.MUTED, wrap=True) for _ in range(_MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.gap, metrics.gap, metrics.gap, metrics.gap)
        column.setSpacing(metrics.half)
        for each in (self.title, *self._sentences):
            column.addWidget(each)
        column.addStretch(1)

    def tell(self, title: str, sentences: Sequence[str]) -> None:
        """Say it."""
        self.title.setText(title)
        for each, words in zip(self._sentences, [*sentences, *[""] * _MOST], strict=False):
            each.setText(words)
            each.setVisible(bool(words))

    def tell_of_pair(self, pair: LikelyRow) -> None:
        """Two residents who may be one person."""
        both = (pair.one, pair.other)
        names = [f"{each.name or '…'}, {each.where}".strip(", ") for each in both]
        self.tell(
            tr("{one} and {other}", one=names[0], other=names[1]),
            (
                reasons(pair.shared, pair.names),
                tr(
                    "Both come in as they are, and nobody is joined unasked. Look at the two side"
                    " by side under “The same person twice” once the pack is merged."
                ),
            ),
        )

    def tell_of_forgotten(self, title: Title) -> None:
        """Somebody who was erased elsewhere."""
        self.tell(
            ", ".join(filter(None, (title_words(title), title.of))),
            (
                tr(
                    "A colleague erased this resident, or they are no longer shared with the team."
                    " Their record and all that was written about them goes here too, for good."
                ),
                tr("This alone cannot be taken back with the merge."),
            ),
        )

    def tell_of_unread(self, title: str, reason: str) -> None:
        """Lines that were refused, or wait."""
        self.tell(title, (reason, tr("The rest of the pack is not held up by them.")))

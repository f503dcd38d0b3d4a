"""The cards of a meeting that hold what the organiser wrote for themselves."""

from __future__ import annotations

from organiser_app.language import tr
from organiser_app.ui.widgets import Button, ButtonKind, Card, Ink, label, set_ink


class WordsCard(Card):
    """One text of the organiser's, and the button to write it."""

    def __init__(self, title: str, nothing: str, write: str, keys: str) -> None:
        super().__init__(title, padded=True)
        self._nothing = nothing
        self.write = Button(tr("Write…"), ButtonKind.QUIET, keys=keys, in_row=True)
        self.write.setAccessibleName(write)
        self.add_to_head(self.write)
        self.words = label("", wrap=True)
        self.add(self.words)

    def show_words(self, words: str) -> None:
        """Show the text, or what is said while there is none."""
        self.words.setText(words or self._nothing)
        set_ink(self.words, Ink.INK if words else Ink.MUTED)

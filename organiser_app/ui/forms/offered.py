"""A name that may be known: a line, and under it the known names that hold what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from organiser_app.ui.forms.offering import OfferingField
from organiser_app.ui.tables import SimpleDelegate, SimpleRow

_LONGEST_NAME = 200


class OfferedField(OfferingField[SimpleRow]):
    """Nothing is taken unasked: a new name may begin as a known one does."""

    seen = 4

    def __init__(self, words: str, offers: str, hint: str = "") -> None:
        super().__init__(words, offers, SimpleDelegate(), hint)
        self.line.setMaxLength(_LONGEST_NAME)
        self._known: Sequence[SimpleRow] = ()

    def know(self, known: Sequence[SimpleRow]) -> None:
        """What is offered, by its titles; rows of one line each."""
        self._known = known

    def text(self) -> str:
        """The name, with one blank between its words."""
        return " ".join(self.line.text().split())

    def known(self) -> SimpleRow | None:
        """What goes by this very name, whatever its case."""
        typed = self.text().casefold()
        return next((row for row in self._known if row.title.casefold() == typed), None)

    def look_for(self, words: str) -> None:
        """Offer the names that hold the words, unless they are one of the names already."""
        typed = words.casefold()
        found = [row for row in self._known if typed in row.title.casefold()]
        self.offer([] if [row.title.casefold() for row in found] == [typed] else found)

    def take(self, row: SimpleRow) -> None:
        """Put the known name in the line."""
        self.line.setText(row.title)

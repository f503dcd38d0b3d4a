"""The sheet of a pair: its head with what may be said of the two, and what would happen then."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from organiser_app.language import tr
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.sheet_head import SheetHead, stand_under
from organiser_app.ui.widgets import Button, Card, label

Found = TypeVar("Found")


class SheetOfTwo(QWidget, Generic[Found]):
    """The two in hand, whole; the one at left is the one that would be kept.

    `same`, `two` and `swap` are given their words by a subclass; `more` stands beside them.
    """

    def __init__(self, same: Button, two: Button, swap: Button, *more: Button) -> None:
        super().__init__()
        self.same, self.two, self.swap = same, two, swap
        self.later = Button(tr("Later"), keys=tr("L"))
        self.head = SheetHead(two, self.later, *more, same)
        self.will = Card(tr("What will happen"), padded=True)
        self.will_words = label("", wrap=True)
        self.will.add(self.will_words)
        self.will.add_to_head(swap)
        self.area = CardArea(tr("The two"))
        stand_under(self.head, self.area, self)

    @abstractmethod
    def show_pair(self, pair: Found, today: date, *, swapped: bool) -> None:
        """Show the two; `swapped` lets the one be kept that would go."""

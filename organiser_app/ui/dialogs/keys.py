"""The keys of the window, as the table of actions declares them, and those of the page in hand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.ui.actions import ACTIONS, action
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Dialog, KeyHint, label
from organiser_app.ui.widgets.focus import KEYS_TOLD

KeyWords = tuple[str, str]
"""Keys as Qt writes them, and what they do."""


class KeysDialog(Dialog):
    """A list of what can be done, with its keys: on this page, and from anywhere."""

    def __init__(self, page: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Keys"), tr("Everything can be reached without the mouse."), parent)
        columns = QHBoxLayout()
        columns.setSpacing(current().metrics.margin)
        here = keys_of(page) if page is not None else []
        if here:
            columns.addLayout(_column(tr("On this page"), here))
        finding = action("find").keys  # what has no keys of its own is found by its name
        everywhere = [(each.keys or finding, each.words()) for each in ACTIONS]
        columns.addLayout(_column(tr("From anywhere"), everywhere))
        self.body.addLayout(columns)
        self.add_safe(tr("Close"))


def keys_of(page: QWidget) -> list[KeyWords]:
    """The keys that act on a page as it is seen now, of those that say what they do.

    What stands behind something else, as the overview of the team behind a pack, has none.
    """
    told = {
        shortcut.key().toString(QKeySequence.SequenceFormat.PortableText): shortcut.whatsThis()
        for shortcut in page.findChildren(QShortcut)
        if shortcut.whatsThis() and _is_seen(shortcut.parent(), page)
    }
    for widget in page.findChildren(QWidget):
        if widget.property(KEYS_TOLD) and not widget.isHidden():
            told |= dict(widget.property(KEYS_TOLD))
    return list(told.items())


def _is_seen(place: QObject | None, page: QWidget) -> bool:
    return isinstance(place, QWidget) and place.isVisibleTo(page)


def _column(title: str, keys: Iterable[KeyWords]) -> QVBoxLayout:
    column, grid = QVBoxLayout(), QGridLayout()
    column.addWidget(label(title, strong=True))
    grid.setVerticalSpacing(current().metrics.half)
    for row, (pressed, words) in enumerate(keys):
        grid.addWidget(label(words), row, 0)
        grid.addWidget(KeyHint(pressed.replace("Return", tr("Enter")).replace("+", " ")), row, 1)
    grid.setColumnStretch(0, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return column

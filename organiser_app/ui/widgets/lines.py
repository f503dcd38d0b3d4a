"""The line at the top (search, quick capture) and the line at the foot (how the log is kept)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from organiser_app.language import tr
from organiser_app.ui import icons
from organiser_app.ui.painting import boxes
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets.buttons import Button
from organiser_app.ui.widgets.chips import IconMark, KeyHint
from organiser_app.ui.widgets.labels import Ink, elided_label, label


class SearchField(QLineEdit):
    """A field to find something by its words, with a glass at left and its key at right."""

    def __init__(self, placeholder: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        metrics = current().metrics
        right = boxes.key_hint_width(current(), keys) + metrics.px(8)
        self.setTextMargins(metrics.px(24), 0, right, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Qt's field, then the glass and the key hint."""
        super().paintEvent(event)
        theme = current()
        metrics, box = theme.metrics, QRectF(self.rect())
        painter = QPainter(self)
        glass = QRectF(metrics.px(11), 0, metrics.px(16), box.height())
        icons.paint(painter, glass, "search", theme.colours.muted)
        if theme.key_hints and self._keys and not self.text():
            width = boxes.key_hint_width(theme, self._keys)
            place = QRectF(box.right() - width - metrics.px(8), 0, width, box.height())
            boxes.key_hint(painter, place, theme, self._keys)
        painter.end()


class TopLine(QFrame):
    """Search for anything, and quick capture from anywhere.

    `search` is the field itself; `capture_wanted` is sent when Quick capture is pressed.
    """

    capture_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topLine")
        metrics = current().metrics
        self.setFixedHeight(metrics.top_line)
        self.search = SearchField(tr("Find a page, person, project or action"), tr("Ctrl K"))
        self.search.setMinimumWidth(metrics.px(240))
        self.search.setMaximumWidth(metrics.px(420))
        self.capture = Button(tr("Quick capture"), icon="plus", keys=tr("Ctrl L"), in_row=True)
        self.capture.clicked.connect(self.capture_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.margin, 0, metrics.margin, 0)
        row.addWidget(self.search, 10)
        row.addStretch(1)
        row.addWidget(self.capture)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The line's set height."""
        return QSize(super().sizeHint().width(), current().metrics.top_line)


_KEPT = 190
"""Room for when something was last done, as in “Folder not synced since 08:48”."""


@dataclass(frozen=True)
class StatusPart:
    """One thing the foot says: an icon, its words, and a name for its ink."""

    icon: str
    words: str
    ink: str = "muted"


class StatusLine(QFrame):
    """How the log is kept: saved, backed up, sync; the log, and that it is encrypted; two keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAccessibleName(tr("How the log is kept"))
        metrics = current().metrics
        self.setFixedHeight(metrics.status_line)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(metrics.margin, 0, metrics.margin, 0)
        whole.setSpacing(metrics.gap + metrics.quarter)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(metrics.px(20))
        whole.addLayout(self._left)
        whole.addStretch(1)
        whole.addLayout(self._right)
        self.hints = tuple(
            _together(KeyHint(keys), label(words, Text.META, Ink.MUTED))
            for keys, words in ((tr("Ctrl Z"), tr("Undo")), (tr("F1"), tr("Keys")))
        )
        for hint in self.hints:
            whole.addWidget(hint)

    def hints_width(self) -> int:
        """How far from its right end the two keys reach, with what is free before them."""
        metrics = current().metrics
        free = metrics.gap + metrics.quarter
        return metrics.margin + sum(hint.sizeHint().width() + free for hint in self.hints)

    def set_left(self, parts: list[StatusPart]) -> None:
        """What stands at the left: saved, last backup, sync; the log's name gives way to it."""
        _fill(self._left, parts, kept=_KEPT)

    def set_right(self, parts: list[StatusPart]) -> None:
        """What stands at the right: the log's name and that it is encrypted."""
        _fill(self._right, parts)


def _fill(side: QHBoxLayout, parts: list[StatusPart], kept: int = 0) -> None:
    """Show parts anew, of whose words so much is `kept` where there is little room."""
    while (item := side.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()  # it would be painted below the new one until it is gone
            old.deleteLater()
    for part in parts:
        mark = IconMark(part.icon, part.words, part.ink, side=14)
        words = elided_label(part.words)
        words.setMinimumWidth(min(words.sizeHint().width(), current().metrics.px(kept)))
        side.addWidget(_together(mark, words))


def _together(mark: QWidget, words: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current().metrics.px(6))
    row.addWidget(mark)
    row.addWidget(words)
    return pair

"""The text itself: one line is one thing, coloured and marked as it is understood."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from organiser_app.domain.rules.quick_capture import Capture, Field, Problem, Span, word_help
from organiser_app.language import tr
from organiser_app.ui import icons
from organiser_app.ui.pages.listen.colouring import formats, icon_of
from organiser_app.ui.pages.listen.completing import CompletionPopup
from organiser_app.ui.pages.listen.places import from_qt, to_qt
from organiser_app.ui.pages.listen.rewriting import Edit
from organiser_app.ui.painting import text as letters
from organiser_app.ui.theme import Text, current

_SHOWN_WHEN_EMPTY = (Field.AT, Field.WITH, Field.CONCERN, Field.LOVE, Field.NEED, Field.NEXT)
_LEFT, _AROUND = 38, 5
"""Room for the icon before a line, and above and below it, in unscaled pixels."""


class CaptureEditor(QTextEdit):
    """Plain text in lines of a set height; `popup` completes what is being typed.

    It is no `QPlainTextEdit`, since that one takes the height of a line from the font alone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.popup = CompletionPopup(self)
        self._marks: dict[int, tuple[str, str]] = {}
        self._capture = Capture((), ())
        self.setAccessibleName(tr("What was said"))
        self.setAccessibleDescription(tr("One line is one thing. F2 shows the words for it."))
        self.setProperty("bare", True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(self.wordWrapMode().WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self._dress()
        self.cursorPositionChanged.connect(self._show_whole_line)
        self.popup.taken.connect(self._put_in)

    def lines(self) -> list[str]:
        """The text, line by line."""
        return self.toPlainText().split("\n")

    def line(self) -> int:
        """The line in which the cursor stands, from 0."""
        return self.textCursor().blockNumber()

    def column(self) -> int:
        """How many characters of its line stand before the cursor."""
        cursor = self.textCursor()
        return from_qt(cursor.block().text(), cursor.positionInBlock())

    def begin_with(self, text: str) -> None:
        """Put another text in, with nothing to be undone in it; the cursor stands at its end."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()
        self.popup.hide()

    def rewrite(self, edits: Sequence[Edit]) -> None:
        """Replace some lines, as one step to undo; the cursor stays with its words."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for edit in reversed(edits):
            self._replace(cursor, edit)
        cursor.endEditBlock()

    def begin_line(self, beginning: str) -> None:
        """Begin a line with a word; an empty line is taken where the cursor stands in one."""
        cursor = self.textCursor()
        if cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            beginning = f"\n{beginning}"
        cursor.insertText(beginning)
        self.setTextCursor(cursor)
        self.setFocus()

    def go_to(self, line: int, start: int = 0, end: int | None = None) -> None:
        """Put the cursor into a line; with `end`, select from `start` up to it, in characters."""
        block = self.document().findBlockByNumber(line)
        words = block.text()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + to_qt(words, start))
        if end is not None:
            at = block.position() + to_qt(words, end)
            cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def show_understood(self, capture: Capture) -> None:
        """Colour every line as it was understood, and mark those that were begun with a word."""
        self._capture = capture
        theme = current()
        spans, problems = _by_line(capture)
        self._marks.clear()
        block = self.document().begin()
        while block.isValid():
            line, number = block.text(), block.blockNumber()
            found = spans.get(number, [])
            mark = icon_of(line, found, theme.colours)
            if mark:
                self._marks[number] = mark
            block.layout().setFormats(formats(line, found, problems.get(number, []), theme))
            block = block.next()
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keys that the open list takes are no shortcuts; an undo with nothing left is one."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.popup.takes(event):
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Undo) and not self._can_undo():
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """The open list first, then the text."""
        if not self.popup.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        """Tab takes what is offered where a list is open."""
        if forward and self.popup.take():
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Nothing is offered where nobody types."""
        super().focusOutEvent(event)
        self.popup.hide()
        self.viewport().update()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 (Qt's name)
        """Paste words alone, in the lines of this text."""
        self.textCursor().insertText(source.text())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours and sizes of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_capture"):
            self._dress()
            self.show_understood(self._capture)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The ground of the line in hand, the icons, and over them the text."""
        painter = QPainter(self.viewport())
        self._paint_line_in_hand(painter)
        for number, (icon, colour) in self._marks.items():
            self._paint_icon(painter, number, icon, colour)
        if self.document().isEmpty():
            self._paint_examples(painter)
        painter.end()
        super().paintEvent(event)

    def _show_whole_line(self) -> None:
        """Scroll so that what is free below the last line of the text is seen as well."""
        bottom = self.cursorRect().bottom() + 2 * current().metrics.px(_AROUND)
        beyond = bottom - self.viewport().height()
        if beyond > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + beyond)
        self.viewport().update()

    def _can_undo(self) -> bool:
        return self.document().isUndoAvailable()

    def _dress(self) -> None:
        """Give letters and lines the sizes of the theme; this is no step to undo."""
        theme, document = current(), self.document()
        self.setFont(theme.font(Text.HEAD))
        document.setDefaultFont(theme.font(Text.HEAD))
        document.setUndoRedoEnabled(False)
        lines = QTextBlockFormat()
        px = theme.metrics.px
        lines.setLeftMargin(px(_LEFT))
        lines.setRightMargin(theme.metrics.gap)
        lines.setTopMargin(2 * px(_AROUND))  # of two lines' margins the larger counts
        lines.setBottomMargin(2 * px(_AROUND))
        height = theme.metrics.line(Text.HEAD)
        lines.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(lines)
        document.setUndoRedoEnabled(True)

    def _replace(self, cursor: QTextCursor, edit: Edit) -> None:
        """Replace lines with lines; such as stay alike at both ends keep the cursor where it is."""
        if len(edit.lines) == edit.end - edit.first:
            for number, line in enumerate(edit.lines, edit.first):
                self._replace_within(cursor, number, line)
            return
        document = self.document()
        words = "\n".join(edit.lines)
        if edit.end < document.blockCount():
            cursor.setPosition(document.findBlockByNumber(edit.first).position())
            end = document.findBlockByNumber(edit.end).position()
            words += "\n" if edit.lines else ""
        else:
            above = document.findBlockByNumber(max(edit.first - 1, 0))
            cursor.setPosition(above.position() + (above.length() - 1 if edit.first else 0))
            end = document.characterCount() - 1
            words = f"\n{words}" if edit.first and edit.lines else words
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)

    def _replace_within(self, cursor: QTextCursor, number: int, line: str) -> None:
        """Replace only those characters of a line that differ."""
        block = self.document().findBlockByNumber(number)
        old = block.text()
        start = _alike(old, line)
        end = min(_alike(old[::-1], line[::-1]), min(len(old), len(line)) - start)
        cursor.setPosition(block.position() + to_qt(old, start))
        stop = block.position() + to_qt(old, len(old) - end)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(line[start : len(line) - end])

    def _put_in(self, text: str, start: int) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        cursor.setPosition(block.position() + to_qt(block.text(), start), _SELECTING)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def _place_of(self, block: QTextBlock) -> QRectF:
        """Where a line stands in the viewport, with what is free around it."""
        place = self.document().documentLayout().blockBoundingRect(block)
        around = current().metrics.px(_AROUND)
        return QRectF(
            0,
            place.y() - self.verticalScrollBar().value() - around,
            self.viewport().width(),
            place.height() + 2 * around,
        )

    def _paint_line_in_hand(self, painter: QPainter) -> None:
        theme = current()
        place = self._place_of(self.textCursor().block())
        painter.fillRect(place, QColor(theme.colours.sunk))
        if self.hasFocus():
            place.setWidth(theme.metrics.px(3))
            painter.fillRect(place, QColor(theme.colours.accent))

    def _paint_icon(self, painter: QPainter, number: int, icon: str, colour: str) -> None:
        block = self.document().findBlockByNumber(number)
        if block.isValid():
            self._paint_icon_at(painter, self._place_of(block).y(), icon, colour)

    def _paint_icon_at(self, painter: QPainter, top: float, icon: str, colour: str) -> None:
        metrics = current().metrics
        side = metrics.px(16)
        top += metrics.px(_AROUND) + (metrics.line(Text.HEAD) - side) / 2 + 1
        icons.paint(painter, QRectF(metrics.px(12), top, side, side), icon, colour)

    def _paint_examples(self, painter: QPainter) -> None:
        """What may be typed, in quiet letters, while nothing is."""
        theme = current()
        metrics, colours = theme.metrics, theme.colours
        examples = {row.field: row.example for row in word_help()}
        high = metrics.line(Text.HEAD) + 2 * metrics.px(_AROUND)
        width = self.viewport().width() - metrics.px(_LEFT) - metrics.gap
        for number, field in enumerate(_SHOWN_WHEN_EMPTY):
            top = metrics.px(_AROUND) + number * high
            box = QRectF(metrics.px(_LEFT), top, width, high)
            letters.line(painter, box, examples[field], theme.font(Text.HEAD), colours.muted)


_SELECTING = QTextCursor.MoveMode.KeepAnchor


def _by_line(capture: Capture) -> tuple[dict[int, list[Span]], dict[int, list[Problem]]]:
    spans: dict[int, list[Span]] = {}
    problems: dict[int, list[Problem]] = {}
    for span in capture.spans:
        spans.setdefault(span.line - 1, []).append(span)
    for problem in capture.problems:
        problems.setdefault(problem.line - 1, []).append(problem)
    return spans, problems


def _alike(one: str, other: str) -> int:
    """How many characters two words have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))

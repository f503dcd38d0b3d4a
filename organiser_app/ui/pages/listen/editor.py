"""The text itself: one line is one thing, coloured and marked as it is understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from organiser_app.domain.rules.quick_capture import Capture
from organiser_app.language import tr
from organiser_app.ui.pages.listen import paper
from organiser_app.ui.pages.listen.colouring import by_line, formats, icon_of
from organiser_app.ui.pages.listen.completing import CompletionPopup
from organiser_app.ui.pages.listen.places import from_qt, to_qt
from organiser_app.ui.pages.listen.rewriting import Edit
from organiser_app.ui.theme import Text, current

_SELECTING = QTextCursor.MoveMode.KeepAnchor

_NEW_LINE = (
    QKeySequence.StandardKey.InsertParagraphSeparator,
    QKeySequence.StandardKey.InsertLineSeparator,
)


class CaptureEditor(QTextEdit):
    """Plain text in lines of a set height; `popup` completes what is being typed.

    It is no `QPlainTextEdit`, since that one takes the height of a line from the font alone.
    `focus_moved` is sent when the keyboard comes or goes.
    """

    focus_moved = Signal()

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
        spans, problems = by_line(capture)
        self._marks.clear()
        block = self.document().begin()
        while block.isValid():
            line, number = block.text(), block.blockNumber()
            found = spans.get(number, [])
            mark = icon_of(line, found, theme.colours)
            if mark:
                self._marks[number] = mark
            self._colour(block, formats(line, found, problems.get(number, []), theme))
            block = block.next()
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keys that the open list takes are no shortcuts; what the text cannot undo is one."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.popup.takes(event):
                event.accept()
                return True
            if self._is_for_the_log(event):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """The open list first, then the text; Return makes a line, after a blank one too."""
        if self.popup.press(event):
            return
        # Qt would take a Return on a blank line for the wish to lose the line's format.
        if any(event.matches(key) for key in _NEW_LINE) and not self.isReadOnly():
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
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
        self.focus_moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """The bar at the line in hand shows that the keyboard is here."""
        super().focusInEvent(event)
        self.viewport().update()
        self.focus_moved.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 (Qt's name)
        """Paste words alone, in the lines of this text."""
        self.textCursor().insertText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep the line in hand in sight."""
        super().resizeEvent(event)
        self.ensureCursorVisible()
        self._show_whole_line()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the colours and sizes of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_capture"):
            self._dress()
            self.show_understood(self._capture)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The ground of the line in hand, the icons, and over them the text."""
        painter = QPainter(self.viewport())
        in_hand = self._place_of(self.textCursor().block())
        paper.paint_line_in_hand(painter, in_hand, focused=self.hasFocus())
        for block in self._blocks_in_sight():
            if mark := self._marks.get(block.blockNumber()):
                paper.paint_mark(painter, self._place_of(block), *mark)
        if self.document().isEmpty():
            paper.paint_examples(painter, self.viewport().width())
        painter.end()
        super().paintEvent(event)

    def _colour(self, block: QTextBlock, wanted: list[QTextLayout.FormatRange]) -> None:
        """Have a line drawn in other colours, where they are others: Qt lays it out anew then."""
        if block.layout().formats() != wanted:
            block.layout().setFormats(wanted)
            self.document().markContentsDirty(block.position(), block.length())

    def _show_whole_line(self) -> None:
        """Scroll so that what is free above and below the cursor is seen as well."""
        place, free = self.cursorRect(), 2 * paper.free_around(current())
        beyond = place.bottom() + free - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(beyond, 0) + min(place.top() - free, 0))
        self.viewport().update()

    def _is_for_the_log(self, event: QKeyEvent) -> bool:
        """Whether it is an undo before anything was typed, or a redo with nothing taken back."""
        document = self.document()
        fresh = not (document.isUndoAvailable() or self.toPlainText())
        undo = fresh and event.matches(QKeySequence.StandardKey.Undo)
        asked = undo or event.matches(QKeySequence.StandardKey.Redo)
        return asked and not document.isRedoAvailable()

    def _dress(self) -> None:
        """Give letters and lines the sizes of the theme; this is no step to undo."""
        theme, document = current(), self.document()
        self.setFont(theme.font(Text.HEAD))
        document.setDefaultFont(theme.font(Text.HEAD))
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(paper.line_format(theme))
        sheet = document.rootFrame().frameFormat()
        free = 2 * paper.free_around(theme)  # at the ends the lines' own are passed over
        sheet.setTopMargin(free)
        sheet.setBottomMargin(free)
        document.rootFrame().setFrameFormat(sheet)
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

    def _blocks_in_sight(self) -> Iterator[QTextBlock]:
        block = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid() and self._place_of(block).y() < self.viewport().height():
            yield block
            block = block.next()

    def _place_of(self, block: QTextBlock) -> QRectF:
        """Where a line stands in the viewport, with what is free around it."""
        top = self.document().documentLayout().blockBoundingRect(block).y()
        around, rows = paper.free_around(current()), max(block.layout().lineCount(), 1)
        return QRectF(
            0,
            top - self.verticalScrollBar().value() - around,
            self.viewport().width(),
            rows * current().metrics.line(Text.HEAD) + 2 * around,
        )


def _alike(one: str, other: str) -> int:
    """How many characters two words have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))

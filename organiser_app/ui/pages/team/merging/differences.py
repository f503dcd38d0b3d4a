"""A text with its differences marked: put in is underlined, taken out struck through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from organiser_app.domain.rules.word_differences import Fate, Piece
from organiser_app.language import tr
from organiser_app.ui.theme import current

_LINES = "line-height: 135%; margin: 0"
_ROOM = "&thinsp;"


class DifferenceLabel(QLabel):
    """The marks are strokes first and colours second; whoever listens hears which is which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show a text in its pieces."""
        self._pieces = tuple(pieces)
        self.setAccessibleName(in_words(self._pieces))
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Other colours, with another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._write()

    def _write(self) -> None:
        self.setText(_paragraph(self._pieces))


def in_words(pieces: Iterable[Piece]) -> str:
    """The pieces as they are read aloud."""
    return " ".join(_said(piece) for piece in pieces if piece.words.strip())


def _said(piece: Piece) -> str:
    words = piece.words.strip()
    if piece.fate is Fate.TAKEN_OUT:
        return tr("(taken out: {words})", words=words)
    return tr("(put in: {words})", words=words) if piece.fate is Fate.PUT_IN else words


def _paragraph(pieces: Iterable[Piece]) -> str:
    return f'<p style="{_LINES}">{"".join(_all_marked(pieces))}</p>'


def _all_marked(pieces: Iterable[Piece]) -> Iterator[str]:
    """The pieces as rich text, with a little room between what went out and what came in."""
    before = Fate.STAYED
    for piece in pieces:
        if before is Fate.TAKEN_OUT and piece.fate is Fate.PUT_IN:
            yield _ROOM
        yield _marked(piece)
        before = piece.fate


def _marked(piece: Piece) -> str:
    """A piece as rich text, its outer blanks unmarked.

    Whatever people typed is escaped, so that none of it is markup.
    """
    inner = piece.words.strip()
    first = piece.words.index(inner)
    left, right = piece.words[:first], piece.words[first + len(inner) :]
    return f"{_escaped(left)}{_stroked(inner, piece.fate)}{_escaped(right)}"


def _escaped(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _stroked(inner: str, fate: Fate) -> str:
    words, colours = _escaped(inner), current().colours
    if fate is Fate.STAYED or not words:
        return words
    ink, ground, stroke = (
        (colours.added, colours.added_ground, "underline")
        if fate is Fate.PUT_IN
        else (colours.removed, colours.removed_ground, "line-through")
    )
    style = f"color:{ink}; background-color:{ground}; text-decoration:{stroke};"
    return f'<span style="{style}">{words}</span>'

"""Text in boxes: one line elided, or wrapped to so many lines of a set height."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


def width_of(text: str, font: QFont) -> float:
    """How wide `text` is in one line."""
    return QFontMetricsF(font).horizontalAdvance(text)


def width_in_two(text: str, font: QFont) -> float:
    """How wide `text` is where it is broken between two words into two lines as even as can be."""
    words = text.split()
    breaks = ((words[:place], words[place:]) for place in range(len(words) + 1))
    return min(max(width_of(" ".join(part), font) for part in pair) for pair in breaks)


def curly(words: str) -> str:
    """Somebody's very words in curly quotation marks, whatever marks they came in."""
    return f"“{words.strip().strip(QUOTES)}”"


QUOTES = "\"“”'‘’" + " "


def line(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: str,
    *,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Draw one line in the middle of the height of `box`, elided; the width that it took."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, int(align | _MIDDLE) | int(Qt.TextFlag.TextSingleLine), shown)
    return metrics.horizontalAdvance(shown)


def paragraph(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: str,
    *,
    line_height: float,
    most: int = 2,
) -> int:
    """Draw `text` wrapped from the top of `box`, the last of `most` lines elided; lines drawn."""
    shown = wrapped(text, font, int(box.width()), most)
    for number, row in enumerate(shown):
        place = QRectF(box.x(), box.y() + number * line_height, box.width(), line_height)
        line(painter, place, row, font, colour)
    return len(shown)


def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """`text` broken into at most `most` lines of `width` pixels; what is left over is elided."""
    return _wrapped(text, font.key(), width, most, _Font(font))


class _Font:
    """A font that keeps out of the cache's key, where its own `key()` stands for it."""

    def __init__(self, font: QFont) -> None:
        self.font = font

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Font)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=4096)
def _wrapped(text: str, key: str, width: int, most: int, holder: _Font) -> tuple[str, ...]:  # noqa: ARG001 (the key keeps two fonts apart)
    layout = QTextLayout(text.replace("\n", " "), holder.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ends = _line_ends(layout, width)
    lines = [layout.text()[a:b].strip() for a, b in zip([0, *ends], ends, strict=False)]
    if len(lines) > most:
        rest = layout.text()[ends[most - 2] if most > 1 else 0 :].strip()
        elided = QFontMetricsF(holder.font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], elided]
    return tuple(lines)


def _line_ends(layout: QTextLayout, width: int) -> list[int]:
    """Where each line of the layout ends in its text."""
    ends = []
    layout.beginLayout()
    while (row := layout.createLine()).isValid():
        row.setLineWidth(width)
        row.setPosition(QPointF(0, 0))
        ends.append(row.textStart() + row.textLength())
    layout.endLayout()
    return ends

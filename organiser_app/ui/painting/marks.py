"""Marks: kind with its word, strength, tie, circle, permission, avatar."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from organiser_app.domain.rules.list_words import circle_word, kind_word, permission_words
from organiser_app.domain.values import Circle, QuotePermission, StatementKind
from organiser_app.ui import icons
from organiser_app.ui.painting import boxes, text
from organiser_app.ui.theme import Colours, Metrics, Text, Theme

_SMALL = 12
DOTS = 5
SQUARES = 3


def kind(
    painter: QPainter, box: QRectF, theme: Theme, kind: StatementKind, colours: Colours
) -> int:
    """The shape and the word of a kind, from the left of `box`; the width taken."""
    colour = colours.kind(kind)
    side = theme.metrics.px(16)
    place = QRectF(box.x(), box.center().y() - side / 2, side, side)
    icons.paint(painter, place, icons.KIND_ICONS[kind], colour)
    used = side + theme.metrics.px(6)
    word = box.adjusted(used, 0, 0, 0)
    used += round(text.line(painter, word, kind_word(kind), theme.font(Text.META, 600), colour))
    return used


def kind_width(theme: Theme, kind: StatementKind) -> int:
    """How wide a kind's shape and word are together."""
    word = text.width_of(kind_word(kind), theme.font(Text.META, 600))
    return round(theme.metrics.px(22) + word)


def dots_width(metrics: Metrics) -> int:
    """How wide the five dots of a strength are."""
    return metrics.px(DOTS * 9 - 3)


def dots(painter: QPainter, box: QRectF, metrics: Metrics, strength: int, colours: Colours) -> None:
    """The strength of a statement as five dots, from the left of `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius, step = metrics.px(6) / 2, metrics.px(9)
    middle = round(box.center().y())
    for number in range(DOTS):
        filled = number < strength
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(colours.muted), 1))
        painter.setBrush(QColor(colours.ink) if filled else Qt.BrushStyle.NoBrush)
        size = radius if filled else radius - 0.5
        painter.drawEllipse(QPointF(box.x() + radius + number * step, middle), size, size)
    painter.restore()


def tie_width(metrics: Metrics) -> int:
    """How wide the three squares of a tie are."""
    return metrics.px(SQUARES * 10)


def tie(painter: QPainter, box: QRectF, metrics: Metrics, strength: int, colours: Colours) -> None:
    """The strength of a tie as three squares, from the left of `box`."""
    side, step = metrics.px(9), metrics.px(10)
    top = round(box.center().y() - side / 2)
    for number in range(SQUARES):
        square = QRectF(box.x() + number * step, top, side, side)
        fill = colours.accent if number < strength else None
        edge = colours.accent if number < strength else colours.edge
        boxes.rounded(painter, square, 2.5, fill, edge)


def circle(painter: QPainter, box: QRectF, circle: Circle, colours: Colours) -> None:
    """Four rings as large as `box`: the resident's own drawn strong, a leader's centre filled.

    Too small a mark would be a blot with all four, so it ends at the resident's own ring.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(box.width(), box.height()) / 2 - 1
    own = list(Circle).index(circle)
    for number in range(len(Circle) if radius > _SMALL else own + 1):
        size = radius * (1 - number / len(Circle))
        _ring(painter, box.center(), size, colours, own=number == own, innermost=number == 3)  # noqa: PLR2004 (the fourth ring)
    painter.restore()


def _ring(
    painter: QPainter,
    centre: QPointF,
    size: float,
    colours: Colours,
    *,
    own: bool,
    innermost: bool,
) -> None:
    thick = max(1.5, size / 14) if own else max(0.7, size / 40)
    painter.setPen(QPen(QColor(colours.accent if own else colours.edge), thick))
    painter.setBrush(QColor(colours.accent) if own and innermost else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, size, size)


def circle_with_word(
    painter: QPainter, box: QRectF, theme: Theme, value: Circle, colours: Colours
) -> int:
    """The rings, small, and their word in muted ink, from the left of `box`; the width taken."""
    side = theme.metrics.px(14)
    circle(painter, QRectF(box.x(), box.center().y() - side / 2, side, side), value, colours)
    used = side + theme.metrics.px(5)
    word = box.adjusted(used, 0, 0, 0)
    return used + round(
        text.line(painter, word, circle_word(value), theme.font(Text.META), colours.muted)
    )


def permission(
    painter: QPainter, box: QRectF, theme: Theme, value: QuotePermission, colours: Colours
) -> int:
    """The mark of a permission and its words, from the left of `box`; the width taken."""
    side = theme.metrics.px(14)
    place = QRectF(box.x(), box.center().y() - side / 2, side, side)
    icons.paint(painter, place, icons.PERMISSION_ICONS[value], colours.muted)
    used = side + theme.metrics.px(6)
    words = box.adjusted(used, 0, 0, 0)
    return used + round(
        text.line(painter, words, permission_words(value), theme.font(Text.META), colours.muted)
    )


def permission_width(theme: Theme, value: QuotePermission) -> int:
    """How wide the mark of a permission and its words are together."""
    words = text.width_of(permission_words(value), theme.font(Text.META))
    return round(theme.metrics.px(20) + words)


def initials(name: str) -> str:
    """One or two letters for a name: the first of its first and of its last word."""
    words = [word for word in name.split() if word[:1].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper() or "?"


def avatar(painter: QPainter, box: QRectF, theme: Theme, name: str) -> None:
    """Somebody's initials in a circle as large as `box`."""
    boxes.rounded(painter, box, box.width() / 2, theme.colours.sunk, theme.colours.hairline)
    large = box.width() > theme.metrics.px(44)
    letters = theme.font(Text.NUMBER if large else Text.META, 600)
    text.line(painter, box, initials(name), letters, theme.colours.ink, align=text.CENTRE)

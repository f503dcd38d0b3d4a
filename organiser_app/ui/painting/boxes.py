"""Boxes: chips, key hints, bars, check boxes, the ground of a row, and buttons in a row."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from organiser_app.ui import icons
from organiser_app.ui.painting import text
from organiser_app.ui.theme import Colours, Metrics, Text, Theme


class ChipLook(Enum):
    """How a chip is drawn, which says how it came to be there."""

    SOLID = "solid"
    SUGGESTED = "suggested"
    CHOSEN = "chosen"


def rounded(
    painter: QPainter, box: QRectF, radius: float, fill: str | None, edge: str | QPen | None = None
) -> None:
    """A box with round corners, its edge drawn inside its bounds."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(edge), 1) if isinstance(edge, str) else edge
    painter.setPen(pen if pen is not None else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = pen.widthF() / 2 if pen is not None else 0.0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def ground(
    painter: QPainter,
    box: QRectF,
    theme: Theme,
    *,
    selected: bool,
    ruled: bool = True,
    on_rail: bool = False,
) -> Colours:
    """Paint the ground of a list row, `ruled` with a hairline; the colours to paint on it with."""
    colours = theme.selected if selected else theme.colours
    painter.fillRect(box, QColor(colours.rail if on_rail and not selected else colours.surface))
    if selected:
        bar = QRectF(box.x(), box.y(), theme.metrics.px(3), box.height())
        painter.fillRect(bar, QColor(colours.accent))
    if ruled:
        foot = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(foot, QColor(theme.colours.hairline))
    return colours


def focus_ring(
    painter: QPainter,
    box: QRectF,
    theme: Theme,
    *,
    on: Colours | None = None,
    inside: float = 3,
) -> None:
    """The ring of the row in hand, drawn inside the row, where no neighbour cuts it off.

    `on` are the colours that `ground` gave, where the ground is another than the theme's.
    """
    pen = QPen(QColor((on or theme.colours).accent), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    shrunk = box.adjusted(inside, inside - 1, -inside, -inside)
    rounded(painter, shrunk, theme.metrics.px(6), None, pen)


def chip_width(theme: Theme, label: str) -> int:
    """How wide a chip of this label is."""
    return round(text.width_of(label, theme.font(Text.META)) + theme.metrics.px(18))


def chip(
    painter: QPainter,
    corner: QPointF,
    theme: Theme,
    label: str,
    look: ChipLook = ChipLook.SOLID,
    *,
    colours: Colours | None = None,
) -> int:
    """Draw a chip from its upper left corner; its width."""
    ink = colours or theme.colours
    width = chip_width(theme, label)
    box = QRectF(corner.x(), corner.y(), width, theme.metrics.chip)
    fill, edge, letters = _chip_colours(ink, theme, look)
    pen = QPen(QColor(edge), 1)
    if look is ChipLook.SUGGESTED:
        pen.setDashPattern([3, 2])
    rounded(painter, box, theme.metrics.px(10), fill, pen)
    text.line(painter, box, label, theme.font(Text.META), letters, align=text.CENTRE)
    return width


def _chip_colours(ink: Colours, theme: Theme, look: ChipLook) -> tuple[str | None, str, str]:
    """Fill, edge and letters; on an inverted ground the chip keeps that ground's colours."""
    if look is ChipLook.CHOSEN:
        chosen = theme.selected
        return chosen.surface, chosen.accent, chosen.accent
    if look is ChipLook.SUGGESTED:
        return None, ink.edge, ink.ink
    return ink.sunk, ink.hairline, ink.ink


def key_hint_width(theme: Theme, keys: str) -> int:
    """How wide a key hint is, nought when there is none."""
    if not keys:
        return 0
    return round(text.width_of(keys, theme.font(Text.META)) + theme.metrics.px(12))


def key_hint(
    painter: QPainter,
    box: QRectF,
    theme: Theme,
    keys: str,
    *,
    letters: str | None = None,
    edge: str | None = None,
) -> int:
    """Draw the keys at the left of `box`, in the middle of its height; the width taken."""
    width = key_hint_width(theme, keys)
    height = theme.metrics.px(18)
    place = QRectF(box.x(), round(box.center().y() - height / 2), width, height)
    rounded(painter, place, theme.metrics.px(4), None, edge or theme.colours.hairline)
    colour = letters or theme.colours.muted
    text.line(painter, place, keys, theme.font(Text.META), colour, align=text.CENTRE)
    return width


def bar(painter: QPainter, box: QRectF, share: float, colour: str, colours: Colours) -> None:
    """A small bar that starts at nought and is filled to `share` (0 to 1)."""
    radius = min(box.height() / 2, 2.0)
    rounded(painter, box, radius, colours.sunk, colours.hairline)
    width = box.width() * min(max(share, 0.0), 1.0)
    if width >= 1:
        rounded(painter, QRectF(box.x(), box.y(), width, box.height()), radius, colour)


def check_box(
    painter: QPainter, box: QRectF, colours: Colours, *, ticked: bool, struck: bool = False
) -> None:
    """A check box that fills `box`; one that is `struck` was neither ticked nor left open."""
    if not ticked:
        pen = QPen(QColor(colours.edge), colours.edge_width)
        rounded(painter, box, box.width() / 4, colours.surface, pen)
        if struck:
            painter.setPen(QPen(QColor(colours.muted), 2))
            middle, inset = box.center().y(), box.width() / 4
            painter.drawLine(QPointF(box.x() + inset, middle), QPointF(box.right() - inset, middle))
        return
    rounded(painter, box, box.width() / 4, colours.accent)
    inner = box.adjusted(2, 2, -2, -2)
    icons.paint(painter, inner, "check", colours.on_accent)


def row_button(
    painter: QPainter, box: QRectF, theme: Theme, icon: str, label: str, *, keys: str = ""
) -> None:
    """The one act of a row, drawn as a plain button; the row itself takes the key and the click."""
    metrics, colours = theme.metrics, theme.colours
    pen = QPen(QColor(colours.edge), colours.edge_width)
    rounded(painter, box, metrics.px(6), colours.surface, pen)
    side = metrics.px(16)
    left = box.x() + metrics.px(11)
    icons.paint(painter, QRectF(left, box.center().y() - side / 2, side, side), icon, colours.ink)
    label_box = box.adjusted(metrics.px(35), 0, -metrics.px(8), 0)
    used = text.line(painter, label_box, label, theme.font(Text.BODY, 500), colours.ink)
    width = key_hint_width(theme, keys) if keys else 0
    hint = QRectF(box.right() - width - metrics.px(7), box.y(), width, box.height())
    if keys and hint.x() >= label_box.x() + used + metrics.quarter:
        key_hint(painter, hint, theme, keys)


def square_side(metrics: Metrics) -> int:
    """The side of a check box."""
    return metrics.px(16)

"""Icons of one stroke, drawn for this program, in any colour, size and screen density.

An icon is an SVG under `resources/icons/` on a grid of 18 whose `currentColor` is filled in when
it is drawn. `pixmap` and `icon` cache what they draw; `paint` serves delegates.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.paths import resource

KIND_ICONS = {kind: f"kind-{kind.value}" for kind in StatementKind}

PERMISSION_ICONS = {
    QuotePermission.NAMED: "quote-person",
    QuotePermission.UNNAMED: "quote",
    QuotePermission.ASK_FIRST: "question",
    QuotePermission.NOT_TO_QUOTE: "lock",
}


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int, density: float = 1.0) -> QPixmap:
    """The icon `name` in `colour` ("#RRGGBB"), `size` by `size` device-independent pixels.

    Raises `FileNotFoundError` for an icon that isn't there.
    """
    drawn = QPixmap(round(size * density), round(size * density))
    drawn.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace("currentColor", colour)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(density)
    return drawn


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """The icon as Qt's own widgets want it, at one, two and three times the density."""
    made = QIcon()
    for density in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, colour, size, density))
    return made


def paint(painter: QPainter, box: QRectF, name: str, colour: str) -> None:
    """Draw the icon in the middle of `box`, as large as fits, crisp on this painter's device."""
    size = int(min(box.width(), box.height()))
    offset = QSizeF(box.width() - size, box.height() - size) / 2
    corner = QPointF(round(box.x() + offset.width()), round(box.y() + offset.height()))
    density = painter.device().devicePixelRatioF()
    painter.drawPixmap(corner, pixmap(name, colour, size, density))

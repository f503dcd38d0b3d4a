"""A figure on a page of a PDF: what is not painted there stays the colour of the paper."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from matplotlib.figure import Figure
from reportlab.pdfgen.canvas import Canvas

from organiser_app.reports.charts.paper import FigureOnPaper
from tests.reports.reading import opened

_SIDE = 72
_MIDDLE = _SIDE // 2
_WHITE = (255, 255, 255)


def _figure(**looks: Any) -> Figure:
    """One large square in the middle of a figure of an inch, its outline well away from there."""
    figure = Figure(figsize=(1, 1), dpi=_SIDE, facecolor="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.plot([0.5], [0.5], "s", markersize=40, color="#205040", **looks)
    return figure


def _painted(figure: Figure, x: int, y: int) -> tuple[int, ...]:
    """The colour at a dot, counted from the top left."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=(_SIDE, _SIDE))
    FigureOnPaper(figure).drawOn(canvas, 0, 0)
    canvas.save()
    with opened(content.getvalue()) as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    return tuple(picture.getpixel((x, y)))


@pytest.mark.parametrize(("fill", "seen"), [("none", _WHITE), ("#205040", (32, 80, 64))])
def test_a_fill_is_painted_only_where_there_is_one(fill: str, seen: tuple[int, ...]) -> None:
    assert _painted(_figure(markerfacecolor=fill), _MIDDLE, _MIDDLE) == seen


def test_an_outline_that_is_none_is_not_drawn() -> None:
    hollow = _figure(markerfacecolor="none", markeredgecolor="none", markeredgewidth=6)
    assert _painted(hollow, _MIDDLE - 20, _MIDDLE) == _WHITE

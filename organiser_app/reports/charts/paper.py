"""Puts a matplotlib figure on a page as vectors, its text as text in the report's own faces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path
from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from organiser_app.reports import faces, theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.transforms import Transform
    from matplotlib.typing import ColorType
    from reportlab.pdfgen.canvas import Canvas

_BOLD_FROM = 600
_DESCENT = 0.21
_ASCENT = 0.76
_WITH_ALPHA = 4


class FigureOnPaper(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A figure as a block of the page, of the figure's own size; its dpi must be 72."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self._figure = figure
        inches = figure.get_size_inches()
        self.width, self.height = float(inches[0]) * 72, float(inches[1]) * 72

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The figure's size."""
        return self.width, self.height

    def draw(self) -> None:
        """Let the figure draw itself on the canvas."""
        self._figure.draw(_PaperRenderer(self.canv, self.width, self.height))


class _PaperRenderer(RendererBase):
    """matplotlib's drawing calls, answered by a reportlab canvas; one point is one pixel."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        super().__init__()
        self._canvas, self._size = canvas, (width, height)

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def flipy(self) -> bool:
        return False

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: ColorType | None = None,  # noqa: N803 (matplotlib's name)
    ) -> None:
        line = gc.get_linewidth()
        canvas = self._canvas
        canvas.saveState()
        self._clip(gc)
        canvas.setLineWidth(line)
        canvas.setStrokeColor(_colour(gc.get_rgb()))
        canvas.setLineJoin({"miter": 0, "round": 1, "bevel": 2}[str(gc.get_joinstyle())])
        dashes: Any = gc.get_dashes()
        if dashes[1] is not None:
            canvas.setDash([float(dash) for dash in dashes[1]], float(dashes[0]))
        filled, stroked = _seen(rgbFace), line > 0 and _seen(gc.get_rgb())
        if filled:
            canvas.setFillColor(_colour(rgbFace))
        outline = self._outline(transform.transform_path(path))
        canvas.drawPath(outline, stroke=int(stroked), fill=int(filled))
        canvas.restoreState()

    def _clip(self, gc: GraphicsContextBase) -> None:
        box = gc.get_clip_rectangle()
        if box is not None:
            outline = self._canvas.beginPath()
            outline.rect(*(float(bound) for bound in box.bounds))
            self._canvas.clipPath(outline, stroke=0, fill=0)

    def _outline(self, path: Path) -> Any:
        outline = self._canvas.beginPath()
        last = (0.0, 0.0)
        for values, code in path.iter_segments(simplify=False):
            points = [float(value) for value in values]
            if code == Path.MOVETO:
                outline.moveTo(*points)
            elif code == Path.LINETO:
                outline.lineTo(*points)
            elif code == Path.CURVE3:
                outline.curveTo(*_cubic(last, points))
            elif code == Path.CURVE4:
                outline.curveTo(*points)
            elif code == Path.CLOSEPOLY:
                outline.close()
                continue
            last = (points[-2], points[-1])
        return outline

    def draw_text(  # noqa: PLR0917 (matplotlib's order)
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,  # noqa: ARG002
        mtext: Any = None,  # noqa: ARG002
    ) -> None:
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillColor(_colour(gc.get_rgb()))
        canvas.translate(float(x), float(y))
        canvas.rotate(float(angle))
        faces.draw(canvas, 0, 0, s, _face(prop), prop.get_size_in_points())
        canvas.restoreState()

    def get_text_width_height_descent(
        self,
        s: str,
        prop: FontProperties,
        ismath: Any,  # noqa: ARG002
    ) -> tuple[float, float, float]:
        size = prop.get_size_in_points()
        descent = _DESCENT * size
        return faces.width(s, _face(prop), size), _ASCENT * size + descent, descent


def _face(prop: FontProperties) -> str:
    weight = prop.get_weight()
    return theme.SANS_BOLD if isinstance(weight, int) and weight >= _BOLD_FROM else theme.SANS


def _seen(rgb: Any) -> bool:
    """Whether a colour is there at all: matplotlib gives "none" as black that is wholly clear."""
    return rgb is not None and (len(rgb) < _WITH_ALPHA or rgb[3] > 0)


def _colour(rgb: Any) -> Color:
    return Color(float(rgb[0]), float(rgb[1]), float(rgb[2]))


def _cubic(start: tuple[float, float], points: list[float]) -> tuple[float, ...]:
    """A quadratic curve's two points as the cubic curve that is the same."""
    (x0, y0), (x1, y1, x2, y2) = start, points
    first = (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0))
    second = (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2))
    return (*first, *second, x2, y2)

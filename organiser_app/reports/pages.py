"""The sheets of a report: paper, running head, foot with page x of y, outline and details."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from organiser_app.language import tr
from organiser_app.reports import faces, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

EVIDENCE = "evidence"
"""The destination of the evidence table."""

COVER, BODY = "cover", "body"
_FOOT_SIZE = 6.8
_HEAD_SIZE = 7.4


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page, and the details of the file; cleaned already."""

    title: str
    author: str
    subject: str
    head_right: str
    language: str = "en-GB"
    has_cover: bool = True


class CountingCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """A canvas whose pages end with a form that is drawn last, when their number is known."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.destination_pages: dict[str, int] = {}
        self.feet: list[int] = []

    def foot(self) -> None:
        """Leave room for the foot of this page."""
        page = self.getPageNumber()
        self.feet.append(page)
        self.doForm(_foot_name(page))

    def save(self) -> None:
        """Draw every foot, now that the pages are counted, and write the file."""
        evidence = self.destination_pages.get(EVIDENCE)
        for page in self.feet:
            self.beginForm(_foot_name(page))
            _draw_foot(self, page, len(self.feet), evidence)
            self.endForm()
        super().save()


def _foot_name(page: int) -> str:
    return f"foot{page}"


def _draw_foot(canvas: Canvas, page: int, pages: int, evidence: int | None) -> None:
    y, right = theme.PAGE_HEIGHT - theme.FOOT_TEXT, theme.PAGE_WIDTH - theme.MARGIN
    if evidence is not None:
        note = tr("A number like [E1] leads to the evidence table on page {page}.", page=evidence)
        if page == 1:
            note += " " + tr("This page can be read alone.")
        canvas.setFillColor(HexColor(theme.SOFT))
        faces.draw(canvas, theme.MARGIN, y, note, theme.SANS, _FOOT_SIZE)
    canvas.setFillColor(HexColor(theme.INK))
    count = tr("{page} of {pages}", page=page, pages=pages)
    faces.draw(canvas, right, y, count, theme.SANS_BOLD, _FOOT_SIZE, "right")


class _Report(BaseDocTemplate):  # type: ignore[misc]  # reportlab is untyped
    """Frames and furniture of A4 sheets."""

    def __init__(self, target: BytesIO, furniture: Furniture) -> None:
        super().__init__(
            target,
            pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT),
            invariant=1,
            title=furniture.title,
            author=furniture.author,
            subject=furniture.subject,
            creator="Organiser",
            lang=furniture.language,
            initialFontName=theme.SANS,
        )
        self._furniture = furniture
        cover = PageTemplate(COVER, [_frame(theme.HEAD_TEXT)], onPage=self._cover)
        body = PageTemplate(BODY, [_frame(theme.BODY_TOP)], onPage=self._page)
        self.addPageTemplates([cover, body] if furniture.has_cover else [body])

    def _cover(self, canvas: CountingCanvas, _document: object) -> None:
        _draw_paper(canvas)
        canvas.foot()

    def _page(self, canvas: CountingCanvas, _document: object) -> None:
        _draw_paper(canvas)
        canvas.foot()
        _draw_head(canvas, self._furniture)


def _frame(top: float) -> Frame:
    return Frame(
        theme.MARGIN,
        theme.PAGE_HEIGHT - theme.BODY_BOTTOM,
        theme.BODY_WIDTH,
        theme.BODY_BOTTOM - top,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _draw_paper(canvas: Canvas) -> None:
    canvas.setFillColor(HexColor(theme.PAPER))
    canvas.rect(0, 0, theme.PAGE_WIDTH, theme.PAGE_HEIGHT, stroke=0, fill=1)
    _hairline(canvas, theme.PAGE_HEIGHT - theme.FOOT_LINE)
    y = theme.PAGE_HEIGHT - theme.FOOT_TEXT
    area = (theme.MARGIN, y - 3, theme.MARGIN + theme.HALF_WIDTH, y + _FOOT_SIZE)
    canvas.linkRect("", EVIDENCE, area, thickness=0)


def _draw_head(canvas: Canvas, furniture: Furniture) -> None:
    y = theme.PAGE_HEIGHT - theme.HEAD_TEXT
    canvas.setFillColor(HexColor(theme.INK))
    end = faces.draw(canvas, theme.MARGIN, y, furniture.author, theme.SANS_BOLD, _HEAD_SIZE)
    canvas.setFillColor(HexColor(theme.SOFT))
    faces.draw(canvas, end + 10, y, furniture.subject, theme.SANS, _HEAD_SIZE)
    right = theme.PAGE_WIDTH - theme.MARGIN
    faces.draw(canvas, right, y, furniture.head_right, theme.SANS, _HEAD_SIZE, "right")
    _hairline(canvas, theme.PAGE_HEIGHT - theme.HEAD_LINE)


def _hairline(canvas: Canvas, y: float) -> None:
    canvas.setStrokeColor(HexColor(theme.HAIRLINE))
    canvas.setLineWidth(0.6)
    canvas.line(theme.MARGIN, y, theme.PAGE_WIDTH - theme.MARGIN, y)


def build(story: Sequence[Flowable], furniture: Furniture) -> bytes:
    """Lay the story out and return the file's bytes; the same story gives the same bytes."""
    target = BytesIO()
    _Report(target, furniture).build(list(story), canvasmaker=CountingCanvas)
    return target.getvalue()

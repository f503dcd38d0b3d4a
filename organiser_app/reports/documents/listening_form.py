"""The blank listening form: the lines of quick capture on paper, two forms to a sheet.

The words before the colons are those that quick capture reads, in the order in which it writes
them, so that what was written is typed in line for line.
"""

from __future__ import annotations

from organiser_app.domain.rules.quick_capture.vocabulary import (
    Field,
    written_kind,
    written_permission,
)
from organiser_app.domain.values import ListeningKind, QuotePermission, StatementKind
from organiser_app.language import tr
from organiser_app.reports import sheet_canvas as paper
from organiser_app.reports.sheet_canvas import HEIGHT, MARGIN, RIGHT, SheetCanvas
from organiser_app.reports.theme import Type

_HALF = HEIGHT / 2
_KINDS = tuple(kind for kind in ListeningKind if kind is not ListeningKind.SURVEY)
_THEME, _STRENGTH = RIGHT - 58, RIGHT - 27
_BOX = 4.2
_LINE = 10.2
_LEFT_OF_LINES = MARGIN + 19


def listening_forms(count: int, patch: str) -> bytes:
    """So many blank forms as a PDF, two to a sheet; they hold the patch's name and nothing else."""
    canvas = SheetCanvas(tr("Listening form"), patch)
    for number in range(count):
        lower = number % 2 == 1
        _form(canvas, _HALF if lower else 0.0, patch)
        if lower or number == count - 1:
            canvas.rule(0, _HALF, 210, paper.PALE, 0.4)
            canvas.end_page()
    return canvas.finish()


def _form(canvas: SheetCanvas, top: float, patch: str) -> None:
    y = _head(canvas, top + 13, patch)
    for kind in StatementKind:
        y += _LINE
        _statement(canvas, kind, y)
    y = _quote(canvas, y + 8.6)
    for field in (Field.NEXT, Field.WILL, Field.NOTE):
        y += 8.8
        _written(canvas, field, y)
    _foot(canvas, top + _HALF - 5.5)


def _head(canvas: SheetCanvas, y: float, patch: str) -> float:
    """Where, how, when, with whom; gives where it ends."""
    canvas.text(RIGHT, y - 4.5, patch, paper.SMALL, align="right", room=60)
    _blank(canvas, Field.AT, MARGIN, MARGIN + 96, y)
    _blank(canvas, Field.WHEN, MARGIN + 100, RIGHT, y)
    y += 8.2
    x = canvas.text(MARGIN, y - 0.8, f"{Field.KIND}:", paper.STRONG) + 3
    for kind in _KINDS:
        x = _ticked(canvas, x, y, written_kind(kind)) + 3.5
    y += 8.2
    _blank(canvas, Field.WITH, MARGIN, MARGIN + 112, y)
    canvas.text(MARGIN + 114, y - 0.8, tr("others: ____"), paper.SMALL)
    x = canvas.text(MARGIN + 133, y - 0.8, f"{Field.PRIVACY}:", paper.STRONG) + 2
    _ticked(canvas, x, y, tr("given"))
    return y


def _statement(canvas: SheetCanvas, kind: StatementKind, y: float) -> None:
    """A line for one thing heard, its theme and its strength."""
    canvas.text(MARGIN, y - 0.8, f"{Field(kind.value)}:", paper.STRONG)
    canvas.rule(_LEFT_OF_LINES, y, _THEME - 3)
    canvas.text(_THEME, y - 0.8, "#", paper.STRONG)
    canvas.rule(_THEME + 3, y, _STRENGTH - 3)
    canvas.text(_STRENGTH - 1, y - 0.8, "!", paper.STRONG)
    for strength in range(1, 6):
        canvas.box(_STRENGTH + 1.5 + (strength - 1) * 5.2, y, _BOX, str(strength))


def _quote(canvas: SheetCanvas, y: float) -> float:
    """Two lines for somebody's very words, and what may be done with them; gives where it ends."""
    canvas.text(MARGIN, y - 0.8, "“", paper.LABEL)
    canvas.rule(MARGIN + 4, y, RIGHT)
    y += 8.2
    canvas.rule(MARGIN + 4, y, RIGHT - 96)
    canvas.text(RIGHT - 95, y - 0.8, "”", paper.LABEL)
    x = RIGHT - 90
    for permission in (
        QuotePermission.UNNAMED,
        QuotePermission.NAMED,
        QuotePermission.ASK_FIRST,
        QuotePermission.NOT_TO_QUOTE,
    ):
        x = _ticked(canvas, x, y, written_permission(permission), paper.SMALL) + 2
    return y


def _written(canvas: SheetCanvas, field: Field, y: float) -> None:
    canvas.text(MARGIN, y - 0.8, f"{field}:", paper.STRONG)
    if field is Field.NOTE:
        canvas.rule(_LEFT_OF_LINES, y, RIGHT)
        return
    by = RIGHT - 42
    canvas.rule(_LEFT_OF_LINES, y, by - 2)
    end = canvas.text(by, y - 0.8, tr("by"), paper.BODY)
    canvas.rule(end + 1.5, y, RIGHT)


def _blank(canvas: SheetCanvas, field: Field, left: float, right: float, y: float) -> None:
    end = canvas.text(left, y - 0.8, f"{field}:", paper.STRONG)
    canvas.rule(end + 2, y, right)


def _ticked(canvas: SheetCanvas, x: float, y: float, words: str, of: Type = paper.TICKED) -> float:
    """A box and the words behind it; gives where they end."""
    canvas.box(x, y, _BOX)
    return canvas.text(x + _BOX + 1.2, y - 0.8, words, of)


def _foot(canvas: SheetCanvas, y: float) -> None:
    told = tr(
        "No worry about somebody’s safety is written here: tell whom you agreed to, today."
        " Bring this form back."
    )
    canvas.text(MARGIN, y, told, paper.SMALL)

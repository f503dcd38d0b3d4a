"""The field of doors: each mark is one door of the patch, by the best that came of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from organiser_app.language import tr
from organiser_app.reports import faces, phrases, theme
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from organiser_app.domain.figures import DoorFigures

MOST_MARKS = 2500
_FIELD_HEIGHT = 58 * MM
_WIDEST_PITCH = 7 * MM
_MARK_SHARE = 0.68
_LABEL_HEIGHT = 29
_LABEL_GAP = 10


@dataclass(frozen=True, slots=True)
class _Class:
    """The doors of which the same came: how many, and how many marks stand for them."""

    word: str
    doors: int
    marks: int
    tone: str


def doors_per_mark(doors: int) -> int:
    """How many doors one mark stands for: 1, or a power of ten where there are too many."""
    scale = 1
    while doors / scale > MOST_MARKS:
        scale *= 10
    return scale


def share_out(counts: list[int], scale: int) -> list[int]:
    """Marks for each count, at `scale` doors a mark, that add up; the largest remainders win."""
    marks = [count // scale for count in counts]
    wanted = round(sum(counts) / scale)
    by_remainder = sorted(range(len(counts)), key=lambda i: (-(counts[i] % scale), i))
    for index in by_remainder[: wanted - sum(marks)]:
        marks[index] += 1
    return marks


def _classes(doors: DoorFigures) -> list[_Class]:
    counts = [doors.listened, doors.short_chat, doors.tried, doors.not_tried]
    marks = share_out(counts, doors_per_mark(doors.all))
    words = (tr("we listened"), tr("a short chat"), tr("tried, not heard yet"), tr("not tried yet"))
    return [
        _Class(*parts) for parts in zip(words, counts, marks, theme.TONES, strict=True) if parts[1]
    ]


class DoorField(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Marks in columns, with each part labelled where it begins."""

    def __init__(self, doors: DoorFigures) -> None:
        super().__init__()
        self._classes = _classes(doors)
        self._marks = max(1, sum(part.marks for part in self._classes))

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as the page; as high as its rows need."""
        self.width = width
        self._across = min(_WIDEST_PITCH, sqrt(width * _FIELD_HEIGHT / self._marks))
        columns = min(self._marks, max(1, int(width / self._across)))
        self._rows = fullest_rows(self._marks, ceil(self._marks / columns))
        columns = ceil(self._marks / self._rows)
        self._across = min(_WIDEST_PITCH, width / columns)
        self._down = min(self._across * 1.08, _FIELD_HEIGHT / self._rows)
        self.height = self._rows * self._down + _LABEL_HEIGHT
        return width, self.height

    def draw(self) -> None:
        """The marks, column by column, then the labels over them."""
        done = 0
        starts = []
        for part in self._classes:
            starts.append(done // self._rows * self._across)
            for place in range(done, done + part.marks):
                self._draw_mark(place, part.tone)
            done += part.marks
        self._draw_labels(starts)

    def _draw_mark(self, place: int, tone: str) -> None:
        column, row = divmod(place, self._rows)
        across, down = self._across * _MARK_SHARE, self._down * _MARK_SHARE * 1.06
        hollow = tone == theme.PAPER
        inset = 0.3 if hollow else 0
        self.canv.setLineWidth(0.6)
        self.canv.setStrokeColor(HexColor(theme.SAND))
        self.canv.setFillColor(HexColor(tone))
        self.canv.rect(
            column * self._across + inset,
            (self._rows - row) * self._down - down + inset,
            across - 2 * inset,
            down - 2 * inset,
            stroke=int(hollow),
            fill=1,
        )

    def _draw_labels(self, starts: list[float]) -> None:
        field_top = self.height - _LABEL_HEIGHT
        number, word = theme.Type(theme.SERIF_BOLD, 13.5, 15), 7.4
        widths = [
            5
            + max(
                faces.width(phrases.number(part.doors), number.face, number.size),
                faces.width(part.word, theme.SANS, word),
            )
            for part in self._classes
        ]
        for part, start, left in zip(
            self._classes, starts, label_places(starts, widths, self.width), strict=True
        ):
            self._draw_leader(start, left, field_top)
            self.canv.setFillColor(HexColor(theme.INK))
            text = phrases.number(part.doors)
            faces.draw(self.canv, left + 4, field_top + 16, text, number.face, number.size)
            faces.draw(self.canv, left + 4, field_top + 7, part.word, theme.SANS, word)

    def _draw_leader(self, start: float, left: float, field_top: float) -> None:
        """An upright from the first mark of a part to its label, bent where the label moved."""
        self.canv.setStrokeColor(HexColor(theme.INK))
        self.canv.setLineWidth(0.9)
        start += 0.45
        left += 0.45
        self.canv.line(left, field_top + 3, left, field_top + _LABEL_HEIGHT - 2)
        if left != start:
            self.canv.line(start, field_top + 3, left, field_top + 3)
        self.canv.line(start, field_top + 0.6, start, field_top + 3)


def fullest_rows(marks: int, rows: int) -> int:
    """A number of rows near `rows` that leaves the least of the last column empty."""
    near = range(max(1, rows - 2), rows + 2)
    return min(near, key=lambda count: (-marks % count / count, abs(count - rows)))


def label_places(starts: list[float], widths: list[float], room: float) -> list[float]:
    """Left edges for labels at or after their starts, none over another, all within `room`."""
    places: list[float] = []
    edge = 0.0
    for start, width in zip(starts, widths, strict=True):
        places.append(max(start, edge))
        edge = places[-1] + width + _LABEL_GAP
    limit = room
    for index in range(len(places) - 1, -1, -1):
        places[index] = max(0.0, min(places[index], limit - widths[index]))
        limit = places[index] - _LABEL_GAP
    return places

"""The blocks that pages are made of: openers, headings, rules, columns, panels and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table, TableStyle

from organiser_app.language import tr
from organiser_app.reports import faces, icons, phrases, theme
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organiser_app.domain.values import StatementKind
    from organiser_app.reports.setter import Quote, Setter
    from organiser_app.reports.theme import Type

QUOTE_BAR = 1.3 * MM
_ICON_GAP = 3
_LETTER_SPACE = 0.7


class Anchor(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A place without height that links and the outline lead to."""

    def __init__(self, name: str, title: str = "", level: int = 0) -> None:
        super().__init__()
        self._name, self._title, self._level = name, title, level

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Takes no room."""
        return 0, 0

    def draw(self) -> None:
        """Make the destination, and its line in the outline."""
        self.canv.bookmarkHorizontal(self._name, 0, theme.TITLE.leading)
        if self._title:
            self.canv.addOutlineEntry(self._title, self._name, level=self._level, closed=False)
        self.canv.destination_pages[self._name] = self.canv.getPageNumber()


class Rule(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A line over the whole width."""

    def __init__(self, colour: str = theme.INK, thickness: float = 0.8) -> None:
        super().__init__()
        self._colour, self._thickness = colour, thickness

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width = width
        return width, self._thickness

    def draw(self) -> None:
        """One stroke."""
        self.canv.setStrokeColor(HexColor(self._colour))
        self.canv.setLineWidth(self._thickness)
        self.canv.line(0, 0, self.width, 0)


class KindLabel(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The shape of a kind and its word."""

    def __init__(self, kind: StatementKind, word: str, of: Type, size: float) -> None:
        super().__init__()
        self._kind, self._word, self._type, self._size = kind, word, of, size

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line."""
        return width, max(self._size, self._type.leading)

    def draw(self) -> None:
        """The shape, then the word at its middle height."""
        icons.draw_kind(self.canv, self._kind, 0, 0, self._size)
        self.canv.setFillColor(HexColor(self._type.colour))
        baseline = (self._size - self._type.size * 0.7) / 2
        left = self._size + _ICON_GAP
        faces.draw(self.canv, left, baseline, self._word, self._type.face, self._type.size)


class Kicker(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The part of the report in spaced capitals, over a page's title."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line."""
        return width, theme.KICKER.leading

    def draw(self) -> None:
        """Drawn letter by letter, further apart than the face has them."""
        x = 0.0
        self.canv.setFillColor(HexColor(theme.KICKER.colour))
        for letter in self._words:
            x = faces.draw(self.canv, x, 2, letter, theme.KICKER.face, theme.KICKER.size)
            x += _LETTER_SPACE


class Bleed(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A panel over the whole width of the sheet, behind what it holds; or up to the sheet's top."""

    def __init__(self, contents: Sequence[Flowable], padding: float, to_top: bool = False) -> None:
        super().__init__()
        self._contents, self._padding, self._to_top = list(contents), padding, to_top
        self._sizes: list[tuple[float, float]] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The height of the contents and the padding."""
        self._sizes = [item.wrapOn(self.canv, width, height) for item in self._contents]
        above = 0 if self._to_top else self._padding
        self.width = width
        self.height = sum(size[1] for size in self._sizes) + self._padding + above
        return width, self.height

    def draw(self) -> None:
        """The ground, then the contents from the top."""
        top = theme.PAGE_HEIGHT if self._to_top else self.height
        self.canv.setFillColor(HexColor(theme.PANEL))
        self.canv.rect(-theme.MARGIN, 0, theme.PAGE_WIDTH, top, stroke=0, fill=1)
        y = self.height - (0 if self._to_top else self._padding)
        for item, (_, height) in zip(self._contents, self._sizes, strict=True):
            y -= height
            item.drawOn(self.canv, 0, y)


class IfRoom(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Items that stand where there is room left on the page, and else are left away."""

    def __init__(self, *contents: Flowable) -> None:
        super().__init__()
        self._contents = contents
        self._sizes: list[tuple[float, float]] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The height of the items, or none where it is more than there is."""
        self._sizes = [item.wrapOn(self.canv, width, height) for item in self._contents]
        total = sum(size[1] for size in self._sizes)
        if total > height:
            self._sizes, total = [], 0
        return width, total

    def draw(self) -> None:
        """The items, if they had room, from the top."""
        y = sum(size[1] for size in self._sizes)
        for item, (_, height) in zip(self._contents, self._sizes, strict=False):
            y -= height
            item.drawOn(self.canv, 0, y)


def gap(millimetres: float) -> Spacer:
    """Empty height."""
    return Spacer(1, millimetres * MM)


def opener(
    setter: Setter, kicker: str, title: str, standfirst: str, name: str, *keys: str, level: int = 0
) -> list[Flowable]:
    """The head of a page: its part, its finding and a sentence, with a place in the outline."""
    shown = setter.line(title, theme.DISPLAY)
    shown = shown[:1].upper() + shown[1:]
    return [
        Anchor(name, shown, level),
        Kicker(setter.line(kicker.upper(), theme.SANS_BOLD)),
        gap(1.6),
        narrow(setter.text(shown, theme.TITLE), theme.BODY_WIDTH),
        gap(2.2),
        narrow(setter.text(standfirst, theme.STANDFIRST, *keys), theme.READING_WIDTH),
        gap(8),
    ]


def heading(setter: Setter, text: str, *keys: str) -> Flowable:
    """The heading of a block, which stays with what follows."""
    return setter.text(text, theme.HEADING, *keys, keepWithNext=1, spaceAfter=3)


def narrow(item: Flowable, width: float) -> Flowable:
    """An item held to a width, at the left."""
    return columns([[item]], [width, theme.BODY_WIDTH - width])


def columns(cells: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Table:
    """Lists of items side by side, without padding; a missing cell is empty."""
    filled = [list(cell) for cell in cells] + [[]] * (len(widths) - len(cells))
    table = Table([[cell or "" for cell in filled]], colWidths=list(widths), hAlign="LEFT")
    table.setStyle(plain_style())
    return table


def thirds(cells: Sequence[Sequence[Flowable]]) -> Table:
    """Three columns of the grid, with their gutters."""
    third, gutter = theme.THIRD_WIDTH, theme.GUTTER
    spaced: list[Sequence[Flowable]] = []
    for cell in cells:
        spaced += [cell, []]
    return columns(spaced[:5], [third, gutter, third, gutter, third])


def halves(left: Sequence[Flowable], right: Sequence[Flowable]) -> Table:
    """Two columns of the grid, with their gutter."""
    return columns([left, [], right], [theme.HALF_WIDTH, theme.GUTTER, theme.HALF_WIDTH])


def plain_style(*more: tuple[object, ...]) -> TableStyle:
    """A table without padding, lines or grounds, aligned at the top."""
    base: list[tuple[object, ...]] = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONT", (0, 0), (-1, -1), theme.SANS, theme.COLUMN.size),
    ]
    return TableStyle(base + list(more))


def ruled_style(first: int = 0, padding: float = 4) -> TableStyle:
    """A plain table with a hairline over each row from `first` on."""
    return plain_style(
        ("LINEABOVE", (0, first), (-1, -1), 0.6, HexColor(theme.HAIRLINE)),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
    )


def parted_style() -> TableStyle:
    """Columns side by side, parted by upright lines."""
    return plain_style(
        ("LINEBEFORE", (1, 0), (-1, -1), 0.8, HexColor(theme.SAND)),
        ("LEFTPADDING", (1, 0), (-1, -1), 8),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    )


def barred_quote(setter: Setter, quote: Quote, of: Type, *keys: str) -> Flowable:
    """A quote beside an upright bar, with who said it and that they agreed."""
    source = f"{quote.source.rstrip('.')}. {tr('Quoted with permission.')}"
    words = [
        setter.text(f"“{quote.words}”", of),
        gap(1),
        setter.text(source, theme.NOTE, *keys),
    ]
    table = Table([["", words]], colWidths=[5 * MM, theme.READING_WIDTH], hAlign="LEFT")
    table.setStyle(
        plain_style(("LINEBEFORE", (0, 0), (0, -1), QUOTE_BAR, HexColor(theme.TEAL), "butt"))
    )
    return table


def kind_quote(setter: Setter, quote: Quote) -> list[Flowable]:
    """A quote under the shape and word of its kind, for a column."""
    label = theme.Type(theme.SANS_BOLD, 7.5, 11, theme.SOFT)
    return [
        KindLabel(quote.kind, phrases.kind(quote.kind, 1), label, 11),
        gap(1.4),
        setter.text(f"“{quote.words}”", theme.QUOTE),
        gap(1),
        setter.text(quote.source, theme.NOTE),
    ]


def together(*items: Flowable) -> KeepTogether:
    """Items that go to the next page whole when they do not fit."""
    return KeepTogether(list(items))


def on_pages(pages: Iterable[Sequence[Flowable]]) -> list[Flowable]:
    """Pages one after another; empty height at the end of one never makes a sheet of its own."""
    story: list[Flowable] = []
    for page in pages:
        items = list(page)
        while items and isinstance(items[-1], Spacer):
            items.pop()
        story += [*items, PageBreak()]
    return story[:-1]

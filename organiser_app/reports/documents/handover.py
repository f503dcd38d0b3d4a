"""The handover pack: whom one keeper gives into the hands of the next, a third of a page each."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Table

from organiser_app.language import plural, tr
from organiser_app.reports import blocks, faces, phrases, theme, words
from organiser_app.reports.evidence import Evidence
from organiser_app.reports.pages import CountingCanvas
from organiser_app.reports.setter import Setter
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.platypus import Flowable

    from organiser_app.domain.handover import HandedOver, HandoverPack, Line

_ABOUT = 24 * MM
_STORY = 104 * MM
_HELLO = theme.BODY_WIDTH - _STORY - theme.GUTTER
_LIMIT = 280
_HEAD_SIZE = 7.4
_LIST = (58 * MM, 62 * MM, theme.BODY_WIDTH - 120 * MM)


def handover_pack(pack: HandoverPack) -> bytes:
    """The pack as a PDF: a list of all at the head, then each resident; same pack, same bytes."""
    setter = Setter(Evidence())
    shared = [one for one in pack.people if one.shared]
    story = [*_opening(setter, pack), *_list(setter, shared)]
    for one in shared:
        story += [blocks.gap(6), _resident(setter, one)]
    story += _ask_first(setter, [one for one in pack.people if not one.shared])
    target = BytesIO()
    _Pack(target, pack, setter).build(story, canvasmaker=CountingCanvas)
    return target.getvalue()


class _Pack(BaseDocTemplate):  # type: ignore[misc]  # reportlab is untyped
    """Sheets that each say that they hold names, whom they are for, and what becomes of them."""

    def __init__(self, target: BytesIO, pack: HandoverPack, setter: Setter) -> None:
        self._head = setter.line(_from_to(pack), theme.SANS_BOLD)
        self._day = phrases.long_date(pack.on)
        self._made = f"D:{pack.on:%Y%m%d}000000Z"
        super().__init__(
            target,
            pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT),
            invariant=1,
            title=words.clean(_from_to(pack)),
            author=words.clean(pack.host or pack.from_whom),
            creator="Organiser",
            lang="en-GB",
            initialFontName=theme.SANS,
        )
        frame = Frame(
            theme.MARGIN,
            theme.PAGE_HEIGHT - theme.BODY_BOTTOM,
            theme.BODY_WIDTH,
            theme.BODY_BOTTOM - theme.BODY_TOP,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates([PageTemplate("pack", [frame], onPage=self._sheet)])

    def _sheet(self, canvas: CountingCanvas, _document: object) -> None:
        """The paper, the head, and at the foot what these pages are."""
        canvas.setDateFormatter(lambda *_moment: self._made)
        canvas.setFillColor(HexColor(theme.PAPER))
        canvas.rect(0, 0, theme.PAGE_WIDTH, theme.PAGE_HEIGHT, stroke=0, fill=1)
        canvas.foot()
        right = theme.PAGE_WIDTH - theme.MARGIN
        _line(canvas, theme.HEAD_LINE, theme.HAIRLINE)
        _line(canvas, theme.FOOT_LINE, theme.INK)
        head, foot = theme.PAGE_HEIGHT - theme.HEAD_TEXT, theme.PAGE_HEIGHT - theme.FOOT_TEXT
        canvas.setFillColor(HexColor(theme.INK))
        faces.draw(canvas, theme.MARGIN, head, self._head, theme.SANS_BOLD, _HEAD_SIZE)
        faces.draw(canvas, theme.MARGIN, foot, _what_these_are(), theme.SANS_BOLD, _HEAD_SIZE)
        canvas.setFillColor(HexColor(theme.SOFT))
        faces.draw(canvas, right, head, self._day, theme.SANS, _HEAD_SIZE, "right")


def _line(canvas: CountingCanvas, down: float, colour: str) -> None:
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.6)
    y = theme.PAGE_HEIGHT - down
    canvas.line(theme.MARGIN, y, theme.PAGE_WIDTH - theme.MARGIN, y)


def _what_these_are() -> str:
    return tr("Holds names. For the next keeper alone. Destroy it once you have met them all.")


def _from_to(pack: HandoverPack) -> str:
    whose = pack.from_whom or tr("nobody")
    if pack.to:
        return tr("Handover from {name} to {other}", name=whose, other=pack.to)
    return tr("Handover from {name}", name=whose)


def _opening(setter: Setter, pack: HandoverPack) -> list[Flowable]:
    count = len(pack.people)
    title = plural("{count} resident to get to know", "{count} residents to get to know", count)
    standfirst = tr(
        "Each in five lines, and how to say hello. Words in quotation marks are theirs, from those"
        " who may be quoted by name; what is marked as a note is how an organiser put it."
    )
    return blocks.opener(setter, pack.patch, title, standfirst, "pack")


def _list(setter: Setter, people: Sequence[HandedOver]) -> list[Flowable]:
    """Everybody who agreed on one list, to go through and to tick off."""
    if not people:
        return []
    heads = (tr("resident"), tr("where"), tr("what waits"))
    rows = [[setter.text(head, theme.NOTE) for head in heads]]
    rows += [
        [
            setter.text(setter.name(one.name), theme.LABEL),
            setter.text(setter.name(one.where), theme.COLUMN),
            setter.text(_waits(one), theme.COLUMN),
        ]
        for one in people
    ]
    table = Table(rows, colWidths=list(_LIST), hAlign="LEFT", repeatRows=1)
    table.setStyle(blocks.ruled_style(first=1))
    return [table]


def _waits(one: HandedOver) -> str:
    if not one.open_things:
        return tr("nothing open")
    return plural("{count} thing open", "{count} things open", one.open_things)


def _resident(setter: Setter, one: HandedOver) -> Flowable:
    """One resident, on one page: the story at the left, how to say hello at the right."""
    rule, name = blocks.Rule(theme.SAND), setter.text(setter.name(one.name), theme.HEADING)
    hello = [setter.text(tr("How to say hello"), theme.KICKER), blocks.gap(1)]
    for line in one.hello:
        hello += [setter.text(line.about, theme.NOTE), _words(setter, line), blocks.gap(1.2)]
    story = Table(
        [list(cells) for cells in _story(setter, one.story)],
        colWidths=[_ABOUT, _STORY - _ABOUT],
        hAlign="LEFT",
    )
    story.setStyle(blocks.plain_style(("BOTTOMPADDING", (0, 0), (-1, -1), 4)))
    both = blocks.columns([[story], [], hello], [_STORY, theme.GUTTER, _HELLO])
    return blocks.together(rule, blocks.gap(2), name, blocks.gap(2), both)


def _ask_first(setter: Setter, people: Sequence[HandedOver]) -> list[Flowable]:
    """Those who did not agree to be shared with the team: their doors, and nothing else."""
    if not people:
        return []
    asked = tr(
        "They did not agree to be shared with the team, so their doors stand here and nothing else"
        " of them. Ask each before you hand them over."
    )
    doors = [setter.name(one.where) for one in people if one.where]
    rest = len(people) - len(doors)
    if rest:
        doors.append(plural("{count} without a door", "{count} without a door", rest))
    block = blocks.together(
        blocks.Rule(theme.SAND),
        blocks.gap(2),
        setter.text(tr("Ask these first"), theme.HEADING),
        blocks.gap(1),
        blocks.narrow(setter.text(asked, theme.COLUMN), theme.READING_WIDTH),
        blocks.gap(1),
        blocks.narrow(setter.text("; ".join(doors), theme.LABEL), theme.READING_WIDTH),
    )
    return [blocks.gap(6), block]


def _story(setter: Setter, lines: Sequence[Line]) -> Iterator[tuple[Flowable, Flowable]]:
    for line in lines:
        yield setter.text(line.about, theme.NOTE), _words(setter, line)


def _words(setter: Setter, line: Line) -> Flowable:
    """The words of a line; the very words of a resident in the serif, in quotation marks."""
    said = setter.short(line.words, _LIMIT)
    if line.verbatim:
        return setter.text(f"“{said}”", theme.QUOTE)
    if line.noted:
        said = tr("{words} (organiser’s note)", words=said)
    return setter.text(said, theme.COLUMN)

"""The round sheet: a street's doors in walking order, with boxes for what came of each knock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from organiser_app.domain.rules.calendar_words import short_month
from organiser_app.domain.rules.sheet_line import OUTCOME_LETTERS
from organiser_app.domain.sheets import RoundSheet, SheetDoor
from organiser_app.domain.values import AttemptOutcome, StreetSide
from organiser_app.language import plural, tr
from organiser_app.reports import sheet_canvas as paper
from organiser_app.reports import theme
from organiser_app.reports.sheet_canvas import MARGIN, RIGHT, SheetCanvas

_TOP = 40.0
_ROW = 9.2
_FOOT = 265.0
_ROWS = int((_FOOT - _TOP) / _ROW)
_LAST, _BOXES, _REMEMBER = MARGIN + 19, MARGIN + 75, MARGIN + 129
_BOX, _BOX_STEP = 5.6, 6.6
_NO_CONTACT = "#ECE7DC"


def round_sheet(sheet: RoundSheet) -> bytes:
    """The sheet as a PDF; a street without doors in the log is given a page to write them on."""
    title = tr("Round sheet: {street}", street=sheet.street)
    canvas = SheetCanvas(title, sheet.host or sheet.organiser)
    pages = [sheet.doors[at : at + _ROWS] for at in range(0, len(sheet.doors), _ROWS)] or [()]
    for number, doors in enumerate(pages, 1):
        _head(canvas, sheet, tr("{page} of {pages}", page=number, pages=len(pages)))
        _rows(canvas, doors)
        _foot(canvas, sheet)
        canvas.end_page()
    return canvas.finish()


def _head(canvas: SheetCanvas, sheet: RoundSheet, page: str) -> None:
    canvas.text(MARGIN, 19, sheet.street, paper.TITLE, room=100)
    under = [_side(sheet.side), plural("{count} door", "{count} doors", len(sheet.doors))]
    canvas.text(MARGIN, 25, " · ".join([*filter(None, under), sheet.patch]), paper.SMALL, room=100)
    canvas.text(RIGHT, 13, page, paper.SMALL_STRONG, align="right")
    blanks = ((tr("Day"), 118, 156), (tr("Who"), 160, RIGHT))
    for word, left, right in blanks:
        _blank(canvas, word, left, right, 19.5)
    for word, left, right in ((tr("Out"), 118, 156), (tr("Back"), 160, RIGHT)):
        _blank(canvas, word, left, right, 28)
    _column_heads(canvas)


def _blank(canvas: SheetCanvas, word: str, left: float, right: float, y: float) -> None:
    """A word, and a line behind it to write on."""
    end = canvas.text(left, y - 0.8, word, paper.SMALL)
    canvas.rule(end + 1.5, y, right)


def _column_heads(canvas: SheetCanvas) -> None:
    heads = (
        (MARGIN, tr("Door")),
        (_LAST, tr("Last time")),
        (_BOXES, tr("This time, strike one through")),
        (_REMEMBER, tr("To remember")),
    )
    for x, words in heads:
        canvas.text(x, _TOP - 2.5, words, paper.SMALL)
    canvas.rule(MARGIN, _TOP, RIGHT, theme.INK, 0.9)


def _rows(canvas: SheetCanvas, doors: Sequence[SheetDoor]) -> None:
    for number in range(_ROWS):
        top = _TOP + number * _ROW
        if number < len(doors):
            _door(canvas, doors[number], top)
        elif number < max(len(doors) + 3, 0 if doors else _ROWS):
            _empty(canvas, top)


def _door(canvas: SheetCanvas, door: SheetDoor, top: float) -> None:
    if door.do_not_contact:
        canvas.ground(MARGIN, top + 0.3, RIGHT - MARGIN, _ROW - 0.6, _NO_CONTACT)
        canvas.text(_LAST, top + 5.9, tr("Do not contact. Do not knock here."), paper.STRONG)
    else:
        _known(canvas, door, top)
        _boxes(canvas, top)
    canvas.text(MARGIN + 1, top + 6.2, door.label, paper.LABEL, room=17)
    canvas.rule(MARGIN, top + _ROW, RIGHT, theme.SAND)


def _known(canvas: SheetCanvas, door: SheetDoor, top: float) -> None:
    """Who may be named there, over what came of the last knock."""
    names, last = ", ".join(door.names), _last(door)
    room = _BOXES - _LAST - 2
    if names:
        canvas.text(_LAST, top + (4.0 if last else 5.9), names, paper.SMALL_STRONG, room=room)
    if last:
        canvas.text(_LAST, top + (7.6 if names else 5.9), last, paper.SMALL, room=room)


def _boxes(canvas: SheetCanvas, top: float) -> None:
    for number, letter in enumerate(OUTCOME_LETTERS.values()):
        foot = top + (_ROW + _BOX) / 2
        canvas.box(_BOXES + number * _BOX_STEP, foot, _BOX, letter)


def _empty(canvas: SheetCanvas, top: float) -> None:
    """A row for a door that is met on the way."""
    canvas.rule(MARGIN + 1, top + 6.8, MARGIN + 17, paper.PALE)
    _boxes(canvas, top)
    canvas.rule(MARGIN, top + _ROW, RIGHT, theme.SAND)


def _foot(canvas: SheetCanvas, sheet: RoundSheet) -> None:
    canvas.rule(MARGIN, _FOOT + 3, RIGHT, theme.INK, 0.9)
    x = MARGIN
    for outcome, letter in OUTCOME_LETTERS.items():
        x = canvas.text(x, _FOOT + 8, letter, paper.SMALL_STRONG)
        x = canvas.text(x + 1, _FOOT + 8, _outcome(outcome), paper.SMALL) + 4
    end = canvas.text(MARGIN, _FOOT + 14, _worry(sheet.tell), paper.SMALL_STRONG, room=150)
    canvas.rule(end + 1.5, _FOOT + 14.5, RIGHT)
    canvas.text(MARGIN, _FOOT + 20, _bring_back(sheet), paper.SMALL, room=RIGHT - MARGIN)


def _worry(tell: str) -> str:
    """Whom to tell, with a line behind it for the number; or a line for both."""
    if tell:
        return tr(
            "A worry about somebody’s safety is not written here. Tell today: {who}", who=tell
        )
    return tr("A worry about somebody’s safety is not written here. Tell today:")


def _bring_back(sheet: RoundSheet) -> str:
    whom = sheet.organiser
    if sheet.host and sheet.host != whom:
        whom = tr("{organiser}, {host}", organiser=sheet.organiser, host=sheet.host)
    return tr(
        "Bring this sheet back to {whom}. Once it is typed in, it is shredded. Keep it with you.",
        whom=whom,
    )


def _last(door: SheetDoor) -> str:
    if door.outcome is None or door.on is None:
        return ""
    outcome, on = _outcome(door.outcome), _day(door.on)
    if door.when:
        return tr("{outcome} ({when}), {day}", outcome=outcome, when=door.when, day=on)
    return tr("{outcome}, {day}", outcome=outcome, day=on)


def _day(day: date) -> str:
    return f"{day.day} {short_month(day)} {day.year}"


def _side(side: StreetSide) -> str:
    return {
        StreetSide.BOTH: "",
        StreetSide.ODD: tr("odd side"),
        StreetSide.EVEN: tr("even side"),
    }[side]


def _outcome(outcome: AttemptOutcome) -> str:
    return {
        AttemptOutcome.LISTENED: tr("listened"),
        AttemptOutcome.SHORT_CHAT: tr("short chat"),
        AttemptOutcome.REFUSED: tr("refused"),
        AttemptOutcome.NO_ANSWER: tr("no answer"),
        AttemptOutcome.VACANT: tr("vacant"),
        AttemptOutcome.COME_BACK: tr("come back"),
        AttemptOutcome.UNSAFE: tr("unsafe"),
        AttemptOutcome.DO_NOT_CONTACT: tr("do not contact"),
    }[outcome]

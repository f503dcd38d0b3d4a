"""The two in hand: their header, their meetings, and how deep it has become."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from organiser_app.domain.rules.depth import shown_depth, told_depth
from organiser_app.language import plural, tr
from organiser_app.store.queries.companions import CompanionDetail, MetRow, ReadingRow
from organiser_app.ui.companion_words import (
    depth_word,
    end_word,
    last_met_words,
    row_words,
    shown_words,
)
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.sheet_head import SheetHead, stand_under
from organiser_app.ui.tables import SimpleDelegate, SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Card, Ink, label


class CompanionHeader(SheetHead):
    """Who walks beside whom, as what, and what to write down of it."""

    def __init__(self) -> None:
        self.end = Button(tr("It ended…"), ButtonKind.QUIET, keys=tr("X"))
        self.how_deep = Button(tr("How deep…"), keys=tr("D"))
        self.met = Button(tr("They met…"), ButtonKind.PRIMARY, keys=tr("M"))
        super().__init__(self.end, self.how_deep, self.met)

    def show_detail(self, seen: CompanionDetail, today: date) -> None:
        """Show another two."""
        row = seen.row
        self.show_head(
            tr("{resident} and {companion}", resident=row.resident, companion=row.companion),
            tr(
                "{companion}, {what}; {met}.",
                companion=row.companion,
                what=row_words(row, today),
                met=last_met_words(row, today),
            ),
        )
        self.end.set_label(tr("It ended…") if row.ended_on is None else tr("They walk on"))
        for button in (self.how_deep, self.met):
            button.setEnabled(row.ended_on is None)


class DepthCard(Card):
    """What the two say of it, and what the records show, one under the other."""

    def __init__(self) -> None:
        super().__init__(tr("How deep it has become"), padded=True)
        self.told = label("", strong=True, wrap=True)
        self.told_by = label("", Text.META, Ink.MUTED, wrap=True)
        self.shown = label("", strong=True, wrap=True)
        self.shown_by = label("", Text.META, Ink.MUTED, wrap=True)
        self.source = label(
            tr(
                "Four questions after the four parts of a tie’s strength in Granovetter (1973): "
                "time, feeling, confiding, give and take. A way to speak about a relationship, "
                "and no measure to compare people by."
            ),
            Text.META,
            Ink.MUTED,
            wrap=True,
        )
        self.body.setSpacing(current().metrics.quarter)
        for part in (self.told, self.told_by, self.shown, self.shown_by, self.source):
            self.add(part)

    def show_detail(self, seen: CompanionDetail, today: date) -> None:
        """Show both depths, and say so where they differ."""
        latest = seen.readings[0] if seen.readings else None
        shown = shown_depth(seen.shown)
        self.told.setText(
            tr("They say: {depth}", depth=depth_word(told_depth(latest.answers)))
            if latest
            else tr("They have not been asked yet")
        )
        self.told_by.setText(_asked_on(latest, today) if latest else "")
        self.shown.setText(tr("The records show: {depth}", depth=depth_word(shown)))
        self.shown_by.setText(shown_words(seen.shown))


class CompanionSheet(QWidget):
    """Two who walk side by side, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.header, self.deep = CompanionHeader(), DepthCard()
        self.why = Card(tr("Why these two"), padded=True)
        self.why_words = label("", wrap=True)
        self.why.add(self.why_words)
        self.meetings = ListCard(tr("They met"), tr("They have not met yet."), SimpleDelegate())
        self.readings = ListCard(
            tr("What they said of it"), tr("Nothing was asked yet."), SimpleDelegate()
        )
        self.area = CardArea(tr("The two"))
        self.area.add_cards(7, self.meetings)
        self.area.add_cards(6, self.deep, self.readings, self.why)
        for listed in (self.meetings, self.readings):
            self.area.keep_in_view(listed.list)
        stand_under(self.header, self.area, self)

    def show_detail(self, seen: CompanionDetail, today: date) -> None:
        """Show two who walk side by side."""
        self.header.show_detail(seen, today)
        self.deep.show_detail(seen, today)
        self.why_words.setText(_why(seen))
        self.meetings.show_rows([_met(meeting, today) for meeting in seen.meetings])
        self.meetings.set_note(plural("{count} time", "{count} times", len(seen.meetings)))
        self.readings.show_rows([_reading(reading, today) for reading in seen.readings])


def _why(seen: CompanionDetail) -> str:
    words = [seen.why or tr("It was not written down why these two.")]
    if seen.row.ended is not None:
        words.append(f"{end_word(seen.row.ended)}.")
    if seen.how_ended:
        words.append(seen.how_ended)
    return "\n".join(words)


def _met(meeting: MetRow, today: date) -> SimpleRow:
    minutes = plural("{count} minute", "{count} minutes", meeting.minutes)
    return SimpleRow(
        key=str(meeting.id),
        title=meeting.what or tr("They met"),
        under=minutes if meeting.minutes else "",
        note=short_day(meeting.on, today),
        icon="people",
    )


def _reading(reading: ReadingRow, today: date) -> SimpleRow:
    four = reading.answers
    return SimpleRow(
        key=reading.on.isoformat(),
        title=depth_word(told_depth(four)),
        under=tr(
            "time {time}, feeling {feeling}, confiding {confiding}, give and take {giving}",
            time=four.time_together,
            feeling=four.feeling,
            confiding=four.confiding,
            giving=four.give_and_take,
        ),
        note=short_day(reading.on, today),
    )


def _asked_on(reading: ReadingRow, today: date) -> str:
    return tr(
        "{total} of 12 points on {day}",
        total=reading.answers.total,
        day=short_day(reading.on, today),
    )

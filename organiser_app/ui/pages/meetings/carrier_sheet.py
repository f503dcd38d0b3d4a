"""What one volunteer carries: what is open, what they lead, and whom they keep."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from organiser_app.language import plural, tr
from organiser_app.store.queries.volunteer_organisers import CarrierDetail
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.meetings.carrying_words import (
    kept_line,
    last_met_words,
    led_line,
    open_line,
    too_much_words,
    who_words,
)
from organiser_app.ui.pages.sheet_head import SheetHead, stand_under
from organiser_app.ui.tables import PersonDelegate, PromiseDelegate, SimpleDelegate
from organiser_app.ui.widgets import Button, ButtonKind, Ink, KeyHint


class CarrierSheet(QWidget):
    """One volunteer, with all that they carry."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = Button(tr("Plan a one-to-one"), ButtonKind.PRIMARY, icon="today", keys=tr("N"))
        self.head = SheetHead(self.plan)
        self.open = ListCard(tr("Steps and promises"), tr("Nothing is open."), PromiseDelegate())
        self.led = ListCard(tr("They lead"), tr("No group and no project."), SimpleDelegate())
        self.led.add_to_head(KeyHint(tr("Enter")))
        self.kept = ListCard(tr("They keep"), tr("Nobody."), PersonDelegate())
        self.area = CardArea(tr("What they carry"))
        self.area.add_cards(6, self.open)
        self.area.add_cards(5, self.led, self.kept)
        for card in (self.open, self.led, self.kept):
            self.area.keep_in_view(card.list)
        stand_under(self.head, self.area, self)

    def show_carrier(self, seen: CarrierDetail, today: date) -> None:
        """Show what somebody carries."""
        row = seen.row
        ink = Ink.DANGER if row.too_much else Ink.SOON
        sentence = f"{who_words(row)} {last_met_words(row, today)}"
        self.head.show_head(row.name, sentence, too_much_words(row), ink)
        self.plan.setEnabled(row.resident_id is not None)
        self.open.show_rows([open_line(one, today) for one in seen.open])
        late = row.load.late
        self.open.set_note(plural("{count} late", "{count} late", late) if late else "")
        self.led.show_rows([led_line(led) for led in seen.led])
        self.kept.show_rows([kept_line(kept) for kept in seen.kept])
        kept = row.load.kept
        self.kept.set_note(plural("{count} resident", "{count} residents", kept) if kept else "")

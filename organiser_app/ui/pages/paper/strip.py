"""The strip that stays from sheet to sheet: day, street or place, door, how, how many so far."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QListView, QVBoxLayout

from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.rules.addresses import read_address
from organiser_app.domain.rules.list_words import heard_how_word
from organiser_app.domain.values import EntryRoad, ListeningKind
from organiser_app.language import plural, tr
from organiser_app.ui.forms.fields import ChoiceField, DateField, LineField
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Ink, label

_NOON = time(12)
_LONGEST_WHERE = 160
_LONGEST_DOOR = 30
_WIDTHS = {"day": 168, "door": 92, "kind": 150}


class Strip(QFrame):
    """Where and when the sheets in hand are from.

    `changed` comes when the user says so anew, `said` with Enter in any of its lines.
    """

    changed = Signal()
    said = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(tr("The sheets in hand"))
        self._streets: frozenset[str] = frozenset()
        self.day = DateField(tr("Day on the sheet"))
        self.end_on(today)
        self.day.set_day(today)
        self.where = LineField(tr("Street or place"))
        self.where.line.setMaxLength(_LONGEST_WHERE)
        self.door = LineField(tr("Door"))
        self.door.line.setMaxLength(_LONGEST_DOOR)
        kinds = (kind for kind in ListeningKind if kind is not ListeningKind.SURVEY)
        self.kind = ChoiceField[ListeningKind](tr("How"))
        self.kind.set_choices({kind: heard_how_word(kind) for kind in kinds})
        self.count = label("", Text.META, Ink.MUTED)
        self._offer_streets()
        self._lay_out()
        for line in (self.where.line, self.door.line):
            line.returnPressed.connect(self.said)
        for field in (self.day, self.where, self.door, self.kind):
            field.edited.connect(self.changed)

    def end_on(self, today: date) -> None:
        """Take no day that is still to come."""
        self.day.edit.setMaximumDate(QDate(today.year, today.month, today.day))

    def know_streets(self, names: Collection[str]) -> None:
        """The streets of the log, so that one without a door is not taken for a place."""
        self._streets = frozenset(name.casefold() for name in names)
        if self._offered.stringList() != sorted(names):
            self._offered.setStringList(sorted(names))

    def tell_count(self, count: int) -> None:
        """Say how many listenings were typed in today."""
        words = plural("{count} typed in today", "{count} typed in today", count)
        self.count.setText(words if count else "")

    def address(self) -> str:
        """The door or place as quick capture reads it; nothing while a street lacks its door."""
        where, door = self.where.text(), self.door.text()
        if not where or (not door and where.casefold() in self._streets):
            return ""
        if not door:
            return where
        return f"{door} {where}" if door[:1].isdigit() else f"{door}, {where}"

    def moment(self, now: datetime) -> datetime:
        """Noon of the day on the sheet, or `now` where it is today's."""
        day = self.day.day()
        return now if day == now.date() else datetime.combine(day, _NOON, now.tzinfo)

    def head(self, now: datetime) -> ListeningInput:
        """A listening of which only this is known yet."""
        return ListeningInput(
            at=self.moment(now),
            where=self.address(),
            kind=self.kind.choice() or ListeningKind.DOORSTEP,
            entered=EntryRoad.PAPER,
        )

    def follow(self, saved: ListeningInput, here: datetime) -> str:
        """Take on day, how and where of what was saved; the door's label, if it was at one."""
        address = read_address(saved.where)
        self.day.set_day(saved.at.astimezone(here.tzinfo).date())
        self.kind.choose(saved.kind)
        if address.street or address.place:
            self.where.set_text(address.street or address.place)
        self.door.set_text("")
        return address.label

    def _offer_streets(self) -> None:
        """Offer the streets of the log whose names begin as what is typed does."""
        self._offered = QStringListModel(self)
        completer, offers = QCompleter(self._offered, self), QListView()
        offers.setAccessibleName(tr("Streets of the log"))
        completer.setPopup(offers)
        offers.installEventFilter(self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.where.line.setCompleter(completer)
        completer.activated.connect(lambda _: self.changed.emit())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Let what is typed stand when a key is pressed that is none of the list's own.

        The list takes the keyboard, so that the keys of the page would not be heard under it.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12
            chosen = isinstance(watched, QListView) and watched.currentIndex().isValid()
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not chosen
            if (is_function or enters) and isinstance(watched, QListView):
                watched.hide()
                self.door.line.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        metrics = current().metrics
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.half)
        row.setSpacing(metrics.gap)
        for name, field in (("day", self.day), ("where", self.where), ("door", self.door)):
            row.addWidget(field, 0 if name in _WIDTHS else 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignBottom)
        for name, width in _WIDTHS.items():
            getattr(self, name).setFixedWidth(metrics.px(width))
        counted = QVBoxLayout()
        counted.addStretch(1)
        counted.addWidget(self.count)
        counted.addSpacing(metrics.half)
        row.addLayout(counted)

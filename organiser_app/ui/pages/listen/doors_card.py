"""The card of doors: the street as one walks it, what there is to think of, the legend of keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from organiser_app.domain.values import AttemptOutcome
from organiser_app.language import plural, tr
from organiser_app.ui.pages.listen.doors_view import DoorsModel, DoorsView
from organiser_app.ui.pages.listen.keys import keys_of, shown
from organiser_app.ui.pages.listen.legend import Legend
from organiser_app.ui.tables import DoorLine
from organiser_app.ui.theme import Text, current
from organiser_app.ui.theme.outcomes import OUTCOME_KEYS
from organiser_app.ui.widgets import (
    Button,
    Card,
    EmptyState,
    Ink,
    KeyHint,
    hairline,
    label,
    set_ink,
)


class DoorsCard(Card):
    """The doors of a round.

    `recorded(outcome, doors)` comes once nothing is left to think of, `lifted(door)` where a wish
    for no contact was taken back; `note_wanted`, `doors_wanted` and `door_wanted(number)` ask for
    a note, for more doors, and for one that was met on the way.
    """

    recorded = Signal(object, object)
    lifted = Signal(object)
    note_wanted = Signal()
    doors_wanted = Signal()
    door_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Doors"))
        self.model = DoorsModel()
        self.view = DoorsView(self.model)
        self.model.setParent(self.view)
        self.legend = Legend()
        self._asked: tuple[AttemptOutcome, tuple[DoorLine, ...]] | None = None
        self._street = ""
        self.notice = label("", Text.META, Ink.SOON, wrap=True, strong=True)
        self._nothing = self._empty()
        self._lay_out()
        self._listen()

    def show_doors(self, street: str, lines: Sequence[DoorLine]) -> None:
        """Show the doors of a street; the one in hand stays in hand."""
        self._street = street
        self.model.show_lines(lines)
        self.view.setVisible(bool(lines))
        self.legend.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        if lines and not self.view.chosen():
            first = (place for place, line in enumerate(lines) if _is_open(line))
            self.view.go_to(next(first, 0))

    def begin_anew(self) -> None:
        """Let the first door that is still to be tried be in hand, once doors are shown again."""
        self._settle()
        self.view.clearSelection()

    def press(self, outcome: AttemptOutcome) -> None:
        """Record an outcome for the doors in hand, unless there is something to think of first."""
        doors = self.view.chosen()
        if not doors:
            return
        wanted = (outcome, doors)
        warning = _warning(outcome, doors)
        if warning and self._asked != wanted:
            self._asked = wanted
            self.say(warning, Ink.DANGER if _barred(doors) else Ink.SOON)
            return
        self._settle()
        if _lifts(outcome, doors):
            self.lifted.emit(doors[0])
        else:
            self.recorded.emit(outcome, doors)

    def say(self, words: str, ink: Ink = Ink.SOON) -> None:
        """Say something under the list, to eyes and ears; nothing takes it away."""
        self.notice.setText(words)
        self.notice.setVisible(bool(words))
        set_ink(self.notice, ink)
        if words:
            QTimer.singleShot(0, self.view, lambda: self.view.scrollTo(self.view.currentIndex()))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, words))

    def _settle(self) -> None:
        self._asked = None
        self.say("")

    def _lay_out(self) -> None:
        metrics = current().metrics
        self.head.setContentsMargins(metrics.gap, 0, metrics.half, 0)
        self.head.setSpacing(metrics.quarter)
        for key in ("↑", "↓"):
            self.head.insertWidget(self.head.count() - 1, KeyHint(key))
        self.set_note(tr("or type a number"))
        inset = metrics.px(12)
        self.notice.setContentsMargins(inset, metrics.half, inset, metrics.half)
        self.notice.hide()
        self.add(self.view, 1)
        self.add(self._nothing, 1)
        self.add(self.notice)
        self.add(hairline())
        self.add(self.legend)

    def _empty(self) -> EmptyState:
        more = Button(tr("Add doors"), keys=shown(keys_of("add_doors")))
        more.clicked.connect(self.doors_wanted)
        return EmptyState(
            tr("No doors yet"),
            tr("Type them as a range, as “1-99 odd”, or one by one as you meet them."),
            more,
        )

    def _listen(self) -> None:
        self.view.recorded.connect(self.press)
        self.view.note_wanted.connect(self.note_wanted)
        self.view.door_wanted.connect(self.door_wanted)
        self.view.number_typed.connect(self._tell_number)
        self.view.selectionModel().selectionChanged.connect(self._think_again)
        self.legend.pressed.connect(self.press)
        self.legend.note_wanted.connect(self.note_wanted)
        self.legend.doors_wanted.connect(self.doors_wanted)

    def _think_again(self) -> None:
        if self._asked is not None and self._asked[1] != self.view.chosen():
            self._settle()

    def _tell_number(self, number: str) -> None:
        if not number:
            self._settle()
            return
        words = tr(
            "There is no door {number} here yet. Enter adds it to {street}.",
            number=number,
            street=self._street,
        )
        self.say(words, Ink.MUTED)


def _is_open(line: DoorLine) -> bool:
    return line.outcome is None and not line.barred


def _barred(doors: Sequence[DoorLine]) -> bool:
    return any(door.barred for door in doors)


def _lifts(outcome: AttemptOutcome, doors: Sequence[DoorLine]) -> bool:
    """D at a single door that says so already takes it back."""
    return outcome is AttemptOutcome.DO_NOT_CONTACT and len(doors) == 1 and doors[0].barred


def _warning(outcome: AttemptOutcome, doors: Sequence[DoorLine]) -> str:
    """What to think of before a key is pressed again, or nothing."""
    key = OUTCOME_KEYS[outcome]
    if len(doors) > 1:
        return _warning_of_block(key, doors)
    (door,) = doors
    if _lifts(outcome, doors):
        return tr(
            "{door} asked for no contact. Press {key} again if they took it back.",
            door=door.name(),
            key=key,
        )
    if door.barred:
        return tr(
            "{door} asked for no contact. Press {key} again to record it all the same.",
            door=door.name(),
            key=key,
        )
    if door.lately:
        return tr("{lately}: press {key} again to record it.", lately=door.lately, key=key)
    return ""


def _warning_of_block(key: str, doors: Sequence[DoorLine]) -> str:
    barred = sum(door.barred for door in doors)
    if barred:
        return plural(
            "{count} of these asked for no contact and is left out. Press {key} for the others.",
            "{count} of these asked for no contact and are left out. Press {key} for the others.",
            barred,
            key=key,
        )
    lately = sum(bool(door.lately) for door in doors)
    if lately:
        return plural(
            "{count} of these was knocked lately. Press {key} again to record it.",
            "{count} of these were knocked lately. Press {key} again to record it.",
            lately,
            key=key,
        )
    return ""

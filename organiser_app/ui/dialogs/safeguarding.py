"""A safeguarding worry: whom to tell, and that they were told. The worry itself is not asked for.

This is the one dialog whose fields keep no draft: nothing that is typed here by mistake may stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import plural, tr
from organiser_app.services.safeguarding import LONGEST_PART, keep_whom_to_tell, pass_on_worry
from organiser_app.store.queries.safeguarding import PassedOn, WhomToTell
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.forms.past_day import PastDayField
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Dialog, Ink, hairline, label

_LONGEST_REACH = 200


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a worry was told, by their part, and when."""

    part: str
    on: date


class WhomFields(QWidget):
    """Whom to tell and how to reach them: in words once that is kept, until it is to be changed."""

    def __init__(self, whom: WhomToTell) -> None:
        super().__init__()
        self.kept = whom
        self.part = LineField(
            tr("Whom to tell"), tr("Their part, such as safeguarding lead at your host; no name.")
        )
        self.reach = LineField(tr("How to reach them"), tr("A telephone number, and when."))
        self.part.line.setMaxLength(LONGEST_PART)
        self.reach.line.setMaxLength(_LONGEST_REACH)
        self.change = Button(tr("Change"), ButtonKind.QUIET, in_row=True)
        self.change.clicked.connect(self._let_change)
        self.keep = Button(tr("Keep"), in_row=True)
        self.keep.setAccessibleName(tr("Keep whom to tell"))
        self.keep.clicked.connect(self.take_in)
        self._part_said = label("", Text.HEAD, strong=True, wrap=True)
        self._reach_said = label("", wrap=True)
        self._lay_out()
        self._show(whom)

    def take_in(self) -> bool:
        """Keep what stands in the fields; whether it says whom to tell."""
        whom = WhomToTell(self.part.text(), self.reach.text())
        if not whom.part:
            self.part.set_problem(tr("Say whom you tell, by their part."))
            self.part.setFocus()
            return False
        self.kept = whom
        self._show(whom)
        return True

    def _show(self, whom: WhomToTell) -> None:
        self.part.set_text(whom.part)
        self.reach.set_text(whom.reach)
        self._part_said.setText(tr("Tell: {part}", part=whom.part))
        self._reach_said.setText(whom.reach)
        self._said.setHidden(not whom.part)
        self._asked.setHidden(bool(whom.part))

    def _let_change(self) -> None:
        self._said.hide()
        self._asked.show()
        self.part.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._said, self._asked = QWidget(self), QWidget(self)
        row, fields = QHBoxLayout(self._said), QVBoxLayout(self._asked)
        for layout in (row, fields):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(current().metrics.half)
        words = QVBoxLayout()
        words.addWidget(self._part_said)
        words.addWidget(self._reach_said)
        row.addLayout(words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.part)
        fields.addWidget(self.reach)
        fields.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._said)
        column.addWidget(self._asked)


class SafeguardingDialog(Dialog):
    """Says what to do with a worry, and asks only whether it was passed on."""

    def __init__(self, known: PassedOn, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Do you have a safeguarding worry?"),
            tr(
                "Don't write it down here: not in a note, not as something heard. "
                "Tell somebody who can act on it, today."
            ),
            parent,
        )
        self.whom = WhomFields(known.whom)
        self.on = PastDayField(tr("When you told them"), today, needed=True)
        self.body.addWidget(
            label(tr("If somebody is in immediate danger, ring 999 now."), strong=True, wrap=True)
        )
        self.body.addWidget(self.whom)
        self.body.addWidget(hairline())
        self.body.addWidget(self.on)
        self.body.addWidget(label(_what_is_kept(known, today), Text.META, Ink.MUTED, wrap=True))
        self.safe = self.add_safe(tr("Close"))
        self.passed_on = self.add_accept(tr("I passed it on"), keys=tr("Ctrl Enter"))
        (self.passed_on if known.whom.part else self.whom.part).setFocus()

    def ask(self) -> Told | None:
        """Whom it was told and when, or None where nothing is to be kept."""
        accepted = self.exec() == self.DialogCode.Accepted
        return Told(self.whom.kept.part, self.on.happened_on()) if accepted else None

    def accept(self) -> None:
        """Take it in, once it is said who was told, on a day that has come."""
        if not self.on.check():
            self.on.setFocus()
        elif self.whom.take_in():
            super().accept()


def ask_about_worry(desk: Desk, known: PassedOn, parent: QWidget, then: Callable[[], None]) -> None:
    """Say whom to tell of a worry, and keep that it was passed on if it was.

    `then` is called once somebody else is kept as the one to tell.
    """
    dialog = SafeguardingDialog(known, desk.today, parent)
    told = dialog.ask()
    whom = dialog.whom.kept
    if whom != known.whom:
        desk.tasks.run(
            lambda: keep_whom_to_tell(desk.log, whom), lambda _: then(), desk.bus.failed.emit
        )
    if told is not None:
        desk.change(pass_on_worry, told.part, told.on)


def _what_is_kept(known: PassedOn, today: date) -> str:
    kept = tr("Kept is only that you passed a worry on, when, and to whom by their part.")
    if known.last_on is None:
        return kept
    before = plural(
        "So far {count} worry was passed on, on {day}.",
        "So far {count} worries were passed on, the last on {day}.",
        known.times,
        day=short_day(known.last_on, today),
    )
    return f"{kept} {before}"

"""Handing over: for whom a pack is, how much it holds, and what stays at home, said beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QGridLayout, QWidget

from organiser_app.domain.figures import Period
from organiser_app.language import tr
from organiser_app.store.keys import MINIMUM_PASSPHRASE
from organiser_app.sync.handed_in import MemberStanding, TeamStanding
from organiser_app.sync.handing import nothing_new
from organiser_app.sync.part import Part
from organiser_app.sync.staying import StaysAtHome, stays_words, what_stays
from organiser_app.sync.team import TeamMember
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import ChoiceField, LineField, TickField
from organiser_app.ui.pages.team.what_leaves import HowMuch, WhatLeaves
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Dialog, Ink, label

_COLUMNS = 2


class ForWhom(StrEnum):
    """For whom a pack is."""

    MEMBERS = "members"
    PASSPHRASE = "passphrase"  # noqa: S105 - a choice


@dataclass(frozen=True, slots=True)
class Handing:
    """What was answered; `readers` are none under a `passphrase`. `rows` may go at the most.

    With a `part` that alone leaves, with `figures` counts of those days alone, and
    `under_pseudonyms` nobody is named.
    """

    readers: tuple[TeamMember, ...]
    passphrase: str | None
    since_last: bool
    rows: int
    part: Part | None = None
    figures: Period | None = None
    under_pseudonyms: bool = False


class HandOverDialog(Dialog):
    """Asks for whom and how much, and says what stays at home, counted."""

    def __init__(self, desk: Desk, seen: TeamStanding, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Hand over a pack?"),
            tr(
                "One file with what this log may share. It is encrypted for those whom you choose:"
                " whoever else finds it can’t read it."
            ),
            parent,
        )
        self._desk, self._rows = desk, 0
        self._counted: StaysAtHome | None = None
        self._known = seen.trusted
        self._make_choices()
        self.ticks = {each.member.id: _tick(each, desk.today) for each in self._known}
        self.passphrase = LineField(
            tr("A passphrase"),
            tr("Tell it in another way than you hand over the pack. At least eight characters."),
            secret=True,
        )
        self.again = LineField(tr("The passphrase again"), secret=True)
        self.problem = label("", ink=Ink.DANGER, wrap=True)
        self.stays = label(tr("Counting what stays at home."), ink=Ink.MUTED, wrap=True)
        self._fill()
        self.safe = self.add_safe()
        self.write = self.add_accept(tr("Choose a file…"), keys=tr("Ctrl Enter"))
        self._count()

    def ask(self) -> Handing | None:
        """What was answered, or None."""
        return self.answer() if self.exec() == self.DialogCode.Accepted else None

    def answer(self) -> Handing:
        """What stands in the fields."""
        for_members = self._is_for_members()
        return Handing(
            readers=self._ticked() if for_members else (),
            passphrase=None if for_members else self.passphrase.text(),
            since_last=self._is_since_last(),
            rows=self._rows,
            part=self.what.part(),
            figures=self.what.figures(),
            under_pseudonyms=self.what.under_pseudonyms(),
        )

    def accept(self) -> None:
        """Go on, unless it would be for nobody, or of days that are none."""
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if not problem and self.what.can_be():
            super().accept()

    def _problem(self) -> str:
        if self._is_for_members():
            return "" if self._ticked() else tr("Tick whom it is for.")
        if len(self.passphrase.text()) < MINIMUM_PASSPHRASE:
            return tr("The passphrase has to have at least eight characters.")
        if self.passphrase.text() != self.again.text():
            return tr("The two passphrases differ.")
        return ""

    def _ticked(self) -> tuple[TeamMember, ...]:
        members = (each.member for each in self._known)
        return tuple(each for each in members if self.ticks[each.id].ticked())

    def _is_for_members(self) -> bool:
        return self.whom.choice() is ForWhom.MEMBERS

    def _is_since_last(self) -> bool:
        return self._is_for_members() and self.what.much.choice() is HowMuch.SINCE_LAST

    def _make_choices(self) -> None:
        self.whom = ChoiceField(
            tr("For"),
            {
                ForWhom.MEMBERS: tr("the members ticked here"),
                ForWhom.PASSPHRASE: tr("whoever is told a passphrase"),
            },
        )
        self.what = WhatLeaves(self._desk)

    def _fill(self) -> None:
        self.body.addWidget(self.whom)
        grid = QGridLayout()
        grid.setVerticalSpacing(current().metrics.quarter)
        grid.setHorizontalSpacing(current().metrics.gap)
        for place, tick in enumerate(self.ticks.values()):
            grid.addWidget(tick, *divmod(place, _COLUMNS))
        self.body.addLayout(grid)
        for part in (self.what, self.passphrase, self.again, self.stays, self.problem):
            self.body.addWidget(part)
        self.follows = label("", Text.META, Ink.MUTED, wrap=True)
        self.body.addWidget(self.follows)
        self.problem.hide()
        self.whom.edited.connect(self._show_for_whom)
        self.what.edited.connect(self._show_what)
        for tick in self.ticks.values():
            tick.edited.connect(self._show_what)
        if not self.ticks:
            self.whom.choose(ForWhom.PASSPHRASE)
        self._show_for_whom()

    def _show_for_whom(self) -> None:
        for_members = self._is_for_members()
        for tick in self.ticks.values():
            tick.setVisible(for_members)
        self.what.offer_since_last(offered=for_members)
        self.passphrase.setVisible(not for_members)
        self.again.setVisible(not for_members)
        self.problem.hide()

    def _show_what(self) -> None:
        rows_leave = not self.what.is_of_figures()
        self.stays.setVisible(rows_leave)
        self.follows.setVisible(rows_leave)
        self.follows.setText(
            tr("What residents did not agree to share goes with a later one, once they agree.")
            if self.what.under_pseudonyms()
            else tr("What residents did not agree to share follows by itself once they agree.")
        )
        if self._counted is not None:
            self._tell(self._counted)

    def _count(self) -> None:
        log = self._desk.log
        self._desk.tasks.run(
            lambda: what_stays(log.work()), self._tell, self._desk.bus.failed.emit, owner=self
        )

    def _tell(self, counted: StaysAtHome) -> None:
        self._rows, self._counted = counted.may_go, counted
        keys = {each.keys.sealing_key for each in self._ticked()}
        nothing = self._is_since_last() and bool(keys) and keys <= counted.have_all
        words = stays_words(counted, nameless=self.what.under_pseudonyms())
        self.stays.setText(nothing_new(self._ticked()) if nothing else words)
        self.write.setEnabled(not nothing)


def _tick(each: MemberStanding, today: date) -> TickField:
    name = each.member.name
    words = name
    if each.given_at is not None:
        day = short_day(each.given_at.astimezone().date(), today)
        words = tr("{name}, last pack {day}", name=name, day=day)
    tick = TickField(words)
    tick.box.setChecked(True)
    return tick

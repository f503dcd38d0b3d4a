"""The group in hand: its head, who belongs to it, when it met, and what came of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.groups import GroupDetail
from organiser_app.ui.meeting_words import day_line
from organiser_app.ui.pages.agreed import promise_row
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.groups.words import (
    ask_line,
    attendance_words,
    gone_words,
    member_line,
    sentence_of,
)
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.sheet_head import SheetHead, stand_under
from organiser_app.ui.tables import PersonDelegate, PromiseDelegate, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, KeyHint, label

_MEETINGS = 8


class GroupSheet(QWidget):
    """One group, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.end = Button(tr("End…"), ButtonKind.QUIET)
        self.end.setAccessibleName(tr("End the group"))
        self.change = Button(tr("Change…"), icon="pencil", keys=tr("E"))
        self.plan = Button(tr("Plan a meeting"), ButtonKind.PRIMARY, icon="today", keys=tr("M"))
        self.head = SheetHead(self.end, self.change, self.plan)
        self._make_members()
        self.meetings = ListCard(
            tr("Meetings"), tr("It has not met yet, and no meeting is planned."), SimpleDelegate()
        )
        self.meetings.add_to_head(KeyHint(tr("Enter")))
        self.attendance = _line_under(self.meetings)
        self.came_of_it = ListCard(
            tr("What came of it"), tr("No project and no ask has come of it yet."), SimpleDelegate()
        )
        self.promised = ListCard(tr("Promised to it"), tr("Nothing is open."), PromiseDelegate())
        self.area = CardArea(tr("The group"))
        self._fill_columns()
        stand_under(self.head, self.area, self)

    def lists(self) -> tuple[ListCard, ...]:
        """The cards that are lists."""
        return (self.members, self.meetings, self.came_of_it, self.promised)

    def show_group(self, seen: GroupDetail, today: date) -> None:
        """Show a group."""
        self.head.show_head(seen.row.name, sentence_of(seen, today))
        self.end.setVisible(seen.row.ended_on is None)
        self.members.show_rows([member_line(each) for each in seen.members])
        _say(self.gone, gone_words(seen.gone))
        met = (*seen.planned, *seen.held[:_MEETINGS])
        self.meetings.show_rows([day_line(row, today) for row in met])
        _say(self.attendance, attendance_words(seen))
        project = [SimpleRow(str(seen.project_id), seen.project, icon="projects")]
        asks = [ask_line(ask, today) for ask in seen.asks]
        self.came_of_it.show_rows((project if seen.project_id else []) + asks)
        self.promised.show_rows([promise_row(one, today) for one in seen.promised])

    def _make_members(self) -> None:
        self.members = ListCard(tr("Members"), tr("Nobody belongs to it yet."), PersonDelegate())
        self.add_member = Button(tr("Add…"), ButtonKind.QUIET, keys=tr("A"), in_row=True)
        self.add_member.setAccessibleName(tr("Add a member"))
        self.role = Button(tr("Part…"), ButtonKind.QUIET, keys=tr("R"), in_row=True)
        self.role.setAccessibleName(tr("Give the member another part"))
        self.left = Button(tr("Left"), ButtonKind.QUIET, keys=tr("X"), in_row=True)
        self.left.setAccessibleName(tr("The member has left"))
        for button in (self.left, self.role, self.add_member):
            self.members.add_to_head(button)
        self.gone = _line_under(self.members)

    def _fill_columns(self) -> None:
        self.area.add_cards(6, self.members)
        self.area.add_cards(5, self.meetings, self.came_of_it, self.promised)
        for card in self.lists():
            self.area.keep_in_view(card.list)


def _line_under(card: ListCard) -> QLabel:
    """A quiet line at the foot of a list, hidden while it says nothing."""
    made = label("", Text.META, Ink.MUTED, wrap=True)
    gap = current().metrics.gap
    made.setContentsMargins(gap, gap // 2, gap, gap // 2)
    card.add(made)
    made.hide()
    return made


def _say(line: QLabel, words: str) -> None:
    line.setText(words)
    line.setVisible(bool(words))

"""The project in hand: its header, its stages, and its cards."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from organiser_app.language import plural, tr
from organiser_app.store.queries.project import MemberRow, ProjectDetail
from organiser_app.store.queries.promises import PromiseRow as Promise
from organiser_app.ui.pages.agreed import promise_row
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.projects.header import ProjectHeader
from organiser_app.ui.pages.projects.money import MoneyCard
from organiser_app.ui.pages.projects.outcomes import OutcomesCard
from organiser_app.ui.pages.projects.strip import StageWay
from organiser_app.ui.pages.said import SaidDelegate, said_row
from organiser_app.ui.pages.sheet_head import stand_under
from organiser_app.ui.tables import PersonDelegate, PersonRow, PromiseDelegate
from organiser_app.ui.widgets import Button, ButtonKind

_SETTLED = 4


class ProjectSheet(QWidget):
    """One project, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.header = ProjectHeader()
        self.stages = StageWay()
        self.money, self.outcomes = MoneyCard(), OutcomesCard()
        self._make_lists()
        self.area = CardArea(tr("The project"))
        self._fill_columns()
        stand_under(self.header, self.area, self, self.stages)

    def lists(self) -> tuple[ListCard, ...]:
        """The cards that are lists."""
        return (self.steps, self.born, self.people)

    def show_project(self, seen: ProjectDetail, today: date) -> None:
        """Show a project."""
        self.header.show_project(seen)
        self.stages.show_stage(seen.row.stage, dict(seen.reached), today)
        self.steps.show_rows([promise_row(one, today) for one in looked_at(seen.agreed)])
        self.steps.set_note(
            tr(
                "{open} open, {kept} kept, {lapsed} lapsed",
                open=seen.row.promises_open,
                kept=seen.kept,
                lapsed=seen.lapsed,
            )
        )
        self.born.show_rows([said_row(heard) for heard in seen.born_of])
        self.born.set_note(plural("{count} statement", "{count} statements", len(seen.born_of)))
        self.people.show_rows([_member(member) for member in seen.people])
        self.money.show_money(seen.money)
        self.outcomes.show_indicators(seen.indicators, today)

    def _make_lists(self) -> None:
        self.steps = ListCard(
            tr("Steps and promises"), tr("Nothing is agreed yet."), PromiseDelegate()
        )
        self.born = ListCard(
            tr("Born of"),
            tr("No statement is joined to it yet. B looks for one by its words."),
            SaidDelegate(),
        )
        self.people = ListCard(tr("People"), tr("Nobody carries it yet."), PersonDelegate())
        self.add_step = Button(tr("Add…"), ButtonKind.QUIET, keys=tr("A"), in_row=True)
        self.add_step.setAccessibleName(tr("Add a step"))
        self.add_member = Button(tr("Add…"), ButtonKind.QUIET, keys=tr("P"), in_row=True)
        self.add_member.setAccessibleName(tr("Add somebody"))
        self.ask = Button(tr("Ask…"), ButtonKind.QUIET, keys=tr("H"), in_row=True)
        self.ask.setAccessibleName(tr("Begin an ask for it"))
        self.join = Button(tr("Join…"), ButtonKind.QUIET, keys=tr("B"), in_row=True)
        self.join.setAccessibleName(tr("Join a statement"))
        self.born.add_to_head(self.join)
        self.born.add_to_head(self.ask)
        self.steps.add_to_head(self.add_step)
        self.people.add_to_head(self.add_member)

    def _fill_columns(self) -> None:
        self.area.add_cards(6, self.steps, self.born)
        self.area.add_cards(5, self.money, self.outcomes, self.people)
        for card in self.lists():
            self.area.keep_in_view(card.list)


def looked_at(agreed: tuple[Promise, ...]) -> tuple[Promise, ...]:
    """All that is open by its day, then the few that were settled last."""
    settled = [one for one in agreed if not one.is_open]
    settled.sort(key=lambda one: one.settled_on or date.min, reverse=True)
    return (*(one for one in agreed if one.is_open), *settled[:_SETTLED])


def _member(member: MemberRow) -> PersonRow:
    parts = (tr("leads") if member.leads else "", member.role)
    part = ", ".join(dict.fromkeys(part for part in parts if part))
    return PersonRow(
        key=str(member.person_id),
        name=member.name,
        under=part or ("" if member.is_resident else tr("organiser")),
        circle=member.circle,
    )

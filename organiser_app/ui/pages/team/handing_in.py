"""Handing figures in at the hub: for whom, of which days, and every count that leaves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.errors import UserError
from organiser_app.domain.figures import Period
from organiser_app.language import tr
from organiser_app.sync.counting import figures_of
from organiser_app.sync.figures import Figures
from organiser_app.sync.team import TeamMember
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.forms.period import PeriodField
from organiser_app.ui.pages.team.figure_rows import told_rows
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Dialog, Ink, label

_LIST = 300
_NOBODY = ""


@dataclass(frozen=True, slots=True)
class HandingIn:
    """What was answered: these figures, just as they were shown, for one reader."""

    figures: Figures
    reader: TeamMember


class HandInDialog(Dialog):
    """Counts anew whenever another day is chosen; nothing else leaves than what it shows."""

    def __init__(
        self,
        desk: Desk,
        readers: tuple[TeamMember, ...],
        place: str,
        offered: Period,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Hand in figures?"),
            tr(
                "Counts alone go to the hub ({place}), sealed so that this log and whoever reads"
                " them can open them. No resident is named, and nobody’s words leave.",
                place=place,
            ),
            parent,
        )
        self._desk = desk
        self._readers = {each.id: each for each in readers}
        self._figures: Figures | None = None
        self.whom = ChoiceField(tr("Who reads them"), _choices(readers))
        self.days = PeriodField(offered)
        self.list = RowsView(tr("What leaves"), RowsModel(self), SimpleDelegate())
        self.list.setMinimumHeight(current().metrics.px(_LIST))
        self.problem = label("", ink=Ink.DANGER, wrap=True)
        heading = label(tr("All that leaves"), Text.META, strong=True)
        for part in (self.whom, self.days, heading, self.list, self.problem):
            self.body.addWidget(part)
        self.safe = self.add_safe()
        self.accepting = self.add_accept(tr("Hand in"), keys=tr("Ctrl Enter"))
        self.whom.edited.connect(lambda: self.whom.set_problem(""))
        self.days.edited.connect(self._count)
        self._count()

    def ask(self) -> HandingIn | None:
        """What was answered, or None."""
        return self.answer() if self.exec() == self.DialogCode.Accepted else None

    def answer(self) -> HandingIn | None:
        """The figures that are shown, and who is chosen; None while one of them is missing."""
        chosen = self.whom.choice()
        if not chosen or self._figures is None:
            return None
        return HandingIn(self._figures, self._readers[UUID(chosen)])

    def accept(self) -> None:
        """Go on, once it is said who reads them and all is shown."""
        if not self.whom.choice():
            self.whom.set_problem(tr("Choose who reads them."))
            self.whom.setFocus()
        elif self._figures is not None:
            super().accept()

    def _count(self) -> None:
        """Count what would leave of the days that stand there now."""
        period, log = self.days.period(), self._desk.log
        self._show(None)
        if period is not None:
            self.list.show_whole([SimpleRow("counting", tr("Counting…"), icon="clock")])
            self._desk.tasks.run_latest(
                "handing in",
                lambda: log.read(partial(figures_of, period=period)),
                self._tell,
                self._fail,
                owner=self,
            )

    def _tell(self, figures: Figures) -> None:
        if figures.period == self.days.period():
            self._show(figures)

    def _fail(self, problem: Exception) -> None:
        if isinstance(problem, UserError):
            self._show(None, problem.message)
        else:
            self._desk.bus.failed.emit(problem)

    def _show(self, figures: Figures | None, problem: str = "") -> None:
        self._figures = figures
        self.accepting.setEnabled(figures is not None)
        self.list.show_whole([*told_rows(figures)] if figures is not None else [])
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


def _choices(readers: tuple[TeamMember, ...]) -> dict[str, str]:
    """Nobody is chosen unasked among several: what one of them was sealed for stays with them."""
    names = {str(each.id): each.name for each in readers}
    return names if len(names) == 1 else {_NOBODY: tr("Choose…"), **names}

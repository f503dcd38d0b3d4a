"""Which project is in hand: its name, what it is and who leads it, and what to do with it."""

from __future__ import annotations

from organiser_app.language import tr
from organiser_app.store.queries.project import ProjectDetail
from organiser_app.ui.pages.sheet_head import SheetHead
from organiser_app.ui.widgets import Button, ButtonKind


class ProjectHeader(SheetHead):
    """The head of a project's page; `change` and `report` are its buttons."""

    def __init__(self) -> None:
        self.change = Button(tr("Change…"), icon="pencil", keys=tr("E"))
        self.report = Button(tr("Report"), ButtonKind.PRIMARY, icon="reports", keys=tr("Ctrl R"))
        super().__init__(self.change, self.report)

    def show_project(self, seen: ProjectDetail) -> None:
        """Show another project."""
        leaders = ", ".join(seen.led_by)
        led = tr("Led by {names}.", names=leaders) if leaders else tr("Nobody leads it yet.")
        self.show_head(seen.row.name, f"{seen.summary} {led}".strip())

"""Which project is in hand: its name, what it is and who leads it, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.project import ProjectDetail
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Ink, label
from organiser_app.ui.widgets.labels import elided_label


class ProjectHeader(QWidget):
    """The head of a project's page; `change` and `report` are its buttons.

    What people wrote may be long, so the name is cut and the sentence wraps: neither may widen
    the window.
    """

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.change = Button(tr("Change…"), icon="pencil", keys=tr("E"))
        self.report = Button(tr("Report"), ButtonKind.PRIMARY, icon="reports", keys=tr("Ctrl R"))
        self.name = elided_label("", Text.TITLE, Ink.INK)
        self.sentence = label("", ink=Ink.MUTED, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(metrics.half)
        row.addWidget(self.name, 1)
        for button in (self.change, self.report):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.quarter)
        column.addLayout(row)
        column.addWidget(self.sentence)

    def show_project(self, seen: ProjectDetail) -> None:
        """Show another project."""
        self.name.setText(seen.row.name)
        self.name.setToolTip(seen.row.name)
        leaders = ", ".join(seen.led_by)
        led = tr("Led by {names}.", names=leaders) if leaders else tr("Nobody leads it yet.")
        self.sentence.setText(f"{seen.summary} {led}".strip())

"""What stands in the place of a resident while there is none: in the log, or of a name."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from organiser_app.language import tr
from organiser_app.ui.widgets import Button, EmptyState


class Nobody(QStackedWidget):
    """Says why nobody is shown; `adding` is the button of an empty log."""

    def __init__(self) -> None:
        super().__init__()
        self.adding = Button(tr("Add a resident"), icon="plus", keys=tr("Ctrl Shift R"))
        self.in_log = EmptyState(
            tr("Nobody is in the log yet"),
            tr("Whoever you listen to and who lets you keep their name will stand here."),
            self.adding,
        )
        self.of_name = EmptyState(
            tr("Nobody is called that"),
            tr("With fewer letters more residents stand in the column, and without any, all."),
        )
        self.forgotten = EmptyState(
            tr("Choose somebody in the column"),
            tr("Whoever stood here is forgotten for good. J takes the next one, “/” finds a name."),
        )
        self.addWidget(self.in_log)
        self.addWidget(self.forgotten)
        self.addWidget(self.of_name)

    def show_why(self, *, for_words: bool) -> None:
        """Say that nobody goes by what was typed, or that the log holds nobody."""
        self.setCurrentWidget(self.of_name if for_words else self.in_log)

    def show_forgotten(self) -> None:
        """Say that whoever was in hand is forgotten."""
        self.setCurrentWidget(self.forgotten)

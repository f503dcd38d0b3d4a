"""A dialog of one secret line, which is tried off the window's thread until it stands.

What is typed in it is kept in no draft.
"""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtWidgets import QWidget

from organiser_app.domain.errors import UserError
from organiser_app.language import tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.widgets import Dialog


class TriedDialog(Dialog):
    """Asks for a secret; a subclass says in `try_out` what it is to stand up to."""

    def __init__(
        self,
        desk: Desk,
        question: str,
        sentence: str,
        field: LineField,
        *,
        yes: str,
        no: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, sentence, parent)
        self._desk, self.field = desk, field
        self.body.addWidget(field)
        self.safe = self.add_safe(no)
        self.accepting = self.add_accept(yes, keys=tr("Ctrl Enter"))
        field.setFocus()

    @abstractmethod
    def try_out(self, secret: str) -> None:
        """See on the worker that it stands; a `UserError` says plainly why it does not."""

    def accept(self) -> None:
        """Try it; where it does not stand, say so and let it be typed again."""
        secret = self.field.line.text()
        self._hold(held=True)
        self._desk.tasks.run(
            lambda: self.try_out(secret),
            lambda _: super(TriedDialog, self).accept(),
            self._fail,
            owner=self,
        )

    def done(self, result: int) -> None:
        """Close, with nothing left in the line: a dialog may be there for a while after it."""
        self.field.line.clear()
        super().done(result)

    def _fail(self, problem: Exception) -> None:
        self._hold(held=False)
        if isinstance(problem, UserError):
            self.field.set_problem(problem.message)
        else:
            self._desk.bus.failed.emit(problem)
        self.field.line.selectAll()
        self.field.setFocus()

    def _hold(self, *, held: bool) -> None:
        self.accepting.setEnabled(not held)
        self.field.line.setReadOnly(held)

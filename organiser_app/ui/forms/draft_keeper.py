"""The draft of a text: kept in the log from its first key, and then while one goes on typing."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form

_PAUSE = 120
"""How long after one writing the next may be, in milliseconds."""


class DraftKeeper(QObject):
    """Writes the text into the log at the first key, then at most once in a pause."""

    def __init__(self, desk: Desk, form: Form, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._form = desk, form
        self.draft_id = self._new_id()
        self._waiting: str | None = None
        self._written = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.flush)

    def keep(self, text: str) -> None:
        """Keep what stands there now."""
        self._waiting = text
        if not self._pause.isActive():
            self.flush()

    def flush(self) -> None:
        """Write what is still to be written, without waiting."""
        text, self._waiting = self._waiting, None
        if text is None or text == self._written:
            return
        self._written = text
        self._pause.start()
        self._desk.keep_draft(self.draft_id, self._form, text)

    def begin(self, draft_id: UUID | None = None, text: str = "") -> None:
        """Leave the draft in hand in the log, and go on with another or a new one."""
        self.flush()
        self._pause.stop()
        self.draft_id = draft_id or self._new_id()
        self._written = text

    def saved(self) -> None:
        """Begin a new draft: the one in hand went with the change that recorded it."""
        self._waiting = None
        self.begin()

    def _new_id(self) -> UUID:
        return self._desk.log.work().new_id()

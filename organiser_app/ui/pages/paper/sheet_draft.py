"""The draft of a round sheet that is being typed: its line, with the day and street it is of."""

from __future__ import annotations

from PySide6.QtCore import QObject

from organiser_app.language import tr
from organiser_app.store.queries.home import DraftRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.draft_keeper import DraftKeeper
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.form_draft import FormDraft, read_draft
from organiser_app.ui.pages.paper.sheet_doors import SheetDoorsCard
from organiser_app.ui.pages.paper.strip import Strip


class SheetDraft(QObject):
    """Keeps the line from its first key, and puts it back."""

    def __init__(self, desk: Desk, strip: Strip, doors: SheetDoorsCard, parent: QObject) -> None:
        super().__init__(parent)
        self._strip, self._doors = strip, doors
        self.drafts = DraftKeeper(desk, Form.SHEET, self)
        doors.line.edited.connect(self._keep)

    def take_up(self, draft: DraftRow | None) -> None:
        """Go on with a line that was begun, if there is one."""
        if draft is None:
            return
        self.drafts.begin(draft.id, draft.body)
        fields = read_draft(draft.body).fields
        if "day" in fields:
            self._strip.day.put_back(fields["day"])
        self._strip.where.set_text(fields.get("street", ""))
        self._doors.line.set_text(fields.get("line", ""))
        self._strip.changed.emit()

    def saved(self) -> None:
        """Begin the next sheet: the line in hand went with the change that recorded it."""
        self.drafts.saved()
        self._doors.clear()
        self.drafts.keep("")

    def flush(self) -> None:
        """Write what is still to be written, without waiting."""
        self.drafts.flush()

    def _keep(self) -> None:
        line = self._doors.line.kept()
        if not line.strip():
            self.drafts.keep("")
            return
        fields = {
            "day": self._strip.day.kept(),
            "street": self._strip.where.text(),
            "line": line,
        }
        draft = FormDraft(question=tr("Doors of a round sheet"), fields=fields, words=line)
        self.drafts.keep(draft.body())

"""When residents may use a place: which one, and in words when, with what is understood of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.rules.asset_words import times_words
from organiser_app.domain.rules.assets import times_in
from organiser_app.language import tr
from organiser_app.store.queries.place_times import PlaceTimes
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.offered import OfferedField
from organiser_app.ui.tables import SimpleRow

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """Which place, and when it is open in words."""

    place_id: UUID
    words: str


class PlaceOpenDialog(FormDialog[OpenAnswer]):
    """Asks for a place of the log by its name, and when it is open; it says what it understood."""

    def __init__(
        self,
        desk: Desk,
        places: Sequence[PlaceTimes],
        known: PlaceTimes | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.PLACE_OPEN,
            tr("When may residents use it?"),
            about=known.id if known else None,
            parent=parent,
        )
        self._open_when = {str(place.id): place.open_when for place in places}
        self.place = OfferedField(tr("Place"), tr("Places"), tr("A hall, a park, a school gate."))
        self.place.know([SimpleRow(str(place.id), place.name, icon="pin") for place in places])
        self.when = LineField(tr("Open"))
        self.when.line.setMaxLength(_LONGEST)
        self.add_fields(place=self.place, when=self.when)
        if known is not None:
            self.place.set_text(known.name)
            self.when.set_text(known.open_when)
        self.place.edited.connect(self._recall)
        self.when.line.textChanged.connect(lambda _: self._tell())
        self._tell()
        self.add_answers(tr("Save"))
        (self.when if known else self.place).setFocus()

    def answer(self) -> OpenAnswer:
        """What stands in the fields; the place has to be in the log."""
        row = self.place.known()
        if row is None:
            raise ValueError("the place is in the log")
        return OpenAnswer(UUID(row.key), self.when.text())

    def accept(self) -> None:
        """Keep it, unless no place of the log is named."""
        if self.place.known() is None:
            self.place.set_problem(tr("Name a place that is in the log."))
            self.place.setFocus()
        else:
            super().accept()

    def _recall(self) -> None:
        """What is known of the place that was named, where nothing was typed yet."""
        row = self.place.known()
        if row is not None and not self.when.text():
            self.when.set_text(self._open_when[row.key])

    def _tell(self) -> None:
        times = times_in(self.when.text())
        if times:
            self.when.set_hint(tr("Understood: {times}.", times=times_words(times)))
        else:
            self.when.set_hint(tr("As “Monday to Friday 9 to 5, Saturday mornings”."))

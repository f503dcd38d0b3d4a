"""What is seldom filled in: the note, the language, how it was entered, and one's own reflection.

It is folded away until it is asked for, or until something of it is said in the text.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.rules.entry import road_by_time
from organiser_app.domain.values import EntryRoad
from organiser_app.language import tr
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField
from organiser_app.ui.pages.listen.form_fields import side_by_side, slim
from organiser_app.ui.theme import current
from organiser_app.ui.theme.words import road_words
from organiser_app.ui.widgets import Button, ButtonKind, hairline

_LONGEST_LANGUAGE = 60


class MoreFields(QWidget):
    """The folded fields, and the button that unfolds them, which stands elsewhere.

    `edited` comes when one was changed, `unfolded` when they were asked for.
    """

    edited = Signal()
    unfolded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(tr("More"), ButtonKind.QUIET, in_row=True)
        self.note = TextField(tr("Note"), lines=2)
        self.language = LineField(tr("Language"))
        self.language.line.setMaxLength(_LONGEST_LANGUAGE)
        self.entered = ChoiceField(tr("Written down"), _roads())
        self.reflection = TextField(
            tr("Your own reflection"),
            tr("Yours alone: in no report, and not among what was heard."),
            lines=3,
        )
        slim(self.entered.combo)
        self._lay_out()
        for field in (self.note, self.language, self.entered, self.reflection):
            field.edited.connect(self.edited)
        self.button.clicked.connect(self._turn)

    def show_listening(self, listening: ListeningInput | None) -> None:
        """Fill the fields, or empty them."""
        self.language.set_text(listening.language if listening else "")
        road = listening.entered if listening else EntryRoad.AT_THE_DOOR
        self.entered.set_choices(_roads(road))
        self.entered.choose(road)
        with QSignalBlocker(self.note), QSignalBlocker(self.reflection):
            self.note.set_text(listening.note if listening else "")
            self.reflection.set_text(listening.reflection if listening else "")
        if listening and (listening.note or listening.language or listening.reflection):
            self._unfold(wanted=True)

    def road(self, before: ListeningInput, at: datetime, written: datetime) -> EntryRoad:
        """How it was entered: as chosen, and by the time where that was left as it was."""
        chosen = self.entered.choice() or EntryRoad.LATER
        if chosen is not road_by_time(before.at, written):
            return chosen
        road = road_by_time(at, written)
        self.entered.choose(road)
        return road

    def _turn(self) -> None:
        self._unfold(wanted=self.isHidden())
        if not self.isHidden():
            self.note.setFocus()
            self.unfolded.emit()

    def _unfold(self, *, wanted: bool) -> None:
        self.setHidden(not wanted)
        self.button.set_label(tr("Less") if wanted else tr("More"))

    def _lay_out(self) -> None:
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.half)
        column.addWidget(hairline())
        column.addWidget(self.note)
        column.addLayout(side_by_side(self.language, self.entered))
        column.addWidget(self.reflection)
        self.hide()


def _roads(also: EntryRoad = EntryRoad.LATER) -> dict[EntryRoad, str]:
    """The roads to choose from: by hand, and what stands there already."""
    by_hand = (EntryRoad.AT_THE_DOOR, EntryRoad.LATER, EntryRoad.PAPER)
    return {road: road_words(road) for road in dict.fromkeys((*by_hand, also))}

"""What happened to an ask, or what they answered: the day, the words, and how it stands after."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.domain.ask_inputs import AskMoveInput
from organiser_app.domain.relationship_values import AskState
from organiser_app.domain.rules.asking import state_word
from organiser_app.language import tr
from organiser_app.store.queries.asks import AskMoveRow, AskRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.ask import has_come
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import ChoiceField, TextField
from organiser_app.ui.forms.form import Form


class AskMoveDialog(FormDialog[AskMoveInput]):
    """Asks for a day, how the ask stands after, and what happened or was answered.

    Without words a move is a chase, or the bare asking; those alone may be left without any.
    """

    def __init__(
        self,
        desk: Desk,
        ask: AskRow,
        state: AskState,
        known: AskMoveRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.ASK_MOVE,
            tr("What happened?"),
            tr("{what}, asked of {whom}", what=ask.what, whom=ask.partner),
            about=known.id if known else ask.id,
            parent=parent,
        )
        self._today = desk.today
        self._may_be_silent = known is not None and (known.first or known.chase)
        self.on = DayField(tr("On"), desk.today, ahead=False)
        self.on.set_day(known.move.on if known else desk.today)
        self.state = ChoiceField(
            tr("It stands now"), {state: state_word(state) for state in AskState}
        )
        self.state.choose(state)
        self.what = TextField(
            tr("What happened, or what they said"),
            tr("As “a date for the lifts: 3 June”. It is told in reports."),
            lines=3,
        )
        if known is not None:
            self.what.set_text(known.move.what)
        self.add_fields(what=self.what, state=self.state, on=self.on)
        self.add_answers(tr("Save"))
        self.what.setFocus()

    def answer(self) -> AskMoveInput:
        """What stands in the fields."""
        return AskMoveInput(
            on=self.on.day() or self._today,
            state=self.state.choice() or AskState.UNDERWAY,
            what=self.what.text(),
        )

    def accept(self) -> None:
        """Keep it, unless it says nothing or its day cannot be."""
        said = bool(self.what.text()) or self._may_be_silent
        self.what.set_problem("" if said else tr("Say what happened, or what they answered."))
        if has_come(self.on, self._today) and said:
            super().accept()
        else:
            (self.on if said else self.what).setFocus()

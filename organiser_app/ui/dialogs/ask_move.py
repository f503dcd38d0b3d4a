"""What happened to an ask, or what they answered: the day, the words, and how it stands after."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser_app.domain.ask_inputs import AskMoveInput
from organiser_app.domain.relationship_values import AskState
from organiser_app.domain.rules.asking import state_word
from organiser_app.language import tr
from organiser_app.store.queries.asks import AskMoveRow, AskRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, TextField, TickField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.past_day import PastDayField


class AskMoveDialog(FormDialog[AskMoveInput]):
    """Asks for a day, how the ask stands after, and what happened or was answered.

    The asking, and that residents asked again without an answer, may be left without words.
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
        self._first = known is not None and known.first
        self._moves = ask.moves
        self.on = PastDayField(tr("On"), desk.today, needed=True)
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
        self.again = TickField(tr("Residents asked again, and no answer came"))
        if known is not None:
            self.what.set_text(known.move.what)
            self.again.box.setChecked(known.move.again)
        again = {} if self._first else {"again": self.again}
        self.add_fields(what=self.what, **again, state=self.state, on=self.on)
        self.add_answers(tr("Save"))
        self.what.setFocus()

    def answer(self) -> AskMoveInput:
        """What stands in the fields."""
        return AskMoveInput(
            on=self.on.happened_on(),
            state=self.state.choice() or AskState.UNDERWAY,
            what=self.what.text(),
            again=self.again.ticked(),
        )

    def accept(self) -> None:
        """Keep it, unless it says nothing or its day cannot be."""
        said = bool(self.what.text()) or self.again.ticked() or self._first
        self.what.set_problem("" if said else tr("Say what happened, or what they answered."))
        if self._is_in_order() and said:
            super().accept()
        else:
            (self.on if said else self.what).setFocus()

    def _is_in_order(self) -> bool:
        """Whether the day has come, and nothing happened before it was asked; else say so."""
        if not self.on.check():
            return False
        day = self.on.happened_on()
        days = [move.on for move in self._moves]
        late = self._first and any(day > later for later in days[1:2])
        early = not self._first and any(day < asked for asked in days[:1])
        if late:
            self.on.set_problem(tr("Something happened to it before that day."))
        elif early:
            self.on.set_problem(tr("It was not asked yet on that day."))
        return not late and not early

"""A gift is brought to a need: the two are introduced, and later it is said what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from organiser_app.domain.relationship_values import MatchState
from organiser_app.domain.rules.list_words import kind_word
from organiser_app.language import tr
from organiser_app.store.queries.gifts import Introduction, MatchProposal
from organiser_app.store.queries.statements import StatementRow
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import LineField, TickField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.open_choice import OpenChoiceField, SatisfiedField, first_wrong
from organiser_app.ui.forms.past_day import PastDayField
from organiser_app.ui.need_words import match_word
from organiser_app.ui.painting.text import curly
from organiser_app.ui.theme import Text
from organiser_app.ui.widgets import Ink, label, words_label


@dataclass(frozen=True, slots=True)
class IntroduceAnswer:
    """When the two were introduced, and what they are to each other from now on."""

    on: date
    kind: str


@dataclass(frozen=True, slots=True)
class SettleAnswer:
    """What came of an introduction, when, and whether the need is met by it."""

    state: MatchState
    on: date
    met: bool
    satisfied: int | None = None


class IntroduceDialog(FormDialog[IntroduceAnswer]):
    """Shows need and gift in their words, and asks what is to be kept of the introduction."""

    def __init__(self, desk: Desk, found: MatchProposal, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.INTRODUCE,
            tr(
                "Introduce {needs} and {gives}?",
                needs=found.need.said.resident,
                gives=found.gift.resident,
            ),
            tr("Ask both before you name one to the other. A tie between the two is kept."),
            about=found.need.id,
            parent=parent,
        )
        for said in (found.need.said, found.gift):
            self._add_said(said)
        self.body.addWidget(label(found.fit.in_words(), Text.META, Ink.MUTED, wrap=True))
        self.on = PastDayField(tr("Introduced on"), desk.today, tr("Empty is today."))
        self.kind = LineField(
            tr("As what they know each other"), tr("As “gives lifts”; empty is “neighbour”.")
        )
        self.add_fields(on=self.on, kind=self.kind)
        self.add_answers(tr("Introduced"))
        self.on.setFocus()

    def answer(self) -> IntroduceAnswer:
        """What stands in the fields; no day is today."""
        return IntroduceAnswer(self.on.happened_on(), self.kind.text())

    def accept(self) -> None:
        """Keep it, unless the day can't be read."""
        if self.on.check():
            super().accept()
        else:
            self.on.setFocus()

    def _add_said(self, said: StatementRow) -> None:
        whose = f"{kind_word(said.kind)}: {said.resident}"
        self.body.addWidget(label(whose, Text.META, strong=True))
        self.body.addWidget(words_label(curly(said.text) if said.verbatim else said.text))


class SettleMatchDialog(FormDialog[SettleAnswer]):
    """Asks whether an introduction helped or fell through, and offers to close the need by it."""

    def __init__(self, desk: Desk, made: Introduction, parent: QWidget | None = None) -> None:
        match = made.match
        super().__init__(
            desk,
            Form.MATCH,
            tr("What came of {needs} and {gives}?", needs=match.needs, gives=match.gives),
            _introduced(made, desk),
            about=match.id,
            parent=parent,
        )
        self._met_before = made.need.met_on is not None
        states = (MatchState.HELPED, MatchState.FELL_THROUGH)
        self.state = OpenChoiceField(
            tr("What came of it"), {state: match_word(state) for state in states}
        )
        self.on = PastDayField(tr("Day"), desk.today, tr("Empty is today."))
        self.met = TickField(tr("The need is met by it"))
        self.satisfied = SatisfiedField()
        self.add_fields(state=self.state, on=self.on, met=self.met, satisfied=self.satisfied)
        self.state.combo.currentIndexChanged.connect(lambda _: self._fit_state())
        self.met.box.toggled.connect(lambda _: self._fit_state())
        self._fit_state()
        self.add_answers(tr("Keep"))
        self.state.setFocus()

    def answer(self) -> SettleAnswer:
        """What stands in the fields; no day is today."""
        met = self._is_met()
        return SettleAnswer(
            self.state.choice() or MatchState.INTRODUCED,
            self.on.happened_on(),
            met,
            self.satisfied.satisfied() if met else None,
        )

    def accept(self) -> None:
        """Keep it, unless it is open what came of it, or how well, or the day cannot be."""
        how_well = (self.satisfied,) if self._is_met() else ()
        wrong = first_wrong(self.state, self.on, *how_well)
        if wrong is None:
            super().accept()
        else:
            wrong.setFocus()

    def _is_met(self) -> bool:
        return self._may_be_met() and self.met.ticked()

    def _may_be_met(self) -> bool:
        return self.state.choice() is MatchState.HELPED and not self._met_before

    def _fit_state(self) -> None:
        """Only a gift that helped may have met the need, and only then it is asked how well."""
        self.met.setHidden(not self._may_be_met())
        self.satisfied.setHidden(not self._is_met())


def _introduced(made: Introduction, desk: Desk) -> str:
    """When they were introduced; and that the need was met before, where it was."""
    when = tr("Introduced on {day}.", day=short_day(made.match.on, desk.today))
    if made.need.met_on is None:
        return when
    met = tr("The need was met on {day}.", day=short_day(made.need.met_on, desk.today))
    return f"{when} {met}"

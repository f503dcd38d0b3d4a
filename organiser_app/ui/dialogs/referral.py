"""A need is passed to a partner, and a partner's answer."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from organiser_app.domain.need_inputs import AnswerInput, ReferralInput
from organiser_app.domain.relationship_values import ReferralOutcome
from organiser_app.language import tr
from organiser_app.store.queries.need_help import PassingOn, passing_on
from organiser_app.store.queries.need_ways import ReferralRow
from organiser_app.store.queries.needs import NeedRow
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField, TickField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.open_choice import OpenChoiceField, SatisfiedField, first_wrong
from organiser_app.ui.forms.past_day import PastDayField
from organiser_app.ui.need_words import outcome_word
from organiser_app.ui.widgets import Ink, label, set_ink

_OURSELVES = ""
_HELPED = (ReferralOutcome.HELPED, ReferralOutcome.PART_HELPED)


class ReferralDialog(FormDialog[ReferralInput]):
    """Asks to which partner a need is passed, when, and who sent the resident there.

    It says first what the resident agreed to: a partner learns of them by this. Unless they
    agreed, it is passed on only once they say yes, which is kept, or without their name.
    """

    def __init__(self, desk: Desk, need: NeedRow, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.REFERRAL,
            tr("To whom is it passed?"),
            need.said.text,
            about=need.id,
            parent=parent,
        )
        self._need = need
        self._known: PassingOn | None = None
        self.agreed = label("", wrap=True)
        self.body.addWidget(self.agreed)
        self.yes = TickField(tr("They said yes to this, today"))
        self.nameless = TickField(tr("It is passed on without their name"))
        self.partner = LineField(
            tr("Partner"), tr("By name, as “the council’s repairs desk”; a new one is kept too.")
        )
        self.on = PastDayField(tr("Day"), desk.today, tr("Empty is today."))
        self.after = ChoiceField[str](tr("Who sent them there"), _senders(need.referrals))
        self.add_fields(partner=self.partner, yes=self.yes, nameless=self.nameless)
        self.add_fields(on=self.on, after=self.after)
        for tick, other in ((self.yes, self.nameless), (self.nameless, self.yes)):
            tick.setHidden(True)
            tick.box.toggled.connect(lambda on, other=other: on and other.box.setChecked(False))
        self.after.setHidden(not need.referrals)
        self.add_answers(tr("Pass on"))
        resident = need.said.resident_id
        desk.read(lambda connection: passing_on(connection, resident), self._offer, owner=self)
        self.partner.setFocus()

    def answer(self) -> ReferralInput:
        """What stands in the fields; no day is today."""
        after = self.after.choice() or _OURSELVES
        return ReferralInput(
            need_id=self._need.id,
            partner=self.partner.text(),
            on=self.on.happened_on(),
            from_referral_id=UUID(after) if after else None,
            agreed_today=self._must_agree() and self.yes.ticked(),
        )

    def accept(self) -> None:
        """Pass it on, unless they did not agree, nobody is named or the day cannot be."""
        checks = (
            (self.partner, self._is_to_somebody()),
            (self.yes, self._may_pass()),
            (self.on, self.on.check()),
        )
        wrong = next((field for field, right in checks if not right), None)
        if wrong is None:
            super().accept()
        else:
            wrong.setFocus()

    def _must_agree(self) -> bool:
        """Whether somebody is known whose need it is, and did not say yes yet."""
        known = self._known
        agreed = known is not None and known.consent is not None and known.consent.given
        return self._need.said.resident_id is not None and not agreed

    def _may_pass(self) -> bool:
        if self._known is None:  # what they agreed to is not read yet
            return False
        may = not self._must_agree() or self.yes.ticked() or self.nameless.ticked()
        problem = tr("Tick one of the two: partners learn of nobody who did not say yes.")
        self.nameless.set_problem("" if may else problem)
        return may

    def _is_to_somebody(self) -> bool:
        named = bool(self.partner.text())
        self.partner.set_problem("" if named else tr("Say to whom it is passed."))
        return named

    def _offer(self, known: PassingOn) -> None:
        self._known = known
        for tick in (self.yes, self.nameless):
            tick.setHidden(not self._must_agree())
        completer = QCompleter(list(known.partners), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.partner.line.setCompleter(completer)
        self.agreed.setText(_agreed(known, self._need, self._desk))
        agreed = known.consent is not None and known.consent.given
        set_ink(self.agreed, Ink.MUTED if agreed else Ink.SOON)


class AnswerDialog(FormDialog[AnswerInput]):
    """Asks what a partner did with a need, when, and what came of it."""

    def __init__(self, desk: Desk, referral: ReferralRow, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.REFERRAL_ANSWER,
            tr("What did {partner} do?", partner=referral.partner),
            tr("Passed to them on {day}.", day=short_day(referral.on, desk.today)),
            about=referral.id,
            parent=parent,
        )
        self.outcome = OpenChoiceField(
            tr("What they did"), {outcome: outcome_word(outcome) for outcome in ReferralOutcome}
        )
        self.on = PastDayField(tr("Day"), desk.today, tr("Empty is today."))
        self.came = LineField(tr("What came of it"))
        self.met = TickField(tr("The need is met by it"))
        self.satisfied = SatisfiedField()
        if not referral.is_waiting:
            self.outcome.choose(referral.outcome)
        self.on.set_day(referral.answered_on)
        self.came.set_text(referral.came_of_it)
        self.add_fields(outcome=self.outcome, on=self.on, came=self.came, met=self.met)
        self.add_fields(satisfied=self.satisfied)
        self.outcome.combo.currentIndexChanged.connect(lambda _: self._fit_outcome())
        self.met.box.toggled.connect(lambda _: self._fit_outcome())
        self._fit_outcome()
        self.add_answers(tr("Keep the answer"))
        self.outcome.setFocus()

    def answer(self) -> AnswerInput:
        """What stands in the fields; no day is today."""
        return AnswerInput(
            outcome=self.outcome.choice() or ReferralOutcome.WAITING,
            on=self.on.happened_on(),
            came_of_it=self.came.text(),
            met=self._is_met(),
            satisfied=self.satisfied.satisfied() if self._is_met() else None,
        )

    def accept(self) -> None:
        """Keep it, unless it is open what they did, or how well, or the day cannot be."""
        how_well = (self.satisfied,) if self._is_met() else ()
        wrong = first_wrong(self.outcome, self.on, *how_well)
        if wrong is None:
            super().accept()
        else:
            wrong.setFocus()

    def _is_met(self) -> bool:
        return self.outcome.choice() in _HELPED and self.met.ticked()

    def _fit_outcome(self) -> None:
        """Only who helped may have met the need, and only then it is asked how well."""
        self.met.setHidden(self.outcome.choice() not in _HELPED)
        self.satisfied.setHidden(not self._is_met())


def _senders(referrals: Sequence[ReferralRow]) -> dict[str, str]:
    sent = {
        str(one.id): tr("{partner} sent them on", partner=one.partner)
        for one in reversed(referrals)
    }
    return {_OURSELVES: tr("We turned to this partner ourselves"), **sent}


def _agreed(known: PassingOn, need: NeedRow, desk: Desk) -> str:
    name = need.said.resident
    if need.said.resident_id is None:
        return tr("Nobody knows whose need this is, so no name can be passed on with it.")
    if known.consent is None:
        return tr("{name} was never asked whether partners may know of them. Ask first.", name=name)
    day = short_day(known.consent.on, desk.today)
    if known.consent.given:
        return tr("{name} agreed on {day} that partners may know of them.", name=name, day=day)
    return tr("{name} said on {day} that partners may not know of them.", name=name, day=day)

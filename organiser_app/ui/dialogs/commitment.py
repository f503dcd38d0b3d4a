"""A promise in full: who, what, by when, to whom, for what, how it was asked, and if what."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.domain.promise_inputs import MOST_OTHERS, PromiseInput
from organiser_app.domain.relationship_values import AskedHow
from organiser_app.domain.rules.likely_promise import Candidate, likely
from organiser_app.language import plural, tr
from organiser_app.store.log import Query
from organiser_app.store.queries.parties import PartyRow
from organiser_app.store.queries.promise_form import PromiseDetail, PromiseForm
from organiser_app.store.queries.promise_page import open_promises
from organiser_app.store.queries.promises import PromiseRow
from organiser_app.ui.days import due
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.day import DayField
from organiser_app.ui.forms.fields import ChoiceField, LineField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.found import FoundField, Looked, OneField, SeveralField
from organiser_app.ui.forms.party import PartyField
from organiser_app.ui.promise_words import asked_word, named_promise, state_word
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Chip, ChipLook

_NONE = ""
_WIDE = 700


class CommitmentDialog(FormDialog[PromiseInput]):
    """Asks for all of a promise; only who and what have to be there.

    What the words after "if" are likely to mean is offered as a chip, and linked only once the
    chip is pressed. `by` or `to` is one of the two of a new promise, where that is known already.
    """

    def __init__(
        self,
        desk: Desk,
        form: PromiseForm,
        parent: QWidget | None = None,
        *,
        by: PartyRow | None = None,
        to: PartyRow | None = None,
    ) -> None:
        known = form.promise
        begun = known.row if known else by or to
        super().__init__(
            desk,
            _form_of(by, to),
            tr("What is promised?") if known is None else tr("Change the promise"),
            about=begun.id if begun else None,
            parent=parent,
        )
        self.setMinimumWidth(current().metrics.px(_WIDE))
        self._open = form.choices.open
        self._make_fields(form, known.row.id if known else None)
        self._lay_out()
        if known is not None:
            self._fill(known)
        else:
            self.by.show_party(by)
            self.to.show_party(to)
        self.add_answers(tr("Promise") if known is None else tr("Save"))
        (self.what if by else self.by).setFocus()

    def answer(self) -> PromiseInput:
        """What stands in the fields; somebody has to promise."""
        by = self.by.party()
        if by is None:
            raise ValueError("nobody promises")
        return PromiseInput(
            by=by,
            what=self.what.text(),
            due_on=self.due.day(),
            to=self.to.party(),
            project_id=_id(self.project.choice() or _NONE),
            asked=self._asked(),
            remind_on=self.remind.day(),
            condition=self.condition.text() or self._condition_in_words(),
            hangs_on=tuple(UUID(row.key) for row in self.hangs_on.rows()),
            at_least=self._number() or 0,
            joins_id=_id(self.joins.key()),
        )

    def _asked(self) -> AskedHow | None:
        asked = self.asked.choice()
        return AskedHow(asked) if asked else None

    def accept(self) -> None:
        """Keep it, unless somebody or something is missing, or can't be read."""
        checks = (
            (self.by, self._is_said(self.by, tr("Say who promises it."))),
            (self.what, self._is_said(self.what, tr("Say what is promised."))),
            (self.due, self.due.check()),
            (self.remind, self._reminds_in_time()),
            (self.hangs_on, self._is_taken(self.hangs_on)),
            (self.at_least, self._is_a_number()),
            (self.joins, self._is_taken(self.joins)),
        )
        wrong = next((field for field, right in checks if not right), None)
        if wrong is None:
            super().accept()
        else:
            wrong.setFocus()

    def _make_fields(self, form: PromiseForm, own: UUID | None) -> None:
        desk = self._desk
        self.by = PartyField(
            tr("Who promises"), tr("A name; Down and Enter take somebody of the log."), desk
        )
        self.to = PartyField(tr("To whom"), tr("May be left empty."), desk, groups=True)
        self.what = LineField(tr("What"))
        self.due = DayField(tr("By when"), desk.today, tr("As “Friday” or “14 May”, or no day."))
        self.remind = DayField(tr("Remind on"), desk.today, tr("A day before that, or none."))
        projects = {str(each): name for each, name in form.choices.projects}
        self.project = ChoiceField[str](tr("For the project"), {_NONE: tr("None"), **projects})
        self.asked = ChoiceField[str](
            tr("How it was asked"),
            {_NONE: tr("Not written down"), **{str(each): asked_word(each) for each in AskedHow}},
        )
        self.condition = LineField(tr("If"), tr("On what it hangs, in words: “Terri brings it”."))
        looked = _looked(desk, own)
        self.hangs_on = SeveralField(
            tr("Hangs on the promise"),
            tr("Open promises"),
            tr("Type who or what, then Enter; Del takes one off."),
            desk,
            looked,
        )
        self.at_least = LineField(
            tr("If so many others join in"),
            tr("“I will if ten others do”: write 10. Empty where it needs nobody else."),
        )
        self.joins = OneField(
            tr("Joins in with"),
            tr("Open promises"),
            tr("“Terri cooks, so I cook too”: choose Terri’s promise."),
            desk,
            looked,
        )

    def _lay_out(self) -> None:
        self.add_row(by=self.by, to=self.to)
        self.add_fields(what=self.what)
        self.add_row(due=self.due, remind=self.remind)
        self.add_row(project=self.project, asked=self.asked)
        self.add_fields(condition=self.condition)
        self._suggested = QHBoxLayout()
        self._suggested.setSpacing(current().metrics.half)
        self._suggested.addStretch(1)
        self.body.addLayout(self._suggested)
        self._suggestion: Chip | None = None
        self.add_fields(hangs_on=self.hangs_on)
        self.add_row(at_least=self.at_least, joins=self.joins)
        self.condition.edited.connect(self._suggest)
        self.hangs_on.edited.connect(self._suggest)

    def _fill(self, known: PromiseDetail) -> None:
        row = known.row
        self.by.show_party(known.by, row.who)
        self.to.show_party(known.to, row.to_whom)
        self.what.set_text(row.what)
        self.due.set_day(row.due_on)
        self.remind.set_day(row.remind_on)
        self.project.choose(str(row.project_id or _NONE))
        self.asked.choose(str(row.asked or _NONE))
        self.condition.set_text(row.condition)
        self.hangs_on.show_rows([offered(each, self._desk) for each in known.hangs_on])
        self.at_least.set_text(str(known.at_least or ""))
        if known.joins is not None:
            self.joins.show_taken(str(known.joins.id), named_promise(known.joins))
        self._suggest()

    def _suggest(self) -> None:
        """Offer the promise that the words are likely to mean, unless it is taken already."""
        if self._suggestion is not None:
            self._suggestion.hide()
            self._suggestion.deleteLater()
            self._suggestion = None
        candidates = [(row, Candidate(row.who, row.what)) for row in self._open]
        found = likely(self.condition.text(), candidates)
        if found is None or str(found.id) in {row.key for row in self.hangs_on.rows()}:
            return
        self._suggestion = Chip(named_promise(found), ChipLook.SUGGESTED)
        self._suggestion.setToolTip(tr("Let it hang on this promise"))
        self._suggestion.clicked.connect(lambda: self._link(found))
        self._suggested.insertWidget(0, self._suggestion)
        self.setTabOrder(self.condition.line, self._suggestion)

    def _link(self, found: PromiseRow) -> None:
        self.hangs_on.setFocus()  # the chip goes, and the next button would throw the form away
        self.hangs_on.show_rows([*self.hangs_on.rows(), offered(found, self._desk)])
        self.hangs_on.edited.emit()

    def _condition_in_words(self) -> str:
        """What it hangs on, said for those who left the words out."""
        said = [row.title for row in self.hangs_on.rows()]
        number = self._number()
        if number:
            said.append(plural("{count} other does the same", "{count} others do the same", number))
        return "; ".join(said)

    def _is_said(self, field: PartyField | LineField, problem: str) -> bool:
        field.set_problem("" if field.text() else problem)
        return bool(field.text())

    def _reminds_in_time(self) -> bool:
        if not self.remind.check():
            return False
        day, by = self.remind.day(), self.due.day()
        late = day is not None and by is not None and day > by
        self.remind.set_problem(tr("That is after the day itself.") if late else "")
        return not late

    def _is_taken(self, field: FoundField) -> bool:
        """Words alone name no promise."""
        left_over = bool(field.text()) and not field.key()
        field.set_problem(tr("Take one of the promises, or empty this.") if left_over else "")
        return not left_over

    def _number(self) -> int | None:
        """How many others; nought where it is empty, None where it is no number."""
        typed = self.at_least.text()
        if not typed:
            return 0
        return int(typed) if typed.isdecimal() and int(typed) <= MOST_OTHERS else None

    def _is_a_number(self) -> bool:
        known = self._number() is not None
        self.at_least.set_problem("" if known else tr("A number of people, such as 10."))
        return known


def _form_of(by: PartyRow | None, to: PartyRow | None) -> Form:
    """Under which form a draft is kept: a promise begun with somebody is put aside by itself."""
    if by is not None:
        return Form.COMMITMENT_BY
    return Form.COMMITMENT_TO if to is not None else Form.COMMITMENT


def offered(row: PromiseRow, desk: Desk) -> SimpleRow:
    """A promise as the form offers it, or holds it."""
    day, _ = due(row.due_on, desk.today)
    under = (day or tr("no day")) if row.is_open else state_word(row.state)
    return SimpleRow(str(row.id), named_promise(row), icon="promises", under=under)


def _looked(desk: Desk, own: UUID | None) -> Looked:
    def looked(words: str) -> Query[Sequence[SimpleRow]]:
        return lambda connection: [
            offered(row, desk) for row in open_promises(connection, words, own)
        ]

    return looked


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None

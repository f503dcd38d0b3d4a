"""What the People page begins with the resident in hand: steps, promises, meetings, a match."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from organiser_app.domain.relationship_values import MeetingKind
from organiser_app.language import tr
from organiser_app.services.promises import make_promise
from organiser_app.services.side_by_side import walk_beside
from organiser_app.services.steps import agree_step
from organiser_app.store.queries.home import Home, home
from organiser_app.store.queries.parties import PartyKind, PartyRow
from organiser_app.store.queries.people import PersonRow
from organiser_app.store.queries.person import PersonDetail
from organiser_app.store.queries.promise_form import PromiseForm, promise_form
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.agreed_step import AgreedStepDialog
from organiser_app.ui.dialogs.commitment import CommitmentDialog
from organiser_app.ui.dialogs.companion import CompanionDialog
from organiser_app.ui.dialogs.meeting import Whose, plan
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.beside import Bound


class Together:
    """Opens the dialogs over `page`, on the resident whom `in_hand` gives, if any."""

    def __init__(
        self, desk: Desk, page: QWidget, in_hand: Callable[[], PersonDetail | None]
    ) -> None:
        self._desk, self._page, self._in_hand = desk, page, in_hand

    def acts(self) -> Mapping[str, Bound]:
        """What can be begun with them, by its key."""
        return {
            "A": (tr("Agree on a next step about them"), self.agree),
            "P": (tr("Write down a promise of theirs"), self.promise_by),
            "Shift+P": (tr("Write down a promise to them"), self.promise_to),
            "O": (tr("Plan a one-to-one with them"), self.plan),
            "S": (tr("Find who could walk beside them"), self.walk_beside),
        }

    def forms(self) -> dict[Form, Callable[[], None]]:
        """What opens a form again that was begun on them."""
        return {
            Form.AGREED_STEP_ABOUT: self.agree,
            Form.COMMITMENT_BY: self.promise_by,
            Form.COMMITMENT_TO: self.promise_to,
        }

    def agree(self) -> None:
        """Agree on a next step about the resident in hand."""
        self._with_form(self._ask_step)

    def promise_by(self) -> None:
        """Write down what the resident in hand promises."""
        self._with_form(partial(self._ask_promise, to_them=False))

    def promise_to(self) -> None:
        """Write down what somebody promises the resident in hand."""
        self._with_form(partial(self._ask_promise, to_them=True))

    def plan(self) -> None:
        """Plan a one-to-one with the resident in hand."""
        seen = self._in_hand()
        if seen is not None:
            who = seen.person
            plan(self._desk, self._page, Whose(MeetingKind.ONE_TO_ONE, who.id, who.name))

    def walk_beside(self) -> None:
        """Ask who could walk beside the resident in hand."""
        seen = self._in_hand()
        if seen is not None:
            ask = partial(self._ask_match, seen.person)
            self._desk.read(home, ask, owner=self._page)

    def _with_form(self, ask: Callable[[PartyRow, PromiseForm], None]) -> None:
        seen = self._in_hand()
        if seen is not None:
            them = PartyRow(PartyKind.RESIDENT, seen.person.id, seen.person.name)
            self._desk.read(promise_form, partial(ask, them), owner=self._page)

    def _ask_step(self, them: PartyRow, form: PromiseForm) -> None:
        dialog = AgreedStepDialog(self._desk, form.choices.projects, about=them, parent=self._page)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(agree_step), given, self._desk.today)

    def _ask_promise(self, them: PartyRow, form: PromiseForm, *, to_them: bool) -> None:
        by, to = (None, them) if to_them else (them, None)
        dialog = CommitmentDialog(self._desk, form, self._page, by=by, to=to)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(make_promise), given, self._desk.today)

    def _ask_match(self, who: PersonRow, own: Home) -> None:
        if own.organiser_id is None:
            return
        dialog = CompanionDialog(self._desk, own.organiser_id, who.id, who.name, self._page)
        given = dialog.ask()
        if given is not None:
            self._desk.change(dialog.settling(walk_beside), given)

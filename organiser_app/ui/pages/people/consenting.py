"""A resident answers what they agree to; what it costs to share them no more is said before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from organiser_app.domain.values import ConsentPurpose
from organiser_app.language import tr
from organiser_app.services.residents import record_consent
from organiser_app.store.queries.people import PersonRow
from organiser_app.store.queries.person import PersonDetail
from organiser_app.sync.withdrawing import (
    may_have_been_shared,
    what_withdrawing_costs,
    withdraw,
)
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.widgets import Answer, Question


@dataclass(frozen=True, slots=True)
class _Cost:
    reaches_others: bool
    words: str


class Consenting:
    """Keeps the answers of the resident whom `in_hand` gives, asking over `page` where need be.

    `left_as_it_was` is called where nothing comes of an answer.
    """

    def __init__(
        self,
        desk: Desk,
        page: QWidget,
        in_hand: Callable[[], PersonDetail | None],
        left_as_it_was: Callable[[], None],
    ) -> None:
        self._desk, self._page, self._in_hand = desk, page, in_hand
        self._left_as_it_was = left_as_it_was

    def answer(self, purpose: ConsentPurpose, given: bool) -> None:
        """Keep that they agreed to something today, or agree to it no more."""
        seen = self._in_hand()
        if seen is None:
            return
        who, today = seen.person, self._desk.today
        if purpose is ConsentPurpose.SHARE_WITH_TEAM and not given:
            self._desk.read(
                lambda connection: _Cost(
                    may_have_been_shared(connection), what_withdrawing_costs(connection, who.id)
                ),
                partial(self._withdraw, who),
                owner=self._page,
            )
        else:
            self._desk.change(record_consent, who.id, purpose, given=given, on=today)

    def _withdraw(self, who: PersonRow, cost: _Cost) -> None:
        """Share them no more: at once where nothing has left this log, else if that is meant."""
        answer = self._ask(who.name, cost.words) if cost.reaches_others else Answer.YES
        if answer is Answer.YES:
            self._desk.change(withdraw, who.id, self._desk.today)
            return
        self._left_as_it_was()
        if answer is Answer.KINDER:
            self._desk.show(PageName.TEAM)

    def _ask(self, name: str, cost: str) -> Answer:
        return Question(
            tr("Share {name} with the team no more?", name=name),
            cost,
            yes=tr("Share no more"),
            kinder=tr("To their packs first"),
            danger=True,
            parent=self._page,
        ).ask()

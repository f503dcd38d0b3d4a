"""Promises on Today: the few that are due first; the others stand on their own page."""

from __future__ import annotations

from collections.abc import Sequence

from organiser_app.language import plural, tr
from organiser_app.store.queries.promise_page import DuePromise
from organiser_app.store.queries.promises import PromiseRow as Promise
from organiser_app.store.queries.today import PromisesTally
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.agreed import due_row, settle
from organiser_app.ui.pages.more_foot import MoreFoot
from organiser_app.ui.tables import PromiseDelegate, PromiseRow, RowsModel, RowsView
from organiser_app.ui.widgets import Card, EmptyState

_FEW = 4


class DueCard(Card):
    """The next few promises, each settled by Space."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Promises due"))
        self._desk = desk
        self._promises: dict[str, Promise] = {}
        self._rows = RowsModel(self)
        self.list = RowsView(tr("Promises due"), self._rows, PromiseDelegate(), hug=True)
        self.list.acted.connect(self._settle)
        self.nothing = EmptyState(
            tr("No promise is due"),
            tr("Type “will: Bill gets three prices by Friday” to keep one."),
        )
        self.foot = MoreFoot()
        self.foot.button.setAccessibleName(tr("Show all promises that are due"))
        self.foot.button.clicked.connect(lambda: desk.show(PageName.PROMISES))
        for part in (self.list, self.nothing, self.foot):
            self.add(part)

    def show_promises(self, due: Sequence[DuePromise], tally: PromisesTally) -> None:
        """Show the first of what is due, and how it stands with all."""
        today, shown = self._desk.today, due[:_FEW]
        self._promises = {str(one.promise.id): one.promise for one in shown}
        self._rows.set_rows([due_row(one, today) for one in shown])
        self.nothing.setVisible(not due)
        left = len(due) - len(shown)
        self.foot.tell(left, plural("{count} more is due", "{count} more are due", left))
        self.set_note(
            tr(
                "{open} open, {kept} kept this month",
                open=tally.open,
                kept=tally.kept_this_month,
            )
        )

    def _settle(self, row: PromiseRow) -> None:
        settle(self._desk, self._promises[row.key])

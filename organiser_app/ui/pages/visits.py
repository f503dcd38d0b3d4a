"""Whom to go back to, as Today shows it: who, their words, the reason, and how to set it aside."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal

from organiser_app.domain.rules.go_back import GoBackReason
from organiser_app.language import plural, tr
from organiser_app.services.going_back import go_back_later, go_back_no_more
from organiser_app.store.queries.today import GoBack
from organiser_app.store.queries.today import GoBackRow as Visit
from organiser_app.ui.actions import PageName
from organiser_app.ui.days import due
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.set_aside import SetAsideDialog, Wish
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.more_foot import MoreFoot
from organiser_app.ui.tables import GoBackDelegate, GoBackRow, RowsModel, RowsView
from organiser_app.ui.widgets import Button, ButtonKind, Card, EmptyState, KeyHint
from organiser_app.ui.widgets.focus import KEYS_TOLD

_ASIDE, _ALL = "D", "A"
_FEW, _MANY = 12, 200
_LONGEST = 120


class VisitsCard(Card):
    """The next few people to go back to; Enter opens one, D sets the cause in hand aside.

    `limit` is how many are to be shown; `all_wanted` comes when that has become more.
    """

    all_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("Go back to"), aside=tr("ordered by what was promised, then by how long it has been")
        )
        self._desk = desk
        self._visits: dict[str, Visit] = {}
        self.limit = _FEW
        self._rows = RowsModel(self)
        self.list = RowsView(tr("Go back to"), self._rows, GoBackDelegate(), hug=True)
        self.list.setProperty(KEYS_TOLD, _keys_told())
        self.list.opened.connect(self._open)
        self.list.acted.connect(self._open)
        bind_keys(
            self.list,
            {
                _ASIDE: (tr("Set the cause in hand aside"), self.set_aside),
                _ALL: (tr("Show all of them"), self._show_all),
            },
        )
        self.nobody = EmptyState(
            tr("Nobody is waiting for you"),
            tr("Whoever you promised to go back to will stand here, with their words."),
        )
        self.aside_button = Button(tr("Set aside"), ButtonKind.QUIET, keys=_ASIDE, in_row=True)
        self.aside_button.clicked.connect(self.set_aside)
        for key in ("J", "K"):
            self.add_to_head(KeyHint(key))
        self.add_to_head(self.aside_button)
        self.add(self.list)
        self.add(self.nobody)
        self.foot = MoreFoot(_ALL)
        self.foot.button.clicked.connect(self._show_all)
        self.add(self.foot)

    def show_visits(self, visits: GoBack) -> None:
        """Show these people; the one in hand stays in hand, or else whoever took their place."""
        place = max(self.list.currentIndex().row(), 0)
        today = self._desk.today
        self._visits = {str(visit.resident_id): visit for visit in visits.rows}
        self._rows.set_rows([visit_row(visit, today) for visit in visits.rows])
        self.nobody.setVisible(not visits.rows)
        left = visits.total - len(visits.rows)
        self.foot.tell(left, plural("{count} more can wait", "{count} more can wait", left))
        self.foot.button.setVisible(self.limit < _MANY)
        self.aside_button.setEnabled(bool(visits.rows))
        if self.list.current_row() is None and visits.rows:
            self.list.choose_near(place)

    def set_aside(self) -> None:
        """Ask for how long the cause in hand is not to be proposed."""
        row = self.list.current_row()
        visit = self._visits.get(row.key) if row else None
        if visit is None:
            return
        wish = SetAsideDialog(visit.name, _shortened(reason_words(visit, self._desk.today)), self)
        chosen = wish.ask()
        if chosen is not None:
            service = go_back_later if chosen is Wish.LATER else go_back_no_more
            self._desk.change(
                service, visit.resident_id, visit.reason, visit.about_id, self._desk.today
            )

    def _show_all(self) -> None:
        """Show as many as can be looked through."""
        self.limit = _MANY
        self.all_wanted.emit()

    def _open(self, row: GoBackRow) -> None:
        self._desk.show(PageName.PEOPLE, UUID(row.key))


def _keys_told() -> list[tuple[str, str]]:
    return [
        ("J", tr("The next person")),
        ("K", tr("The person before")),
        ("Return", tr("Open their page")),
    ]


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def visit_row(visit: Visit, today: date) -> GoBackRow:
    """Somebody to go back to, as the list paints them."""
    words, tone = due(visit.due_on, today)
    return GoBackRow(
        key=str(visit.resident_id),
        name=visit.name,
        place=visit.where,
        circle=visit.circle,
        words=visit.words,
        verbatim=visit.verbatim,
        due=words,
        tone=tone,
        reason=reason_words(visit, today),
        act=tr("Open"),
        act_icon="arrow-right",
        act_keys=tr("Enter"),
    )


def reason_words(visit: Visit, today: date) -> str:
    """Why somebody is to be gone back to, in words."""
    told = _agreed_words(visit) or _told_words(visit)
    return told or _waiting_words(visit.reason, (today - visit.since).days)


def _agreed_words(visit: Visit) -> str:
    """What somebody gave their word for."""
    if visit.colleague:
        return tr("{name} said they would: {what}", name=visit.colleague, what=visit.detail)
    return {
        GoBackReason.STEP: tr("You said you would: {what}", what=visit.detail),
        GoBackReason.PROMISE: tr("They promised: {what}. Ask how it is going", what=visit.detail),
        GoBackReason.REMINDER: tr("Your reminder of their promise: {what}", what=visit.detail),
    }.get(visit.reason, "")


def _told_words(visit: Visit) -> str:
    """What has to do with somebody else, whom the words mostly name."""
    detail = visit.detail
    return {
        GoBackReason.GIFT_FITS: tr("Offered a gift that fits a need: {need}", need=detail),
        GoBackReason.KEEPER_LEFT: tr("{name}, who kept in touch, has left", name=detail),
        GoBackReason.NO_KEEPER: tr("Acts with others, and nobody keeps in touch with them"),
        GoBackReason.REFERRAL: tr(
            "{partner} has not answered: say where it stands", partner=detail
        ),
    }.get(visit.reason, "")


def _waiting_words(reason: GoBackReason, days: int) -> str:
    """How long it has been."""
    if reason is GoBackReason.OFFERED:
        return plural(
            "Said they’d help {count} week ago, and nobody has taken it up",
            "Said they’d help {count} weeks ago, and nobody has taken it up",
            days // 7,
        )
    if reason is GoBackReason.STRONG_CONCERN:
        return plural(
            "A strong concern, and nobody has been back in {count} day",
            "A strong concern, and nobody has been back in {count} days",
            days,
        )
    return plural("Not seen for {count} week", "Not seen for {count} weeks", days // 7)

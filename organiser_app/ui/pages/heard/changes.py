"""What is new in a wave, and what went quiet since the wave before; without waves, in 90 days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from organiser_app.domain.figures import Period
from organiser_app.domain.rules.changes import NEW_FROM, QUIET_FROM, QUIET_SHARE, ThemeChange
from organiser_app.language import plural, tr
from organiser_app.store.queries.changes import HeardChanges, heard_changes
from organiser_app.store.queries.spans import Span
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.charting import Chart
from organiser_app.ui.pages.heard.view import Asked, HeardView
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Card, Ink, label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_DAYS = timedelta(days=90)


class ChangesView(HeardView):
    """Two lists of themes, with the rule of each in words over it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("New and quiet"), desk)
        self._found: HeardChanges | None = None
        self.new, self.quiet = RowsModel(self), RowsModel(self)
        self._rules = (
            label("", Text.META, Ink.MUTED, wrap=True),
            label("", Text.META, Ink.MUTED, wrap=True),
        )
        self._add_card(0, tr("New"), self.new)
        self._add_card(1, tr("Went quiet"), self.quiet)

    def read(self, asked: Asked) -> None:
        """Compare the span that is looked at with the one before it."""
        now, begins, before = _spans(asked)
        kind = asked.wanted.kind
        self.desk.read(
            lambda connection: heard_changes(connection, now, begins, before, kind),
            self._show,
            owner=self,
        )
        self._tell_rules(asked, begins)

    def chart(self) -> Chart | None:
        """Both lists, with their statements now and before."""
        found = self._found
        if found is None:
            return None
        lists = ((tr("New"), found.new), (tr("Went quiet"), found.quiet))
        head = (tr("Change"), tr("Theme"), tr("Statements now"), tr("Statements before"))
        table = (
            (title, one.theme, str(one.now), str(one.before))
            for title, changes in lists
            for one in changes
        )

        def figure() -> Figure:
            from organiser_app.reports.charts.lying import changes_group, lying_figure  # noqa: PLC0415

            return lying_figure(
                [
                    changes_group(lists[0][0], [(one.theme, one.now) for one in found.new]),
                    changes_group(lists[1][0], [(one.theme, one.before) for one in found.quiet]),
                ]
            )

        return Chart(tr("New and quiet"), figure, (head, *table))

    def _tell_rules(self, asked: Asked, begins: date) -> None:
        since = short_day(begins, asked.today)
        self._rules[0].setText(
            plural(
                "First heard since {day}, in {count} statement or more.",
                "First heard since {day}, in {count} statements or more.",
                NEW_FROM,
                day=since,
            )
        )
        before = asked.beside.name if asked.beside else tr("the 90 days before")
        self._rules[1].setText(
            tr(
                "{count} statements or more in {before}, and now at most {share}% of them for as"
                " many listenings.",
                count=QUIET_FROM,
                before=before,
                share=round(100 * QUIET_SHARE),
            )
        )

    def _show(self, found: HeardChanges) -> None:
        self._found = found
        self.new.set_rows([_row("new", one) for one in found.new] or [_none(tr("Nothing is new."))])
        self.quiet.set_rows(
            [_row("quiet", one) for one in found.quiet] or [_none(_no_quiet(found))]
        )

    def _add_card(self, place: int, title: str, model: RowsModel) -> None:
        card = Card(title, tr("statements now, and before"))
        view = RowsView(title, model, SimpleDelegate())
        view.opened.connect(self._open)
        view.clicked.connect(lambda _: self._open(view.current_row()))
        gap = current().metrics.gap
        self._rules[place].setContentsMargins(gap, gap // 2, gap, gap // 2)
        card.add(self._rules[place])
        card.add(view, 1)
        self.row.addWidget(card, 1)

    def _open(self, row: object) -> None:
        """A new theme opens what is said of it now; one that went quiet, what was said before."""
        if not isinstance(row, SimpleRow) or row.heading or self.asked is None:
            return
        now, _, before = _spans(self.asked)
        span = now if row.key.startswith("new") else before
        self.narrow(theme=row.title, wave_id=span.wave_id, period=span.period)


def _spans(asked: Asked) -> tuple[Span, date, Span]:
    """The span that is looked at, its first day, and the span before it."""
    held = replace(asked.wanted.span, wave_id=None, period=None)
    if asked.wave and asked.beside:
        now, before = replace(held, wave_id=asked.wave.id), replace(held, wave_id=asked.beside.id)
        return now, asked.wave.begins_on, before
    ends = asked.wave.ends_on if asked.wave else asked.today
    begins = asked.wave.begins_on if asked.wave else asked.today - _DAYS + timedelta(days=1)
    earlier = Period(begins - _DAYS, begins - timedelta(days=1))
    now = replace(held, period=Period(begins, ends))
    return now, begins, replace(held, period=earlier)


def _row(sort: str, change: ThemeChange) -> SimpleRow:
    note = tr("{now} now, {before} before", now=change.now, before=change.before)
    return SimpleRow(f"{sort}:{change.theme}", change.theme, note=note)


def _none(words: str) -> SimpleRow:
    return SimpleRow("", words, heading=True)


def _no_quiet(found: HeardChanges) -> str:
    if found.listenings and found.listenings_before:
        return tr("Nothing went quiet.")
    return tr("There are not listenings in both spans to compare.")

"""The page of what is strong here: the lots in a column, their picture, and what stands behind."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.asset_figures import AssetFigures
from organiser_app.domain.rules.assets import WeekTime
from organiser_app.language import plural, tr
from organiser_app.services.places import say_when_open
from organiser_app.store.queries.asset_figures import figures_of
from organiser_app.store.queries.assets import Assets, own_assets
from organiser_app.store.queries.place_times import PlaceTimes, own_places
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.place_open import PlaceOpenDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.assets.column import LotsColumn
from organiser_app.ui.pages.assets.lots import GIFT, GROUP, SPACE, TIME, Lot, lot_of_time, lots
from organiser_app.ui.pages.assets.picture import AssetsPicture, time_of
from organiser_app.ui.pages.beside import CardArea, bind_keys
from organiser_app.ui.pages.charting import ChartButton
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.tables import SimpleDelegate, SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, EmptyState, Ink, label
from organiser_app.ui.widgets.labels import elided_label


class BehindCard(ListCard):
    """The rows behind a lot, or what it means that there are none."""

    def __init__(self) -> None:
        super().__init__(tr("What stands behind"), "", SimpleDelegate())

    def show_lot(self, lot: Lot) -> None:
        """Show what stands behind a lot."""
        self.set_title(lot.title)
        self.set_note(f"{lot.count:,}")
        self._nothing.setText(lot.nothing)
        self.show_rows(lot.rows)


class AssetsSheet(QWidget):
    """The title, the picture, and the rows behind the lot in hand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.picture, self.chart = AssetsPicture(desk), ChartButton(desk)
        self.chart.be_of(self.picture)
        self.chart.told.connect(self.say)
        self.sentence = elided_label("", Text.BODY, Ink.MUTED)
        self.open_button = Button(tr("When is it open…"), icon="clock", keys="O", in_row=True)
        self.open_button.setAccessibleName(tr("Say when a place is open"))
        self.behind = BehindCard()
        self.area = CardArea(tr("What is strong here"))
        self.area.add_cards(1, self.picture, self.behind)
        self.area.keep_in_view(self.behind.list)
        self._lay_out()

    def say(self, sentence: str) -> None:
        """Say how things stand, or what was done."""
        self.sentence.setText(sentence)

    def _lay_out(self) -> None:
        metrics = current().metrics
        bar = self.area.verticalScrollBar().sizeHint().width()
        first = QHBoxLayout()
        first.setSpacing(metrics.half)
        first.addWidget(label(tr("What is strong here"), Text.TITLE), 1)
        for button in (self.chart, self.open_button):
            first.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, bar, 0)
        head.setSpacing(metrics.quarter)
        head.addLayout(first)
        head.addWidget(self.sentence)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(metrics.margin, metrics.gap, metrics.margin - bar, 0)
        whole.setSpacing(metrics.gap)
        whole.addLayout(head)
        whole.addWidget(self.area, 1)


class AssetsPage(SidePage):
    """Gifts, groups, places and times of the patch, and what of them is not used."""

    name = PageName.ASSETS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Assets | None = None
        self._lots: dict[str, Lot] = {}
        self._place_begun: UUID | None = None
        self.here, self.sheet = LotsColumn(), AssetsSheet(desk)
        self.nothing = EmptyState(
            tr("Nothing is known yet of what is strong here"),
            tr("A gift that somebody offers, a group, or a place that says when it is open."),
        )
        self.lay_out(self.here, self.here.list, self.sheet, self.nothing)
        self._connect()

    def refresh(self) -> None:
        """Count anew."""
        today = self.desk.today
        self.desk.read(lambda connection: own_assets(connection, today), self._show, owner=self)

    def take_up(self, form: Form, record_id: UUID | None) -> None:  # noqa: ARG002 (there is one form)
        """Open the form that was begun, on a place or on none yet."""
        self.say_when_open(record_id)

    def say_when_open(self, place_id: UUID | None = None) -> None:
        """Ask when residents may use a place."""
        self.desk.read(own_places, lambda places: self._ask_when(places, place_id), owner=self)

    def go_back(self) -> None:
        """Show gifts and needs."""
        self.desk.show(PageName.GIFTS)

    def _connect(self) -> None:
        sheet = self.sheet
        self.here.chosen.connect(lambda key: sheet.behind.show_lot(self._lots[key]))
        self.here.list.opened.connect(lambda _: self._go_behind())
        self.here.back_button.clicked.connect(self.go_back)
        sheet.picture.opened.connect(self._show_time)
        sheet.behind.list.opened.connect(self._open)
        sheet.open_button.clicked.connect(lambda _: self.say_when_open(None))
        sheet.chart.bind(self)
        bind_keys(
            self,
            {
                "O": (tr("Say when a place is open"), partial(self.say_when_open, None)),
                "Esc": (tr("Back to Gifts and needs"), self.go_back),
            },
        )

    def _show(self, found: Assets) -> None:
        self._found = found
        counted = lots(found, self.desk.today)
        self._lots = {lot.key: lot for lot in counted}
        figures = figures_of(found)
        self.show_sheet(there=bool(found.gifts or found.groups or found.spaces))
        self.sheet.say(_how_much(figures))
        self.sheet.picture.show_figures(figures)
        self.here.show_lots(counted)

    def _go_behind(self) -> None:
        self.sheet.behind.list.setFocus()
        self.sheet.behind.list.choose_first()

    def _show_time(self, time: WeekTime) -> None:
        if self._found is not None:
            self.sheet.behind.show_lot(lot_of_time(self._found, time, self.desk.today))
            self._go_behind()

    def _open(self, row: SimpleRow) -> None:
        """Open the record behind a row: a person or what they said, a group, a place, a time."""
        sort, _, key = row.key.partition(":")
        if sort == TIME:
            self._show_time(time_of(key))
        elif sort == GROUP:
            self.desk.show(PageName.GROUPS, UUID(key))
        elif sort == SPACE:
            self.say_when_open(UUID(key))
        elif sort == GIFT:
            self._open_gift(UUID(key))

    def _open_gift(self, gift_id: UUID) -> None:
        """Whoever offers it, else what was heard."""
        for gift in self._found.gifts if self._found else ():
            if gift.id == gift_id and gift.person_id is not None:
                self.desk.show(PageName.PEOPLE, gift.person_id)
            elif gift.id == gift_id:
                self.desk.show(PageName.HEARD, gift.id)

    def _ask_when(self, places: tuple[PlaceTimes, ...], place_id: UUID | None) -> None:
        known = next((place for place in places if place.id == place_id), None)
        dialog = PlaceOpenDialog(self.desk, places, known, self)
        answer = dialog.ask()
        if answer is not None:
            service = dialog.settling(say_when_open)
            self.desk.change(service, answer.place_id, answer.words)


def _how_much(figures: AssetFigures) -> str:
    """How much there is, and how much of it is taken up, in one sentence."""
    gifts = plural("{count} gift", "{count} gifts", figures.all_gifts)
    taken = plural("{count} taken up", "{count} taken up", figures.taken_up)
    groups = plural("{count} group", "{count} groups", len(figures.groups))
    places = plural("{count} place", "{count} places", len(figures.spaces))
    return tr(
        "{gifts}, {taken}; {groups} and {places}.",
        gifts=gifts,
        taken=taken,
        groups=groups,
        places=places,
    )

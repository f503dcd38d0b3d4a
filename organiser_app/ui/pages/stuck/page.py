"""Where people get stuck: the way of needs from helper to helper, and the words behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from organiser_app.domain.rules.need_flow import FlowArrow, NeedFlow
from organiser_app.language import plural, tr
from organiser_app.store.queries.heard_page import theme_ids
from organiser_app.store.queries.need_flow import FlowsOfNeeds
from organiser_app.store.queries.needs import NeedRow, need_rows
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.need_words import again_words, arrow_words
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.charting import ChartButton
from organiser_app.ui.pages.gifts import acts
from organiser_app.ui.pages.gifts.delegates import NeedDelegate
from organiser_app.ui.pages.gifts.header import NeedsHeader
from organiser_app.ui.pages.gifts.lines import need_line
from organiser_app.ui.pages.gifts.lists import ListOrNothing
from organiser_app.ui.pages.page import Page
from organiser_app.ui.pages.stuck.chart import FlowView
from organiser_app.ui.pages.stuck.choices import NeedChoices
from organiser_app.ui.patch_words import of_patch_alone
from organiser_app.ui.tables import SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, EmptyState

_STORIES = 200
_LIST_SHARE, _PICTURE_SHARE = 2, 4


class StuckPage(Page):
    """The way of needs as a picture and as a list; what stands in hand tells its stories."""

    name = PageName.STUCK

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._flow = NeedFlow()
        self._stories: tuple[NeedRow, ...] = ()
        self.header = NeedsHeader(desk, self.name, ())
        self.choices = NeedChoices()
        self.view = FlowView(desk)
        self.copying = ChartButton(desk)
        self.copying.be_of(self.view)
        self._make_lists()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the themes to choose from, and the way of the needs that are meant."""
        self.desk.read(theme_ids, self.choices.offer, owner=self)
        today = self.desk.today
        self.view.read(today, self.choices.wanted(today))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Let J and K walk along the arrows at once."""
        super().showEvent(event)
        self.arrows.list.setFocus()

    def _make_lists(self) -> None:
        self.arrows = ListOrNothing(
            tr("Every arrow"),
            SimpleDelegate(),
            EmptyState(
                tr("No need was told in this time"),
                tr("In a listening, begin a line with “need:”."),
            ),
        )
        self.stories = ListOrNothing(
            tr("The needs behind it"),
            NeedDelegate(),
            EmptyState(tr("Choose an arrow"), tr("The needs that went this way stand here.")),
        )

    def _lay_out(self) -> None:
        metrics = current().metrics
        back = Button(tr("Gifts and needs"), icon="chevron-left", keys=tr("Esc"))
        back.clicked.connect(self._go_back)
        head = QHBoxLayout()
        head.setSpacing(metrics.half)
        head.addWidget(self.header, 1)
        head.addWidget(back)
        line = QHBoxLayout()
        line.setSpacing(metrics.half)
        line.addWidget(self.choices)
        line.addStretch(1)
        line.addWidget(self.copying)
        upper = QHBoxLayout()
        upper.setSpacing(metrics.gap)
        upper.addWidget(self.view, _PICTURE_SHARE)
        upper.addWidget(self.arrows, _LIST_SHARE)
        self.column.setSpacing(metrics.px(12))
        self.column.addLayout(head)
        self.column.addLayout(line)
        self.column.addLayout(upper, 7)
        self.column.addWidget(self.stories, 3)

    def _connect(self) -> None:
        self.choices.changed.connect(self.refresh)
        self.view.taken.connect(self._show)
        self.view.chosen.connect(lambda place: self.arrows.list.choose(str(place)))
        self.copying.told.connect(self.header.say)
        self.copying.bind(self)
        self.arrows.list.marked.connect(self._mark)
        self.arrows.list.opened.connect(lambda _: self.stories.list.setFocus())
        self.stories.list.opened.connect(lambda _: self._open())
        acts.bind_need_keys(self.desk, self.stories.list, self._in_hand, self)
        bind_keys(self, {"Esc": (tr("Back to gifts and needs"), self._go_back)})

    def _show(self, flows: FlowsOfNeeds) -> None:
        flow = self._flow = flows.inside
        self.header.say(of_patch_alone(flow_sentence(flow), flows.patch))
        self.arrows.show_rows(_arrow_rows(flow.arrows))
        if not flow.arrows:
            self._show_stories(())

    def _mark(self, row: SimpleRow) -> None:
        """Show the arrow in hand in the picture, and the needs behind it."""
        if row.heading:
            return
        place = int(row.key)
        self.view.choose(place)
        ids = self._flow.arrows[place].need_ids[:_STORIES]
        self.desk.read_latest(
            "need_stories",
            lambda connection: need_rows(connection, ids),
            self._show_stories,
            owner=self,
        )

    def _show_stories(self, needs: tuple[NeedRow, ...]) -> None:
        self._stories = needs
        today = self.desk.today
        self.stories.show_rows([need_line(need, today) for need in needs])

    def _in_hand(self) -> NeedRow | None:
        row = self.stories.list.current_row()
        return next((one for one in self._stories if row and str(one.id) == row.key), None)

    def _open(self) -> None:
        need = self._in_hand()
        if need is not None:
            acts.open_need(self.desk, need, self)

    def _go_back(self) -> None:
        self.desk.show(PageName.GIFTS)


def flow_sentence(flow: NeedFlow) -> str:
    """What the picture adds up to, in one sentence."""
    if flow.failure_demand is None:
        return tr("No need was told in this time.")
    told = tr(
        "{needs} of {people}, {percent}% had been asked before",
        needs=plural("{count} need", "{count} needs", flow.needs),
        people=plural("{count} person", "{count} people", flow.people),
        percent=f"{flow.failure_demand * 100:.0f}",
    )
    return f"{told}, {again_words(flow.bounces)}" if flow.bounces else told


def _arrow_rows(arrows: Sequence[FlowArrow]) -> list[SimpleRow]:
    """The arrows under the places that they leave, each by where it leads."""
    places = list(dict.fromkeys(arrow.start for arrow in arrows))
    rows = []
    for start in sorted(places, key=lambda place: place.step):
        under = [number for number, arrow in enumerate(arrows) if arrow.start == start]
        total = sum(arrows[number].count for number in under)
        head = tr("{place}, again", place=start.in_words()) if start.step > 1 else start.in_words()
        rows.append(SimpleRow(f"from {start.step} {head}", head, note=str(total), heading=True))
        rows.extend(_arrow_row(number, arrows[number]) for number in under)
    return rows


def _arrow_row(number: int, arrow: FlowArrow) -> SimpleRow:
    return SimpleRow(
        str(number),
        arrow.end.in_words(),
        icon="arrow-right",
        under=arrow_words(arrow),
    )

"""Side by side: a column of those who walk so, and the two, or those who have nobody, in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from organiser_app.language import tr
from organiser_app.services.side_by_side import (
    end_walk,
    met_side_by_side,
    read_depth,
    remove_companion_meeting,
    walk_beside,
    walk_on,
)
from organiser_app.store.queries.alone import AloneHere, alone_here
from organiser_app.store.queries.companions import (
    CompanionDetail,
    CompanionRow,
    companion_detail,
    companions,
)
from organiser_app.store.queries.home import home
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.companion import CompanionDialog
from organiser_app.ui.dialogs.companion_steps import DepthDialog, EndDialog, MetDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.side_by_side.alone import AloneSheet
from organiser_app.ui.pages.side_by_side.column import CompanionsColumn
from organiser_app.ui.pages.side_by_side.sheet import CompanionSheet
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.widgets import Button, EmptyState


@dataclass(frozen=True, slots=True)
class _Seen:
    companions: tuple[CompanionRow, ...]
    alone: AloneHere
    organiser_id: UUID | None


class SideBySidePage(SidePage):
    """One-to-one matches, and whoever is without."""

    name = PageName.SIDE_BY_SIDE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen = _Seen((), AloneHere(), None)
        self._detail: CompanionDetail | None = None
        self.forms = {
            Form.COMPANION: self.begin_new,
            Form.COMPANION_MET: self.meet,
            Form.COMPANION_DEPTH: self.ask_how_deep,
            Form.COMPANION_END: self.end,
        }
        self.column_of_all, self.two, self.alone = (
            CompanionsColumn(),
            CompanionSheet(),
            AloneSheet(),
        )
        self._sheets = QStackedWidget()
        for sheet in (self.alone, self.two):
            self._sheets.addWidget(sheet)
        self.lay_out(self.column_of_all, self.column_of_all.list, self._sheets, self._nothing())
        self._connect()
        self._bind_keys()

    def refresh(self) -> None:
        """Read those who walk side by side, and those who have nobody."""
        today = self.desk.today
        self.desk.read(
            lambda connection: _Seen(
                companions(connection),
                alone_here(connection, today),
                home(connection).organiser_id,
            ),
            self._show,
            owner=self,
        )

    def show_record(self, record_id: UUID) -> None:
        """Show two who walk side by side; a resident is offered a match."""
        self._in_hand = record_id
        self.refresh()

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form that was begun, on two people, on a resident, or on nobody yet."""
        if form is not Form.COMPANION:
            super().take_up(form, record_id)
            return
        self.desk.read(lambda connection: home(connection).organiser_id, self._know, owner=self)
        row = next((row for row in self._seen.alone.rows if row.id == record_id), None)
        self._match(record_id, row.name if row else "")

    def begin_new(self) -> None:
        """Ask who walks beside whom."""
        self._match(None, "")

    def match(self) -> None:
        """Ask who could walk beside the resident in hand of those who have nobody."""
        row = self.alone.list.current_row()
        if isinstance(row, SimpleRow):
            self._match(UUID(row.key), row.title)

    def meet(self) -> None:
        """The two in hand met."""
        if self._walks():
            dialog = MetDialog(self.desk, self._in_sight(), self)
            given = dialog.ask()
            if given is not None:
                self.desk.change(dialog.settling(met_side_by_side), self._in_sight().id, given)

    def _meet_or_match(self) -> None:
        """What M does in the column: it is the key of two acts, as the sheet beside it says."""
        (self.match if self._in_hand is None else self.meet)()

    def ask_how_deep(self) -> None:
        """Keep what the two in hand say of their relationship."""
        if self._walks():
            dialog = DepthDialog(self.desk, self._in_sight(), self)
            given = dialog.ask()
            if given is not None:
                self.desk.change(dialog.settling(read_depth), self._in_sight().id, given)

    def end(self) -> None:
        """The two in hand end it; where they had, they walk on."""
        if self._detail is None:
            return
        if self._detail.row.ended_on is not None:
            self.desk.change(walk_on, self._detail.row.id)
            return
        dialog = EndDialog(self.desk, self._in_sight(), self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(end_walk), self._in_sight().id, given)

    def _nothing(self) -> EmptyState:
        beginning = Button(tr("Match two people"), icon="plus", keys=tr("A"))
        beginning.clicked.connect(self.begin_new)
        return EmptyState(
            tr("Nobody walks side by side yet"),
            tr("A mentor, a befriender or a key worker is one person for one resident."),
            beginning,
        )

    def _connect(self) -> None:
        side, header = self.column_of_all, self.two.header
        side.chosen.connect(self._choose)
        side.list.opened.connect(lambda _: self._enter())
        side.begin_button.clicked.connect(self.begin_new)
        side.back_button.clicked.connect(self._go_back)
        header.met.clicked.connect(self.meet)
        header.how_deep.clicked.connect(self.ask_how_deep)
        header.end.clicked.connect(self.end)
        self.alone.match.clicked.connect(self.match)
        self.alone.list.opened.connect(lambda row: self.desk.show(PageName.PEOPLE, UUID(row.key)))

    def _bind_keys(self) -> None:
        two: dict[str, tuple[str, Callable[[], None]]] = {
            "M": (tr("They met, or match whoever has nobody"), self.once_read(self._meet_or_match)),
            "D": (tr("Ask how deep it is"), self.once_read(self.ask_how_deep)),
            "X": (tr("It ended, or goes on"), self.once_read(self.end)),
            "P": (tr("Open the resident"), self.once_read(self._open_resident)),
        }
        beginning = {"A": (tr("Match two people"), self.once_read(self.begin_new))}
        bind_keys(self.column_of_all.list, {**two, **beginning})
        bind_keys(
            self.two.meetings.list,
            {**two, "Del": (tr("Remove this meeting"), self._remove_meeting)},
        )
        matching = {"M": (tr("Who could walk beside them"), self.match)}
        bind_keys(self.alone.list, {**matching, **beginning})
        bind_keys(self, {"Esc": (tr("Back to People"), self._go_back)})

    def _match(self, resident_id: UUID | None, name: str) -> None:
        organiser_id = self._seen.organiser_id
        if organiser_id is None:
            return
        dialog = CompanionDialog(self.desk, organiser_id, resident_id, name, self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(walk_beside), given)

    def _know(self, organiser_id: UUID | None) -> None:
        self._seen = _Seen(self._seen.companions, self._seen.alone, organiser_id)

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self.show_sheet(there=bool(seen.companions or seen.alone.rows))
        today = self.desk.today
        self.alone.show_rows(seen.alone.rows, today, seen.alone.patch)
        wanted = self._in_hand
        self.column_of_all.show_all(seen.companions, len(seen.alone.rows), wanted, today)
        if wanted not in {row.id for row in seen.companions}:
            self.open_begun(there=False)

    def _choose(self, companionship_id: UUID | None) -> None:
        self._in_hand = companionship_id
        self._sheets.setCurrentWidget(self.alone if companionship_id is None else self.two)
        if companionship_id is None:
            self._detail = None
            self.open_begun(there=False)
            return
        self.begin_read()
        self.desk.read_latest(
            "walk",
            lambda connection: companion_detail(connection, companionship_id),
            self._show_two,
            owner=self,
        )

    def _show_two(self, detail: CompanionDetail | None) -> None:
        self._detail = detail
        if detail is not None:
            self.two.show_detail(detail, self.desk.today)
        self.open_begun(there=detail is not None)

    def _enter(self) -> None:
        listed = self.alone.list if self._in_hand is None else self.two.meetings.list
        listed.setFocus()
        listed.choose_first()

    def _walks(self) -> bool:
        return self._detail is not None and self._detail.row.ended_on is None

    def _in_sight(self) -> CompanionRow:
        assert self._detail is not None  # noqa: S101 - asked for only with two in hand
        return self._detail.row

    def _remove_meeting(self) -> None:
        row = self.two.meetings.list.current_row()
        if isinstance(row, SimpleRow):
            self.desk.change(remove_companion_meeting, UUID(row.key))

    def _open_resident(self) -> None:
        if self._detail is not None:
            self.desk.show(PageName.PEOPLE, self._detail.row.resident_id)

    def _go_back(self) -> None:
        self.desk.show(PageName.PEOPLE)

"""People: the residents in a column, and the one in hand with all that is known of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.values import ConsentPurpose
from organiser_app.language import tr
from organiser_app.services.residents import (
    add_resident,
    edit_resident,
    link_identity,
    note_on_resident,
)
from organiser_app.store.queries.people import is_resident
from organiser_app.store.queries.person import PersonDetail, person
from organiser_app.store.queries.story import story
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.note import NoteDialog
from organiser_app.ui.dialogs.resident import ResidentDialog
from organiser_app.ui.dialogs.statement import edit_heard
from organiser_app.ui.dialogs.tie import change_tie, open_tie
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.agreed import settle
from organiser_app.ui.pages.beside import Bound, bind_keys
from organiser_app.ui.pages.people.column import PeopleColumn
from organiser_app.ui.pages.people.consenting import Consenting
from organiser_app.ui.pages.people.forgetting import Forgetting, Instead
from organiser_app.ui.pages.people.keeping import Keeping
from organiser_app.ui.pages.people.nobody import Nobody
from organiser_app.ui.pages.people.sheet import PersonSheet, Seen
from organiser_app.ui.pages.people.together import Together
from organiser_app.ui.pages.side_page import SidePage
from organiser_app.ui.tables import PersonRow, PromiseRow, SimpleRow


class PeoplePage(SidePage):
    """Who lives in the patch, as far as they let themselves be known."""

    name = PageName.PEOPLE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._came: UUID | None = None
        self._lost = False
        self._seen: PersonDetail | None = None
        self.forms = {
            Form.RESIDENT: self.change,
            Form.TIE: self.tie,
            Form.NOTE: self.write_note,
        }
        self.keeping = Keeping(desk, self, lambda: self._seen)
        self.forms |= {
            Form.KEEPER: self.keeping.change_keeper,
            Form.UNLINK: self.keeping.unlink,
            Form.CIRCLE: self.keeping.move_circle,
        }
        self.consenting = Consenting(desk, self, lambda: self._seen, self._read)
        self.forgetting = Forgetting(desk, self, lambda: self._seen, self._instead())
        self.together = Together(desk, self, lambda: self._seen)
        self.forms |= self.together.forms()
        self.people = PeopleColumn(desk)
        self.sheet = PersonSheet()
        self.nobody = Nobody()
        self.lay_out(self.people, self.people.list, self.sheet, self.nobody)
        self._connect()
        self._bind_keys()

    def come_to(self, change: Change) -> None:
        """Await what was made; a resident is in hand wherever in the column they stand."""
        super().come_to(change)
        self._came, self._lost = change.record_id, change.intention == "erase"
        if change.intention == "add_resident" and change.road == "do":
            self.people.find_nobody()  # whoever is new may not be called what was looked for

    def refresh(self) -> None:
        """Read the column anew, and the resident in hand, or whom a change was about."""
        came, self._came = self._came, None
        if self._lost:
            self._show_forgotten()
        elif came is None or came == self._in_hand:
            self._read_all()
        else:
            self.desk.read(
                partial(is_resident, resident_id=came, words=self.people.words),
                partial(self._take, came),
                owner=self,
            )

    def show_record(self, record_id: UUID) -> None:
        """Show one resident, in the column too."""
        if record_id != self._in_hand:
            self.begin_read()
        self._in_hand = record_id
        self.people.take(record_id)
        self._read()

    def begin_new(self) -> None:
        """Ask who is new, and show them once they are in the log."""
        dialog = ResidentDialog(self.desk, parent=self)
        given = dialog.ask()
        if given is not None:
            self.desk.change(dialog.settling(add_resident), given)

    def change(self) -> None:
        """Say anew who the resident in hand is."""
        seen = self._seen
        if seen is None:
            return
        dialog = ResidentDialog(self.desk, seen, self)
        given = dialog.ask()
        if given is None:
            return
        links = seen.person.pseudonymous and bool(given.name)
        service = link_identity if links else edit_resident
        self.desk.change(dialog.settling(service), seen.person.id, given)

    def tie(self) -> None:
        """Say whom the resident in hand knows."""
        seen = self._seen
        if seen is None:
            return
        who = seen.person
        open_tie(self.desk, who.id, who.name, self)

    def change_tie(self) -> None:
        """Change or end the tie in hand, or the first where none is."""
        ties = self.sheet.ties.list
        if ties.current_row() is None:
            ties.choose_first()
        row = ties.current_row()
        if row is not None:
            change_tie(self.desk, UUID(row.key), self)

    def write_note(self) -> None:
        """Keep a note on the resident in hand."""
        seen = self._seen
        if seen is None:
            return
        dialog = NoteDialog(self.desk, seen.person.id, seen.person.name, seen.note, self)
        note = dialog.ask()
        if note is not None and note != seen.note:
            self.desk.change(dialog.settling(note_on_resident), seen.person.id, note)

    def listen(self) -> None:
        """Listen to the resident in hand again."""
        if self._seen is not None:
            self.desk.show(PageName.LISTEN, self._seen.person.id)

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form that was begun; those on organisers are about no resident."""
        if form is Form.HANDOVER:
            self.keeping.hand_over()
        elif form in (Form.ORGANISER, Form.ORGANISER_LEFT):
            self.keeping.show_organisers()
        else:
            super().take_up(form, record_id)

    def _instead(self) -> dict[Instead, Callable[[], None]]:
        unshare = partial(self.consenting.answer, ConsentPurpose.SHARE_WITH_TEAM, given=False)
        return {Instead.UNLINK: self.keeping.unlink, Instead.SHARE_NO_MORE: unshare}

    def _connect(self) -> None:
        sheet, people = self.sheet, self.people
        people.chosen.connect(self._choose)
        people.entered.connect(sheet.story.list.setFocus)
        people.emptied.connect(self._show_nobody)
        people.add_button.clicked.connect(self.begin_new)
        self.nobody.adding.clicked.connect(self.begin_new)
        people.organisers.clicked.connect(self.keeping.show_organisers)
        people.handover.clicked.connect(lambda _checked: self.keeping.hand_over())
        sheet.consents.answered.connect(self.consenting.answer)
        sheet.next.list.acted.connect(self._settle)
        sheet.gifts.list.opened.connect(self._open_statement)
        sheet.ties.list.opened.connect(self._follow_tie)
        sheet.household.list.opened.connect(lambda row: self.show_record(UUID(row.key)))
        sheet.keeper.change.clicked.connect(self.keeping.change_keeper)
        sheet.consents.unlink.clicked.connect(self.keeping.unlink)
        sheet.consents.forget.clicked.connect(self.forgetting.ask)
        sheet.header.link.clicked.connect(self.change)
        sheet.header.listen.clicked.connect(self.listen)
        sheet.header.change.clicked.connect(self.change)
        sheet.header.more.offer(self.together.acts())
        sheet.agree.clicked.connect(self.together.agree)
        sheet.promise.clicked.connect(self.together.promise_by)
        sheet.circle.moving.clicked.connect(self.keeping.move_circle)
        sheet.tie.clicked.connect(self.tie)
        sheet.tie_change.clicked.connect(self.change_tie)
        sheet.note.write.clicked.connect(self.write_note)

    def _bind_keys(self) -> None:
        people = self.people
        changing = {"C": (tr("Change the tie in hand"), self.change_tie)}
        bind_keys(self.sheet.ties.list, changing)
        of_whoever_is_in_hand: dict[str, Bound] = {
            "L": (tr("Listen to them again"), self.listen),
            "E": (tr("Say who they are"), self.change),
            "M": (tr("Move them to another circle"), self.keeping.move_circle),
            "T": (tr("Tie them to somebody"), self.tie),
            "N": (tr("Write a note"), self.write_note),
            "W": (tr("Say who keeps them"), self.keeping.change_keeper),
            "U": (tr("Unlink their name"), self.keeping.unlink),
            "F": (tr("Forget them for good"), self.forgetting.ask),
            **self.together.acts(),
        }
        waiting = {
            key: (words, self.once_read(act)) for key, (words, act) in of_whoever_is_in_hand.items()
        }
        bind_keys(
            self,
            {
                **waiting,
                "/": (tr("Find a resident"), people.filter.setFocus),
                "[": (tr("The resident before"), lambda: people.list.walk(-1)),
                "]": (tr("The next resident"), lambda: people.list.walk(1)),
            },
        )

    def _take(self, came: UUID, there: bool) -> None:
        if there:
            self._in_hand = came
        self._read_all()

    def _read_all(self) -> None:
        self.people.restart(self._in_hand)
        self._read()

    def _read(self) -> None:
        wanted = self._in_hand
        if wanted is None:
            return
        self.desk.read_latest(
            "person",
            lambda connection: Seen(person(connection, wanted), story(connection, wanted)),
            partial(self._show, wanted),
            owner=self,
        )

    def _show(self, wanted: UUID, seen: Seen) -> None:
        if wanted != self._in_hand:
            return
        self._seen = seen.person
        if seen.person is None:
            self.open_begun(there=False)
            self._in_hand = None
            self.people.restart(None)
            return
        self.show_sheet(there=True)
        self.sheet.show_person(seen.person, seen.story, self.desk.today)
        self.open_begun(there=True)

    def _choose(self, resident_id: UUID) -> None:
        if resident_id != self._in_hand:
            self._in_hand = resident_id
            self.begin_read()
            self.sheet.area.verticalScrollBar().setValue(0)
            self._read()

    def _show_nobody(self, for_words: bool) -> None:
        self._in_hand = self._seen = None
        self.nobody.show_why(for_words=for_words)
        self.show_sheet(there=False)

    def _show_forgotten(self) -> None:
        """Take nobody in hand: the next in the column must not pass for whoever was forgotten."""
        self._lost, self._in_hand, self._seen = False, None, None
        self.nobody.show_forgotten()
        self.show_sheet(there=False)
        self.people.restart(None, or_first=False)

    def _settle(self, row: PromiseRow) -> None:
        agreed = (*self._seen.next_steps, *self._seen.promises) if self._seen else ()
        for one in agreed:
            if str(one.id) == row.key:
                settle(self.desk, one)

    def _open_statement(self, row: SimpleRow) -> None:
        heard = self._seen.gifts_and_needs if self._seen else ()
        for statement in heard:
            if str(statement.id) == row.key:
                edit_heard(self.desk, statement, self)

    def _follow_tie(self, row: PersonRow) -> None:
        ties = self._seen.ties if self._seen else ()
        for tie in ties:
            if str(tie.id) == row.key and tie.other_id and not tie.with_organiser:
                self.show_record(tie.other_id)

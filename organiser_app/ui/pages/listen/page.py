"""The Listen page: text and form side by side, each showing what the other would save."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtGui import QHideEvent, QShowEvent

from organiser_app.language import tr
from organiser_app.services.listenings import record_capture
from organiser_app.ui.actions import PageName, page_action
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.listen.bench import Bench, Start
from organiser_app.ui.pages.listen.doors_card import DoorsCard
from organiser_app.ui.pages.listen.keys import keys_of, shown
from organiser_app.ui.pages.listen.phrases import begun_at, last_round, sentence, title
from organiser_app.ui.pages.listen.round_header import ListenHeader
from organiser_app.ui.pages.listen.round_side import RoundSide
from organiser_app.ui.pages.page import Page
from organiser_app.ui.widgets import Button, ButtonKind


class ListenPage(Page):
    """What was said, the same as a form, and what will be saved; the doors while a round is on."""

    name = PageName.LISTEN

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header, self.doors = ListenHeader(), DoorsCard()
        self.aside = Button(tr("Put aside"), ButtonKind.QUIET, keys=shown(keys_of("put_aside")))
        self.paper = Button(tr("Paper and phone"), ButtonKind.QUIET)
        self.bench = Bench(self, desk, Form.LISTEN, record_capture)
        self.said, self.form, self.saved = self.bench.said, self.bench.form, self.bench.saved
        self.editor, self.drafts, self.sides = self.said.editor, self.bench.drafts, self.bench.sides
        self.columns = self.bench.lay_out_beside(self.doors)
        self.round = RoundSide(desk, self.header, self.doors, self)
        self._started = False
        self._put_aside: UUID | None = None
        self._begun_at = ""
        self._lay_out()
        self._listen()
        self._bind_keys()
        self._tell()

    def refresh(self) -> None:
        """Read who and which themes are known; at the start, take up what was being typed."""
        self.bench.begin(self._show)

    def show_record(self, record_id: UUID) -> None:
        """Take up a draft, or begin a listening with a resident."""
        self.bench.begin(partial(self._take_up, record_id))

    def put_aside(self) -> None:
        """Leave what is typed among the drafts, and clear the page."""
        if self.bench.is_saving():
            return
        self._let_go_of_bare_head()
        if self.sides.text_to_keep().strip() and not self._is_bare_head():
            self._put_aside = self.drafts.draft_id
            self.desk.bus.said.emit(tr("Put aside. It waits on Today."))
        self.drafts.begin()
        self._clear()

    def save(self) -> None:
        """Record every listening of the text in one change; on failure all stays as it is."""
        self.bench.save()

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form of rounds and doors again that was begun and not saved."""
        self.round.take_up(form, record_id)

    def begin_new(self) -> None:
        """Put the cursor where the next thing is typed."""
        self.editor.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Be ready for the first key."""
        super().showEvent(event)
        self.bench.watch_window()
        self.round.look()
        self._rest()
        if self._put_aside is not None:
            self.bench.begin(self._offer_again)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Write what is still to be written of the draft."""
        self.drafts.flush()
        super().hideEvent(event)

    def _show(self, start: Start) -> None:
        self.sides.set_known(start.known)
        if not self._started and self.sides.is_blank():
            kept = start.last(Form.LISTEN)
            if kept is not None:
                self.bench.resume(kept)
        self._started = True
        self._name_save()

    def _take_up(self, record_id: UUID, start: Start) -> None:
        self.sides.set_known(start.known)
        if self.bench.is_saving():
            return
        draft = next((each for each in start.drafts if each.id == record_id), None)
        person = next((each for each in start.known.people if each.id == record_id), None)
        if draft is not None and draft.id != self.drafts.draft_id:
            self.bench.resume(draft)
        elif person is not None:
            self.put_aside()
            self.sides.begin_with_person(person)
        self.editor.setFocus()

    def _offer_again(self, start: Start) -> None:
        """On the empty page, offer what was put aside last, if it still waits."""
        self.sides.set_known(start.known)
        waits = any(each.id == self._put_aside for each in start.drafts)
        if not waits:
            self._put_aside = None
        offered = waits and self.sides.is_blank()
        self.said.waits.say(tr("What you put aside last waits here.") if offered else "")

    def _go_on_with_it(self) -> None:
        if self._put_aside is not None:
            self.show_record(self._put_aside)

    def _clear(self) -> None:
        self.bench.clear()
        self._begun_at = ""
        self._rest()

    def _rest(self) -> None:
        """Let the keyboard be where the next key belongs: at the doors, or in the text."""
        (self.doors.view if self._at_doors() else self.editor).setFocus()

    def _at_doors(self) -> bool:
        return self.round.has_doors() and self.sides.is_blank()

    def _go_on(self) -> None:
        self.round.go_on()
        self._clear()

    def _tell(self) -> None:
        """Keep the draft, and say in the header where this is and what it holds."""
        self.drafts.keep(self.sides.text_to_keep())
        blank = self.sides.is_blank()
        if self.round.on is None:
            self.header.set_title(title(self.sides.listening()))
            last = last_round(self.round.last, self.desk.today) if blank else ""
            self.header.set_sentence(last or sentence(self.sides.capture))
        if not blank:
            self.said.waits.say("")
        self.saved.set_note("" if blank else tr("draft kept"))
        self.aside.setVisible(not blank)
        self._name_save()

    def _name_save(self) -> None:
        """Say on the button where saving leads to, where it leads to the next door."""
        listening = self.sides.listening()
        after = self.round.door_after(listening.where) if listening else ""
        if after and len(self.sides.capture.listenings) == 1:
            self.saved.save.set_label(tr("Save, go to {door}", door=after))

    def _turn(self) -> None:
        """A round began or ended: make room for its doors, or take it back."""
        self.columns.show_doors(with_doors=self.round.has_doors())
        self.paper.setHidden(self.round.on is not None)
        self._tell()
        self._rest()

    def _listen_at(self, where: str) -> None:
        """Begin the listening at a door whose key was pressed; what was typed before is kept."""
        if self.bench.is_saving():
            return
        self.put_aside()
        self._begun_at = begun_at(where)
        self.sides.put_in_hand(self._begun_at, None)
        self.editor.setFocus()

    def _let_go_of_bare_head(self) -> None:
        """Keep no draft of a door at which nothing was typed."""
        if self._is_bare_head():
            self.drafts.keep("")

    def _is_bare_head(self) -> bool:
        return bool(self._begun_at) and self.editor.toPlainText().strip() == self._begun_at.strip()

    def _go_to_doors(self) -> None:
        """Go between the doors and the text."""
        doors = self.doors.view
        to_text = doors.hasFocus() or not self.round.has_doors()
        (self.editor if to_text else doors).setFocus()

    def _lay_out(self) -> None:
        self.aside.clicked.connect(self.put_aside)
        self.said.add_to_head(self.aside)
        self.paper.setToolTip(shown(page_action(PageName.PAPER).keys))
        self.paper.clicked.connect(lambda: self.desk.show(PageName.PAPER))
        self.header.add_action(self.paper)
        self.column.addWidget(self.header)
        self.column.addWidget(self.columns, 1)

    def _listen(self) -> None:
        self.sides.changed.connect(self._tell)
        self.said.afresh_wanted.connect(self.put_aside)
        self.said.again_wanted.connect(self._go_on_with_it)
        self.bench.recorded.connect(lambda _: self._go_on())
        self.round.turned.connect(self._turn)
        self.round.listening_wanted.connect(self._listen_at)

    def _bind_keys(self) -> None:
        self.bench.bind_keys(
            put_aside=self.put_aside,
            begin_round=self.round.begin,
            end_round=self.round.end,
            add_doors=self.round.add_doors,
            doors=self._go_to_doors,
        )

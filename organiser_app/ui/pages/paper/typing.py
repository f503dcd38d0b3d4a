"""Typing in sheet after sheet: the strip stays, the door goes on to the next, the text is empty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.rules.next_door import next_door
from organiser_app.domain.rules.quick_capture import render
from organiser_app.domain.rules.sheet_line import SheetKnock
from organiser_app.language import tr
from organiser_app.services.drafts import settling
from organiser_app.services.paper import record_paper, record_sheet
from organiser_app.store.queries.home import DraftRow
from organiser_app.store.queries.paper import PaperFacts, paper_facts
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.listen.bench import Bench, Start
from organiser_app.ui.pages.paper.sheet_doors import SheetDoorsCard
from organiser_app.ui.pages.paper.sheet_draft import SheetDraft
from organiser_app.ui.pages.paper.strip import Strip
from organiser_app.ui.theme import current


class TypingView(QWidget):
    """The strip, the doors of a round sheet at the left, and a form's lines with what they mean.

    `counted(int)` tells how many listenings were typed in today, `leaving` that Esc was pressed.
    """

    counted = Signal(int)
    leaving = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.strip, self.doors = Strip(desk.today), SheetDoorsCard()
        self.bench = Bench(self, desk, Form.PAPER, record_paper)
        self.bench.is_bare = self.is_bare
        self.sheet = SheetDraft(desk, self.strip, self.doors, self)
        self._head = ""
        self._started = False
        self._going_on_from = ""
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read who and what is known; at the start, take up what was being typed."""
        self.bench.begin(self._show)
        self._look()

    def show_record(self, record_id: UUID) -> None:
        """Take up a draft of a form."""

        def take_up(start: Start) -> None:
            draft = next((each for each in start.drafts if each.id == record_id), None)
            if draft is not None and draft.id != self.bench.drafts.draft_id:
                self._resume(draft)
            self._started = True

        self.bench.begin(take_up)

    def is_bare(self) -> bool:
        """Whether nothing is typed but the head that the strip gives."""
        return self.bench.editor.toPlainText().strip() in ("", self._head.strip())

    def save(self) -> None:
        """Record what the keyboard is in: the doors of the sheet, or the form."""
        if self.doors.isAncestorOf(self.focusWidget()):
            self.doors.send()
        elif self._says_where():
            self.bench.save()

    def _says_where(self) -> bool:
        """Whether the form in hand is from where the strip says; else it is made so, and told."""
        listening = self.bench.sides.listening()
        if listening is None or listening.where or not self.strip.where.text():
            return True
        if self.strip.address():
            self._put_head()
            told = tr("The form did not say where. It says now what stands above; save it again.")
        else:
            self.strip.door.line.setFocus()
            told = tr("Say at which door of the street this was.")
        self.desk.bus.failed.emit(InvalidInput(told))
        return False

    def rest(self) -> None:
        """Let the keyboard be where the next thing is typed."""
        strip = self.strip
        if not strip.where.text():
            strip.where.line.setFocus()
        elif not strip.address():
            strip.door.line.setFocus()
        else:
            self.bench.editor.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Be ready for the first key."""
        super().showEvent(event)
        self.bench.watch_window()
        self.rest()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Write what is still to be written of the drafts."""
        self.bench.drafts.flush()
        self.sheet.flush()
        super().hideEvent(event)

    def _show(self, start: Start) -> None:
        self.bench.sides.set_known(start.known)
        if self._started:
            return
        self._started = True
        kept = start.last(Form.PAPER)
        if kept is not None:
            self._resume(kept)
        else:
            self._begin_form()
        self.sheet.take_up(start.last(Form.SHEET))

    def _resume(self, draft: DraftRow) -> None:
        """Go on with a form that was begun, with the strip where it is from."""
        self.bench.resume(draft)
        listening = self.bench.sides.listening()
        if listening is not None:
            self.strip.door.set_text(self.strip.follow(listening, self._now()))

    def _look(self) -> None:
        """Read the doors of the street in hand, and how many are typed in."""
        street, since = self.strip.where.text(), self._midnight()
        self.desk.read_latest(
            "paper",
            lambda connection: paper_facts(connection, street, since),
            self._know,
            owner=self,
        )

    def _know(self, facts: PaperFacts) -> None:
        self.strip.know_streets(facts.streets)
        self.strip.tell_count(facts.typed_in)
        self.strip.end_on(self.desk.today)
        self.counted.emit(facts.typed_in)
        self.doors.know(facts.doors)
        if self._going_on_from:
            self.strip.door.set_text(next_door(self._going_on_from, self.doors.labels()))
            self._going_on_from = ""
            self._put_head()

    def _now(self) -> datetime:
        return self.desk.log.clock().astimezone()

    def _midnight(self) -> datetime:
        return datetime.combine(self.desk.today, time(0), self._now().tzinfo)

    def _begin_form(self) -> None:
        """Begin the next form where the strip says, with the keyboard on its first line."""
        now = self._now()
        self._head = render(self.strip.head(now), now) + "\n"
        self.bench.clear(self._head)
        if self.isVisible() and not self.strip.isAncestorOf(self.focusWidget()):
            self.rest()

    def _say_anew(self) -> None:
        """The strip was changed: the head of the form in hand follows it."""
        self._look()
        self._put_head()

    def _put_head(self) -> None:
        """Let the form in hand say what the strip says, and leave alone what is typed in it."""
        if self.is_bare():
            self._begin_form()
            return
        head, form = self.strip.head(self._now()), self.bench.form
        form.where.set_text(head.where)
        form.kind.choose(head.kind)
        form.moment.show_moment(head.at)
        form.edited.emit()

    def _go_on(self, saved: Sequence[ListeningInput]) -> None:
        """Make ready for the next form: where the last was, one door further."""
        self._going_on_from = self.strip.follow(saved[-1], self._now())
        self._begin_form()
        self._look()
        self.rest()

    def _record_doors(self, knocks: Sequence[SheetKnock]) -> None:
        street = self.strip.where.text()
        if not street:
            self.doors.say_problem(tr("Say above which street the sheet is of."))
            self.strip.where.line.setFocus()
            return
        self.desk.change_then(
            self._doors_recorded,
            self.desk.bus.failed.emit,
            settling(self.sheet.drafts.draft_id, record_sheet),
            street,
            self.strip.moment(self._now()),
            knocks,
        )

    def _doors_recorded(self, _change: Change) -> None:
        self.sheet.saved()
        self.doors.line.box.setFocus()
        self._look()

    def _tell(self) -> None:
        """Keep the draft of the form, unless it is no more than its head."""
        bare = self.is_bare()
        self.bench.drafts.keep("" if bare else self.bench.sides.text_to_keep())
        self.bench.saved.set_note("" if bare else tr("draft kept"))
        self.bench.saved.save.setEnabled(not bare)

    def _put_aside(self) -> None:
        """Leave what is typed among the drafts, and begin another form."""
        self.bench.drafts.begin()
        self._begin_form()
        self.rest()

    def _go_to_doors(self) -> None:
        """Go between the doors of the sheet and the form."""
        box = self.doors.line.box
        (self.bench.editor if box.hasFocus() else box).setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.gap)
        column.addWidget(self.strip)
        columns = self.bench.lay_out_beside(self.doors)
        columns.show_doors(with_doors=True)
        column.addWidget(columns, 1)

    def _listen(self) -> None:
        self.strip.changed.connect(self._say_anew)
        self.strip.said.connect(self.rest)
        self.bench.sides.changed.connect(self._tell)
        self.bench.recorded.connect(self._go_on)
        self.bench.closing.connect(self.sheet.flush)
        self.bench.said.afresh_wanted.connect(self._put_aside)
        self.doors.recording.connect(self._record_doors)
        self.bench.bind_keys(save=self.save, put_aside=self.leaving.emit, doors=self._go_to_doors)

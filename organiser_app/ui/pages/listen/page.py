"""The Listen page: text and form side by side, each showing what the other would save."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent

from organiser_app.domain.change import Change
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr
from organiser_app.services.drafts import settling
from organiser_app.services.listenings import record_capture
from organiser_app.store.queries.home import DraftRow, drafts
from organiser_app.store.queries.safeguarding import PassedOn, passed_on
from organiser_app.ui.actions import PageName
from organiser_app.ui.days import kept_since
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.safeguarding import ask_about_worry
from organiser_app.ui.forms.draft_keeper import DraftKeeper
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.listen.columns import Columns
from organiser_app.ui.pages.listen.doors_card import DoorsCard
from organiser_app.ui.pages.listen.form import FormCard
from organiser_app.ui.pages.listen.keys import KINDS, keys_of, shown
from organiser_app.ui.pages.listen.known import Known, read_known
from organiser_app.ui.pages.listen.phrases import begun_at, last_round, sentence, title
from organiser_app.ui.pages.listen.round_header import ListenHeader
from organiser_app.ui.pages.listen.round_side import RoundSide
from organiser_app.ui.pages.listen.said_card import SaidCard
from organiser_app.ui.pages.listen.saved_card import SavedCard
from organiser_app.ui.pages.listen.sides import Sides
from organiser_app.ui.pages.listen.words_dialog import WordsDialog
from organiser_app.ui.pages.page import Page
from organiser_app.ui.widgets import Button, ButtonKind


@dataclass(frozen=True, slots=True)
class _Start:
    """What the page begins with: who and what is known, and what was begun and not saved."""

    known: Known
    drafts: tuple[DraftRow, ...]


class ListenPage(Page):
    """What was said, the same as a form, and what will be saved; the doors while a round is on."""

    name = PageName.LISTEN
    shows = frozenset({"resident", "theme", "statement_theme", "door"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header, self.doors = ListenHeader(), DoorsCard()
        self.aside = Button(tr("Put aside"), ButtonKind.QUIET, keys=shown(keys_of("put_aside")))
        self.said, self.form, self.saved = SaidCard(), FormCard(), SavedCard()
        self.editor = self.said.editor
        self.drafts = DraftKeeper(desk, Form.LISTEN, self)
        self.sides = Sides(self.said, self.form, self.saved, desk)
        self.columns = Columns(self.doors, self.said, self.form, self.saved)
        self.round = RoundSide(desk, self.header, self.doors, self)
        self._started = False
        self._begun_at = ""
        self._lay_out()
        self._listen()
        self._bind_keys()
        self._tell()

    def refresh(self) -> None:
        """Read who and which themes are known; at the start, take up what was being typed."""
        known = read_known()
        self.desk.read(
            lambda connection: _Start(known(connection), drafts(connection)), self._show, owner=self
        )

    def show_record(self, record_id: UUID) -> None:
        """Take up a draft, or begin a listening with a resident."""
        known = read_known()
        self.desk.read(
            lambda connection: _Start(known(connection), drafts(connection)),
            partial(self._take_up, record_id),
            owner=self,
        )

    def put_aside(self) -> None:
        """Leave what is typed among the drafts, and clear the page."""
        if self._is_saving():
            return
        self._let_go_of_bare_head()
        self.drafts.begin()
        self._clear()

    def save(self) -> None:
        """Record every listening of the text in one change; on failure all stays as it is."""
        capture = self.sides.capture
        if self._is_saving() or not capture.listenings:
            return
        if self.said.go_to_what_waits():
            return
        self.drafts.flush()
        self._set_saving(saving=True)
        listenings = [each.listening for each in capture.listenings]
        self.desk.change_then(
            self._done,
            self._not_done,
            settling(self.drafts.draft_id, record_capture),
            listenings,
        )

    def take_up(self, form: Form, record_id: UUID | None) -> None:
        """Open a form of rounds and doors again that was begun and not saved."""
        self.round.take_up(form, record_id)

    def begin_new(self) -> None:
        """Put the cursor where the next thing is typed."""
        self.editor.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Be ready for the first key."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self.round.look()
        self._rest()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Write what is still to be written of the draft."""
        self.drafts.flush()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Write the draft before the window closes and the log with it."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.drafts.flush()
        return super().eventFilter(watched, event)

    def _show(self, start: _Start) -> None:
        self.sides.set_known(start.known)
        if not self._started and self.sides.is_blank():
            kept = next((each for each in start.drafts if each.form == Form.LISTEN), None)
            if kept is not None:
                self._resume(kept)
        self._started = True

    def _take_up(self, record_id: UUID, start: _Start) -> None:
        self.sides.set_known(start.known)
        if self._is_saving():
            return
        draft = next((each for each in start.drafts if each.id == record_id), None)
        person = next((each for each in start.known.people if each.id == record_id), None)
        if draft is not None and draft.id != self.drafts.draft_id:
            self._resume(draft)
        elif person is not None:
            self.put_aside()
            self.sides.begin_with_person(person)
        self.editor.setFocus()

    def _resume(self, draft: DraftRow) -> None:
        self.drafts.begin(draft.id, draft.body)
        self.sides.put_in_hand(draft.body, draft.changed_at.astimezone())
        self.said.kept.say(kept_since(draft.changed_at, self.desk.today))

    def _clear(self) -> None:
        self.sides.put_in_hand("", None)
        self.said.kept.say("")
        self._begun_at = ""
        self.columns.show_saved()
        self._rest()

    def _rest(self) -> None:
        """Let the keyboard be where the next key belongs: at the doors, or in the text."""
        (self.doors.view if self._at_doors() else self.editor).setFocus()

    def _at_doors(self) -> bool:
        return self.round.has_doors() and self.sides.is_blank()

    def _done(self, _change: Change) -> None:
        self._set_saving(saving=False)
        self.drafts.saved()
        self.round.go_on()
        self._clear()

    def _not_done(self, problem: Exception) -> None:
        self._set_saving(saving=False)
        self.desk.bus.failed.emit(problem)

    def _is_saving(self) -> bool:
        return self.editor.isReadOnly()

    def _set_saving(self, *, saving: bool) -> None:
        """Let nothing be typed between the key and the answer, since that would be cleared."""
        self.editor.setReadOnly(saving)
        self.form.setEnabled(not saving)
        self.editor.setFocus()

    def _tell(self) -> None:
        """Keep the draft, and say in the header where this is and what it holds."""
        self.drafts.keep(self.sides.text_to_keep())
        blank = self.sides.is_blank()
        if self.round.on is None:
            self.header.set_title(title(self.sides.listening()))
            last = last_round(self.round.last, self.desk.today) if blank else ""
            self.header.set_sentence(last or sentence(self.sides.capture))
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
        self._tell()
        self._rest()

    def _listen_at(self, where: str) -> None:
        """Begin the listening at a door whose key was pressed; what was typed before is kept."""
        if self._is_saving():
            return
        self.put_aside()
        self._begun_at = begun_at(where)
        self.sides.put_in_hand(self._begun_at, None)
        self.editor.setFocus()

    def _let_go_of_bare_head(self) -> None:
        """Keep no draft of a door at which nothing was typed."""
        if self._begun_at and self.editor.toPlainText().strip() == self._begun_at.strip():
            self.drafts.keep("")

    def _go_to_doors(self) -> None:
        """Go between the doors and the text."""
        doors = self.doors.view
        to_text = doors.hasFocus() or not self.round.has_doors()
        (self.editor if to_text else doors).setFocus()

    def _go_to_form(self) -> None:
        self.columns.show_form()
        self.form.thing.words.setFocus()

    def _go_to_other_side(self) -> None:
        if self.form.isAncestorOf(self.focusWidget()):
            self.columns.show_saved()
            self.editor.setFocus()
        else:
            self._go_to_form()

    def _begin_line(self, kind: StatementKind) -> None:
        self.editor.begin_line(f"{kind.value}: ")

    def _lay_out(self) -> None:
        self.aside.clicked.connect(self.put_aside)
        self.said.add_to_head(self.aside)
        self.column.addWidget(self.header)
        self.column.addWidget(self.columns, 1)

    def _listen(self) -> None:
        self.sides.changed.connect(self._tell)
        self.said.kind_wanted.connect(self._begin_line)
        self.said.words_wanted.connect(self._show_words)
        self.said.afresh_wanted.connect(self.put_aside)
        self.form.worry_wanted.connect(self._ask_about_worry)
        self.saved.saving.connect(self.save)
        self.saved.opened.connect(self._go_to_form)
        self.round.turned.connect(self._turn)
        self.round.listening_wanted.connect(self._listen_at)

    def _bind_keys(self) -> None:
        acts = {
            "save": self.save,
            "put_aside": self.put_aside,
            "words": self._show_words,
            "next_problem": self.said.go_to_next_problem,
            "worry": self._ask_about_worry,
            "other_side": self._go_to_other_side,
            "begin_round": self.round.begin,
            "end_round": self.round.end,
            "add_doors": self.round.add_doors,
            "doors": self._go_to_doors,
        }
        for name, act in acts.items():
            self._bind(keys_of(name), act)
        self._bind("Ctrl+Enter", self.save)
        for kind, key in zip(StatementKind, KINDS, strict=True):
            self._bind(key.keys, partial(self._begin_line, kind))

    def _bind(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _ask_about_worry(self) -> None:
        self.desk.read(passed_on, self._tell_whom, owner=self)

    def _tell_whom(self, known: PassedOn) -> None:
        ask_about_worry(self.desk, known, self, self.sides.learn_whom_to_tell)

    def _show_words(self) -> None:
        WordsDialog(self).exec()

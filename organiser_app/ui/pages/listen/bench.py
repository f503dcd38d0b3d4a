"""What every page has on which listenings are typed: text, form, what will be saved, the draft.

The page lays the cards out, says where it stands, and decides what comes after saving.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from organiser_app.domain.change import Change
from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.values import StatementKind
from organiser_app.services.drafts import settling
from organiser_app.store.queries.home import DraftRow, drafts
from organiser_app.store.queries.safeguarding import PassedOn, passed_on
from organiser_app.ui.days import kept_since
from organiser_app.ui.desk import Desk, Service
from organiser_app.ui.dialogs.safeguarding import ask_about_worry
from organiser_app.ui.forms.draft_keeper import DraftKeeper
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.listen.columns import Columns
from organiser_app.ui.pages.listen.form import FormCard
from organiser_app.ui.pages.listen.keys import KINDS, PageKey, page_key
from organiser_app.ui.pages.listen.known import Known, read_known
from organiser_app.ui.pages.listen.said_card import SaidCard
from organiser_app.ui.pages.listen.saved_card import SavedCard
from organiser_app.ui.pages.listen.sides import Sides
from organiser_app.ui.pages.listen.words_dialog import WordsDialog

Record = Service[[Sequence[ListeningInput]]]


@dataclass(frozen=True, slots=True)
class Start:
    """What a page begins with: who and what is known, and what was begun and not saved."""

    known: Known
    drafts: tuple[DraftRow, ...]

    def last(self, form: Form) -> DraftRow | None:
        """The latest draft of a form, if there is one."""
        return next((each for each in self.drafts if each.form == form), None)


class Bench(QObject):
    """The three cards of `page`, held together; `record` is the service that saves.

    `recorded(listenings)` comes once they are saved; the page then clears the text. `is_bare` may
    be replaced to say that what stands there is not worth saving yet.
    """

    recorded = Signal(object)
    closing = Signal()
    """The window closes: the last moment to write a draft."""

    def __init__(self, page: QWidget, desk: Desk, form: Form, record: Record) -> None:
        super().__init__(page)
        self._page, self._desk, self._record = page, desk, record
        self.said, self.form, self.saved = SaidCard(), FormCard(), SavedCard()
        self.editor = self.said.editor
        self.drafts = DraftKeeper(desk, form, self)
        self.is_bare: Callable[[], bool] = lambda: False
        self.sides = Sides(self.said, self.form, self.saved, desk)
        self.said.kind_wanted.connect(self.begin_line)
        self.said.words_wanted.connect(self.show_words)
        self.form.worry_wanted.connect(self.ask_about_worry)
        self.saved.saving.connect(self.save)

    def lay_out_beside(self, left: QWidget) -> Columns:
        """The cards in columns, with one of the page's own at their left."""
        self.columns = Columns(left, self.said, self.form, self.saved)
        self.saved.opened.connect(self.go_to_form)
        return self.columns

    def begin(self, then: Callable[[Start], None]) -> None:
        """Read what the page begins with, or reads again after a change."""
        known = read_known()
        self._desk.read(
            lambda connection: Start(known(connection), drafts(connection)), then, owner=self
        )

    def resume(self, draft: DraftRow) -> None:
        """Go on with what was begun."""
        self.drafts.begin(draft.id, draft.body)
        self.sides.put_in_hand(draft.body, draft.changed_at.astimezone())
        self.said.kept.say(kept_since(draft.changed_at, self._desk.today))

    def clear(self, text: str = "") -> None:
        """Begin with an empty text, or with the head of the next listening."""
        self.sides.put_in_hand(text, None)
        self.said.kept.say("")
        self.columns.show_saved()

    def is_saving(self) -> bool:
        """Whether what is typed is on its way into the log."""
        return self.editor.isReadOnly()

    def save(self) -> None:
        """Record every listening of the text in one change; on failure all stays as it is."""
        capture = self.sides.capture
        nothing = not capture.listenings or self.is_bare()
        if self.is_saving() or nothing or self.said.go_to_what_waits():
            return
        self.drafts.flush()
        self._set_saving(saving=True)
        listenings = [each.listening for each in capture.listenings]
        self._desk.change_then(
            partial(self._done, listenings),
            self._not_done,
            settling(self.drafts.draft_id, self._record),
            listenings,
        )

    def begin_line(self, kind: StatementKind) -> None:
        """Begin a line of that kind in the text."""
        self.editor.begin_line(f"{kind.value}: ")

    def go_to_form(self) -> None:
        """Put the keyboard into the thing in the form."""
        self.columns.show_form()
        self.form.thing.words.setFocus()

    def go_to_other_side(self) -> None:
        """Go between the text and the form."""
        if self.form.isAncestorOf(self._page.focusWidget()):
            self.columns.show_saved()
            self.editor.setFocus()
        else:
            self.go_to_form()

    def ask_about_worry(self) -> None:
        """Say whom to tell of a safeguarding worry."""
        self._desk.read(passed_on, self._tell_whom, owner=self)

    def show_words(self) -> None:
        """Show the words that begin a line."""
        WordsDialog(self._page).exec()

    def bind_keys(self, **more: Callable[[], object]) -> None:
        """Let the keys of the page act while it has the keyboard; `more` are the page's own."""
        acts = {
            "save": self.save,
            "words": self.show_words,
            "next_problem": self.said.go_to_next_problem,
            "worry": self.ask_about_worry,
            "other_side": self.go_to_other_side,
            **more,
        }
        for name, act in acts.items():
            self._bind(page_key(name), act)
        self._bind(PageKey("save", lambda: "", "Ctrl+Enter"), acts["save"])
        for kind, key in zip(StatementKind, KINDS, strict=True):
            self._bind(key, partial(self.begin_line, kind))

    def watch_window(self) -> None:
        """Write the draft before the window closes and the log with it."""
        self._page.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Hear that the window closes."""
        if event.type() == QEvent.Type.Close and watched is self._page.window():
            self.drafts.flush()
            self.closing.emit()
        return super().eventFilter(watched, event)

    def _done(self, listenings: Sequence[ListeningInput], _change: Change) -> None:
        self._set_saving(saving=False)
        self.drafts.saved()
        self.recorded.emit(listenings)

    def _not_done(self, problem: Exception) -> None:
        self._set_saving(saving=False)
        self._desk.bus.failed.emit(problem)

    def _set_saving(self, *, saving: bool) -> None:
        """Let nothing be typed between the key and the answer, since that would be cleared."""
        self.editor.setReadOnly(saving)
        self.form.setEnabled(not saving)
        self.editor.setFocus()

    def _bind(self, key: PageKey, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key.keys), self._page)
        shortcut.setWhatsThis(key.words())
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _tell_whom(self, known: PassedOn) -> None:
        ask_about_worry(self._desk, known, self._page, self.sides.learn_whom_to_tell)

"""The window: the rail, the line at the top, the page in hand, and how the log is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from organiser_app import logs, paths
from organiser_app.domain.change import Change
from organiser_app.domain.errors import NothingToUndo, OrganiserError
from organiser_app.language import tr
from organiser_app.services.undo import NEVER_TAKEN_BACK
from organiser_app.store.queries.named import NAMELESS, Named, named
from organiser_app.ui.actions import ACTIONS, PageName, on_rail, page_action
from organiser_app.ui.bus import Destination
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.page import Page
from organiser_app.ui.phrases import comes_unasked, is_seen_at_once, what_was_done
from organiser_app.ui.widgets import Rail, RailEntry, StatusLine, Toast, TopLine

PageMaker = Callable[[Desk], Page]

_ICONS = {
    PageName.TODAY: "today",
    PageName.LISTEN: "listen",
    PageName.HEARD: "heard",
    PageName.PEOPLE: "people",
    PageName.WEB: "web",
    PageName.GIFTS: "gifts",
    PageName.PROJECTS: "projects",
    PageName.PROMISES: "promises",
    PageName.REPORTS: "reports",
    PageName.TEAM: "team",
}


class MainWindow(QWidget):
    """The pages of one open log. A page is made when it is first asked for."""

    closed = Signal()

    def __init__(self, desk: Desk, makers: Mapping[PageName, PageMaker]) -> None:
        super().__init__()
        self.desk = desk
        self._makers = makers
        self._pages: dict[PageName, Page] = {}
        self._toast: Toast | None = None
        self._toast_about = ""
        self._untold: Change | None = None
        self.rail = Rail(
            [RailEntry(name.value, _ICONS[name], _word(name)) for name in makers if on_rail(name)]
        )
        self.top = TopLine()
        self.stack = QStackedWidget()
        self.status = StatusLine()
        self.actions_by_name = self._make_actions()
        self.setWindowTitle(tr("{log} – Organiser", log=desk.log.folder.name))
        self._lay_out()
        self._listen()

    def open_page(self, name: PageName) -> Page:
        """Show a page, making it first where it is new."""
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._made(name)
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.rail.set_page((page_action(name).under or name).value)
        return page

    def _made(self, name: PageName) -> Page:
        try:
            return self._makers[name](self.desk)
        except Exception as problem:
            self._tell_problem(problem)
            raise

    def on(self, action: str, act: Callable[[], object]) -> None:
        """Let an action of the table do something."""
        self.actions_by_name[action].triggered.connect(lambda _checked=False: act())

    def say(self, message: str, *, undo: bool = False, redo: bool = False) -> None:
        """Tell what happened, at the bottom right, with the way back where there is one."""
        act, keys = "", ""
        if redo:
            act, keys = tr("Redo"), tr("Ctrl Shift Z")
        elif undo:
            act, keys = tr("Undo"), tr("Ctrl Z")
        toast = Toast(message, self, action=act, keys=keys)
        toast.acted.connect(self.desk.redo if redo else self.desk.undo)
        self._show_toast(toast)

    def warn(self, problem: Exception) -> None:
        """Tell what went wrong; it stays until it is closed. A fault of ours is raised again."""
        self._tell_problem(problem)
        if not isinstance(problem, OrganiserError):
            raise problem

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell whoever made the window, so that the log is let go in good order."""
        self.closed.emit()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Have Esc close the error that lies over a page before it does anything in the page."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            toast = self._toast
            if event.key() == Qt.Key.Key_Escape and toast is not None and toast.is_open_error:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc that nothing in the page had a use for closes the toast."""
        if event.key() == Qt.Key.Key_Escape:
            self._take_toast_away()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fold the rail where the window is narrow."""
        super().resizeEvent(event)
        self.rail.fit(self.width())

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget, stretch in ((self.top, 0), (self.stack, 1), (self.status, 0)):
            right.addWidget(widget, stretch)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)

    def _listen(self) -> None:
        self.rail.chosen.connect(lambda key: self.open_page(PageName(key)))
        self.top.capture_wanted.connect(self.actions_by_name["capture"].trigger)
        bus = self.desk.bus
        bus.changed.connect(self._tell)
        bus.failed.connect(self.warn)
        bus.failed_at.connect(self._keep_what_failed)
        bus.went_well.connect(self._hear_that_it_went_well)
        bus.said.connect(self.say)
        bus.wanted.connect(self._go)
        for name in self._makers:
            self.on(page_action(name).name, partial(self.open_page, name))
        self.on("undo", self.desk.undo)
        self.on("redo", self._redo)
        self.on("quit", self.close)

    def _make_actions(self) -> dict[str, QAction]:
        made = {}
        for declared in ACTIONS:
            action = QAction(declared.words(), self)
            action.setShortcuts([QKeySequence(keys) for keys in declared.every_keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self.addAction(action)
            made[declared.name] = action
        return made

    def _redo(self) -> None:
        """Bring back what was taken back last: in the field that is typed in, else in the log."""
        field = self.focusWidget()
        line = isinstance(field, QLineEdit) and field.isRedoAvailable()
        text = isinstance(field, QTextEdit | QPlainTextEdit) and field.document().isRedoAvailable()
        if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit) and (line or text):
            field.redo()
        else:
            self.desk.redo()

    def _tell_problem(self, problem: Exception) -> None:
        message, detail = _told(problem)
        amiss = not isinstance(problem, NothingToUndo)
        toast = Toast(message, self, error=amiss, action=tr("Copy the detail") if detail else "")
        toast.acted.connect(lambda: QApplication.clipboard().setText(f"{message}\n{detail}"))
        self._show_toast(toast)

    def _tell(self, change: Change) -> None:
        if comes_unasked(change):
            return
        if is_seen_at_once(change):
            self._untold = None
            self._take_toast_away()  # it would offer to undo something else than it names
            return
        self._untold = change
        if change.record_id is None:
            self._tell_of(change, NAMELESS)
        else:
            asked = partial(named, record_id=change.record_id)
            self.desk.read(asked, partial(self._tell_of, change), owner=self)

    def _tell_of(self, change: Change, about: Named) -> None:
        """Say what was done to what, unless something else was done by now."""
        if change is not self._untold:
            return
        touched = bool(change.touched) and change.intention not in NEVER_TAKEN_BACK
        self.say(
            what_was_done(change, about),
            undo=touched and change.road in ("do", "redo"),  # a merge is taken back in its list
            redo=touched and change.road == "undo",
        )

    def _go(self, destination: Destination) -> None:
        page = self.open_page(PageName(destination.page))
        if destination.narrowed is not None:
            page.narrow(destination.narrowed)
        elif destination.form:
            page.take_up(Form(destination.form), destination.record_id)
        elif destination.record_id is not None:
            page.show_record(destination.record_id)

    def _show_toast(self, toast: Toast) -> None:
        self._take_toast_away()
        self._toast = toast
        toast.show_up(self.status.hints_width(), self.rail.width())

    def _keep_what_failed(self, what: str) -> None:
        self._toast_about = what

    def _hear_that_it_went_well(self, what: str) -> None:
        if what == self._toast_about:
            self._take_toast_away()

    def _take_toast_away(self) -> None:
        """Let the toast go that is there; nobody else does, so it is never asked after its end."""
        toast, self._toast, self._toast_about = self._toast, None, ""
        if toast is not None:
            toast.hide()
            toast.deleteLater()


def _told(problem: Exception) -> tuple[str, str]:
    """A problem in words, and what is to be copied of it; of a fault of ours nobody's words."""
    if isinstance(problem, OrganiserError):
        return problem.message, problem.detail
    message = tr(
        "Something went wrong in Organiser itself. Nothing that was saved is lost."
        " The detail, without anybody's words or names, is kept in {path}.",
        path=paths.state_folder() / logs.FILE_NAME,
    )
    return message, logs.describe_fault(problem)


def _word(name: PageName) -> str:
    """What the rail calls a page; a name that would touch its edge is shortened."""
    return tr("Gifts, needs") if name is PageName.GIFTS else page_action(name).words()

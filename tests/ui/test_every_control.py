"""A walk over every page: each control has a name, and each word can be translated."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organiser_app import language
from organiser_app.domain.inputs import SetUpInput
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log
from organiser_app.store.queries.safeguarding import PassedOn, WhomToTell
from organiser_app.ui.actions import PageName
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.calendar import CalendarDialog
from organiser_app.ui.dialogs.contacts import ContactsDialog
from organiser_app.ui.dialogs.contacts_in import ContactsInDialog
from organiser_app.ui.dialogs.keys import KeysDialog
from organiser_app.ui.dialogs.recovery import RecoveryKeyDialog
from organiser_app.ui.dialogs.safeguarding import SafeguardingDialog
from organiser_app.ui.dialogs.two_residents import TwoResidentsDialog
from organiser_app.ui.dialogs.welcome import WelcomeDialog
from organiser_app.ui.home import at_home
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.pages.web.export_dialog import ExportDialog
from organiser_app.ui.tasks import InlineExecutor, Tasks

_DATA = {"Zzada", "Zzlark", "Patch"}
_KEYS = re.compile(r"(Ctrl|Shift|Alt|Esc|Enter|Tab|Space|Del|F\d+|[A-Z]|[/\[\]\d+ ])+")


class _Marked(gettext.NullTranslations):
    """A language in which every translated text stands between marks."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"«{msgid1 if n == 1 else msgid2}»"


@pytest.fixture
def marked() -> Iterator[None]:
    language.install(_Marked())
    yield
    language.install(gettext.NullTranslations())


@pytest.fixture
def marked_window(marked: None, log: Log, dressed: None, qtbot: QtBot) -> MainWindow:  # noqa: ARG001
    set_up(log.work(), SetUpInput(organiser="Zzada", patch="Zzlark"))
    tasks = Tasks(InlineExecutor())
    window = MainWindow(Desk(log, tasks, Bus(), tasks), PAGE_MAKERS)
    qtbot.addWidget(window)
    at_home(window)
    window.open_page(PageName.TODAY)
    with qtbot.waitExposed(window):
        window.show()
    return window


def words_of(widget: QWidget) -> Iterator[str]:
    """All that a widget says to eyes or ears."""
    yield widget.accessibleName()
    yield widget.toolTip()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))


def untranslated(top: QWidget) -> set[str]:
    """The words with letters in them that passed no translator and are no data."""
    said = {words for widget in all_of(top) for words in words_of(widget)}
    return {
        words
        for words in said
        if re.search(r"[^\W\d_]", words)
        and "«" not in words
        and not _KEYS.fullmatch(words)
        and not any(data in words for data in _DATA)
    }


def all_of(top: QWidget) -> Iterator[QWidget]:
    yield top
    yield from top.findChildren(QWidget)


def nameless(top: QWidget) -> set[str]:
    """The controls that the keyboard reaches and that say nothing to a screen reader."""
    return {
        f"{type(widget).__name__} {widget.objectName()}".strip()
        for widget in all_of(top)
        if _is_control(widget) and not (widget.accessibleName() or _text(widget))
    }


def _is_control(widget: QWidget) -> bool:
    takes_keys = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    inner = isinstance(widget, QScrollBar | QHeaderView) or widget.objectName().startswith("qt_")
    reached = isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractItemView)
    return (takes_keys or reached) and not inner and not isinstance(widget.parent(), QComboBox)


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""


@pytest.mark.parametrize("name", list(PageName))
def test_every_control_of_a_page_has_a_name(window: MainWindow, name: PageName) -> None:
    assert nameless(window.open_page(name)) == set()


@pytest.mark.parametrize("name", list(PageName))
def test_every_word_of_a_page_can_be_translated(marked_window: MainWindow, name: PageName) -> None:
    assert untranslated(marked_window.open_page(name)) == set()


def test_the_frame_of_the_window_is_named_and_can_be_translated(marked_window: MainWindow) -> None:
    for part in (marked_window.rail, marked_window.top, marked_window.status):
        assert nameless(part) == set()
        assert untranslated(part) <= {"Organiser"}


def a_worry() -> QWidget:
    """The dialog that says whom to tell of a worry."""
    known = PassedOn(WhomToTell("Zzlark", "Zzada"), 2, date(2026, 3, 2))
    return SafeguardingDialog(known, date(2026, 3, 2))


@pytest.mark.usefixtures("marked", "dressed")
@pytest.mark.parametrize(
    "make",
    [
        WelcomeDialog,
        KeysDialog,
        lambda: RecoveryKeyDialog("Patch", ""),
        a_worry,
        lambda: ExportDialog([]),
    ],
)
def test_every_control_of_a_dialog_is_named_and_can_be_translated(
    make: type[QWidget], qtbot: QtBot
) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    assert nameless(dialog) == set()
    assert untranslated(dialog) == set()


def test_what_leaves_for_calendars_and_address_books_is_named_and_can_be_translated(
    marked_window: MainWindow, qtbot: QtBot
) -> None:
    desk = marked_window.desk
    for dialog in (
        CalendarDialog(desk),
        ContactsDialog(desk),
        ContactsInDialog((), ()),
        TwoResidentsDialog(desk),
    ):
        qtbot.addWidget(dialog)
        assert nameless(dialog) == set()
        assert untranslated(dialog) == set()


@pytest.mark.usefixtures("marked", "dressed")
def test_the_walk_finds_what_has_no_name_and_what_is_not_translated(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    QLineEdit(top)
    QLabel("Save", top)
    assert nameless(top) == {"QLineEdit"}
    assert untranslated(top) == {"Save"}

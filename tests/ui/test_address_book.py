"""The log beside calendars and address books, by its keys from anywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog

from organiser_app.ui.address_book import open_calendar, open_contacts
from organiser_app.ui.dialogs.calendar import CalendarDialog
from organiser_app.ui.dialogs.contacts import ContactsDialog
from organiser_app.ui.main_window import MainWindow
from tests.ui.pages.dialogs import in_dialog


@pytest.mark.parametrize(
    ("kind", "opening"), [(CalendarDialog, open_calendar), (ContactsDialog, open_contacts)]
)
def test_what_leaves_is_shown_first(
    window: MainWindow, kind: type[QDialog], opening: Callable[[MainWindow], None]
) -> None:
    shown: list[QDialog] = []
    in_dialog(kind, shown.append)
    opening(window)
    assert [type(dialog) for dialog in shown] == [kind]

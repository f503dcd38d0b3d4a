"""The log beside calendars and address books, from anywhere; loaded when it is first asked for."""

# ruff: noqa: PLC0415 - importing late is what this module is for

from __future__ import annotations

from organiser_app.ui.main_window import MainWindow


def open_calendar(window: MainWindow) -> None:
    """Offer what is agreed for a day as a calendar."""
    from organiser_app.ui.dialogs.calendar import CalendarDialog

    CalendarDialog(window.desk, window).exec()


def open_contacts(window: MainWindow) -> None:
    """Offer the residents who agreed as contacts."""
    from organiser_app.ui.dialogs.contacts import ContactsDialog

    ContactsDialog(window.desk, window).exec()


def bring_in(window: MainWindow) -> None:
    """Ask for a file of contacts, and bring it in."""
    from organiser_app.ui.dialogs.contacts_in import ask_for_contacts

    ask_for_contacts(window.desk, window)

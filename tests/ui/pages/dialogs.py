"""Answering a dialog in a test: it is filled and accepted as soon as it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

D = TypeVar("D", bound=QDialog)


def in_dialog(kind: type[D], fill: Callable[[D], object]) -> None:
    """Fill the next dialog and accept it, once it is shown; it never stays open."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            assert isinstance(dialog, kind)
            fill(dialog)
            dialog.accept()
            assert not dialog.isVisible(), "what was filled in was not accepted"
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, answer)


def leaving_dialog(kind: type[D], act: Callable[[D], object]) -> None:
    """Do something in the next dialog, which closes it in another way than to accept it."""

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        act(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, meet)


def wait_for_the_keyboard(dialog: QDialog) -> None:
    """Wait until the keyboard is in a dialog: it stays with the page while the dialog is shown."""
    for _ in range(2_000):
        if QApplication.activeWindow() is dialog:
            return
        QTest.qWait(1)
    raise AssertionError(f"{dialog.windowTitle()} never had the keyboard")

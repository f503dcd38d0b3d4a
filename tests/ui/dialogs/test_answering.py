"""What keeps a test from waiting for ever in a dialog that nobody answers."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests import ui_fixtures


@pytest.mark.usefixtures("dressed")
def test_a_dialog_that_nobody_answers_is_closed_and_named(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui_fixtures, "_PATIENCE", 10)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setWindowTitle("Forget")
    with qtbot.capture_exceptions() as problems:
        assert dialog.exec() == QDialog.DialogCode.Rejected
    assert [str(problem) for _, problem, _ in problems] == ["nobody answered “Forget”"]

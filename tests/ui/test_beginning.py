from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.domain.inputs import SetUpInput
from organiser_app.store.log import Surroundings
from organiser_app.store.queries.home import home
from organiser_app.ui.beginning import Ways, log_to_begin_with
from organiser_app.ui.dialogs.recovery import RecoveryKeyDialog, in_lines
from organiser_app.ui.dialogs.unlock import UnlockDialog
from organiser_app.ui.dialogs.welcome import Beginning, NewLog, WelcomeDialog
from organiser_app.ui.recent import RecentLogs
from tests.store_fixtures import PASSPHRASE


@pytest.fixture
def ways(tmp_path: Path, around: Surroundings) -> Ways:
    return Ways(tmp_path / "Documents", RecentLogs(tmp_path / "state" / "recent"), around)


def answers(beginning: Beginning = Beginning.EMPTY) -> NewLog:
    return NewLog(SetUpInput(organiser="Ada", patch="Larkmoor"), PASSPHRASE, beginning)


class Waited(Exception):
    """Somebody waited until everything was loaded."""


def test_nothing_is_asked_on_a_first_run_before_all_is_loaded(ways: Ways) -> None:
    def wait_until_loaded() -> None:
        raise Waited

    with pytest.raises(Waited):
        log_to_begin_with(ways, None, None, wait_until_loaded)


@pytest.mark.usefixtures("dressed")
def test_the_four_questions_make_a_log_of_ones_own(qtbot: QtBot, ways: Ways) -> None:
    dialog = WelcomeDialog()
    qtbot.addWidget(dialog)
    for field, typed in (
        (dialog.name, "Ada"),
        (dialog.patch, "Larkmoor"),
        (dialog.passphrase, PASSPHRASE),
        (dialog.again, PASSPHRASE),
    ):
        qtbot.keyClicks(field.line, typed)
    assert not dialog.problems()
    with ways.begin(answers()) as log:
        facts = log.read(home)
    assert (facts.organiser, facts.patch) == ("Ada", "Larkmoor")
    assert ways.recent.paths() == [log.folder.path]


@pytest.mark.usefixtures("dressed")
def test_what_is_missing_is_said_beside_it_and_has_the_cursor(qtbot: QtBot) -> None:
    dialog = WelcomeDialog()
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.name.line, "Ada")
    qtbot.keyClicks(dialog.passphrase.line, "short")
    assert dialog.problems()
    assert "neighbourhood" in dialog.patch._below.text()
    assert "8 characters" in dialog.passphrase._below.text()
    assert "not the same" in dialog.again._below.text()
    assert dialog.name._below.text() == ""


@pytest.mark.usefixtures("qapp")
def test_a_sample_can_be_begun_with(ways: Ways) -> None:
    with ways.begin(answers(Beginning.SAMPLE)) as log, log.reading() as connection:
        residents = connection.exec_driver_sql("SELECT count(*) FROM resident").scalar_one()
    assert residents == 120


@pytest.mark.usefixtures("dressed")
def test_a_wrong_passphrase_is_said_and_may_be_typed_again(qtbot: QtBot, ways: Ways) -> None:
    log = ways.begin(answers())
    log.close()
    dialog = UnlockDialog(log.folder.path, ways.open)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.passphrase.line, "something else")
    dialog.accept()
    assert "does not open this log" in dialog.passphrase._below.text()
    dialog.passphrase.line.clear()
    qtbot.keyClicks(dialog.passphrase.line, PASSPHRASE)
    dialog.accept()
    opened = dialog._outcome
    assert dialog.result() == dialog.DialogCode.Accepted
    opened.close()  # type: ignore[union-attr] # it opened


@pytest.mark.usefixtures("dressed")
def test_the_recovery_key_is_shown_in_lines_and_can_be_copied(qtbot: QtBot) -> None:
    key = " ".join(["ABCD"] * 14)
    dialog = RecoveryKeyDialog("Larkmoor", key)
    qtbot.addWidget(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Tab)
    dialog._copy()
    assert QApplication.clipboard().text() == in_lines(key)
    assert len(in_lines(key).splitlines()) == 4


@pytest.mark.usefixtures("dressed")
def test_the_recovery_key_stays_until_it_is_said_to_be_on_paper(qtbot: QtBot) -> None:
    dialog = RecoveryKeyDialog("Larkmoor", " ".join(["ABCD"] * 14))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    assert "print it first" in dialog._told.text()
    dialog.accept()
    assert not dialog.isVisible()


@pytest.mark.usefixtures("dressed")
def test_the_recovery_key_asked_for_later_leaves_with_esc(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = RecoveryKeyDialog("Larkmoor", " ".join(["ABCD"] * 14), window)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.usefixtures("dressed")
def test_another_log_is_wanted_only_where_it_was_asked_for(qtbot: QtBot) -> None:
    left, asked = WelcomeDialog(), WelcomeDialog()
    for dialog in (left, asked):
        qtbot.addWidget(dialog)
    left.reject()
    asked.open_other.click()
    assert (left.other_wanted, asked.other_wanted) == (False, True)


def test_a_log_that_is_gone_is_not_remembered(tmp_path: Path) -> None:
    recent = RecentLogs(tmp_path / "recent")
    kept, gone = tmp_path / "Kept.olog", tmp_path / "Gone.olog"
    for path in (gone, kept):
        path.mkdir()
        recent.opened(path)
    gone.rmdir()
    assert recent.paths() == [kept]


def test_a_second_log_of_the_same_patch_gets_a_number(ways: Ways) -> None:
    names = []
    for _ in range(2):
        with ways.begin(answers()) as log:
            names.append(log.folder.path.name)
    assert names == ["Larkmoor.olog", "Larkmoor 2.olog"]


@pytest.mark.usefixtures("dressed")
def test_what_stands_in_the_way_of_a_new_log_is_told_and_the_answers_stay(qtbot: QtBot) -> None:
    dialog = WelcomeDialog()
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.name.line, "Ada")
    dialog.tell("The disk is full.")
    assert dialog._trouble.text() == "The disk is full."
    assert not dialog._trouble.isHidden()
    assert dialog.name.text() == "Ada"

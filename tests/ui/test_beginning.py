from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import get_ident
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.domain.inputs import SetUpInput
from organiser_app.store.log import Log, Surroundings
from organiser_app.store.queries.home import home
from organiser_app.ui.beginning import Ways, log_to_begin_with
from organiser_app.ui.dialogs.recovery import RecoveryKeyDialog, in_lines
from organiser_app.ui.dialogs.unlock import Otherwise, PassphraseDialog, UnlockDialog
from organiser_app.ui.dialogs.welcome import Beginning, NewLog, WelcomeDialog
from organiser_app.ui.recent import RecentLogs
from organiser_app.ui.widgets import Button
from tests.store_fixtures import PASSPHRASE


@pytest.fixture
def ways(tmp_path: Path, around: Surroundings) -> Ways:
    return Ways(tmp_path / "Documents", RecentLogs(tmp_path / "state" / "recent"), around)


def answers(beginning: Beginning = Beginning.EMPTY) -> NewLog:
    return NewLog(SetUpInput(organiser="Ada", patch="Larkmoor"), PASSPHRASE, beginning)


ANSWERS = ("Ada", "Larkmoor", PASSPHRASE, PASSPHRASE)
"""Name, patch and the passphrase twice, as they stand in the first dialog."""


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


class WatchedWays(Ways):
    """Ways that remember on which thread a log was opened."""

    threads: ClassVar[list[int]] = []

    def open(self, path: Path, secret: str) -> Log:
        """Open a log and remember where."""
        self.threads.append(get_ident())
        return super().open(path, secret)


@contextmanager
def passphrases_typed(*passphrases: str) -> Iterator[list[str]]:
    """Type one after the other whenever a passphrase is asked for; what was told before each."""
    to_type, told = list(passphrases), list[str]()

    def type_next() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PassphraseDialog) and to_type:
            told.append(dialog.passphrase._below.text())
            dialog.passphrase.line.setText(to_type.pop(0))
            dialog.accept()

    asking = QTimer()
    asking.timeout.connect(type_next)
    asking.start(0)
    yield told
    asking.stop()


@pytest.mark.usefixtures("dressed")
def test_a_wrong_passphrase_is_said_and_may_be_typed_again(ways: Ways) -> None:
    with ways.begin(answers()) as made:
        path = made.folder.path
    watched = WatchedWays(ways.documents, ways.recent, ways.around)
    with passphrases_typed("something else", PASSPHRASE) as told:
        log = log_to_begin_with(watched, path, None, lambda: None)
    assert log is not None
    log.close()
    assert told[0] == ""
    assert "does not open this log" in told[1]
    assert len(watched.threads) == len(told)
    assert get_ident() not in watched.threads, "the window would stand still meanwhile"


@pytest.mark.usefixtures("dressed")
def test_another_log_or_a_new_one_may_be_wanted_instead(tmp_path: Path, qtbot: QtBot) -> None:
    for words, wish in (("Another log…", Otherwise.ANOTHER), ("Begin a new log…", Otherwise.NEW)):
        dialog = UnlockDialog(tmp_path / "Patch.olog")
        qtbot.addWidget(dialog)
        (button,) = (each for each in dialog.findChildren(Button) if each.text() == words)
        QTimer.singleShot(0, button.click)
        assert dialog.ask() is wish


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
    assert (left.wish, asked.wish) == (Otherwise.NOTHING, Otherwise.ANOTHER)


@pytest.mark.usefixtures("dressed")
def test_a_backup_is_restored_as_a_log_of_its_own_beside_the_one_that_it_is_of(
    ways: Ways, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ways.begin(answers()) as made:
        backup = made.back_up_in_turn()
    fresh = Ways(ways.documents, RecentLogs(tmp_path / "recent"), ways.around)
    chosen: list[str] = ["", str(backup)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen.pop(0), ""))

    def want_a_backup() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, WelcomeDialog):
            dialog.restore.click()

    asking = QTimer()
    asking.timeout.connect(want_a_backup)
    asking.start(0)
    with passphrases_typed("something else", PASSPHRASE) as told:
        log = log_to_begin_with(fresh, None, None, lambda: None)
    asking.stop()
    assert log is not None
    with log:
        assert log.read(home).patch == "Larkmoor"
        assert log.folder.path.name == "Larkmoor 2.olog"
    assert chosen == []
    assert told[0] == ""
    assert "does not open this log" in told[1]
    assert fresh.recent.paths() == [log.folder.path]


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
def test_what_stands_in_the_way_of_a_new_log_is_told_and_the_answers_stay(ways: Ways) -> None:
    ways.documents.write_text("no folder")
    told: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, WelcomeDialog):
            return
        told.append(dialog._trouble.text())
        if len(told) == 1:
            for field, typed in zip(dialog._fields, ANSWERS, strict=True):
                field.set_text(typed)
            dialog.accept()
        else:
            assert not dialog._trouble.isHidden()
            told.extend(field.line.text() for field in dialog._fields)
            dialog.reject()

    asking = QTimer()
    asking.timeout.connect(answer)
    asking.start(0)
    assert log_to_begin_with(ways, None, None, lambda: None) is None
    asking.stop()
    before, trouble, *stayed = told
    assert before == ""
    assert str(ways.documents) in trouble
    assert tuple(stayed) == ANSWERS

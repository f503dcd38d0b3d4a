"""A pack is handed over: for whom, how much, what stays at home, and stopped half way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.domain.figures import Period
from organiser_app.domain.models import Consent
from organiser_app.domain.values import ConsentPurpose
from organiser_app.store.log import Log
from organiser_app.sync.adding_up import read_figures
from organiser_app.sync.counting import usual_period
from organiser_app.sync.handed_in import team_standing
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.manifest import PackKind
from organiser_app.sync.members import add_member
from organiser_app.sync.part import parts_of
from organiser_app.sync.runs import merge_runs
from organiser_app.sync.taking import Terms, merge_pack
from organiser_app.sync.team import team
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.handing_over import (
    ForWhom,
    Handing,
    HandOverDialog,
)
from organiser_app.ui.pages.team.what_leaves import HowMuch, WhatLeaves
from organiser_app.ui.widgets import ProgressCard
from tests.making import TODAY, making
from tests.sync.strangers import stranger
from tests.sync.teams import colleague_of, log_of
from tests.ui.lists import lines, with_keyboard
from tests.ui.pages.dialogs import in_dialog, leaving_dialog
from tests.ui.test_every_control import marked, marked_window, nameless, untranslated

__all__ = ["marked", "marked_window"]

SECRET = "kettle kettle"


def dialog_of(desk: Desk, qtbot: QtBot) -> HandOverDialog:
    dialog = HandOverDialog(desk, desk.log.read(team_standing))
    qtbot.addWidget(dialog)
    return dialog


def shown_words(widget: QWidget) -> list[str]:
    """What stands on a widget that is not hidden."""
    return [each.text() for each in widget.findChildren(QLabel) if not each.isHidden()]


def said(page: TeamPage) -> list[str]:
    """What is told while a test goes on."""
    told: list[str] = []
    page.desk.bus.said.connect(told.append)
    return told


def test_h_writes_a_pack_for_those_ticked_who_can_merge_it(
    page: TeamPage,
    beth: Log,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    file, told = tmp_path / "ada.pack", said(page)
    add_member(page.desk.log, stranger())
    proposed: list[str] = []

    def name(*given: object) -> tuple[str, str]:
        proposed.append(str(given[2]))
        return str(file.with_suffix("")), ""  # its ending is left to us

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    met: list[str] = []
    in_dialog(
        HandOverDialog,
        lambda dialog: met.extend(tick.box.text() for tick in dialog.ticks.values()),
    )
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_H)
    assert met == ["Beth"]  # Mo is not confirmed
    assert Path(proposed[0]).name == "Ada 2026-03-02.pack"
    assert told[0].startswith("Wrote ada.pack for Beth: ")
    merge_pack(beth, file)
    assert beth.read(merge_runs)[0].sender == "Ada"
    assert lines(page.overview.members.list)[0] == "Ada, this log, last pack written 2 Mar"


@pytest.mark.usefixtures("beth")
@pytest.mark.parametrize(
    ("much", "called"),
    [
        (HowMuch.FIGURES, "Ada 2026-03-02 figures.pack"),
        (HowMuch.PATCH, "Ada 2026-03-02 patch.pack"),
        (HowMuch.SINCE_LAST, "Ada 2026-03-02 changes.pack"),
    ],
)
def test_what_is_not_everything_is_told_by_the_name_of_the_file(
    page: TeamPage, much: HowMuch, called: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    proposed: list[str] = []

    def leave(*given: object) -> tuple[str, str]:
        proposed.append(Path(str(given[2])).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", leave)
    in_dialog(HandOverDialog, lambda dialog: choose(dialog.what, much))
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_H)
    assert proposed == [called]


def test_what_stays_at_home_is_counted_before_anything_is_written(
    owned_log: Log, desk: Desk, qtbot: QtBot
) -> None:
    before = dialog_of(desk, qtbot)
    assert before.stays.text() == (
        "Nothing stays at home: everybody here agreed to be shared with the team."
    )
    with making(owned_log) as make:
        bill, terri = make.resident("Bill"), make.resident("Terri")
        make.statement(make.listening(bill), by=bill)
        shared = {"purpose": ConsentPurpose.SHARE_WITH_TEAM, "given": True, "on": TODAY}
        make.put(Consent, subject_id=terri, **shared)
    after = dialog_of(desk, qtbot)
    assert after.stays.text().startswith("1 of 2 residents stays at home")
    assert "With them stay" in after.stays.text()


def test_since_the_last_pack_is_for_members_and_everything_for_a_passphrase(
    beth: Log, owned_log: Log, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    write_pack_of(owned_log, tmp_path / "a.pack")
    with making(owned_log) as make:
        make.place("hall")
    dialog = dialog_of(desk, qtbot)
    (tick,) = dialog.ticks.values()
    assert tick.box.text() == "Beth, last pack 2 Mar"
    dialog.what.much.choose(HowMuch.SINCE_LAST)
    answer = dialog.answer()
    assert (answer.readers, answer.passphrase, answer.since_last) == (
        owned_log.read(team),
        None,
        True,
    )
    dialog.whom.choose(ForWhom.PASSPHRASE)
    dialog.whom.edited.emit()
    assert tick.isHidden()
    assert dialog.what.much.choice() is HowMuch.EVERYTHING
    answer = dialog.answer()
    assert (answer.readers, answer.passphrase, answer.since_last) == ((), "", False)
    assert beth.read(merge_runs) == ()


@pytest.mark.usefixtures("beth")
def test_where_nothing_changed_since_the_last_pack_for_those_ticked_that_is_said_before(
    owned_log: Log, desk: Desk, tmp_path: Path, empty_log_folder: Path, qtbot: QtBot
) -> None:
    write_pack_of(owned_log, tmp_path / "a.pack")
    with colleague_of(owned_log, tmp_path, empty_log_folder, "Cem"):
        dialog = dialog_of(desk, qtbot)
        choose(dialog.what, HowMuch.SINCE_LAST)
        assert dialog.write.isEnabled()
        (cem,) = (tick for tick in dialog.ticks.values() if tick.box.text() == "Cem")
        cem.box.click()
        assert dialog.stays.text() == "Nothing has changed since the last pack for Beth."
        assert not dialog.write.isEnabled()
        choose(dialog.what, HowMuch.EVERYTHING)
        assert dialog.write.isEnabled()


@pytest.mark.usefixtures("beth")
def test_a_pack_for_nobody_or_under_a_short_or_mistyped_passphrase_is_not_written(
    desk: Desk, qtbot: QtBot
) -> None:
    dialog = dialog_of(desk, qtbot)
    (tick,) = dialog.ticks.values()
    tick.box.setChecked(False)
    dialog.accept()
    assert dialog.problem.text() == "Tick whom it is for."
    dialog.whom.choose(ForWhom.PASSPHRASE)
    for first, again, problem in (
        ("short", "short", "at least eight characters"),
        (SECRET, "kettle", "The two passphrases differ."),
    ):
        dialog.passphrase.set_text(first)
        dialog.again.set_text(again)
        dialog.accept()
        assert problem in dialog.problem.text()
    assert dialog.result() == 0
    dialog.again.set_text(SECRET)
    dialog.accept()
    assert dialog.answer().passphrase == SECRET


def test_without_members_a_pack_is_offered_under_a_passphrase_which_opens_it(
    page: TeamPage, desk: Desk, tmp_path: Path, empty_log_folder: Path, qtbot: QtBot
) -> None:
    assert dialog_of(desk, qtbot).whom.choice() is ForWhom.PASSPHRASE
    file, told = tmp_path / "secret.pack", said(page)
    page.packs.write_to(Handing((), SECRET, since_last=False, rows=1), file)
    assert told == ["Wrote secret.pack. Tell the passphrase in another way than you hand it over."]
    carys = log_of(tmp_path, empty_log_folder, "Carys")
    assert merge_pack(carys, file, Terms(SECRET, strangers=True)).change is not None
    carys.close()


@pytest.mark.usefixtures("beth")
def test_stop_leaves_no_pack_and_says_so(page: TeamPage, tmp_path: Path) -> None:
    file, told = tmp_path / "ada.pack", said(page)
    page.packs.writing.so_far.connect(lambda _: page.packs.writing.stop())
    with making(page.desk.log) as make:
        for number in range(1_100):  # the next that is told comes after a thousand lines
            make.place(f"hall {number}")
    page.packs.write_to(Handing(page.desk.log.read(team), None, since_last=False, rows=1), file)
    assert told == ["Stopped. No pack was written."]
    assert not file.exists()
    assert not any(each.isVisible() for each in page.findChildren(ProgressCard))


@pytest.mark.usefixtures("beth")
def test_a_pack_that_cannot_be_written_says_why_and_the_page_goes_on(
    page: TeamPage, tmp_path: Path
) -> None:
    told: list[object] = []
    page.desk.bus.failed.connect(told.append)
    readers = page.desk.log.read(team)
    page.packs.write_to(
        Handing(readers, None, since_last=False, rows=1), tmp_path / "no" / "a.pack"
    )
    assert len(told) == 1
    page.packs.write_to(Handing(readers, None, since_last=False, rows=1), tmp_path / "a.pack")
    assert (tmp_path / "a.pack").exists()


@pytest.mark.usefixtures("beth")
def test_it_is_done_from_anywhere_by_its_action(window: MainWindow) -> None:
    met: list[str] = []
    leaving_dialog(HandOverDialog, lambda dialog: met.append(dialog.windowTitle()))
    window.actions_by_name["hand_over_pack"].trigger()
    assert met == ["Hand over a pack?"]
    assert getattr(window.stack.currentWidget(), "name", None) is PageName.TEAM


def choose(what: WhatLeaves, much: HowMuch) -> None:
    """Choose how much, as somebody does."""
    what.much.choose(much)
    what.much.edited.emit()


@pytest.mark.usefixtures("beth")
def test_one_project_is_chosen_by_name_and_told_what_leaves_with_it(
    page: TeamPage, beth: Log, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    with making(desk.log) as make:
        make.step("buy seeds", project_id=make.project("Garden"))
        make.step("ring the hall", project_id=make.project("Kitchen"))
    dialog = dialog_of(desk, qtbot)
    assert dialog.what.which.isHidden()
    assert dialog.what.told.text() == "All of this log leaves but for what stays at home."
    choose(dialog.what, HowMuch.PROJECT)
    assert not dialog.what.which.isHidden()
    assert dialog.what.told.text().startswith("Its people leave, with their names")
    (kitchen,) = (part for part in desk.log.read(parts_of) if part.name == "Kitchen")
    dialog.what.which.choose(kitchen.id.hex)
    answer = dialog.answer()
    assert (answer.part, answer.since_last, answer.figures) == (kitchen, False, None)
    file = tmp_path / "k.pack"
    page.packs.write_to(answer, file)
    assert merge_pack(beth, file).merged.manifest.part == kitchen
    with beth.reading() as connection:
        steps = connection.exec_driver_sql("SELECT what FROM next_step").scalars().all()
    assert steps == ["ring the hall"]


@pytest.mark.usefixtures("beth")
def test_figures_leave_without_anything_that_could_stay_at_home(
    page: TeamPage, beth: Log, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog, told = dialog_of(desk, qtbot), said(page)
    choose(dialog.what, HowMuch.FIGURES)
    assert (dialog.stays.isHidden(), dialog.what.which.isHidden()) == (True, True)
    assert "of these days alone" in dialog.what.told.text()
    assert dialog.what.days.period() == usual_period(desk.today)
    file = tmp_path / "f.pack"
    page.packs.write_to(dialog.answer(), file)
    assert told == ["Wrote f.pack for Beth: figures alone."]
    assert read_figures(beth, file).figures.period == usual_period(desk.today)
    choose(dialog.what, HowMuch.EVERYTHING)
    assert (dialog.stays.isHidden(), dialog.what.days.isHidden()) == (False, True)
    assert dialog.answer().figures is None


@pytest.mark.usefixtures("page")
def test_figures_are_of_the_days_that_are_asked_for_and_of_none_that_end_before_they_begin(
    beth: Log, desk: Desk, qtbot: QtBot
) -> None:
    assert beth.read(team)
    dialog, accepted = dialog_of(desk, qtbot), []
    dialog.accepted.connect(lambda: accepted.append(True))
    choose(dialog.what, HowMuch.FIGURES)
    dialog.what.days.begins.set_day(date(2026, 3, 1))
    dialog.accept()
    assert accepted == []
    assert "It ends before it begins." in shown_words(dialog.what.days)
    dialog.what.days.ends.set_day(date(2026, 3, 31))
    dialog.accept()
    assert accepted == [True]
    assert dialog.answer().figures == Period(date(2026, 3, 1), date(2026, 3, 31))


def tick_pseudonyms(what: WhatLeaves) -> None:
    """Tick it, as somebody does."""
    what.pseudonyms.box.click()


@pytest.mark.usefixtures("beth")
def test_under_pseudonyms_it_is_said_what_leaves_and_what_that_does_not_protect_against(
    page: TeamPage, beth: Log, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog, told = dialog_of(desk, qtbot), said(page)
    tick_pseudonyms(dialog.what)
    assert "People go by pseudonyms." in dialog.what.told.text()
    assert "may still recognise somebody" in dialog.what.told.text()
    assert dialog.stays.text().startswith("Everybody here agreed")
    assert "goes with a later one" in dialog.follows.text()
    answer = dialog.answer()
    assert (answer.under_pseudonyms, answer.part, answer.figures) == (True, None, None)
    file = tmp_path / "p.pack"
    page.packs.write_to(answer, file)
    assert told[0].startswith("Wrote p.pack for Beth, under pseudonyms: ")
    assert merge_pack(beth, file).merged.manifest.kind is PackKind.PSEUDONYMOUS
    tick_pseudonyms(dialog.what)
    assert dialog.what.told.text() == "All of this log leaves but for what stays at home."
    assert dialog.stays.text().startswith("Nothing stays at home")
    assert not dialog.answer().under_pseudonyms


@pytest.mark.usefixtures("beth")
def test_one_patch_may_go_under_pseudonyms_and_figures_or_what_changed_may_not(
    desk: Desk, qtbot: QtBot
) -> None:
    dialog = dialog_of(desk, qtbot)
    tick_pseudonyms(dialog.what)
    choose(dialog.what, HowMuch.PATCH)
    assert "Only what belongs to the one chosen leaves." in dialog.what.told.text()
    answer = dialog.answer()
    assert answer.part is not None
    assert answer.under_pseudonyms
    for much in (HowMuch.FIGURES, HowMuch.SINCE_LAST):
        choose(dialog.what, much)
        assert dialog.what.pseudonyms.isHidden()
        assert not dialog.answer().under_pseudonyms
        assert "pseudonyms" not in dialog.what.told.text()


@pytest.mark.usefixtures("beth")
def test_where_there_is_no_project_none_is_offered(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_of(desk, qtbot)
    before = dialog.what.much.choice()
    choose(dialog.what, HowMuch.PROJECT)
    assert dialog.what.much.choice() is before
    choose(dialog.what, HowMuch.PATCH)
    part = dialog.answer().part
    assert part is not None
    assert part.name == "Larkmoor"


@pytest.mark.usefixtures("marked", "beth")
def test_every_control_of_handing_over_is_named_and_can_be_translated(
    desk: Desk, owned_log: Log, tmp_path: Path, qtbot: QtBot
) -> None:
    write_pack_of(owned_log, tmp_path / "a.pack")
    dialog = dialog_of(desk, qtbot)
    assert nameless(dialog) == set()
    assert untranslated(dialog) == set()

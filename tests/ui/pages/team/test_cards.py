"""Cards and words by keyboard: ours is handed on, a colleague's is added and confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log
from organiser_app.store.queries.home import drafts
from organiser_app.sync.cards import card_text, read_card
from organiser_app.sync.members import add_member, confirm_member, identity_of, member_left
from organiser_app.sync.team import TeamMember, team
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.form import Form
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.adding import AddMemberDialog, MemberNameDialog
from organiser_app.ui.pages.team.confirming import ConfirmDialog
from organiser_app.ui.pages.team.own_card import OwnCardDialog, own_card
from tests.sync.strangers import stranger
from tests.ui.lists import with_keyboard
from tests.ui.pages.dialogs import in_dialog, leaving_dialog
from tests.ui.test_every_control import marked, marked_window, nameless, untranslated

__all__ = ["marked", "marked_window"]

MO = stranger()


def only(log: Log) -> TeamMember:
    (known,) = log.read(team)
    return known


def waiting(log: Log) -> TeamMember:
    """Mo, whose card is here and whose words nobody heard yet."""
    add_member(log, MO)
    return only(log)


def take_in_hand(page: TeamPage, known: TeamMember, qtbot: QtBot) -> None:
    page.refresh()
    assert page.overview.members.list.choose(str(known.id))
    with_keyboard(page.overview.members.list, qtbot)


def test_our_card_shows_the_words_and_is_copied_and_saved_as_text_and_as_picture(
    page: TeamPage, owned_log: Log, tmp_path: Path, qtbot: QtBot
) -> None:
    text, picture = tmp_path / "ada.txt", tmp_path / "ada.png"
    shown: list[str] = []

    def use(dialog: OwnCardDialog) -> None:
        shown.extend(each.text() for each in dialog.findChildren(QLabel))
        dialog.copy.click()
        dialog.save_to(text)
        dialog.save_to(picture)

    leaving_dialog(OwnCardDialog, use)
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_C)
    own = identity_of(owned_log)
    assert set(own.words) <= set(shown)
    assert QGuiApplication.clipboard().text() == card_text(own.card)
    assert read_card(text.read_text(encoding="utf-8")) == own.card
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_enter_on_this_log_shows_its_card(page: TeamPage, qtbot: QtBot) -> None:
    met: list[str] = []
    leaving_dialog(OwnCardDialog, lambda dialog: met.append(dialog.windowTitle()))
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_Return)
    assert met == ["The card of Ada"]


def test_a_card_is_pasted_with_the_mail_around_it_and_goes_on_to_the_words(
    page: TeamPage, owned_log: Log, qtbot: QtBot
) -> None:
    said: list[str] = []

    def hear(dialog: ConfirmDialog) -> None:
        said.append(dialog.findChildren(QLabel)[1].text())
        dialog.words.set_text("  ".join(only(owned_log).words).upper())

    def paste(dialog: AddMemberDialog) -> None:
        dialog.card.set_text(f"Hello Ada,\n{card_text(MO)}\nSee you, Mo")
        in_dialog(ConfirmDialog, hear)

    in_dialog(AddMemberDialog, paste)
    qtbot.keyClick(with_keyboard(page.overview.members.list, qtbot), Qt.Key.Key_N)
    assert said[0].startswith("Mo Haddad’s card is added. Let them read")
    assert only(owned_log).is_trusted
    assert page.overview.header.sentence() == "1 member, 1 never handed in."
    assert owned_log.read(drafts) == ()


def test_a_card_comes_from_a_file(page: TeamPage, owned_log: Log, tmp_path: Path) -> None:
    file = tmp_path / "mo.txt"
    file.write_text(card_text(MO), encoding="utf-8")

    def choose(dialog: AddMemberDialog) -> None:
        dialog.take((file,))
        leaving_dialog(ConfirmDialog, ConfirmDialog.reject)

    in_dialog(AddMemberDialog, choose)
    page.begin_new()
    assert only(owned_log).name == "Mo Haddad"
    assert not only(owned_log).is_trusted


def test_what_is_no_card_stays_in_the_dialog_with_what_to_do(desk: Desk, qtbot: QtBot) -> None:
    dialog = AddMemberDialog(desk)
    qtbot.addWidget(dialog)
    for typed, said in (
        ("", "This is no member's card"),
        ("hello", "This is no member's card"),
        (card_text(MO)[:-3] + "zzz", "altered on its way"),
    ):
        dialog.card.set_text(typed)
        dialog.accept()
        assert said in dialog.card._below.text()
    assert dialog.result() == 0


def test_our_own_card_is_not_added_and_what_was_pasted_is_kept(
    page: TeamPage, owned_log: Log
) -> None:
    own = card_text(identity_of(owned_log).card)
    told: list[str] = []
    page.desk.bus.failed.connect(lambda problem: told.append(problem.message))

    def paste(dialog: AddMemberDialog) -> None:
        dialog.card.set_text(own)

    in_dialog(AddMemberDialog, paste)
    page.begin_new()
    assert told == ["That is this log's own card. Hand it to the others."]
    (draft,) = owned_log.read(drafts)
    assert draft.form == Form.TEAM_CARD


def test_wrong_words_are_pointed_at_by_number_and_nothing_is_confirmed(
    page: TeamPage, owned_log: Log, qtbot: QtBot
) -> None:
    known = waiting(owned_log)
    typed = list(known.words)
    typed[2] = typed[6] = "zebra"

    def hear(dialog: ConfirmDialog) -> None:
        shown = " ".join(each.text() for each in dialog.findChildren(QLabel))
        assert not set(known.words) & set(shown.split())  # one has to listen
        dialog.words.set_text(" ".join(typed[:11]))
        dialog.accept()
        assert "There are 12 words to be read aloud; these are 11." in dialog.words._below.text()
        dialog.words.set_text(" ".join(typed))
        assert dialog.words._below.text() == "12 of 12 words"
        dialog.accept()
        assert dialog.words._below.text().startswith("Words 3, 7 are not the same.")
        assert dialog.isVisible()

    leaving_dialog(ConfirmDialog, hear)
    take_in_hand(page, known, qtbot)
    qtbot.keyClick(page.overview.members.list, Qt.Key.Key_W)
    assert only(owned_log).confirmed_at is None
    (draft,) = owned_log.read(drafts)
    assert (draft.form, page.overview.confirm.isVisible()) == (Form.TEAM_WORDS, True)


def test_words_that_were_begun_are_gone_on_with_about_the_same_member(
    page: TeamPage, owned_log: Log
) -> None:
    known = waiting(owned_log)
    leaving_dialog(ConfirmDialog, lambda dialog: dialog.words.set_text("one two"))
    page.acts.confirm(known)
    found: list[str] = []

    def go_on(dialog: ConfirmDialog) -> None:
        found.append(dialog.words.text())
        dialog.words.set_text(" ".join(known.words))

    in_dialog(ConfirmDialog, go_on)
    page.take_up(Form.TEAM_WORDS, known.id)
    assert found == ["one two"]
    assert only(owned_log).is_trusted
    assert owned_log.read(drafts) == ()


def test_whoever_is_confirmed_is_not_asked_for_their_words_again(
    page: TeamPage, owned_log: Log, qtbot: QtBot
) -> None:
    known = waiting(owned_log)
    confirm_member(owned_log, known.id)
    take_in_hand(page, known, qtbot)
    assert not page.overview.confirm.isVisible()
    qtbot.keyClick(page.overview.members.list, Qt.Key.Key_W)  # it would wait in a dialog otherwise


def test_somebody_who_left_comes_back_by_their_card(page: TeamPage, owned_log: Log) -> None:
    known = waiting(owned_log)
    member_left(owned_log, known.id)
    said: list[str] = []

    def paste(dialog: AddMemberDialog) -> None:
        dialog.card.set_text(card_text(MO))
        leaving_dialog(
            ConfirmDialog, lambda asked: said.append(asked.findChildren(QLabel)[1].text())
        )

    in_dialog(AddMemberDialog, paste)
    page.begin_new()
    assert said[0].startswith("Mo Haddad had left, and is to be confirmed again.")


def test_e_calls_a_member_something_else(page: TeamPage, owned_log: Log, qtbot: QtBot) -> None:
    known = waiting(owned_log)

    def name(dialog: MemberNameDialog) -> None:
        dialog.name.set_text(" ")
        dialog.accept()
        assert dialog.isVisible()
        dialog.name.set_text("Mo of the hall")

    in_dialog(MemberNameDialog, name)
    take_in_hand(page, known, qtbot)
    qtbot.keyClick(page.overview.members.list, Qt.Key.Key_E)
    assert only(owned_log).name == "Mo of the hall"
    assert owned_log.read(drafts) == ()


@pytest.mark.usefixtures("marked")
def test_every_control_of_the_dialogs_about_cards_is_named_and_can_be_translated(
    desk: Desk, owned_log: Log, qtbot: QtBot
) -> None:
    own, known = own_card(owned_log), waiting(owned_log)
    for dialog in (
        OwnCardDialog(desk, own),
        AddMemberDialog(desk),
        ConfirmDialog(desk, known),
        MemberNameDialog(desk, known),
    ):
        qtbot.addWidget(dialog)
        assert nameless(dialog) == set()
        assert untranslated(dialog) <= set(own.words)


def test_a_namesake_with_other_keys_is_told_apart_in_words(page: TeamPage, owned_log: Log) -> None:
    waiting(owned_log)
    said: list[str] = []

    def paste(dialog: AddMemberDialog) -> None:
        dialog.card.set_text(card_text(stranger()))
        leaving_dialog(
            ConfirmDialog, lambda asked: said.append(asked.findChildren(QLabel)[1].text())
        )

    in_dialog(AddMemberDialog, paste)
    page.begin_new()
    assert said[0].startswith("Another Mo Haddad is added. The one you know has other keys")
    assert len(owned_log.read(team)) == 2

"""Keepers, colleagues, households, handovers and unlinked names, by the keys of the People page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import Consent, KeeperMove, Organiser, SamePerson
from organiser_app.domain.values import ConsentPurpose, OrganiserRole, StatementKind
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.organisers import OrganiserRow, kept_by, organisers
from organiser_app.store.queries.person import PersonDetail, person
from organiser_app.store.queries.unlinking import unlinking
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.handover import HandoverDialog
from organiser_app.ui.dialogs.keeper import NOBODY, KeeperDialog
from organiser_app.ui.dialogs.keys import keys_of
from organiser_app.ui.dialogs.organiser import LeftDialog, OrganiserDialog, OrganisersDialog
from organiser_app.ui.dialogs.resident import ResidentDialog
from organiser_app.ui.dialogs.unlink import UnlinkDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.pages.people.story_card import Part
from organiser_app.ui.tables import StoryRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Question, Toast
from tests.making import TODAY, making
from tests.reports.reading import text_of
from tests.ui.lists import all_rows, rows_of, simple_rows, titles
from tests.ui.pages.dialogs import in_dialog, leaving_dialog
from tests.ui.test_every_control import nameless


@dataclass(frozen=True)
class Neighbours:
    """Ada's log: Nadia organises too and keeps Bill and Joyce, who share a door with Terri."""

    own: UUID
    nadia: UUID
    bill: UUID
    joyce: UUID
    terri: UUID
    pigeons: UUID


@pytest.fixture
def neighbours(desk: Desk) -> Neighbours:
    with making(desk.log) as make:
        nadia = make.put(Organiser, name="Nadia Karim")
        door = make.door()
        bill = make.resident("Bill Hughes", door_id=door, keeper_id=nadia, phone="01632 960001")
        joyce = make.resident("Joyce Tattersall", door_id=door, keeper_id=nadia)
        terri = make.resident("Terri", door_id=door)
        pigeons = make.resident(None, pseudonym="the man with the pigeons")
        make.put(KeeperMove, subject_id=bill, organiser_id=nadia, on=TODAY, why="met first")
        team = ConsentPurpose.SHARE_WITH_TEAM
        make.put(Consent, subject_id=bill, purpose=team, given=True, on=TODAY)
        heard = make.listening(bill)
        make.statement(heard, "can drive a van", kind=StatementKind.GIFT, by=bill)
        make.statement(heard, "a ramp", kind=StatementKind.NEED, by=bill, met_on=TODAY)
        make.step("ring back", subject_id=bill, due_on=TODAY)
        return Neighbours(make.organiser, nadia, bill, joyce, terri, pigeons)


@pytest.fixture
def page(neighbours: Neighbours, window: MainWindow) -> PeoplePage:  # noqa: ARG001 - in the log
    opened = window.open_page(PageName.PEOPLE)
    assert isinstance(opened, PeoplePage)
    return opened


def known(desk: Desk) -> tuple[OrganiserRow, ...]:
    return desk.log.read(organisers)


def seen(desk: Desk, resident_id: UUID) -> PersonDetail:
    found = desk.log.read(lambda connection: person(connection, resident_id))
    assert found is not None
    return found


def kept(desk: Desk, organiser_id: UUID) -> set[UUID]:
    return set(desk.log.read(lambda connection: kept_by(connection, organiser_id)))


def ready(qtbot: QtBot, dialog: QWidget) -> None:
    """Keys of a dialog act once its window has the keyboard."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def test_the_page_says_who_keeps_them_since_when_and_why(page: PeoplePage) -> None:
    assert page.sheet.keeper.who.text() == "Nadia Karim"
    assert page.sheet.keeper.since.text() == "since 2 Mar: met first"


def test_the_head_says_the_last_contact_and_the_next(page: PeoplePage) -> None:
    assert page.sheet.header.contact.text() == (
        "Last: Doorstep listening with Ada, 2 Mar.  Next: ring back, Mon 2 Mar"
    )


def test_a_need_that_was_met_says_so(page: PeoplePage) -> None:
    unders = [row.under for row in simple_rows(page.sheet.gifts.rows)]
    assert unders == ["Need, met 2 Mar", "Gift, 2 Mar"]


def test_w_gives_a_resident_to_another_keeper_and_undo_takes_it_back(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    def fill(dialog: KeeperDialog) -> None:
        dialog.keeper.choose(str(neighbours.own))
        dialog.why.set_text("lives nearer")

    in_dialog(KeeperDialog, fill)
    qtbot.keyClick(page, Qt.Key.Key_W)
    assert seen(desk, neighbours.bill).keeping.organiser_id == neighbours.own
    assert page.sheet.keeper.who.text() == "Ada"
    assert "Came into the keeping of Ada" in str(all_rows(page.sheet.story.rows))
    desk.undo()
    assert seen(desk, neighbours.bill).keeping.organiser_id == neighbours.nadia


def test_a_keeper_has_to_be_chosen_and_the_day_is_not_to_come(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    dialog = KeeperDialog(desk, seen(desk, neighbours.bill), known(desk), page)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert "Choose who keeps them" in dialog.keeper._below.text()
    dialog.keeper.choose(NOBODY)
    dialog.on.set_day(TODAY.replace(year=2027))
    dialog.accept()
    assert dialog.result() == 0
    assert "still to come" in dialog.on._below.text()


def test_two_keepers_of_one_person_are_both_shown_and_either_may_be_chosen(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    with making(desk.log) as make:
        again = make.resident("William Hughes", keeper_id=neighbours.own)
        make.put(
            SamePerson,
            subject_id=neighbours.bill,
            other_subject_id=again,
            same=True,
            on=TODAY,
        )
    bill = seen(desk, neighbours.bill)
    page.sheet.keeper.show_keeper(bill.person.keeper, bill.keeping, TODAY)
    assert page.sheet.keeper.who.text() == "Nadia Karim, Ada"
    assert "different keepers" in page.sheet.keeper.since.text()
    dialog = KeeperDialog(desk, bill, known(desk), page)
    qtbot.addWidget(dialog)
    dialog.keeper.choose(str(neighbours.nadia))
    assert dialog.keeper.choice() == str(neighbours.nadia)


def test_the_present_keeper_and_whoever_left_are_not_offered(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    with making(desk.log) as make:
        make.put(Organiser, name="Gone", left_on=TODAY)
    dialog = KeeperDialog(desk, seen(desk, neighbours.bill), known(desk), page)
    qtbot.addWidget(dialog)
    offered = [dialog.keeper.combo.itemText(n) for n in range(dialog.keeper.combo.count())]
    assert offered == ["choose an organiser", "Ada", "nobody for now"]


def test_those_who_share_the_door_are_shown_and_opened(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    assert titles(page.sheet.household.rows) == ["Joyce Tattersall", "Terri"]
    page.sheet.household.list.choose_first()
    qtbot.keyClick(page.sheet.household.list, Qt.Key.Key_Return)
    assert page.sheet.header.name.text() == "Joyce Tattersall"
    desk.show(PageName.PEOPLE, neighbours.pigeons)
    assert page.sheet.household.isHidden()


def test_u_unlinks_a_name_and_undo_brings_it_back(
    page: PeoplePage, desk: Desk, qtbot: QtBot
) -> None:
    in_dialog(UnlinkDialog, lambda dialog: dialog.pseudonym.set_text("the van man"))
    qtbot.keyClick(page, Qt.Key.Key_U)
    assert page.sheet.header.name.text() == "the van man"
    assert page.sheet.consents.unlink.isHidden()
    assert not page.sheet.header.link.isHidden()
    desk.undo()
    assert page.sheet.header.name.text() == "Bill Hughes"


def test_u_says_that_no_name_is_kept_of_whoever_has_none(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    said: list[str] = []
    desk.bus.said.connect(said.append)
    page.show_record(neighbours.pigeons)
    qtbot.keyClick(page, Qt.Key.Key_U)
    assert said == ["No name is kept of them, so there is none to unlink."]


def test_unlinking_says_what_goes_and_what_stays_and_asks_for_a_pseudonym(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    found = desk.log.read(lambda connection: unlinking(connection, neighbours.bill))
    dialog = UnlinkDialog(desk, neighbours.bill, "Bill Hughes", found, page)
    qtbot.addWidget(dialog)
    assert dialog.goes.text() == "This goes: Bill Hughes, 01632 960001, 14 Kendal Road."
    assert "2 statements, 1 promise or step, 0 ties" in dialog.stays.text()
    assert "history" in dialog.held.text()
    assert "colleagues were handed before" in dialog.held.text()
    for stand_in, told in (("Van man", False), ("bill the van", True), ("him at 14", True)):
        dialog.pseudonym.set_text(stand_in)
        assert dialog.told.isHidden() is not told
    dialog.pseudonym.set_text("")
    dialog.accept()
    assert dialog.result() == 0
    assert "all that is left" in dialog.pseudonym._below.text()


def test_a_name_is_linked_from_the_page_and_the_pseudonym_stays(
    page: PeoplePage, neighbours: Neighbours, desk: Desk
) -> None:
    desk.show(PageName.PEOPLE, neighbours.pigeons)
    done: list[str] = []
    desk.bus.changed.connect(lambda change: done.append(change.intention))
    in_dialog(ResidentDialog, lambda dialog: dialog.name.set_text("Jim Fell"))
    page.sheet.header.link.click()
    assert done == ["link_identity"]
    assert page.sheet.header.name.text() == "Jim Fell"
    assert seen(desk, neighbours.pigeons).pseudonym == "the man with the pigeons"


def test_a_part_of_the_story_is_shown_by_its_chip(page: PeoplePage) -> None:
    story = page.sheet.story

    def titles() -> list[str]:
        rows = rows_of(story.rows, StoryRow)
        return [row.title for row in rows if not row.heading]

    whole = titles()
    story.chips[Part.WORDS].click()
    assert titles() == ["Doorstep listening"]
    story.chips[Part.DEEDS].click()
    assert set(titles()) == set(whole) - {"Doorstep listening"}


def test_the_keys_of_the_page_are_listed(page: PeoplePage) -> None:
    told = dict(keys_of(page))
    assert told["W"] == "Say who keeps them"
    assert told["U"] == "Unlink their name"


def test_an_organiser_is_added_and_linked_to_the_resident_who_they_are(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    def fill(dialog: OrganiserDialog) -> None:
        dialog.name.set_text("Terri Ash")
        dialog.role.choose(OrganiserRole.VOLUNTEER)
        assert not dialog.resident.isHidden()
        qtbot.keyClicks(dialog.resident.line, "Terri")
        qtbot.keyClick(dialog.resident.line, Qt.Key.Key_Return)

    def add(dialog: OrganisersDialog) -> None:
        ready(qtbot, dialog)
        in_dialog(OrganiserDialog, fill)
        qtbot.keyClick(dialog.list, Qt.Key.Key_A)
        assert titles(dialog.rows) == ["Ada", "Nadia Karim", "Terri Ash"]

    in_dialog(OrganisersDialog, add)
    page.people.organisers.click()
    added = next(row for row in known(desk) if row.name == "Terri Ash")
    assert (added.role, added.resident_id) == (OrganiserRole.VOLUNTEER, neighbours.terri)


@pytest.mark.parametrize(
    ("name", "told"), [("y", "two letters"), ("nadia karim", "tells them apart")]
)
def test_a_colleague_of_no_name_or_of_one_that_is_taken_is_asked_about(
    page: PeoplePage, desk: Desk, qtbot: QtBot, name: str, told: str
) -> None:
    dialog = OrganiserDialog(desk, others=["Nadia Karim"], parent=page)
    qtbot.addWidget(dialog)
    dialog.name.set_text(name)
    dialog.accept()
    assert dialog.result() == 0
    assert told in dialog.name._below.text()


def test_an_organiser_is_changed_leaves_and_comes_back(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    def act(dialog: OrganisersDialog) -> None:
        dialog.list.setCurrentIndex(dialog.rows.index(1))
        in_dialog(OrganiserDialog, lambda form: form.name.set_text("Nadia K"))
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
        ready(qtbot, dialog)
        in_dialog(LeftDialog, lambda form: form.on.set_day(TODAY))
        qtbot.keyClick(dialog.list, Qt.Key.Key_L)
        assert dialog.gone.text().startswith("Here again")

    in_dialog(OrganisersDialog, act)
    page.take_up(Form.ORGANISER, None)
    nadia = next(row for row in known(desk) if row.id == neighbours.nadia)
    assert (nadia.name, nadia.left_on, nadia.keeps) == ("Nadia K", TODAY, 2)
    assert "Left 2 Mar: they need a new keeper" in page.sheet.keeper.since.text()

    def come_back(dialog: OrganisersDialog) -> None:
        ready(qtbot, dialog)
        dialog.list.setCurrentIndex(dialog.rows.index(1))
        qtbot.keyClick(dialog.list, Qt.Key.Key_L)

    in_dialog(OrganisersDialog, come_back)
    page.take_up(Form.ORGANISER, None)
    assert all(row.left_on is None for row in known(desk))


def test_a_last_day_is_written_in_words_and_none_that_cannot_be_read_is_taken(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    nadia = next(row for row in known(desk) if row.id == neighbours.nadia)
    dialog = LeftDialog(desk, nadia, page)
    qtbot.addWidget(dialog)
    for typed, told in (("32 Smarch", "No day"), ("2 March 2027", "still to come")):
        dialog.on.set_text(typed)
        dialog.accept()
        assert dialog.result() == 0
        assert told in dialog.on._below.text()
    dialog.on.set_text("1 March")
    dialog.accept()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.answer() == TODAY.replace(day=1)


def test_since_when_somebody_keeps_them_is_written_in_words(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    dialog = KeeperDialog(desk, seen(desk, neighbours.bill), known(desk), page)
    qtbot.addWidget(dialog)
    dialog.keeper.choose(str(neighbours.own))
    dialog.on.set_text("32 Smarch")
    dialog.accept()
    assert dialog.result() == 0
    dialog.on.set_text("yesterday")
    dialog.accept()
    assert dialog.answer().on == TODAY.replace(day=1)


def test_the_owner_of_the_log_can_not_be_seen_off(page: PeoplePage) -> None:
    def look(dialog: OrganisersDialog) -> None:
        assert dialog.in_hand() is not None
        assert not dialog.gone.isEnabled()
        assert not dialog.over.isEnabled()

    in_dialog(OrganisersDialog, look)
    page.take_up(Form.ORGANISER, None)


def test_those_who_agreed_go_over_in_one_change_and_the_others_stay(
    page: PeoplePage, neighbours: Neighbours, desk: Desk
) -> None:
    def fill(dialog: HandoverDialog) -> None:
        assert dialog.told.text() == (
            "1 resident goes over. 1 stays, who did not agree to be shared with the team: ask,"
            " then send them over with Space."
        )
        assert dialog.people.chosen() == (neighbours.bill,)
        dialog.keeper.choose(str(neighbours.own))

    in_dialog(HandoverDialog, fill)
    page.people.handover.click()
    assert kept(desk, neighbours.own) == {neighbours.bill}
    assert kept(desk, neighbours.nadia) == {neighbours.joyce}
    desk.undo()
    assert kept(desk, neighbours.nadia) == {neighbours.bill, neighbours.joyce}


def test_who_did_not_agree_goes_over_by_hand_alone(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    dialog = HandoverDialog(desk, known(desk), neighbours.nadia, page)
    qtbot.addWidget(dialog)
    dialog.people.list.setCurrentIndex(dialog.people.rows.index(1))
    assert "Ask them before you hand them over" in " ".join(dialog.preview.words())
    qtbot.keyClick(dialog.people.list, Qt.Key.Key_Space)
    assert dialog.people.chosen() == (neighbours.bill, neighbours.joyce)
    assert dialog.told.text().startswith("2 residents go over. 1 of them did not agree")


def test_the_next_keeper_is_shown_what_they_are_told(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    dialog = HandoverDialog(desk, known(desk), neighbours.nadia, page)
    qtbot.addWidget(dialog)
    words = dialog.preview.words()
    assert "Bill Hughes, 14 Kendal Road" in words
    assert "can drive a van" in words
    assert "How to say hello" in words


def test_what_the_next_keeper_is_told_begins_at_the_top_for_each(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    dialog = HandoverDialog(desk, known(desk), neighbours.nadia, page)
    qtbot.addWidget(dialog)
    dialog.show()
    for row in (1, 0, 1):
        dialog.people.list.setCurrentIndex(dialog.people.rows.index(row))
        QApplication.processEvents()
        seen = [each.y() for each in dialog.preview.findChildren(QLabel) if each.isVisible()]
        assert min(seen) < dialog.preview.height() / 10


def test_the_day_of_a_handover_can_be_read_whole(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    dialog = HandoverDialog(desk, known(desk), neighbours.nadia, page)
    qtbot.addWidget(dialog)
    dialog.on.set_day(date(2026, 9, 30))
    dialog.show()
    QApplication.processEvents()
    line = dialog.on.line
    wanted = line.fontMetrics().horizontalAdvance(line.text())
    assert wanted + 2 * current().metrics.half < line.width()


def test_nothing_is_handed_over_without_anybody_or_a_keeper(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    dialog = HandoverDialog(desk, known(desk), neighbours.nadia, page)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert "Choose who keeps them" in dialog.keeper._below.text()
    dialog.keeper.choose(str(neighbours.own))
    assert dialog.keeper._below.text() == ""
    dialog.people.list.acted.emit(all_rows(dialog.people.rows)[0])
    dialog.accept()
    assert dialog.result() == 0
    assert "Choose one resident" in dialog.people._below.text()


def test_the_pages_hold_those_who_go_and_are_said_to_be_open_to_all(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = HandoverDialog(desk, known(desk), neighbours.nadia, page)
    qtbot.addWidget(dialog)
    dialog.people.list.acted.emit(all_rows(dialog.people.rows)[1])
    dialog.keeper.choose(str(neighbours.own))
    dialog.write_pages(tmp_path / "pack.pdf")
    assert "It is not encrypted" in dialog.told.text()
    words = text_of((tmp_path / "pack.pdf").read_bytes())
    assert "Handover from Nadia Karim to Ada" in words
    assert "Bill Hughes" in words
    assert "Ask these first" in words


@pytest.fixture
def from_nadia(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> HandoverDialog:
    """The handover of Bill, who agreed to be shared, and of Joyce, who was not asked."""
    dialog = HandoverDialog(desk, known(desk), neighbours.nadia, page)
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize(
    ("turned", "said", "unsaid"),
    [
        ((), "Of 1 resident, who agreed", "did not agree"),
        ((0, 1), "Of 1 resident, who did not agree", "who agreed"),
        ((1,), "Of 1 resident, who did not agree", "Of 0"),
    ],
)
def test_what_the_pages_hold_is_told_of_those_alone_who_are_on_them(
    from_nadia: HandoverDialog, turned: tuple[int, ...], said: str, unsaid: str
) -> None:
    for row in turned:
        from_nadia.people.list.acted.emit(all_rows(from_nadia.people.rows)[row])
    told: list[str] = []

    def look(question: Question) -> None:
        told.extend(each.text() for each in question.findChildren(QLabel))

    leaving_dialog(Question, look)
    from_nadia.save_pages()
    assert said in " ".join(told)
    assert unsaid not in " ".join(told)


def test_how_many_go_over_is_said_where_it_is_done_and_once_it_is_done(
    page: PeoplePage, neighbours: Neighbours, window: MainWindow
) -> None:
    def fill(dialog: HandoverDialog) -> None:
        bill, joyce = all_rows(dialog.people.rows)
        dialog.people.list.acted.emit(bill)
        assert dialog.told.text().startswith("Nobody goes over yet.")
        assert dialog.accepting.text() == "Hand over"
        assert not dialog.pages.isEnabled()
        dialog.people.list.acted.emit(joyce)
        assert dialog.accepting.text() == "Hand 1 over"
        dialog.people.list.acted.emit(bill)
        assert dialog.accepting.text() == "Hand 2 over"
        dialog.keeper.choose(str(neighbours.own))

    in_dialog(HandoverDialog, fill)
    page.people.handover.click()
    toasts = [toast.accessibleName() for toast in window.findChildren(Toast)]
    assert "2 residents have another keeper" in toasts


def test_since_when_they_go_over_is_written_in_words(
    from_nadia: HandoverDialog, neighbours: Neighbours
) -> None:
    from_nadia.keeper.choose(str(neighbours.own))
    from_nadia.on.set_text("")
    from_nadia.accept()
    assert "Write a day" in from_nadia.on._below.text()
    from_nadia.on.set_text("yesterday")
    from_nadia.accept()
    assert from_nadia.answer().on == TODAY.replace(day=1)


def test_who_stays_is_kept_in_the_draft_of_a_handover(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    first = HandoverDialog(desk, known(desk), neighbours.nadia, page)
    qtbot.addWidget(first)
    first._began_with = first._standing()
    for row in all_rows(first.people.rows):
        first.people.list.acted.emit(row)
    first.reject()
    (draft,) = desk.log.read(drafts)
    assert draft.form == Form.HANDOVER

    def look(dialog: HandoverDialog) -> None:
        assert dialog.people.chosen() == (neighbours.joyce,)
        assert "1 of them did not agree" in dialog.told.text()
        dialog.keeper.choose(str(neighbours.own))

    in_dialog(HandoverDialog, look)
    desk.show(PageName.PEOPLE, None, Form.HANDOVER)
    assert kept(desk, neighbours.own) == {neighbours.joyce}
    assert desk.log.read(drafts) == ()


def test_whoever_left_is_handed_over_first(
    page: PeoplePage, neighbours: Neighbours, desk: Desk, qtbot: QtBot
) -> None:
    with making(desk.log) as make:
        gone = make.put(Organiser, name="Zoe", left_on=TODAY)
        make.resident("Last", keeper_id=gone)
    dialog = HandoverDialog(desk, known(desk), None, page)
    qtbot.addWidget(dialog)
    assert dialog.from_whom.choice() == str(gone)
    dialog.from_whom.choose(str(neighbours.nadia))
    assert dialog.people.chosen() == (neighbours.bill,)


def test_the_actions_of_the_table_open_both_dialogs(
    window: MainWindow, neighbours: Neighbours
) -> None:
    opened: list[type[QWidget]] = []
    in_dialog(OrganisersDialog, lambda dialog: opened.append(type(dialog)))
    window.actions_by_name["organisers"].trigger()

    def fill(dialog: HandoverDialog) -> None:
        opened.append(type(dialog))
        dialog.keeper.choose(str(neighbours.own))

    in_dialog(HandoverDialog, fill)
    window.actions_by_name["hand_over"].trigger()
    assert opened == [OrganisersDialog, HandoverDialog]


Making = Callable[[Desk, Neighbours], QWidget]
DIALOGS: dict[str, Making] = {
    "organisers": lambda desk, _: OrganisersDialog(desk, lambda _: None),
    "organiser": lambda desk, _: OrganiserDialog(desk),
    "left": lambda desk, _: LeftDialog(desk, known(desk)[1]),
    "keeper": lambda desk, who: KeeperDialog(desk, seen(desk, who.bill), known(desk)),
    "handover": lambda desk, who: HandoverDialog(desk, known(desk), who.nadia),
    "unlink": lambda desk, who: UnlinkDialog(
        desk,
        who.bill,
        "Bill",
        desk.log.read(lambda connection: unlinking(connection, who.bill)),
    ),
}


@pytest.mark.parametrize("name", list(DIALOGS))
def test_every_control_of_these_dialogs_has_a_name(
    name: str, desk: Desk, neighbours: Neighbours, qtbot: QtBot
) -> None:
    dialog = DIALOGS[name](desk, neighbours)
    qtbot.addWidget(dialog)
    assert nameless(dialog) == set()


def test_a_resident_of_a_log_without_colleagues_is_kept_by_its_organiser(page: PeoplePage) -> None:
    in_dialog(ResidentDialog, lambda dialog: dialog.name.set_text("Zed"))
    page.begin_new()
    assert page.sheet.keeper.who.text() == "Ada"

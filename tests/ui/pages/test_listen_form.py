"""Text and form each show what the other would save, and a change in one is in the other once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from organiser_app.domain.inputs import ListeningInput, PersonInput
from organiser_app.domain.models import Wording, table_of
from organiser_app.domain.values import (
    EntryRoad,
    ListeningKind,
    QuotePermission,
    StatementKind,
    WordingPart,
)
from organiser_app.services.listenings import record_listening
from organiser_app.store.queries.people import names
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.listen import ListenPage
from organiser_app.ui.pages.listen.saved_rows import AgreedRow, ListeningRow, ThingRow
from tests.store_fixtures import START, SettableClock

DOORSTEP = """at: 14 Kendal Road    kind: street    with: Bill Hughes (new), Terri
worry: damp in the back bedroom #housing !5
"They said it was condensation." (may quote)
the dog barks, come to the back
need: someone to ring the council again
next: ring back by Tue
will: Bill gets three prices by Friday if Terri brings the list"""


@pytest.fixture
def page(window: MainWindow) -> ListenPage:
    """The page, shown, with the keyboard in its text."""
    window.activateWindow()
    page = window.open_page(PageName.LISTEN)
    assert isinstance(page, ListenPage)
    return page


def put_in(page: ListenPage, text: str) -> None:
    page.editor.setFocus()
    page.editor.insertPlainText(text)


def retype(field: QWidget, text: str, qtbot: QtBot) -> None:
    """Replace what stands in a field, key by key."""
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def things(page: ListenPage) -> list[ThingRow]:
    return [row for row in page.saved.model.rows() if isinstance(row, ThingRow)]


def test_the_text_fills_the_form(page: ListenPage) -> None:
    put_in(page, DOORSTEP)
    page.editor.go_to(1)
    form = page.form
    assert form.where.text() == "14 Kendal Road"
    assert form.kind.choice() is ListeningKind.STREET
    assert form.people.text() == "Bill Hughes (new), Terri"
    assert form.note.text() == "the dog barks, come to the back"
    thing = form.thing
    assert thing.kind.choice() is StatementKind.CONCERN
    assert thing.words.text() == "damp in the back bedroom"
    assert thing.quote.text() == "They said it was condensation."
    assert thing.permission.choice() is QuotePermission.UNNAMED
    assert (thing.strength.choice(), thing.themes.text()) == ("5", "housing")
    assert thing.place.text() == "1 of 2"


def test_the_form_follows_the_cursor_from_thing_to_thing(page: ListenPage) -> None:
    put_in(page, DOORSTEP)
    page.editor.go_to(2)
    assert page.form.thing.words.text() == "damp in the back bedroom"
    page.editor.go_to(4)
    assert page.form.thing.words.text() == "someone to ring the council"
    assert page.form.thing.again.isChecked()
    page.editor.go_to(5)
    assert page.form.thing.words.text() == ""


def test_a_change_in_the_form_rewrites_only_what_it_changes(page: ListenPage, qtbot: QtBot) -> None:
    put_in(page, DOORSTEP)
    page.editor.go_to(4)
    retype(page.form.thing.words.box, "a lift to the clinic", qtbot)
    after, before = page.editor.lines(), DOORSTEP.split("\n")
    after.remove("need: a lift to the clinic again")
    assert after == [*before[:4], *before[5:]]
    assert page.form.thing.words.text() == "a lift to the clinic"
    assert [row.said.words for row in things(page)][1] == "a lift to the clinic"


def test_a_form_filled_in_by_itself_becomes_text_that_is_saved(
    page: ListenPage, qtbot: QtBot
) -> None:
    form = page.form
    qtbot.keyClicks(form.where.line, "14 Kendal Road")
    qtbot.keyClicks(form.people.line, "Bill Hughes (new), Terri (new)")
    form.thing.kind.choose(StatementKind.DREAM)
    qtbot.keyClicks(form.thing.words.box, "a community kitchen")
    qtbot.keyClicks(form.thing.themes.line, "food, the hall")
    qtbot.mouseClick(form.thing.another, Qt.MouseButton.LeftButton)
    form.thing.kind.choose(StatementKind.GIFT)
    qtbot.keyClicks(form.thing.words.box, "can drive a van")
    form.more.button.click()
    qtbot.keyClicks(form.note.box, "works nights")
    qtbot.mouseClick(form.privacy, Qt.MouseButton.LeftButton)
    assert page.editor.lines() == [
        "at: 14 Kendal Road    kind: doorstep    with: Bill Hughes (new), Terri (new)"
        "    privacy notice: given",
        "dream: a community kitchen #food #the-hall",
        "gift: can drive a van",
        "works nights",
    ]
    page.save()
    assert [each.name for each in page.desk.log.read(names)] == ["Bill Hughes", "Terri"]
    assert form.where.text() == ""


FULL = """at: 14 Kendal Road    kind: house meeting    with: Terri, 3 others
language: Bengali    entered: paper
love: the hall
reflection: I talked too much"""


def test_the_text_fills_what_is_folded_and_unfolds_it(page: ListenPage) -> None:
    assert not page.form.more.isVisible()
    put_in(page, FULL)
    more = page.form.more
    assert more.isVisible()
    assert page.form.people.text() == "Terri, 3 others"
    assert (more.language.text(), more.reflection.text()) == ("Bengali", "I talked too much")
    assert more.entered.choice() is EntryRoad.PAPER


def test_what_is_folded_is_written_into_the_text(page: ListenPage, qtbot: QtBot) -> None:
    more = page.form.more
    more.button.click()
    assert more.note.box.hasFocus()
    qtbot.keyClicks(page.form.people.line, "Terri, 2 others")
    qtbot.keyClicks(more.language.line, "Bengali")
    more.entered.choose(EntryRoad.PAPER)
    more.entered.edited.emit()
    qtbot.keyClicks(more.reflection.box, "I talked")
    assert page.editor.lines() == [
        "kind: doorstep    with: Terri, 2 others    language: Bengali    entered: paper",
        "reflection: I talked",
    ]
    heard = page.sides.listening()
    assert heard is not None
    assert (heard.unnamed_present, heard.language, heard.reflection) == (2, "Bengali", "I talked")


def test_another_day_is_entered_later_unless_it_is_said_how(page: ListenPage) -> None:
    put_in(page, "love: the hall")
    before = START.astimezone() - timedelta(days=1)
    moment = QDateTime.fromSecsSinceEpoch(int(before.timestamp()))
    page.form.moment.edit.setDateTime(moment)
    assert page.form.more.entered.choice() is EntryRoad.LATER
    assert "entered:" not in page.editor.toPlainText()
    page.form.privacy.click()
    assert "entered:" not in page.editor.toPlainText()


def test_a_form_filled_in_long_after_it_was_opened_is_of_the_first_key(
    page: ListenPage, clock: SettableClock, qtbot: QtBot
) -> None:
    clock.advance(hours=2)
    qtbot.keyClicks(page.form.where.line, "hall")
    assert page.editor.lines() == ["at: hall    kind: doorstep"]
    assert page.sides.capture.listenings[0].listening.at == START + timedelta(hours=2)


def test_a_permission_is_asked_only_of_very_words(page: ListenPage, qtbot: QtBot) -> None:
    thing = page.form.thing
    assert not thing.permission.isVisible()
    qtbot.keyClicks(thing.quote.box, "Damp")
    assert thing.permission.isVisible()


def test_a_reflection_is_saved_and_shown_as_ones_own(page: ListenPage) -> None:
    put_in(page, FULL)
    assert "I talked too much, your reflection, yours alone" in [
        row.in_words() for row in page.saved.model.rows()
    ]
    head = page.saved.model.rows()[0].in_words()
    assert head.endswith("Bengali, from paper, Terri, new, 3 others")
    page.save()
    table = table_of(Wording)
    with page.desk.log.reading() as connection:
        query = select(table.c.body).where(table.c.part == WordingPart.REFLECTION)
        assert connection.execute(query).scalars().all() == ["I talked too much"]


def test_a_name_with_brackets_stays_whole(page: ListenPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.form.people.line, "Bill (deaf), Terri (new)")
    people = page.sides.capture.listenings[0].listening.people
    assert [(each.name, each.is_new) for each in people] == [
        ("Bill (deaf)", False),
        ("Terri", True),
    ]


def test_words_too_long_are_refused_in_the_form_and_stay_there(page: ListenPage) -> None:
    page.form.thing.words.box.setPlainText("long " * 5_000)
    assert page.editor.toPlainText() == ""
    assert page.form.thing.words.text().startswith("long long")


def test_typing_words_anew_in_the_form_keeps_their_place(page: ListenPage, qtbot: QtBot) -> None:
    put_in(page, "love: one\nlove: two\nlove: three")
    page.editor.go_to(1)
    retype(page.form.thing.words.box, "second", qtbot)
    assert page.editor.lines()[-3:] == ["love: one", "love: second", "love: three"]


def test_taking_the_words_out_of_the_form_takes_the_line_out_of_the_text(
    page: ListenPage, qtbot: QtBot
) -> None:
    put_in(page, "love: one\nlove: two")
    page.editor.go_to(0)
    retype(page.form.thing.words.box, "", qtbot)
    assert [row.said.words for row in things(page)] == ["two"]


def test_the_moment_is_written_once_it_is_changed_in_the_form(page: ListenPage) -> None:
    put_in(page, "love: the hall")
    assert "when:" not in page.editor.toPlainText()
    before = START.astimezone() - timedelta(days=1)
    moment = QDateTime.fromSecsSinceEpoch(int(before.timestamp()))
    page.form.moment.edit.setDateTime(moment)
    assert "when: Sun 1 Mar" in page.editor.toPlainText()
    assert page.sides.capture.listenings[0].listening.at == before


def test_one_undo_takes_a_change_of_the_form_back(page: ListenPage) -> None:
    put_in(page, "love: the hall")
    page.form.privacy.click()
    assert "privacy notice: given" in page.editor.toPlainText()
    page.editor.undo()
    assert page.editor.toPlainText() == "love: the hall"
    assert not page.form.privacy.isChecked()


def test_the_form_writes_into_the_listening_at_the_cursor_alone(
    page: ListenPage, qtbot: QtBot
) -> None:
    put_in(page, "at: 14 Kendal Road\nlove: the hall\n---\nat: school gate\n---\n")
    page.editor.go_to(3)
    retype(page.form.where.line, "the pub", qtbot)
    assert page.editor.lines()[:3] == ["at: 14 Kendal Road", "love: the hall", "---"]
    assert page.editor.lines()[3].startswith("at: the pub")
    page.editor.go_to(5)
    qtbot.keyClicks(page.form.thing.words.box, "new")
    assert [each.listening.where for each in page.sides.capture.listenings] == [
        "14 Kendal Road",
        "the pub",
        "",
    ]


def test_what_will_be_saved_says_who_is_new_and_what_waits_on_today(page: ListenPage) -> None:
    terri = PersonInput(name="Terri", is_new=True)
    known = ListeningInput(at=START, where="14 Kendal Road", people=(terri,))
    page.desk.change(record_listening, known)
    put_in(page, DOORSTEP)
    rows = page.saved.model.rows()
    assert isinstance(rows[0], ListeningRow)
    assert rows[0].people == (("Bill Hughes", True), ("Terri", False))
    agreed = [row for row in rows if isinstance(row, AgreedRow)]
    assert [row.what for row in agreed] == [
        "ring back",
        "Bill: gets three prices by Fri 6 Mar",
        "the dog barks, come to the back",
    ]
    assert agreed[0].under == "by Tue 3 Mar, on your Today page"
    assert agreed[1].under == "if Terri brings the list"


def test_choosing_a_statement_that_will_be_saved_brings_it_into_the_form(
    page: ListenPage,
) -> None:
    put_in(page, DOORSTEP)
    place = page.saved.model.rows().index(things(page)[1])
    page.saved.view.setCurrentIndex(page.saved.model.index(place))
    assert page.form.thing.words.text() == "someone to ring the council"
    assert page.editor.line() == 4


def test_a_listening_with_a_resident_begins_where_they_live(page: ListenPage) -> None:
    first = ListeningInput(
        at=START, where="14 Kendal Road", people=(PersonInput(name="Terri", is_new=True),)
    )
    page.desk.change(record_listening, first)
    person = page.desk.log.read(names)[0]
    page.desk.show(PageName.LISTEN, person.id)
    assert page.editor.lines() == ["at: 14 Kendal Road    kind: doorstep    with: Terri", ""]
    put_in(page, "love: the hall")
    page.save()
    assert len(page.desk.log.read(names)) == 1


def test_a_narrow_window_shows_form_and_saved_in_turn(window: MainWindow, page: ListenPage) -> None:
    window.resize(1024, 700)
    assert window.width() == 1024
    assert (page.form.isVisible(), page.saved.isVisible()) == (False, True)
    page.columns.show_form()
    assert (page.form.isVisible(), page.saved.isVisible()) == (True, False)

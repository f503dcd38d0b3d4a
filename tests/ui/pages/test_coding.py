"""Coding by keyboard: the list stays, the suggestions say why, every code can be taken off."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log
from organiser_app.store.queries.coding import coding_counts
from organiser_app.store.queries.themes import themes_of
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.coding import CodingPage
from organiser_app.ui.pages.coding.theme_field import ThemeField
from organiser_app.ui.painting.text import curly
from organiser_app.ui.tables import StatementRow
from organiser_app.ui.widgets import Chip
from tests.making import making
from tests.ui.lists import rows_of

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
UNCODED = (
    "mould in the bathroom",
    "the 17 bus never came",
    "Friday lunch at the hall",
    "damp again in the bedroom",
    "a bench by the bus stop",
)


@pytest.fixture
def heard(owned_log: Log) -> dict[str, UUID]:
    """Three coded statements, and five to be coded: the ids of the five by their words."""
    with making(owned_log) as make:
        listening = make.listening()
        housing, transport = make.theme("housing"), make.theme("transport")
        make.theme("old plans", archived=True)
        make.statement(listening, "damp in the back bedroom", themes=[housing])
        make.statement(listening, "mould on the wall", themes=[housing])
        make.statement(listening, "no bus after six", themes=[transport])
        return {words: make.statement(listening, words) for words in UNCODED}


@pytest.fixture
def page(window: MainWindow, heard: dict[str, UUID], qtbot: QtBot) -> CodingPage:  # noqa: ARG001 - heard first
    with qtbot.waitActive(window):
        window.activateWindow()
    press(Qt.Key.Key_G, CTRL_SHIFT, window)
    found = window.stack.currentWidget()
    assert isinstance(found, CodingPage)
    return found


def press(
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    window: MainWindow | None = None,
) -> None:
    """Press a key where the keyboard is."""
    target = window or QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def write(words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


def listed(page: CodingPage) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.words, row.themes) for row in rows_of(page.rows, StatementRow)]


def borne(page: CodingPage, statement: UUID) -> tuple[str, ...]:
    found = page.desk.log.read(lambda connection: themes_of(connection, [statement]))
    return found.get(statement, ())


def said(page: CodingPage) -> list[str]:
    """What the card of the statement in hand says."""
    QApplication.processEvents()
    labels = page.hand.findChildren(QLabel)
    return [label.text() for label in labels if not label.isHidden()]


def offered(page: CodingPage) -> list[str]:
    QApplication.processEvents()
    chips = page.hand.offers.findChildren(Chip)
    return [chip.text() for chip in chips if not chip.isHidden()]


def test_five_statements_are_coded_by_keyboard_alone(
    page: CodingPage, heard: dict[str, UUID]
) -> None:
    press(Qt.Key.Key_1)  # a bench by the bus stop: transport
    press(Qt.Key.Key_T)
    write("green places")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_1)  # damp again in the bedroom: housing
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Slash)  # Friday lunch is like nothing
    write("food")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_1)  # the 17 bus: transport
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_1)  # mould: housing
    assert [borne(page, heard[words]) for words in UNCODED] == [
        ("housing",),
        ("transport",),
        ("food",),
        ("housing",),
        ("transport", "green places"),
    ]
    assert page.desk.log.read(coding_counts).uncoded == 0
    assert page.header._sentence.text() == "Everything that was heard bears a theme."


def test_the_list_stays_where_it_is_while_one_codes(page: CodingPage) -> None:
    before = [words for words, _ in listed(page)]
    assert before == list(reversed(UNCODED))
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_1)
    assert [words for words, _ in listed(page)] == before
    assert listed(page)[1][1] == ("housing",)
    assert page.list.currentIndex().row() == 1
    assert page.header._sentence.text() == "4 of 8 statements are left to code."


def test_what_was_coded_is_gone_from_the_list_when_one_comes_back(
    page: CodingPage, window: MainWindow
) -> None:
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Escape)
    assert getattr(window.stack.currentWidget(), "name", None) is PageName.HEARD
    window.open_page(PageName.CODING)
    assert [words for words, _ in listed(page)] == list(reversed(UNCODED))[1:]


def test_a_suggestion_says_why(page: CodingPage) -> None:
    press(Qt.Key.Key_J)
    assert offered(page) == ["housing"]
    assert "1 of 1 like it is housing: “damp”, “bedroom”" in said(page)


def test_nothing_is_coded_unasked_nor_by_a_key_without_a_suggestion(
    page: CodingPage, heard: dict[str, UUID]
) -> None:
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_X)
    for _ in UNCODED:
        press(Qt.Key.Key_Space)
    assert all(borne(page, each) == () for each in heard.values())


def test_x_takes_the_last_theme_off_and_undo_brings_it_back(
    page: CodingPage, window: MainWindow, heard: dict[str, UUID]
) -> None:
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_X)
    assert listed(page)[0][1] == ()
    assert offered(page) == ["transport"]
    assert page.header._sentence.text() == "5 of 8 statements are left to code."
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, window)
    assert listed(page)[0][1] == ("transport",)
    assert page.header._sentence.text() == "4 of 8 statements are left to code."
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, window)
    assert listed(page)[0][1] == ()
    assert borne(page, heard[UNCODED[-1]]) == ()


def test_everything_or_one_theme_can_be_shown_instead(page: CodingPage) -> None:
    press(Qt.Key.Key_S)
    assert QApplication.focusWidget() is page.choice.combo
    assert page.choice.combo.findText("old plans") < 0
    press(Qt.Key.Key_Down)
    assert len(listed(page)) == 8
    page.choice.combo.setFocus()
    press(Qt.Key.Key_Down)
    assert listed(page) == [
        ("mould on the wall", ("housing",)),
        ("damp in the back bedroom", ("housing",)),
    ]


def test_a_log_without_statements_says_so(window: MainWindow) -> None:
    page = window.open_page(PageName.CODING)
    assert isinstance(page, CodingPage)
    assert page.header._sentence.text() == "Nothing was heard yet."
    assert page.list.isHidden()
    page.take(1)
    page.take_off()
    page.step()


def test_letters_typed_into_the_field_are_letters(page: CodingPage) -> None:
    press(Qt.Key.Key_T)
    write("tx1s/")
    assert page.hand.field.line.text() == "tx1s/"
    press(Qt.Key.Key_Escape)
    assert page.hand.field.line.text() == ""
    assert QApplication.focusWidget() is page.list


def offers(field: ThemeField) -> list[tuple[str, str]]:
    model = field.offers.model()
    return [
        (row.title, row.note)
        for number in range(model.rowCount())
        if (row := field._rows.row(model.index(number, 0))) is not None
        and hasattr(row, "title")
        and hasattr(row, "note")
    ]


def test_the_field_completes_from_the_codebook_and_names_what_would_be_new(
    page: CodingPage,
) -> None:
    press(Qt.Key.Key_T)
    write("t")
    assert offers(page.hand.field) == [("transport", "1 statement"), ("t", "new theme")]
    write("ransport")
    assert offers(page.hand.field) == [("transport", "1 statement")]


def test_a_theme_that_was_new_is_in_the_codebook_from_then_on(page: CodingPage) -> None:
    press(Qt.Key.Key_T)
    write("gardens")
    press(Qt.Key.Key_Return)
    assert page.choice.combo.findText("gardens") > 0
    press(Qt.Key.Key_T)
    write("gard")
    assert offers(page.hand.field) == [("gardens", "1 statement"), ("gard", "new theme")]


def test_a_theme_it_bears_already_is_not_put_on_again(
    page: CodingPage, heard: dict[str, UUID]
) -> None:
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_T)
    write("transport")
    press(Qt.Key.Key_Return)
    assert borne(page, heard[UNCODED[-1]]) == ("transport",)


def test_the_whole_quote_stands_beside_the_words_and_what_may_be_done_with_it(
    window: MainWindow, owned_log: Log
) -> None:
    quote = "They said it was condensation. " * 12
    with making(owned_log) as make:
        make.statement(make.listening(), "damp, and nobody comes", quote=quote, strength=4)
    page = window.open_page(PageName.CODING)
    assert isinstance(page, CodingPage)
    told = said(page)
    assert "damp, and nobody comes" in told
    assert curly(quote) in told
    assert "Ask first, strength 4 of 5" in told


def test_a_suggestion_can_be_clicked_and_what_is_next_as_well(
    page: CodingPage, heard: dict[str, UUID]
) -> None:
    (chip,) = (each for each in page.hand.offers.findChildren(Chip) if not each.isHidden())
    chip.click()
    assert borne(page, heard[UNCODED[-1]]) == ("transport",)
    page.hand.following.click()
    assert page.list.currentIndex().row() == 1


def test_a_statement_of_many_themes_shows_them_in_lines(window: MainWindow, owned_log: Log) -> None:
    with making(owned_log) as make:
        many = [make.theme(f"theme number {number}") for number in range(9)]
        make.statement(make.listening(), "everything at once", themes=many)
    page = window.open_page(PageName.CODING)
    assert isinstance(page, CodingPage)
    page.choice.combo.setCurrentIndex(1)
    page.choice.edited.emit()
    codes = page.hand.codes
    assert codes.accessibleName().count("theme number") == 9
    assert codes.heightForWidth(300) > 2 * codes.heightForWidth(4000)


def test_the_card_ends_where_the_header_does(page: CodingPage) -> None:
    ends = [part.mapTo(page, part.rect().topRight()).x() for part in (page.hand, page.back)]
    assert ends[0] == ends[1]

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organiser_app.store.log import Log
from organiser_app.store.queries.codebook import Branch, how_coded, tree
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.theme import DescribeDialog, RenameDialog, ThemeDialog
from organiser_app.ui.dialogs.theme_standing import MergeDialog, NestDialog, SplitDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.codebook import CodebookPage
from organiser_app.ui.tables import ThemeLine
from organiser_app.ui.widgets import Question
from tests.making import making
from tests.ui.lists import rows_of
from tests.ui.pages.dialogs import in_dialog


@pytest.fixture
def themes(owned_log: Log) -> dict[str, UUID]:
    """Housing with damp under it, and repairs; one statement is damp, one both damp and repairs."""
    with making(owned_log) as make:
        housing = make.theme("housing")
        damp = make.theme("damp", parent_id=housing, description="Wet walls.")
        repairs = make.theme("repairs")
        listening = make.listening()
        make.statement(listening, "damp in the back bedroom", themes=[damp])
        both = make.statement(listening, "nobody mends the damp", themes=[damp, repairs])
    return {"housing": housing, "damp": damp, "repairs": repairs, "both": both}


@pytest.fixture
def page(themes: dict[str, UUID], window: MainWindow, desk: Desk) -> CodebookPage:
    """The page with damp in hand."""
    desk.show(PageName.CODEBOOK, themes["damp"])
    opened = window.stack.currentWidget()
    assert isinstance(opened, CodebookPage)
    return opened


def lines(page: CodebookPage) -> list[str]:
    return [row.in_words() for row in rows_of(page.themes.rows, ThemeLine)]


def branches(page: CodebookPage) -> dict[str, Branch]:
    return {branch.name: branch for branch in page.desk.log.read(tree).branches}


def history(page: CodebookPage) -> list[str]:
    return [each.text() for each in page.sheet.past.findChildren(QLabel)]


def test_the_tree_says_what_lies_under_what_and_counts_a_statement_once(
    page: CodebookPage,
) -> None:
    assert lines(page) == [
        "housing, 2 statements",
        "damp, under housing, 2 statements",
        "repairs, 1 statement",
    ]


def test_the_theme_in_hand_is_told_with_its_meaning_its_kinds_and_its_statements(
    page: CodebookPage,
) -> None:
    assert page.sheet.header.name.text() == "damp"
    assert page.sheet.header.sentence.text() == "Wet walls. Under “housing”."
    assert page.sheet.latest.rows.rowCount() == 2
    assert page.sheet.kinds._note.text() == "2 statements"


def test_the_keyboard_alone_opens_the_page_and_goes_back(
    themes: dict[str, UUID], window: MainWindow, qtbot: QtBot
) -> None:
    assert themes
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_C, both)
    page = window.stack.currentWidget()
    assert isinstance(page, CodebookPage)
    qtbot.keyClick(page.themes.list, Qt.Key.Key_J)
    assert page.sheet.header.name.text() == "damp"
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.open_page(PageName.HEARD)


def test_an_empty_codebook_says_what_to_do(window: MainWindow) -> None:
    page = window.open_page(PageName.CODEBOOK)
    assert isinstance(page, CodebookPage)
    assert page.nothing.isVisible()


def test_typing_narrows_the_tree_and_keeps_its_letters(page: CodebookPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Slash)
    qtbot.keyClicks(page.themes.filter, "RE")
    assert lines(page) == ["repairs, 1 statement"]
    assert page.sheet.header.name.text() == "repairs"


def test_a_theme_is_added_under_another_and_shown(page: CodebookPage, qtbot: QtBot) -> None:
    def fill(dialog: ThemeDialog) -> None:
        dialog.name.set_text("mould")
        dialog.above.choose(str(branches(page)["housing"].id))

    in_dialog(ThemeDialog, fill)
    qtbot.keyClick(page.themes.list, Qt.Key.Key_A)
    assert page.sheet.header.name.text() == "mould"
    assert branches(page)["mould"].depth == 1


def test_a_renamed_theme_keeps_its_old_name_in_its_past(
    page: CodebookPage, themes: dict[str, UUID], qtbot: QtBot
) -> None:
    in_dialog(RenameDialog, lambda dialog: dialog.name.set_text("wet walls"))
    qtbot.keyClick(page.themes.list, Qt.Key.Key_R)
    assert page.sheet.header.name.text() == "wet walls"
    assert "“damp” became “wet walls”" in history(page)
    assert "Version 2, 2 Mar" in history(page)
    told = page.desk.log.read(lambda connection: how_coded(connection, themes["both"]))
    assert [(one.name_then, one.name_now) for one in told] == [
        ("damp", "wet walls"),
        ("repairs", "repairs"),
    ]


def test_a_name_that_is_taken_offers_to_merge_into_it(
    page: CodebookPage, themes: dict[str, UUID], qtbot: QtBot
) -> None:
    dialog = RenameDialog(page.desk, branches(page)["damp"], branches(page).values(), page)
    qtbot.addWidget(dialog)
    dialog.name.line.selectAll()
    qtbot.keyClicks(dialog.name.line, "Repairs")
    assert not dialog.merging.isHidden()
    dialog.accept()
    assert dialog.result() == 0
    assert "“repairs” already" in dialog.name._below.text()
    dialog.merging.click()
    assert dialog.instead == themes["repairs"]


def test_merging_says_what_will_happen_and_undo_takes_it_back(
    page: CodebookPage, themes: dict[str, UUID], qtbot: QtBot
) -> None:
    said: list[str] = []

    def fill(dialog: MergeDialog) -> None:
        dialog.into.choose(str(themes["repairs"]))
        said.append(dialog.outcome.text())

    in_dialog(MergeDialog, fill)
    qtbot.keyClick(page.themes.list, Qt.Key.Key_M)
    assert said == [
        "The 2 statements coded “damp” count as “repairs” from now on. “repairs” has 1 already."
    ]
    assert page.sheet.header.name.text() == "repairs"
    assert branches(page)["repairs"].own == 2
    page.desk.undo()
    assert branches(page)["damp"].own == 2


def test_nothing_is_merged_while_no_theme_is_chosen(page: CodebookPage, qtbot: QtBot) -> None:
    others = [one for one in branches(page).values() if one.name != "damp"]
    dialog = MergeDialog(page.desk, branches(page)["damp"], others, parent=page)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() == 0
    assert dialog.into._below.text() == "Choose the theme that it is to count as."


def test_a_merged_theme_is_brought_back_from_the_one_it_went_to(
    page: CodebookPage, themes: dict[str, UUID], qtbot: QtBot
) -> None:
    in_dialog(MergeDialog, lambda dialog: dialog.into.choose(str(themes["repairs"])))
    page.merge()
    page.sheet.merged.list.choose_first()
    in_dialog(Question, lambda dialog: dialog.yes.click())
    qtbot.keyClick(page.sheet.merged.list, Qt.Key.Key_Return)
    assert branches(page)["damp"].own == 2


def test_a_theme_is_split_into_lines(page: CodebookPage, qtbot: QtBot) -> None:
    in_dialog(SplitDialog, lambda dialog: dialog.names.set_text("mould\n\n rising damp "))
    qtbot.keyClick(page.themes.list, Qt.Key.Key_S)
    assert branches(page)["mould"].parent_id == branches(page)["damp"].id
    assert "“rising damp” was split from “damp”" in history(page)


@pytest.mark.parametrize("text", ["", "mould\nMould", "repairs", "mould, wet"])
def test_a_split_whose_names_cannot_be_is_not_made(
    page: CodebookPage, qtbot: QtBot, text: str
) -> None:
    dialog = SplitDialog(page.desk, branches(page)["damp"], branches(page).values(), page)
    qtbot.addWidget(dialog)
    dialog.names.set_text(text)
    dialog.accept()
    assert dialog.result() == 0
    assert dialog.names._below.text().endswith(".")


def test_a_theme_is_put_at_the_top_and_never_offered_what_lies_under_it(
    page: CodebookPage, themes: dict[str, UUID], qtbot: QtBot
) -> None:
    in_dialog(NestDialog, lambda dialog: dialog.above.choose(""))
    qtbot.keyClick(page.themes.list, Qt.Key.Key_N)
    assert branches(page)["damp"].depth == 0
    page.desk.undo()
    page.show_record(themes["housing"])
    offered = page._beside(branches(page)["housing"])
    assert [one.name for one in offered] == ["repairs"]


def test_archiving_goes_to_and_fro_by_one_key(page: CodebookPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.themes.list, Qt.Key.Key_X)
    assert "damp, under housing, archived, 2 statements" in lines(page)
    assert "Archived" in page.sheet.header.sentence.text()
    qtbot.keyClick(page.themes.list, Qt.Key.Key_X)
    assert not branches(page)["damp"].archived


def test_a_theme_is_described(page: CodebookPage, qtbot: QtBot) -> None:
    in_dialog(DescribeDialog, lambda dialog: dialog.words.set_text("Walls that are wet."))
    qtbot.keyClick(page.themes.list, Qt.Key.Key_D)
    assert page.sheet.header.sentence.text() == "Walls that are wet. Under “housing”."


def test_a_form_that_was_begun_is_opened_again_on_its_theme(
    page: CodebookPage, themes: dict[str, UUID], desk: Desk
) -> None:
    in_dialog(RenameDialog, lambda dialog: dialog.name.set_text("mending"))
    desk.show(PageName.CODEBOOK, themes["repairs"], Form.THEME_NAME)
    assert page.sheet.header.name.text() == "mending"

"""Packs under a passphrase in the window: their words are asked for, and are not kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from organiser_app.store.log import Log, open_log
from organiser_app.store.queries.home import drafts
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.runs import merge_runs
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.team.merging import MergeView
from organiser_app.ui.pages.team.merging.passphrases import PassphraseDialog
from organiser_app.ui.widgets import Question
from tests.store_fixtures import PASSPHRASE, surroundings
from tests.sync.teams import log_of
from tests.ui.lists import lines
from tests.ui.pages.dialogs import in_dialog, leaving_dialog
from tests.ui.test_every_control import marked, nameless, untranslated

__all__ = ["marked"]

KETTLE, TEAPOT = "four kettles on the hob", "teapots all in a row"
_MERGED_BEFORE = 1


@pytest.fixture
def locked(folder: Path) -> Path:
    """A pack of Beth’s, under a passphrase."""
    return under(folder, "Beth", KETTLE)


def under(folder: Path, name: str, words: str, file: str = "locked.pack") -> Path:
    """A pack of a log in `folder` under some words."""
    with open_log(folder / f"{name}.olog", PASSPHRASE, surroundings()) as log:
        return write_pack_of(log, folder / file, passphrase=words).path


def answering(*answers: str | None) -> list[str]:
    """Answer the questions for words in their order; None leaves a pack out. What was asked."""
    asked: list[str] = []

    def next_one(left: Sequence[str | None]) -> None:
        def answer(dialog: PassphraseDialog) -> None:
            asked.append(dialog.windowTitle())
            if len(left) > 1:
                next_one(left[1:])
            QTest.keyClicks(dialog.field.line, left[0] or "")

        meet = leaving_dialog if left[0] is None else in_dialog
        meet(PassphraseDialog, answer)

    next_one(answers)
    return asked


def said(dialog: PassphraseDialog) -> list[str]:
    """What stands at the field."""
    return [each.text() for each in dialog.field.findChildren(QLabel) if each.isVisible()]


def test_a_pack_under_a_passphrase_is_looked_at_and_merged_as_any_other(
    view: MergeView, locked: Path, ada: Log
) -> None:
    asked = answering(KETTLE)
    view.open_packs((locked,))
    assert asked == ["Which passphrase opens “locked.pack”?"]
    assert view.shown() is view.pack
    assert view.pack.title.text() == "Beth’s pack, before it is merged"
    view.pack.merge.click()
    assert view.shown() is view.choosing
    assert len(ada.read(merge_runs)) == _MERGED_BEFORE + 1


def test_wrong_words_are_said_plainly_and_asked_for_again(view: MergeView, locked: Path) -> None:
    problems: list[str] = []

    def mistype(dialog: PassphraseDialog) -> None:
        QTest.keyClicks(dialog.field.line, "four kettles on the shelf")
        dialog.accepting.click()
        problems.extend(said(dialog))
        assert dialog.field.line.selectedText()
        QTest.keyClicks(dialog.field.line, KETTLE)

    in_dialog(PassphraseDialog, mistype)
    view.open_packs((locked,))
    assert problems == ["Passphrase", "That passphrase does not open this pack."]
    assert view.shown() is view.pack


def test_a_pack_without_its_words_is_left_out_and_says_why(
    view: MergeView, locked: Path, pack: Path
) -> None:
    answering(None)
    view.open_packs((locked, pack))
    assert view.packs.sentence.text() == "1 can be merged. 1 cannot be."
    refused, _ = lines(view.packs.list)
    assert refused.startswith("locked.pack, No passphrase was given for this pack")
    view.packs.merge.click()
    assert view.shown() is view.choosing


def test_each_is_asked_for_that_the_last_words_do_not_open(
    view: MergeView, locked: Path, folder: Path
) -> None:
    other = under(folder, "Beth", TEAPOT, "other.pack")
    again = under(folder, "Beth", KETTLE, "again.pack")
    asked = answering(KETTLE, TEAPOT)
    view.open_packs((locked, other, again))
    assert asked == [
        "Which passphrase opens “locked.pack”?",
        "Which passphrase opens “other.pack”?",
    ]
    assert view.packs.sentence.text() == "3 can be merged."


def test_what_was_merged_is_taken_back_and_looked_at_again_without_asking(
    view: MergeView, locked: Path
) -> None:
    answering(KETTLE)
    view.open_packs((locked,))
    view.pack.merge.click()
    view.take_back()
    assert view.shown() is view.pack


def test_the_words_are_kept_nowhere(view: MergeView, locked: Path, ada: Log) -> None:
    answering(KETTLE)
    view.open_packs((locked,))
    assert KETTLE not in repr(vars(view))
    assert ada.read(drafts) == ()
    view.pack.aside.click()
    answering(None)
    view.open_packs((locked,))
    assert view.packs.sentence.text() == "1 cannot be."


def test_a_strangers_pack_is_looked_at_and_merged_by_whoever_says_so(
    view: MergeView, folder: Path, empty_log_folder: Path, ada: Log
) -> None:
    log_of(folder, empty_log_folder, "Carys").close()
    unknown = under(folder, "Carys", KETTLE)
    answering(KETTLE)
    view.open_packs((unknown,))
    assert view.pack.signed.text() == "Whole and unaltered, but nobody vouches for Carys"
    leaving_dialog(Question, Question.reject)
    view.pack.merge.click()
    assert len(ada.read(merge_runs)) == _MERGED_BEFORE
    in_dialog(Question, lambda question: question.yes.click())
    view.pack.merge.click()
    assert len(ada.read(merge_runs)) == _MERGED_BEFORE + 1


@pytest.mark.usefixtures("marked")
def test_every_control_is_named_and_can_be_translated(desk: Desk, locked: Path) -> None:
    dialog = PassphraseDialog(desk, [locked, locked.with_name("b.pack")])
    dialog.show()
    assert nameless(dialog) == set()
    assert untranslated(dialog) == set()
    dialog.close()

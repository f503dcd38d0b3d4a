"""Shared with the team no more: what it costs is said first, where anything has left the log."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel

from organiser_app.domain.models import Consent, Erased, table_of
from organiser_app.domain.values import ConsentPurpose
from organiser_app.store.log import Log
from organiser_app.store.queries.person import PersonDetail, person
from organiser_app.sync.handing import write_pack_of
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.widgets import Question
from tests.making import TODAY, making
from tests.ui.pages.dialogs import leaving_dialog

SHARED = ConsentPurpose.SHARE_WITH_TEAM
SECRET = "kettle kettle"


@pytest.fixture
def bill(owned_log: Log) -> UUID:
    """Bill, who agreed to be shared with the team; Ann is before him in the list."""
    with making(owned_log) as make:
        make.resident("Ann")
        bill = make.resident("Bill Hughes")
        make.put(Consent, subject_id=bill, purpose=SHARED, given=True, on=TODAY)
    return bill


@pytest.fixture
def page(bill: UUID, window: MainWindow) -> PeoplePage:
    opened = window.open_page(PageName.PEOPLE)
    assert isinstance(opened, PeoplePage)
    opened.show_record(bill)
    return opened


def untick(page: PeoplePage) -> None:
    box = page.sheet.consents.boxes[SHARED]
    assert box.isChecked()
    box.click()


def told(log: Log, resident_id: UUID) -> PersonDetail | None:
    return log.read(lambda connection: person(connection, resident_id))


def erased(log: Log) -> int:
    with log.reading() as connection:
        return len(connection.execute(table_of(Erased).select()).all())


def agreed(page: PeoplePage) -> bool:
    """Whether the resident in hand is shared, as the log has it and the page shows it."""
    assert page._in_hand is not None
    seen = told(page.desk.log, page._in_hand)
    assert seen is not None
    (answer,) = (each for each in seen.consents if each.purpose is SHARED)
    assert page.sheet.consents.boxes[SHARED].isChecked() is answer.given
    return answer.given


def test_where_nothing_has_left_the_log_nobody_is_asked(page: PeoplePage, bill: UUID) -> None:
    untick(page)  # a question would wait for an answer
    assert page._in_hand == bill
    assert not agreed(page)
    assert erased(page.desk.log) == 0


def test_once_a_pack_was_written_the_cost_is_said_and_the_page_follows_the_fresh_record(
    page: PeoplePage, bill: UUID, tmp_path: Path
) -> None:
    write_pack_of(page.desk.log, tmp_path / "a.pack", passphrase=SECRET)
    said: list[str] = []

    def agree(question: Question) -> None:
        said.extend(each.text() for each in question.findChildren(QLabel))
        question.yes.click()

    leaving_dialog(Question, agree)
    untick(page)
    assert said[0] == "Share Bill Hughes with the team no more?"
    assert "What colleagues wrote and you have not merged yet is lost for good" in said[1]
    assert page._in_hand != bill
    assert page.sheet.header.name.text() == "Bill Hughes"
    assert not agreed(page)
    assert (told(page.desk.log, bill), erased(page.desk.log)) == (None, 1)


def test_whoever_is_not_sure_leaves_everything_as_it_was(
    page: PeoplePage, bill: UUID, tmp_path: Path
) -> None:
    write_pack_of(page.desk.log, tmp_path / "a.pack", passphrase=SECRET)
    leaving_dialog(Question, Question.reject)
    untick(page)
    assert page._in_hand == bill
    assert agreed(page)
    assert erased(page.desk.log) == 0


def test_the_kinder_road_leads_to_the_packs_of_colleagues(
    page: PeoplePage, window: MainWindow, tmp_path: Path
) -> None:
    write_pack_of(page.desk.log, tmp_path / "a.pack", passphrase=SECRET)
    leaving_dialog(Question, Question._take_kinder_road)
    untick(page)
    assert getattr(window.stack.currentWidget(), "name", None) is PageName.TEAM
    assert agreed(page)


def test_agreeing_again_is_asked_of_nobody(page: PeoplePage) -> None:
    untick(page)
    page.sheet.consents.boxes[SHARED].click()
    assert agreed(page)
